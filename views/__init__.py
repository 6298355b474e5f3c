"""The explorer's pages, one file each; `app.py` is the entry.

In: an address with its parameters.  Out: a page, drawn of values that `views.services` brings.
"""
