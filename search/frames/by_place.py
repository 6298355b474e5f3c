"""Wider queries by a place: what a province's own bodies do elsewhere, what others' documents say of it, what its committee issued."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.query import AgencyPattern, Query
from search.frames.base import Rules
from search.frames.reading import Fallback
from search.lexicon.names import body_forms
from search.passages.tokens import folded_phrase
from search.question.shape import is_yesno
from search.question.shapes import shape

__all__ = ["PlaceRules"]

_MOST = 4  # provinces that one task names
_NAMED = 3  # bodies that are named in a note
_COMMITTEE = "agency:uy-ban-nhan-dan-cap-tinh"  # of no one province


class PlaceRules(Rules):
    """Adds the wider queries by place."""

    def _naming_places(self, query: Query) -> list[Fallback]:
        """Of provinces that no document is of, the tasks that name them: "Đà Nẵng" in a telegram of the Prime Minister."""
        absent = [id for id in query.provinces if id not in self.names.provinces]
        if query.issuers and not absent and not self.names.answers_of(Query("document", provinces=query.provinces, issuers=query.issuers)):
            absent = list(query.provinces)  # "Thủ tướng yêu cầu Đắk Lắk làm gì": the Prime Minister's documents are no province's
        if query.documents and all(id in self.names.documents and not self.names.documents[id].province for id in query.documents):
            absent = list(query.provinces)  # "Nghị quyết 380 giao Đắk Lắk việc gì"
        labels = tuple(dict.fromkeys(self._label(id) for id in absent))
        if not labels or len(absent) < len(query.provinces) or query.negated or query.sides:
            return []
        named = "|".join(folded_phrase(label) for label in labels)
        if query.find == "document" and not query.property:
            if is_yesno(self.sentence) and not self._is_about_places():
                return []  # "có văn bản nào của Đà Nẵng không": what only names it is none
            titled = replace(query, provinces=(), words=(), subject=(*query.subject, *query.words, named), subject_in=("title",))
            return [Fallback(titled)]
        if query.find not in ("task", "agency"):
            return []
        said = ", ".join(labels)
        note = (f"Đây là việc có nêu tên {said}.", f"These tasks name {said}.")
        naming = Fallback(replace(query, provinces=(), words=(*query.words, named)), note)
        every = self._of_every_place(query, said)
        if not query.words:
            return [naming, *every]
        under = replace(
            query, provinces=(), words=(), subject=(*query.subject, *query.words, named), subject_in=("task", "heading", "title")
        )
        return [naming, Fallback(under, note), *every]

    def _of_every_place(self, query: Query, said: str) -> list[Fallback]:
        """What a document that is no province's gives the committees of all of them, and no task that names one: "quyết định 2530 giao Cần
        Thơ làm gì"."""
        central = query.documents and all(id in self.names.documents and not self.names.documents[id].province for id in query.documents)
        if not central or query.find != "task" or query.agencies or is_yesno(self.sentence):
            return []
        labels = tuple(row.label_vi for row in self.names.vocabulary.provinces)
        provinces = tuple(map(folded_phrase, labels))
        if any(not self.names.with_title(place).isdisjoint(query.documents) for place in provinces):
            return []  # of a meeting with one province's leaders
        listed = rf"(?:{shape('places-listed').pattern})\s*(?:{'|'.join(re.escape(label.lower()) for label in labels)})(?!\w)"
        if self.names.printing(re.compile(listed), query.documents):
            return []  # what is for the provinces that are listed names them
        own = replace(query, provinces=(), agencies=(AgencyPattern((_COMMITTEE,)),))
        named = set(self.names.answers_of(replace(own, subject=(*query.subject, "|".join(provinces)))))
        tasks = tuple(id for id in self.names.answers_of(own) if id not in named)
        if not tasks:
            return []
        note = (
            f"Không việc nào nêu riêng {said}; đây là việc giao cho các tỉnh, thành phố.",
            f"Nothing names {said} alone; this is given to the provinces and cities.",
        )
        return [Fallback(replace(own, tasks=tasks), note)]

    def _is_about_places(self) -> bool:
        """Whether documents are asked for that are about a province, not issued by it."""
        places = [at for at in self.sentence.where("province") if at]
        return any(self.sentence[at - 1].has(kind) for at in places for kind in ("about", "mention", "with"))

    def _of_longer_names(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """The work of a province's body whose longer name begins with what a body is called, where that one has none: "hải quan" for
        "Chi cục Hải quan khu vực XIX"."""
        plain = [pattern for pattern in query.agencies if pattern.ids and not pattern.absent]
        places = [place.slug for id in query.provinces if (place := self.names.vocabulary.province(id)) is not None]
        if len(plain) != 1 or not places or query.find != "task" or query.negated or query.sides:
            return []
        named = {id for form in body_forms(self.names, plain[0].ids) if " " in form for id in self.names.agencies_named(f"{form} ")}
        ids = tuple(sorted(id for id in named if id not in plain[0].ids and any(id.startswith(f"agency:{place}/") for place in places)))
        if not ids:
            return []
        said = ", ".join(self.names.agencies[id] for id in ids[:_NAMED])
        note = (f"Trả lời theo {said}.", f"Answered by {said}.")
        agencies = tuple(replace(one, ids=ids) if one is plain[0] else one for one in query.agencies)
        return [Fallback(replace(query, agencies=agencies), note, soft)]
