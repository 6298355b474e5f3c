"""Căn Cứ under its one importable name.

In a wheel the rooms (`ingest`, `graph`, `search`, …) stand inside this package, in a checkout beside it.
"""
