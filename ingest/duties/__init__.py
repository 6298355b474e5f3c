"""Who must do what, with whom, by when: tasks, roles, times, topics.

In: blocks and names.  Out: drafts of tasks with roles."""
