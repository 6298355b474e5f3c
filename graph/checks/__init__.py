"""What must hold of facts, and what documents contradict.

In: facts or a store.  Out: errors or contradictions."""

from graph.checks.facts import check_facts

__all__ = ["check_facts"]
