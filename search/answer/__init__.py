"""Rows to answers with evidence, caveats and words.

In: a reading and its rows.  Out: CONTRACT.md's answer."""
