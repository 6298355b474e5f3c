"""Frames: what a kind of question needs, forbids, builds and says; the best complete reading wins.

In: typed words and a store's names.  Out: a reading with its Query, and the next best ones."""
