"""The documentation, and the commands that produce its examples."""
