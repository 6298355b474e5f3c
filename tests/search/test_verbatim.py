"""Stretches of a question that some text has: which are looked for, and which are found."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from search.answer.verbatim import _stretches

TEXT = ("a", "b", "c", "d", "e", "f", "g")


def test_a_stretch_is_looked_for_only_where_its_parts_stand() -> None:
    looked: list[tuple[str, ...]] = []

    def occurs(words: tuple[str, ...]) -> bool:
        looked.append(words)
        return any(TEXT[at : at + len(words)] == words for at in range(len(TEXT)))

    def stretches(question: str) -> list[str]:
        tokens = [SimpleNamespace(key=word, number=None) for word in question.split()]
        sentence = SimpleNamespace(slots=[], question=SimpleNamespace(tokens=tokens))
        near = SimpleNamespace(sentence=sentence, names=SimpleNamespace(occurs=occurs))
        return [" ".join(words) for words in _stretches(cast("Any", near), 4)]

    assert stretches("x a b c d e y d e f g") == ["a b c d e", "d e f g"]
    assert {words for words in looked if len(words) > 4} == {("a", "b", "c", "d", "e")}
    assert stretches("a b c x e f g") == []
    assert stretches("a b c d e f g") == ["a b c d e f g"]
