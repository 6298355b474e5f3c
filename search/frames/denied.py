"""What a denial takes with it: each of several things apart, provinces that grew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.negation import Negation
from search.lexicon.thesaurus import is_deed, syllables_meant
from search.passages.tokens import fold_token, folded_phrase, tokens
from search.question.accents import says, typed_form, typed_in
from search.question.shapes import shape

__all__ = ["DenialRules", "denies_something"]

_KINDS = ("words", "syllable")
_WHERE = ("role", "wh", "word", "document", "number", "province")  # behind "không phải làm gì": which work is meant
_MOST = 500  # documents of a scope whose texts are read for a syllable


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that documents are said not to speak of: its folded forms, alternatives apart by "|", and how it was typed."""

    forms: str
    said: str

    @property
    def printed(self) -> str | None:
        """A syllable alone whose accents were typed: "bão" is not "báo", which folded words do not tell apart."""
        typed = tokens(self.said)
        return typed[0] if len(typed) == 1 and "|" not in self.forms and fold_token(typed[0]) != typed[0] else None


class DenialRules(Rules):
    """Adds what a denied query means."""

    def _denied_apart(self, query: Query, at: int) -> Query | None:
        """The query of documents, or provinces, that are denied one thing or several, any of which one may not have, in its title either:
        "không nói về mưa lũ, thiên tai"; None where the word at `at` denies anything else."""
        scope_only = Query(query.find, document_types=query.document_types, issuers=query.issuers, provinces=query.provinces)
        alone = query.find in ("document", "province") and replace(query, words=()) == scope_only
        if not alone or not (self.sentence.has("mention") or (query.find == "document" and query.words)):
            return None
        behind = [place for place in range(at + 1, len(self.sentence)) if self.sentence[place].kind in _KINDS]
        known = {form for place in behind for form in self.sentence[place].value.split("|")}
        if not behind or not known.issuperset(form for word in query.words for form in word.split("|")):
            return None
        groups = self._things(behind)
        scope = self.names.answers_of(replace(query, find="document", words=()))
        told = {thing.said for group in groups for thing in group if thing.printed}
        self.unknown = [word for word in self.unknown if word not in told]
        self.conditions = [c for c in self.conditions if c.field != "words"]
        self._show("words", "|".join(sorted(known)), " / ".join(" ".join(thing.said for thing in group) for group in groups))
        things = [one for group in groups for one in self._speaking_so(group, scope)]
        return replace(query, words=(), any_of=tuple(replace(one, find=query.find) for one in things))

    def _denied_about(self, query: Query) -> Query | None:
        """The query of provinces that are denied a document about something, "chưa có kế hoạch chuyển đổi số": no title of theirs has it
        and no task speaks of it; None where anything else is denied."""
        scope_only = Query("province", provinces=query.provinces, document_types=query.document_types)
        if not query.subject or replace(query, subject=(), subject_in=scope_only.subject_in) != scope_only:
            return None
        titled, spoken_of = self._titled_so(query.subject), self._worded_so(query.subject)
        called = [
            id for slot in self.sentence.slots if slot.has("title_part") for kind in ("document", "titled") for id in slot.values(kind)
        ]
        types = {str(self.names.documents[id].type) for id in called if id in self.names.documents}
        of_type = set(self.names.answers_of(replace(titled, document_types=query.document_types or tuple(sorted(types)))))
        only = sorted({*self.names.answers_of(spoken_of), *self.names.answers_of(titled)} - of_type)
        if only:
            said = ", ".join(dict.fromkeys(self._label(id) for id in only))
            self.notes.append(
                (f"Không kể nơi có nói đến mà không văn bản nào như vậy có trong tên: {said}.",
                 f"Left out, since their texts speak of it though no title of such a document does: {said}.")
            )  # fmt: skip
        self.conditions = [c for c in self.conditions if c.field != "document_type"]
        return replace(scope_only, document_types=(), any_of=(titled, spoken_of))

    def _told(self, subject: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The single syllables of each subject whose accents the question tells, and some text prints: "bão" is not "báo"."""
        titled = [tokens(slot.text) for slot in self.sentence.slots if slot.kind == "stop" and not slot.entries]  # words of a title
        typed = {}
        for forms in subject:
            alike = next(filter(None, (typed_form(words, forms.split("|")) for words in titled)), ())
            typed[forms] = typed_in(self.sentence, forms.split("|")) or ((alike,) if alike else ())
        held = [document.id for document in self.names.collection] if any(typed.values()) else []
        if not 0 < len(held) <= _MOST:
            return {}
        single = {forms: [words for words in said if len(words) == 1] for forms, said in typed.items()}
        told = {forms: tuple(words for words in said if self.names.printing(words[0], held)) for forms, said in single.items()}
        return {forms: words for forms, words in told.items() if words}

    def _titled_so(self, subject: tuple[str, ...]) -> Query:
        """The provinces of documents whose titles have a subject as it was typed."""
        plain = Query("province", subject=subject, subject_in=("title",))
        told = self._told(subject)
        if not told:
            return plain
        titles = {id: tokens(self.names.documents[id].title or "") for id in self.names.answers_of(replace(plain, find="document"))}
        kept = (id for id, title in titles.items() if all(says(forms.split("|"), words, title) for forms, words in told.items()))
        return Query("province", documents=tuple(sorted(kept)) or ("",))

    def _worded_so(self, subject: tuple[str, ...]) -> Query:
        """The provinces of documents whose tasks have a subject, and whose texts print it as it was typed."""
        plain, told = Query("province", words=subject), self._told(subject)
        found = set(self.names.answers_of(replace(plain, find="document"))) if told else set()
        if not told or len(found) > _MOST:
            return plain
        for forms, words in told.items():
            printing = {id for word in words for id in self.names.printing(word[0], sorted(found))}
            others = "|".join(form for form in forms.split("|") if form not in {fold_token(word[0]) for word in words})
            found &= printing | (set(self.names.answers_of(Query("document", words=(others,)))) if others else set())
        return Query("province", documents=tuple(sorted(found)) or ("",))

    def _denied_naming(self, query: Query) -> Query | None:
        """The query of documents that are said not to name a body, whatever it does there: who is only named is named too; None where
        anything else is denied."""
        scope_only = Query(query.find, document_types=query.document_types, issuers=query.issuers, provinces=query.provinces)
        plain = len(query.agencies) == 1 and query.agencies[0].ids and not query.agencies[0].absent and not query.agencies[0].roles
        if query.find != "document" or not self.sentence.has("mention") or self.sentence.has("role"):
            return None
        return replace(query, agencies=(), mentions=query.agencies[0].ids) if plain and replace(query, agencies=()) == scope_only else None

    def _denied_mixed(self, query: Query, at: int) -> Query | None:
        """The query of documents that are said to name neither a body nor a thing, "không nhắc đến mưa lũ hoặc Sở Tài chính"; None where
        anything else is denied."""
        scope_only = Query("document", document_types=query.document_types, issuers=query.issuers, provinces=query.provinces)
        plain = query.agencies and query.words and not any(one.absent or one.roles or not one.ids for one in query.agencies)
        if (
            not plain
            or replace(query, agencies=(), words=()) != scope_only
            or self.sentence.has("role")
            or not self.sentence.has("mention")
        ):
            return None
        behind = [place for place in range(at + 1, len(self.sentence)) if self.sentence[place].kind in (*_KINDS, "body", "agency")]
        joined = [
            any(one.has("either") or one.has("and") for one in self.sentence.between(*pair)) or self._comma_before(pair[1])
            for pair in zip(behind, behind[1:], strict=False)
        ]
        words = [place for place in behind if self.sentence[place].kind in _KINDS]
        if not all(joined) or {form for place in words for form in self.sentence[place].value.split("|")} < {
            form for word in query.words for form in word.split("|")
        }:
            return None
        scope = self.names.answers_of(scope_only)
        things = [self._speaking_of(group, scope) for group in self._things(words)]
        bodies = [Query("document", mentions=one.ids) for one in query.agencies]
        return replace(query, agencies=(), words=(), any_of=(*things, *bodies))

    def _wonders(self, negation: Negation) -> bool:
        """Whether a denial of all work of a body that goes on from another question, "còn X thì không phải làm gì à?", asks what work it
        has."""
        if not shape("wonders").search(self.sentence.question.folded):
            return False
        rest = [i for i in range(negation.at + 1, len(self.sentence)) if not self._is_by_document(i)]
        forbids = self.sentence.key(negation.at).split()[-1] in ("duoc", "dc", "not", "never")  # "không được làm gì": what is forbidden
        return (
            not forbids
            and negation.emphatic
            and len(self.sentence.where("wh")) == 1
            and all(self.sentence.is_filler(i) or any(self.sentence[i].has(kind) for kind in _WHERE) for i in rest)
        )

    def _is_by_document(self, at: int) -> bool:
        """Whether a type of document is what the work is done by: "theo công điện", "Công điện 223"; "báo cáo" alone is the work."""
        follows = self.sentence[at + 1] if at + 1 < len(self.sentence) else None
        numbered = follows is not None and (follows.kind in ("number", "document") or follows.text.isdigit())
        return self.sentence[at].kind == "doctype" and (numbered or self.sentence.key(at - 1).split()[-1] in ("theo", "trong"))

    def _speaking_so(self, group: list[Thing], scope: tuple[str, ...]) -> list[Query]:
        """The documents of a scope that speak of all of a group, as alternatives: of an English word the single syllables that it means
        by where they are printed, "thuốc" of "drugs", the other wordings apart."""
        forms = group[0].forms.split("|")
        meant = {form: syllables_meant(form) for form in forms if " " not in form}
        told = {form for form, syllables in meant.items() if syllables}
        if self.sentence.question.language != "en" or len(group) > 1 or not told or len(scope) > _MOST:
            return [self._speaking_of(group, scope)]
        printing = {id for form in told for syllable in meant[form] for id in self.names.printing(syllable, scope)}
        others = "|".join(form for form in forms if form not in told)
        rest = [self._speaking_of([Thing(others, group[0].said)], scope)] if others else []
        return [Query("document", documents=tuple(sorted(printing)) or ("",)), *rest]

    def _speaking_of(self, group: list[Thing], scope: tuple[str, ...]) -> Query:
        """The documents of a scope that speak of all of a group."""
        printed = {thing: thing.printed for thing in group if thing.printed and len(scope) <= _MOST}
        have = [set(self.names.printing(word, scope)) for word in printed.values() if word]
        within = (tuple(sorted(set.intersection(*have))) or ("",)) if have else ()
        subject = tuple(thing.forms for thing in group if thing not in printed)
        return Query("document", documents=within, subject=subject, subject_in=("task", "heading", "title"))

    def _things(self, places: list[int]) -> list[list[Thing]]:
        """The things said at these places, each of the words that say it together."""
        groups: list[list[Thing]] = []
        for before, place in zip([-1, *places], places, strict=False):
            slot = self.sentence[place]
            goes_on = place + 1 in places and not self._comma_before(place + 1)  # "phòng, chống" of "phòng, chống dịch bệnh"
            things = [Thing(slot.value, slot.text)] if goes_on else _parted(slot.text, slot.value)
            apart = before < 0 or self._comma_before(place) or len(things) > 1
            if apart or any(one.has("either") or one.has("and") for one in self.sentence.between(before, place)):
                groups += [[thing] for thing in things]
            else:
                groups[-1] += things
        return groups

    def _same_names(self, query: Query) -> tuple[str, ...]:
        """Of provinces before and after they grew those whose other one has what is denied: no answers to "tỉnh nào không có …"."""
        labels: dict[str, list[str]] = {}
        for id in sorted(self.names.provinces) if query.find == "province" else ():
            labels.setdefault(self._label(id), []).append(id)
        grown = [ids for ids in labels.values() if len(ids) > 1]
        have = set(self.names.answers_of(query)) if grown else set()
        left_out = tuple(id for ids in grown if have & set(ids) for id in ids if id not in have)
        for label in dict.fromkeys(self._label(id) for id in left_out):
            self.notes.append(
                (f"Không kể {label}: nơi cùng tên, trước hoặc sau sáp nhập, có.",
                 f"{label} is left out: that of the same name, before or after it merged, has it.")
            )  # fmt: skip
        return left_out


def _parted(said: str, forms: str) -> list[Thing]:
    """The things that words with commas name: "bão, lũ" are two, "phòng, chống dịch" is one."""
    pieces = [piece.strip() for piece in said.split(",")]
    folded = [folded_phrase(piece) for piece in pieces]
    if "|" in forms or len(pieces) == 1 or any(" " in one or not one or is_deed(one) for one in folded) or is_deed(folded_phrase(said)):
        return [Thing(forms, said)]
    return [Thing(form, piece) for form, piece in zip(folded, pieces, strict=True)]


def denies_something(query: Query) -> bool:
    """Return whether a query has a condition that its negation denies; of tasks the scope alone is none."""
    if query.find != "task" and (query.provinces or query.documents or query.roles or query.sides):
        return True
    said = (
        query.any_of,
        query.mentions,
        query.agencies,
        query.topics,
        query.topics_all,
        query.words,
        query.subject,
        query.time,
        query.cites,
        query.tasks,
        query.document_types,
    )
    return any(said) or bool(query.period or query.issued_from or query.issued_to or query.signers or query.issuers)
