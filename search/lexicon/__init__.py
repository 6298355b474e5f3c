"""The words a question may use, with what they mean.

In: vocabularies and a store's names.  Out: entries by folded tokens."""

from search.lexicon.lexicon import NAMES, Entry, Lexicon, name_tokens, vocabulary_lexicon

__all__ = ["NAMES", "Entry", "Lexicon", "name_tokens", "vocabulary_lexicon"]
