"""What the rules of one question share: its slots, the store's names, what is shown to the reader."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from graph.query import AgencyPattern, Query
from search.frames.reading import Condition
from search.lexicon.names import Names
from search.passages.tokens import folded_phrase
from search.question.sentence import Sentence
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.times import TimeFound

__all__ = ["Rules"]

_TOLD = ("words", "word", "syllable", "topic", "field", "and", "with")


class Rules:
    """Holds what is known of one question while its query is put together."""

    def __init__(self, sentence: Sentence, names: Names) -> None:
        self.sentence, self.names, self.times = sentence, names, list(sentence.times)
        self.conditions: list[Condition] = []
        self.notes: list[tuple[str, str]] = []
        self.unknown: list[str] = []
        self.ignored: list[str] = []
        self.further_times: list[TimeFound] = []
        self.left_out: set[int] = set()  # the places of documents that are no part of what is asked about
        self.joined_topics = False

    def _show(self, field: str, value: str, label: str, roles: tuple[str, ...] = ()) -> None:
        condition = Condition(field, value, label, roles)
        if condition not in self.conditions:
            self.conditions.append(condition)

    def _show_agencies(self, group: list[int], field: str, roles: tuple[str, ...] = ()) -> None:
        for at in group:
            ids = self._agency_ids([at])
            self._show(field, ids[0], self._label(ids[0]), roles)

    def _label(self, id: str) -> str:
        term = self.names.vocabulary.by_id.get(id)
        if term:
            return term.label(self.sentence.question.language) if not id.startswith(("VN-",)) else term.label_vi
        return self.names.agencies.get(id) or (self.names.documents[id].label if id in self.names.documents else id)

    def _agency_ids(self, slots: list[int] | set[int]) -> tuple[str, ...]:
        found: list[str] = []
        for at in sorted(slots):
            slot = self.sentence[at]
            named = [e.value for e in slot.entries if e.kind in ("body", "agency") and e.rank <= slot.entries[0].rank + 1]
            named = self._of_that_name(at, named) or named
            found += sorted(named, key=lambda id: id.startswith("body:") and id not in self.names.bodies)
        if found and not any(id in self.names.bodies or id in self.names.agencies for id in found):
            for at in slots:  # "tạp chí": whatever journal takes part here
                found += self.names.agencies_named(f"{self.sentence.key(at)} ")
        others = [id for body in found for id in self.names.also_called.get(body, ())]
        return tuple(dict.fromkeys([*found, *self._kin(found), *others]))

    def _of_that_name(self, at: int, ids: list[str]) -> list[str]:
        """The store's own body of just this name, "Ban Quản lý Khu kinh tế Đông Nam", where others are called so for short."""
        own = [id for id in ids if folded_phrase(self.names.agencies.get(id, "")) == self.sentence.key(at)]
        if not own or self.names.body_of.get(own[0]) in ids:
            return []
        longer = (folded_phrase(self._label(id)) for id in ids if id not in own)
        return [] if any(f" {self.sentence.key(at)} " in f" {label} " for label in longer) else own  # "Mặt trận Tổ quốc" for short

    def _carrying_out(self) -> list[int]:
        """The places of a verb of carrying out, "thực hiện", "triển khai thực hiện", "implement"."""
        may = (at for at in range(len(self.sentence)) if self.sentence[at].has("role", "any") or self.sentence[at].kind == "stop")
        return [at for at in may if shape("carries-out").fullmatch(self.sentence.key(at))]

    def _comma_before(self, at: int) -> bool:
        """Whether a comma stands right before a word."""
        return self.sentence.question.comma_before(self.sentence[at].start)

    def _kin(self, ids: list[str]) -> list[str]:
        """The bodies that became one of `ids` where none of these is in the texts: a question about today's body finds its predecessors."""
        return self._predecessors(ids) if self._is_late(ids) else []

    def _predecessors(self, ids: Collection[str]) -> list[str]:
        wanted = set(ids)
        return sorted(t.id for t in self.names.vocabulary.bodies if t.id not in wanted and not wanted.isdisjoint(t.successors))

    def _became(self, query: Query, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The one body made of these that has work in the documents and provinces named, where these have none: the newspaper and
        broadcaster of a province for its newspaper.

        None for a ministry that took others in, whose work was its own before; whether or how much an abolished body has to do is answered
        by its own work."""
        if is_yesno(self.sentence) or self.sentence.has("count") or not (query.provinces or query.documents):
            return ()
        vocabulary = self.names.vocabulary
        bodies = [body for id in ids if (body := vocabulary.body(id)) is not None]
        later = {id: body for body in bodies for id in body.successors if id not in ids}
        initials = any(slot.kind == "province" and slot.entries and slot.entries[0].exact for slot in self.sentence.slots)
        if len(later) != 1 or initials:
            return ()  # "LC" may be another province, whose work it is
        ((id, old),) = later.items()
        new = vocabulary.body(id)
        if new is None or not (new.valid_from or not old.valid_to) or id not in self.names.bodies:
            return ()
        scope = Query("task", provinces=query.provinces, documents=query.documents)
        if self.names.answers_of(replace(scope, agencies=(AgencyPattern(ids),))):
            return ()
        if not self.names.answers_of(replace(scope, agencies=(AgencyPattern((id,)),))):
            return ()
        label, before = self._label(id), self._label(ids[0])
        self.notes.append((f"Ở đây không có việc của {before}; trả lời theo {label}.", f"{before} has no work here; answered by {label}."))
        return (id,)

    def _note_predecessors(self, ids: tuple[str, ...]) -> None:
        """Say whose work stands for that of a body that the texts do not have."""
        before = [id for id in self._predecessors(ids[:1]) if id in self.names.bodies]
        if not before or not self._is_late([*ids[:1]]):
            return
        new, old = self._label(ids[0]), ", ".join(self._label(id) for id in before)
        body = self.names.vocabulary.body(ids[0])
        if body is not None and body.valid_from:
            self.notes.append(
                (f"{new} có sau các văn bản này; trả lời theo {old}.", f"{new} is later than these texts; answered by {old}.")
            )
        else:
            self.notes.append(
                (
                    f"Các văn bản này không nhắc đến {new}; trả lời theo {old}, nay đã hợp nhất vào đó.",
                    f"These texts do not name {new}; answered by {old}, which has merged into it.",
                )
            )

    def _is_late(self, ids: list[str]) -> bool:
        """Whether none of `ids` takes part in anything in the store, so that only predecessors can answer."""
        return not any(body in self.names.bodies for body in ids)

    def _is_here(self, id: str) -> bool:
        return id in self.names.documents and self.names.documents[id].in_collection

    def _about_instrument(self) -> range:
        """The slots that say what the instrument before them, given by its number, is about: "Circular 4/2023 on money for festivals"."""
        slots = self.sentence.slots
        first = next((at + 1 for at in self.sentence.where("number") if at + 1 < len(slots) and slots[at + 1].has("about")), len(slots))
        last = first + 1
        while last < len(slots) and (slots[last].kind in _TOLD or self.sentence.is_filler(last)):
            last += 1
        return range(first, min(last, len(slots)))
