"""Central bodies that tell others what to do: whose documents a question is about, not who does the work."""

from __future__ import annotations

from collections.abc import Collection

from graph.query import Query
from search.frames.base import Rules
from search.question.shapes import shape
from text.views import fold

__all__ = ["PASSIVE", "GiverRules"]

_ASKED = 2  # the place of who does it behind "what did"
_GUIDES = ("huong dan", "chi dao", "de nghi", "guide", "instruct", "direct")  # what a central body does to others


PASSIVE = ("duoc", "asked", "told", "required", "tasked", "instructed", "assigned", "entrusted")  # verbs that tell who gets work
_ACTIVE = ("do", "does", "did", "has", "have", "had")


class GiverRules(Rules):
    """Tells the bodies that give work from those that get it."""

    def _ministries(self) -> tuple[str, ...]:
        """Every ministry that issued a document of the store."""
        issuing = {d.issuer for d in self.names.collection if d.issuer and d.issuer.startswith("Bộ ")}
        return tuple(sorted(id for id, name in self.names.agencies.items() if name in issuing))

    def _givers(self) -> tuple[str, ...]:
        """Central bodies that tell others what to do ("Bộ X yêu cầu các tỉnh"); "the ministry" is each one that issued a document here."""
        sentence = self.sentence
        out: list[str] = []
        for at in range(len(sentence) - 1):
            verb = sentence.right(at)
            if (
                verb is None
                or not (sentence[verb].has("role", "assign") or sentence.key(verb) in _GUIDES)
                or (sentence.key(verb).split()[0] in ("duoc", "asked", "told") and not self._is_active(at))
            ):
                continue
            rest = range(verb + 1, len(sentence))
            if not (self._given_by(at, verb) or self._says_what_to_do(at) or self._is_active(at)) and not any(
                sentence[i].has(kind) for i in rest for kind in ("noun", "wh", "body", "agency", "province")
            ):
                continue
            if sentence[at].kind in ("body", "agency"):
                ids = self._agency_ids([at])
                if self._is_central(ids):
                    out += ids
            elif sentence[at].has("kind", "Bộ") and not self.sentence.is_asked(at):  # "which ministry must guide …"
                out += self._ministries()
        return tuple(dict.fromkeys(out))

    def _is_active(self, at: int) -> bool:
        """Whether an English auxiliary stands before a body, so that the verb behind says what it does: "has the Deputy PM asked X"."""
        before = next((i for i in range(at - 1, -1, -1) if self.sentence[i].text.lower() != "the"), None)
        return before is not None and self.sentence.key(before).split()[0] in _ACTIVE

    def _given_by_office(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The documents here by which an office that has issued none gives work: those signed in it, or that name it in their titles."""
        if self.names.answers_of(Query("document", issuers=ids)):
            return ()
        called = [fold(term.label_vi) for id in ids if (term := self.names.vocabulary.by_id.get(id)) is not None]
        offices = [shape("rank").sub("", one).strip() for one in (*called, *(one.removesuffix(" chinh phu") for one in called)) if one]
        said = {id for one in offices for id in self.names.with_title(one)}
        return tuple(sorted({*self._signed_in(offices), *said}))

    def _signed_in(self, offices: Collection[str]) -> list[str]:
        """The documents here that were signed in one of some offices, which are folded."""
        held = ((d.id, d.signer_role) for d in self.names.collection if d.signer_role)
        return [id for id, role in held if shape("rank").sub("", fold(role)).strip() in offices]

    def _says_what_to_do(self, at: int) -> bool:
        """Whether it is asked what a central body that has issued documents here tells others to do: "Thủ tướng chỉ đạo gì về …"."""
        sentence, verb = self.sentence, at + 1
        if sentence[at].kind not in ("body", "agency") or verb >= len(sentence):
            return False
        if not (sentence[verb].has("role", "assign") or sentence.key(verb) in _GUIDES):
            return False
        after = sentence[verb + 1] if verb + 1 < len(sentence) else None
        english = sentence.question.language == "en" and sentence[0].has("wh", "which") and at == _ASKED and sentence[1].has("yesno")
        what = after is None or after.has("about") if english else after is not None and after.has("wh", "what")
        ids = self._agency_ids([at]) if what else ()
        return self._is_central(ids) and bool(self.names.answers_of(Query("document", issuers=ids)))

    def _is_central(self, ids: tuple[str, ...]) -> bool:
        return any((body := self.names.vocabulary.body(id)) is not None and body.level == "central" for id in ids)

    def _given_by(self, at: int, verb: int) -> bool:
        """Whether the work is what a body has told to do, with nothing more said: "việc gì của Thủ tướng giao", "do Chính phủ giao"."""
        bound = at > 0 and self.sentence.key(at - 1) in ("cua", "do", "duoc") and self.sentence.has("wh", "noun")
        return bound and verb == at + 1 and all(self.sentence.is_filler(i) for i in range(verb + 1, len(self.sentence)))
