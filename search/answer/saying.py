"""How surely a passage says what a question claims: its words below their headings and title, and what the encoder reads in both.

Whether it has each body, time, figure and place is told by `search.answer.verdict`; here only counts that the question names such things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from search.answer.claims import Claim
from search.answer.nearby import Nearby
from search.passages.embedding import default_encoder
from search.passages.finding import Hit
from search.passages.first_read import read_first
from search.passages.tokens import fold_token, tokens

__all__ = ["LEAST", "NEARLY", "likeliest"]

# Weights of what `_features` gives, in its order, without the encoder and with its two at the end; what is taken off.  Logistic regressions
# over the best passages of 314 yes/no questions of twenty-four writers.  Left out by writers, 253 are told right with 11 false yeses (202
# and 10 by the share of words in the passage alone), 239 and 10 without the encoder.
_WORDS, _LESS = (4.8, -2.8, 1.8, 3.5, 1.7, 1.0, 1.3, 0.4, -0.4), 5.0
_IN_CONTEXT, _LESS_IN_CONTEXT = (2.9, -1.8, 1.6, 3.5, 1.5, 0.8, 1.3, 1.0, -0.4, 3.8, 6.1), 6.8
_OTHERS = (5.3, -3.1, 1.4)  # how the work of others is weighed: the words, what is unsaid, a document that is named
LEAST, NEARLY = 0.0, -0.2  # as likely as not; what may say it
_READ, _HOPELESS, _FAR = 3, -2.0, 1.0  # passages that the encoder reads, none whose words weigh less, or so much less than the best's
_LIKE = 0.3  # the share of a word that a text has at least which says something like it
_TIMED = ("day", "days", "month", "range")  # a year is that of each task of a document


def likeliest(near: Nearby, claim: Claim, asked: Sequence[str], held: Sequence[Hit], others: Sequence[Hit] = ()) -> list[tuple[float, Hit]]:
    """Return the passages that have what a claim names with how surely each says the phrases that are `asked`, best first; `others` are the
    passages in which a body that is claimed has no part."""
    theirs = max((_said(near, asked, hit)[1] for hit in others), default=0.0)
    features = {hit.found.number: _features(near, claim, asked, hit, theirs) for hit in held}
    weighed = _sorted((_sum(_WORDS, features[hit.found.number]) - _LESS, hit) for hit in held)
    encoder = default_encoder()
    if encoder is None or not weighed:
        return weighed
    first = [hit for weight, hit in weighed[:_READ] if weight >= max(_HOPELESS, weighed[0][0] - _FAR)]
    if not first:
        return weighed
    words = " ".join(asked) if near.where.documents else claim.words
    own, whole = encoder.encode_queries([words or near.read.text, near.read.text])
    read = [read_first(encoder, query, [hit.found for hit in first]) for query in (own, whole)]
    return _sorted(
        (_sum(_IN_CONTEXT, (*features[hit.found.number], *(cosines[hit.found.number] for cosines in read))) - _LESS_IN_CONTEXT, hit)
        for hit in first
    )


def _features(near: Nearby, claim: Claim, asked: Sequence[str], hit: Hit, theirs: float) -> tuple[float, ...]:
    """What a passage says of the phrases; what the question names besides and is not weighed; whether the passage states a task and is of a
    document that is named; the language; how much more others say, whose work it would be."""
    said, own = _said(near, asked, hit)
    return (
        *said[:2],
        float(any(time.unit in _TIMED for time in claim.times)),
        float(bool(claim.figures)),
        float(bool(claim.bodies)),
        float(hit.found.passage.task is not None),
        said[2],
        float(near.read.language == "en"),
        max(theirs - own, 0.0),
    )


def _said(near: Nearby, asked: Sequence[str], hit: Hit) -> tuple[tuple[float, float, float], float]:
    """Return the share of the phrases that passage, headings and title have, that of the words which none of them is like, and whether the
    document is named; and all three together."""
    passage = hit.found.passage
    texts = (hit.found.exact, near.title(passage.document), *(heading.lower() for heading in passage.context))
    words = [word for phrase in asked for word in tokens(phrase)]
    printed = {fold_token(word) for text in texts for word in tokens(text)}
    unsaid = sum(fold_token(word) not in printed and near.explained(word, *texts) < _LIKE for word in words)
    share = near.explained(" ".join(asked), *texts) if words else 1.0
    said = (share, unsaid / max(len(words), 1), float(passage.document in near.where.documents))
    return said, _sum(_OTHERS, said)


def _sum(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _sorted(weighed: Iterable[tuple[float, Hit]]) -> list[tuple[float, Hit]]:
    """Return passages with their weights, best first."""
    return sorted(weighed, key=lambda one: (-one[0], one[1].found.number))
