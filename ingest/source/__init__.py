"""Bytes to text, pages, boxes and tables as grids.

In: a path or bytes.  Out: a `Source`; one file a format."""
