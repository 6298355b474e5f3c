"""Queries by what titles say: documents on a subject, the work under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.query import Query
from search.frames.base import Rules
from search.frames.reading import Fallback, Reading, called_so
from search.frames.target import Target
from search.lexicon.thesaurus import is_deed, wordings
from search.passages.tokens import folded_phrase, tokens
from search.question.accents import has_other_accents, says, typed_in
from search.question.meant import nearness
from search.question.ordinals import is_roman
from search.question.shape import is_yesno
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["SPOKEN_OF", "TitleRules", "without_words"]

SPOKEN_OF = (
    "Không văn bản nào như vậy có điều ấy trong tên; đây là văn bản có nói đến.",
    "No such document has it in its title; these speak of it.",
)

_NAMING = frozenset(
    ("nhac", "neu", "mention", "mentioned", "mentioning", "contain", "include")
)  # a text that names a thing is not about it


_SUBJECT = ("words", "syllable", "word", "topic", "field", "light")
_MANY = 200  # documents named one by one
_NOT_ISSUED = ("neg", "except", "only", "most", "least", "cite", "cite_passive", "signer", "deadline", "mention", "more", "less", "few")
# The share by meaning of what a document is to be about that its title has, of English words; below the best: as good.
_TITLED, _TITLED_ENGLISH, _AS_GOOD = 0.7, 0.58, 0.1
_TELLING = 0.5  # weight of a syllable that tells a title from others


class TitleRules(Rules):
    """Adds the queries by title."""

    def _of_description(self, query: Query, words: list[tuple[str, str]]) -> list[Fallback]:
        """The work of a document without the words that go on its description, where none of it has them: "kế hoạch hỗ trợ nhu yếu phẩm
        cho dân vùng lũ"."""
        told = tuple(word for word in query.words if any(slot.has("goes_on", word) for slot in self.sentence.slots))
        if not told or not query.documents or query.negated or is_yesno(self.sentence):
            return []
        called = {word for slot in self.sentence.slots for word in slot.values("called")}  # "the record-flood telegram"
        if not all(word in called or self._is_told_of(word, dict(words).get(word, word), query.documents) for word in told):
            return []
        shown = dict(words)
        return [Fallback(without_words(query, told), called_so(shown.get(word, word) for word in told), told)]

    def _is_told_of(self, word: str, text: str, documents: tuple[str, ...]) -> bool:
        """Whether what goes on a document's name is a matter of it: its title has a syllable of that which few titles have, or it prints
        that whole."""
        rare = {one for one in word.replace("|", " ").split() if self.names.title_weight(one) >= _TELLING}
        titled = {id for one in rare for id in self.names.with_title(one)}
        rest = tuple(id for id in documents if id not in titled)
        return not rest or len(self.names.printing(text.lower(), rest)) == len(rest)

    def _of_printed_year(self, query: Query) -> list[Fallback]:
        """The documents whose title has the year that no document's period has: "tầm nhìn đến năm 2045"."""
        if query.find != "document" or query.period is None or query.period[0] != query.period[1] or query.negated:
            return []
        year = str(query.period[0])
        note = (f"Văn bản có tên nêu năm {year}.", f"Documents whose title names {year}.")
        in_title = dict.fromkeys((*query.subject, *query.words, year))
        return [Fallback(replace(query, period=None, words=(), subject=tuple(in_title), subject_in=("title",)), note)]

    def _or_issued(self, reading: Reading) -> None:
        """Of a year that documents are for: those too that say no years and were issued in it."""
        query = reading.query
        if (
            query.find != "document"
            or query.period is None
            or query.negated
            or query.sides
            or query.any_of
            or query.property
            or query.cites
        ):
            return
        scope = replace(query, period=None, order=None, limit=None, counted=False)
        held = (self.names.documents[id] for id in self.names.answers_of(scope)) if not query.order else ()
        issued = tuple(sorted(d.id for d in held if not d.period and d.is_of_year(*query.period)))
        if 0 < len(issued) <= _MANY and not is_yesno(self.sentence):
            either = (Query("document", period=query.period), Query("document", documents=issued))
            reading.query = replace(query, period=None, any_of=either)

    def _soft(self, query: Query, words: list[tuple[str, str]]) -> tuple[str, ...]:
        """The word conditions that may give way: deeds of any subject, where the question says the subject too."""
        sure = is_yesno(self.sentence)  # whether something is done for somebody, what is done for others tells not
        lone = {
            slot.value
            for slot in self.sentence.slots
            if slot.kind == "syllable" or (slot.has("to_whom") and not sure and not slot.has("done_to"))
        }
        soft = tuple(value for value, _ in words if is_deed(value) or value in lone)
        firm = (
            len(words) - len(soft)
            or len(query.words) > len(words)
            or query.topics
            or query.topics_all
            or any(one.topics for one in query.any_of)
        )
        return soft if firm else ()

    def _of_title(self, query: Query, words: list[tuple[str, str]]) -> Query:
        """The query with what a body does under a document whose title has all the free words, beside its tasks that have them."""
        plain = [pattern for pattern in query.agencies if pattern.ids and not pattern.absent]
        soft = self._soft(query, words)
        firm = tuple(word for word in query.words if word not in soft)
        if query.find != "task" or query.property or not (plain and query.provinces and firm):
            return query
        if query.negated or query.sides or query.any_of or query.documents or query.time or is_yesno(self.sentence):
            return query
        types = {str(d.type) for d in self.names.collection if d.province in query.provinces}
        titled = self._titled([tuple(word.split("|")) for word in firm], types, query.provinces)
        if not titled:
            return query
        either = (Query(query.find, words=query.words), Query(query.find, words=soft, documents=titled))
        return replace(query, words=(), any_of=either)

    def _by_title(self, reading: Reading, *, exists: bool) -> None:
        """Ask first for the documents whose title has the subject, which are about it; what only names it somewhere comes after them.

        Whether there `exists` a document on a subject, titles alone tell: what only speaks of it leaves it open.
        """
        query = reading.query
        if query.find == "province":
            self._of_titled_provinces(reading)
            return
        plain = replace(query, words=(), topics=(), topics_all=(), provinces=(), document_types=(), period=None, counted=False)
        if query.order in ("earliest", "latest"):  # "văn bản mới nhất về …"
            plain = replace(plain, order=None, limit=None)
        subject = (*query.words, *(self._topic_forms(id) for id in (*query.topics, *query.topics_all)))
        if not subject or self._asks_who_names() or plain != Query("document") or (is_yesno(self.sentence) and not exists):
            return
        known = {document.type for document in self.names.collection if document.type}
        forms = [tuple(one.split("|")) for one in subject]
        titled = self._titled(forms, query.document_types or known, query.provinces)
        if not exists and titled:
            titled = tuple(sorted({*titled, *self._entitled(query.document_types, query.provinces)}))
        if not (titled or query.words):
            return
        free = replace(query, words=(), topics=(), topics_all=())
        about = replace(free, document_types=(), documents=titled) if titled else replace(free, subject=subject, subject_in=("title",))
        wider = [] if exists and (titled or self._titled(forms, known, ())) else reading.fallbacks
        reading.fallbacks = [Fallback(query, SPOKEN_OF if exists else None), *wider]
        reading.query, reading.in_title, reading.exists = about, True, exists

    def _asks_for_some(self, target: Target) -> bool:
        """Whether it is asked if there is some document of a type, "có kế hoạch nào về … không"."""
        sentence, at = self.sentence, target.at
        if at is None or not target.types or not at or not is_yesno(sentence) or sentence.has("role"):
            return False
        return shape("affirms").search(sentence.key(at - 1)) is not None and at + 1 < len(sentence) and sentence[at + 1].has("wh")

    def _titled(self, forms: Iterable[tuple[str, ...]], types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """The documents whose titles have the words, with the accents that they were typed with."""
        return self._as_typed(self.names.titled(forms, types, provinces))

    def _entitled(self, types: Iterable[str], provinces: Iterable[str]) -> tuple[str, ...]:
        """The documents whose titles have nearly all of the subject, with the accents that it was typed with, and each Roman figure in it:
        what greets "Đại hội lần thứ XIV" is not about the fifteenth."""
        found = self._as_typed(self.names.entitled(self._subject_syllables(), types, provinces))
        tokens = [token for slot in self._subject_slots() for token in self.sentence.question.tokens[slot.start : slot.end]]
        figures = {token.key for token in tokens if token.upper and is_roman(token.key)}
        return tuple(id for id in found if all(f" {one} " in f" {folded_phrase(self.names.documents[id].title or '')} " for one in figures))

    def _as_typed(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the documents whose titles have no word of the subject only with other accents than some text prints it with."""
        titles = {id: tokens(self.names.documents[id].title or "") for id in ids}
        meant = [(forms, typed_in(self.sentence, forms)) for forms in self._english_subjects()] if ids else []
        ids = tuple(id for id in ids if all(not words or says(forms, words, titles[id]) for forms, words in meant))
        said = {word for slot in self._subject_slots() for word in tokens(slot.text)} if ids else set()
        other = {word: {id for id in ids if has_other_accents(word, titles[id])} for word in said}
        against = {id for word, found in other.items() if found and self.names.prints((word,)) for id in found}
        return tuple(id for id in ids if id not in against)

    def _english_subjects(self) -> list[list[str]]:
        """The folded alternatives of each free word of an English question."""
        slots = self._subject_slots() if self.sentence.question.language == "en" else []
        return [slot.value.split("|") for slot in slots if slot.kind in ("words", "syllable")]

    def _asks_who_names(self) -> bool:
        """Whether a question asks what names a thing, and not what is about it: "văn bản nào nhắc tới …"."""
        return any(not _NAMING.isdisjoint(self.sentence.key(at).split()) for at in self.sentence.where("mention"))

    def _subject_syllables(self) -> frozenset[str]:
        """The folded syllables of the words that say what is asked about."""
        return frozenset(token.key for slot in self._subject_slots() for token in self.sentence.question.tokens[slot.start : slot.end])

    def _subject_slots(self) -> list[Word]:
        """The words that say what is asked about; those of a title that a document is called by stand as fillers without reading."""
        titled = self.sentence.has("title_part")
        return [slot for slot in self.sentence.slots if slot.kind in _SUBJECT or (titled and slot.kind == "stop" and not slot.entries)]

    def _of_titled_provinces(self, reading: Reading) -> None:
        """Ask for the provinces of documents whose titles have nearly all of a long subject, before those whose tasks have its words."""
        query = reading.query
        titled = query.documents if self.sentence.has("title_part") else ()
        plain = replace(query, words=(), documents=() if titled else query.documents)
        if not titled and (issued := self._issued_on_subject(query)):
            reading.fallbacks = [Fallback(query), *reading.fallbacks]
            reading.query = Query("province", documents=issued)
            return
        if self._asks_who_names() or is_yesno(self.sentence) or self.sentence.has("noun", value="task") or plain != Query("province"):
            return
        if found := self._entitled((), ()):
            reading.fallbacks = [Fallback(query), *reading.fallbacks]
            reading.query = replace(query, words=(), documents=tuple(sorted({*titled, *found})))

    def _issued_on_subject(self, query: Query) -> tuple[str, ...]:
        """The documents whose titles say by meaning what stands behind a type that provinces are to have issued: "which provinces have
        issued a regulation on inter-agency coordination in managing religion"."""
        sentence = self.sentence
        at = next((i for i in sentence.where("about") if i and any(self._is_type(n) for n in range(max(0, i - 2), i))), None)
        if at is None or is_yesno(sentence) or query.negated or query.time or query.sides or query.counted or sentence.has(*_NOT_ISSUED):
            return ()
        types = {value for n in range(max(0, at - 2), at) for value in sentence[n].values("doctype")}
        called = [f" {folded_phrase(self._label(one))} " for one in types]
        said = sentence.question.words(sentence[at].end, sentence[-1].end)
        english = sentence.question.language == "en"
        held = [one for one in self.names.collection if one.province]
        held = [one for one in held if one.type in types or any(word in f" {folded_phrase(one.title or '')} " for word in called)]
        shares = nearness(said, held, sentence.question.language)
        best = max(shares.values(), default=0.0)
        enough = best >= (_TITLED_ENGLISH if english else _TITLED)
        return tuple(sorted(id for id, share in shares.items() if share >= best - _AS_GOOD)) if enough else ()

    def _is_type(self, at: int) -> bool:
        return bool(self.sentence[at].values("doctype"))

    def _topic_forms(self, id: str) -> str:
        """The folded names of a topic, alternatives apart by "|"."""
        term = self.names.vocabulary.by_id[id]
        return "|".join(dict.fromkeys(folded_phrase(name) for name in (term.label_vi, *term.aliases_vi)))

    def _topic_said(self, id: str) -> str:
        """The folded names of a topic with the words that the question has for it."""
        said = [self.sentence.key(at) for at in self.sentence.where("topic") if id in self.sentence[at].values("topic")]
        return "|".join(dict.fromkeys((*said, *self._topic_forms(id).split("|"))))

    def _deed_under_title(self, query: Query, soft: tuple[str, ...]) -> list[Fallback]:
        """When a deed is to be done whose subject only headings and titles name: "báo cáo" in a plan for digital transformation."""
        firm = tuple(word for word in query.words if word not in soft)
        if query.property != "time" or not (soft and (firm or query.topics)) or query.negated or query.sides:
            return []
        named = tuple(self._topic_said(id) for id in query.topics)
        moved = replace(without_words(query, firm), topics=(), subject=(*query.subject, *firm, *named))
        moved = replace(moved, subject_in=("task", "heading", "title"))
        return [Fallback(one) for one in (moved, *(inner.query for inner in self._named_in_title(moved)))]

    def _named_in_title(self, query: Query) -> list[Fallback]:
        """The query with a body that has no part in anything as words of a title, "doanh nghiệp"."""
        forms = {at: "|".join(dict.fromkeys((self.sentence.key(at), *wordings(tuple(self.sentence.key(at).split())))))
                 for at in self.sentence.where("body", "agency")}  # fmt: skip
        if not forms or any(pattern.roles or pattern.absent for pattern in query.agencies):
            return []
        return [Fallback(replace(query, agencies=(), asked=(), subject=(*query.subject, *forms.values())))]

    def _of_the_instrument(self, query: Query) -> list[Fallback]:
        """The query without what is said right behind the number of the instrument cited, where some text says it beside that number; it
        proves no yes."""
        about = [self.sentence[at] for at in self._about_instrument()]
        said = {slot.value for slot in about if slot.kind in ("words", "topic", "field")}
        if not query.cites or query.negated or not said or is_yesno(self.sentence) or not self._is_said_of(query.cites, about):
            return []
        text = self.sentence.question.words(about[0].start, about[-1].end)
        note = (f"“{text}” được coi là tên của văn bản được nêu.", f"“{text}” is taken for what the instrument is about.")
        topics = tuple(id for id in query.topics if id not in said), tuple(id for id in query.topics_all if id not in said)
        free = replace(without_words(query, tuple(said)), topics=topics[0], topics_all=topics[1])
        return [Fallback(free, note, tuple(sorted(said)))]

    def _is_said_of(self, cited: tuple[str, ...], about: list[Word]) -> bool:
        """Whether a passage that prints the number of each instrument has all that is said of it, with its accents."""
        said = [slot for slot in about if slot.kind in ("words", "topic")]
        wanted = [(self._topic_forms(slot.value) if slot.kind == "topic" else slot.value).split("|") for slot in said]
        typed = [(forms, typed_in(self.sentence, forms)) for forms in wanted]
        for id in cited:
            number = self.names.documents[id].number if id in self.names.documents else None
            printed = (tokens(one.exact) for one in self.names.passages_with(tuple(folded_phrase(number or "").split())))
            if not any(all(says(forms, words, one) for forms, words in typed) for one in printed):
                return False
        return bool(wanted)


def without_words(query: Query, words: tuple[str, ...]) -> Query:
    """Return the query without some of its word conditions."""
    return replace(
        query,
        words=tuple(word for word in query.words if word not in words),
        any_of=tuple(without_words(one, words) for one in query.any_of),
    )
