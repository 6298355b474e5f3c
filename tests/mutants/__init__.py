"""Faults put into the code on purpose, and how many of them the tests catch: `python -m tests.mutants`."""
