"""A question as typed words.

In: a string.  Out: tokens with their folded forms and language."""

from search.question.typed import MAX_CHARS, Question, Token, is_compatible, key, read_question

__all__ = ["MAX_CHARS", "Question", "Token", "is_compatible", "key", "read_question"]
