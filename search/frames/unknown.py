"""Words that nothing knows: which of them stop an answer, which are fillers; and which words name a topic."""

from __future__ import annotations

from search.frames.base import Rules
from search.frames.references import References
from search.lexicon.thesaurus import is_deed
from search.passages.expand import is_syllable
from search.question.naming import head_words
from search.question.shapes import shape

__all__ = ["UnknownRules"]


_TWO = 2  # syllables that may be the end of one term and the beginning of another
_ENOUGH = 3  # words that say what the question is about without them


class UnknownRules(Rules):
    """Tells unknown words that matter from fillers."""

    def _is_topic(self, at: int) -> bool:
        """Whether a slot names a topic; one that could be an agency too does after "về", "mảng", "on", "about"."""
        slot = self.sentence[at]
        if slot.kind == "topic" or not slot.has("topic"):
            return slot.kind == "topic"
        if slot.kind == "doctype" and at and (self.sentence[at - 1].has("role") or self.sentence.key(at - 1) in ("phai", "can")):
            return at + 1 == len(self.sentence) or not (
                self.sentence[at + 1].kind == "number" or self.sentence[at + 1].has("wh")
            )  # "chủ trì báo cáo"
        return any(
            self.sentence.key(i).split()[-1] in ("ve", "mang", "linh", "vuc", "on", "about") or self.sentence[i].kind == "topic"
            for i in (at - 1, at - 2)
            if i >= 0
        )

    def _unknown(self, used: set[int], refs: References) -> tuple[list[str], list[str]]:
        """Return (unknown, ignored) words: what looks like a name or is the only subject stops the answer, a filler word never does.

        Neighbours stand together; a kind of agency before them is part of the name.
        """
        groups: list[list[int]] = []
        for at in range(len(self.sentence)):
            slot = self.sentence[at]
            lone = slot.kind == "syllable" and not self._has_subject() and not is_deed(slot.value)
            named = at not in used and self._names_a_body(at, used)
            if (
                at in used
                or self._is_said_again(at)
                or not (slot.kind == "word" or lone or named)
                or (slot.text.isdigit() and self._numbers_bodies())
            ):
                continue
            if groups and groups[-1][-1] == at - 1:
                groups[-1].append(at)
            else:
                groups.append([at - 1, at] if at and self.sentence[at - 1].has("kind") and at - 1 not in used else [at])
        unknown: list[str] = []
        ignored = [slot.text for slot in self.sentence.slots if slot.kind == "verb"]
        for group in [one for one in groups if self._ends_a_title(one[0])]:
            ignored.append(self.sentence.question.words(self.sentence[group[0]].start, self.sentence[group[-1]].end))
            groups.remove(group)
        for group in groups:
            text = self.sentence.question.words(self.sentence[group[0]].start, self.sentence[group[-1]].end)
            # parts of one term that the texts do not have; syllables apart that they print say little beside other words
            several = len(groups) > 1 and self.sentence.question.language == "vi" and not self._are_verbs_alone(groups)
            (unknown if several or self._matters(group, refs) else ignored).append(text)
        return unknown, list(dict.fromkeys(ignored))

    def _is_said_again(self, at: int) -> bool:
        """Whether one syllable stands in a longer term of the question too: "dời mộ … bao nhiêu tiền một mộ"."""
        said = self.sentence.key(at)
        others = (self.sentence.key(i).split() for i, slot in enumerate(self.sentence.slots) if i != at and slot.kind == "words")
        return self.sentence[at].kind == "word" and is_syllable(said) and any(said in words and len(words) > 1 for words in others)

    def _numbers_bodies(self) -> bool:
        """Whether a number says of how many bodies a task is: "trên 5 cơ quan"."""
        return shape("number-of-bodies").search(self.sentence.question.folded) is not None

    def _ends_a_title(self, at: int) -> bool:
        """Whether what stands before is a document said by its title, of which this is the rest, or what an instrument is about."""
        before = self.sentence.left(at, lambda i: self.sentence[i].kind in ("word", "syllable", "polite"))
        return before is not None and self.sentence[before].has("title_part") or at in self._about_instrument()

    def _matters(self, group: list[int], refs: References) -> bool:
        """Whether words that nothing knows may be what the question is about: a name, or the subject where no other is said."""
        sentence = self.sentence
        slots = [sentence[at] for at in group]
        tokens = [token for slot in slots for token in sentence.question.tokens[slot.start : slot.end]]
        if self._has_firm_subject() and is_deed(" ".join(token.key for token in tokens)):
            return False  # "giải quyết": what is done to it may be said in other words
        if any(slot.kind == "field" for slot in sentence.slots):
            return True  # a field alone is guessed; what stands beside it may say otherwise
        if len(tokens) == 1 and sentence.question.language == "en" and tokens[0].key in head_words():
            return False  # "report to the committee": no name
        if self._are_loose_syllables(group) and sum(slot.kind == "words" and not is_deed(slot.value) for slot in sentence.slots) >= _ENOUGH:
            return False  # "có sẵn đủ điều kiện kinh doanh"
        if any(slot.has("kind") for slot in slots) or len(group) >= 3 or (len(tokens) > 1 and sentence.question.language == "vi"):
            return True
        if any(token.upper or any(c.isdigit() for c in token.text) or sentence.question.is_capital(token) for token in tokens):
            return True
        if sentence.question.language == "vi" and any(not is_syllable(token.key) for token in tokens):
            return True  # a foreign word is a name or a term
        before = group[0] - 1
        if before >= 0 and any(sentence[before].has(kind) for kind in ("about", "mention", "count")) and not self._opens_subject(group):
            return True
        given = before >= 0 and sentence[before].has("role", "assign") and not sentence[before].has("stop")  # "để" gives nobody work
        if given or (before >= 0 and sentence.key(before) == "which"):
            return True
        if before >= 0 and sentence[before].has("noun", "province") and not sentence[before].has("wh"):
            return True  # "tỉnh abc"
        following = group[-1] + 1
        if (
            following < len(sentence)
            and sentence[following].kind in ("body", "kind")
            and sentence.question.language == "en"
            and sentence.key(following).split()[0] not in ("the", "a", "an", "all")
        ):
            return True  # "the wizardry department"
        held = any(id in self.names.documents and self.names.documents[id].in_collection for ref in refs.documents for id in ref.ids)
        if len(group) > 1 and not self._has_firm_subject() and not (held and sentence.has("body", "agency")):
            return True
        said = self._has_firm_subject() or any(slot.kind in ("body", "agency", "topic", "document", "signer") for slot in sentence.slots)
        return not (said or refs.documents or sentence.has("meta", "cite", "deadline"))

    def _opens_subject(self, group: list[int]) -> bool:
        """Whether one syllable in small letters that texts print stands right before words that say what is asked about: "về nâng chất
        lượng giáo dục"."""
        at, follows = group[0], self.sentence.slots[group[-1] + 1 : group[-1] + 2]
        said = self.sentence[at].text
        alone = len(group) == 1 and self.sentence.question.language == "vi" and said.islower() and is_syllable(self.sentence.key(at))
        return alone and any(slot.kind in ("words", "topic") for slot in follows) and self.names.prints((said,))

    def _are_verbs_alone(self, groups: list[list[int]]) -> bool:
        """Whether each of these words is one syllable in small letters that texts print, beside terms that say what is asked about: "bộ nào
        được dùng trực thăng, máy bay không người lái để cứu dân vùng lũ"."""
        slots = [self.sentence[at] for group in groups for at in group]
        terms = [slot for slot in self.sentence.slots if slot.kind == "words" and not is_deed(slot.value) and slot.end - slot.start > 1]
        alone = all(len(group) == 1 for group in groups) and all(slot.text.islower() and slot.end - slot.start == 1 for slot in slots)
        plain = alone and all(is_syllable(self.sentence.key(at)) for group in groups for at in group)
        return plain and len(terms) >= _ENOUGH and all(self.names.prints((slot.text,)) for slot in slots)

    def _are_loose_syllables(self, group: list[int]) -> bool:
        """Whether two neighbouring words are Vietnamese syllables in small letters that texts print, though not together."""
        said = [self.sentence[at].text for at in group]
        vietnamese = self.sentence.question.language == "vi" and len(group) == _TWO
        return (
            vietnamese
            and all(one.islower() and is_syllable(self.sentence.key(at)) for at, one in zip(group, said, strict=True))
            and all(self.names.prints((one,)) for one in said)
        )

    def _names_a_body(self, at: int, used: set[int]) -> bool:
        """Whether words after "Sở", "Bộ", "Ban" are a name that no document has: "Sở Vũ trụ", though "vũ trụ" is a word."""
        slot, before = self.sentence[at], self.sentence[at - 1] if at else None
        if (
            before is None
            or self._comma_before(at)
            or slot.kind not in ("words", "syllable")
            or not before.has("kind")
            or at - 1 in used
            or is_deed(slot.value)
        ):
            return False
        if at > 1 and shape("each-one").search(self.sentence.key(at - 2)):
            return False  # "các bộ gửi": each of them
        tokens = self.sentence.question.tokens
        return before.kind == "kind" and not self.names.occurs((tokens[before.end - 1].key, tokens[slot.start].key))

    def _has_subject(self) -> bool:
        return any(slot.kind in ("words", "field") or self._is_topic(at) for at, slot in enumerate(self.sentence.slots))

    def _has_firm_subject(self) -> bool:
        """Whether a subject is said that is no deed of any subject."""
        return any(
            slot.kind == "field" or (slot.kind == "words" and not is_deed(slot.value)) or self._is_topic(at)
            for at, slot in enumerate(self.sentence.slots)
        )
