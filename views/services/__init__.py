"""What the pages ask of the other packages: one file a need, plain values back.

Results that cost something are kept until the store's content changes (`store.version`).

In: ids, filters and a language.  Out: plain values, kept while the store is the same.
"""
