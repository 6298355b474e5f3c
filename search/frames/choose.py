"""A question to its best reading: every frame that fits proposes what is asked, the builder completes it, the best score wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from search.frames import addressed, compared, counted, deadlines, helping, instruments, lacks, listed, mergers, metadata, short, yesno
from search.frames.alternatives import other_readings
from search.frames.build import Builder
from search.frames.contrast import contrasted
from search.frames.frame import Frame, all_frames
from search.frames.listed import asks_who_it_is
from search.frames.parts import both_parts
from search.frames.reading import Reading
from search.frames.references import read_references
from search.frames.role_contrast import contrast_of_roles
from search.frames.scene import Scene
from search.frames.target import Target
from search.frames.worded import FRAME, worded
from search.lexicon.names import Names
from search.passages.expand import is_syllable
from search.question import Question, read_question
from search.question.deadlines import asks_effect
from search.question.read import read_words
from search.question.sentence import Sentence
from search.question.shape import is_yesno, signs_something
from search.question.shapes import shape
from search.question.wording import CARRIER, DOCUMENT, carries

__all__ = ["understand"]

FAMILIES: dict[str, Callable[[Frame, Scene], Iterator[Target]]] = {
    module.__name__.rpartition(".")[2]: module.propose
    for module in (addressed, compared, counted, deadlines, helping, instruments, lacks, listed, mergers, metadata, short, yesno)
}
_MOST = 3  # other readings shown


def understand(question: Question, names: Names, *, spelling: bool = True) -> Reading:
    """Return the best reading of a question, with the next best ones; nothing is guessed for words that mean nothing here."""
    sentence = contrast_of_roles(_read(question, names, spelling=spelling))
    parts = both_parts(
        sentence,
        names,
        lambda text: _read(read_question(text), names, spelling=spelling),
        lambda part: _best(part, names),
    )
    parts = parts or contrasted(sentence, names, lambda part: _best(part, names))
    if parts is None:
        return _best(sentence, names)
    parts.sentence = sentence
    return parts


def _read(question: Question, names: Names, *, spelling: bool) -> Sentence:
    """Return the typed words of a question; where its wording gives no reading, no word is taken for one that only carries it."""
    sentence = read_words(question, names, spelling=spelling)
    if sentence.plain and worded(sentence, names) is None:
        return read_words(question, names, spelling=spelling, worded=False)
    return sentence


def _best(sentence: Sentence, names: Names) -> Reading:
    """Return the best reading of typed words, with the next best ones."""
    readings = sorted(_readings(sentence, names), key=lambda reading: -reading.score)
    best = readings[0]
    _with_unknown(best, readings, sentence)
    best.corrections, best.sentence = sentence.corrections, sentence
    if best.settled:
        return best
    seen = [best.query]
    for other in [*other_readings(best, sentence, names), *readings[1:]]:
        if len(best.alternatives) < _MOST and other.query not in seen and not other.unknown and other.find != "passage":
            seen.append(other.query)
            best.alternatives.append(other)
    return best


def _with_unknown(best: Reading, readings: list[Reading], sentence: Sentence) -> None:
    """Add to the reading of a question's wording the words that nothing knows, as the frames find them."""
    ordinary = next((one for one in readings if one.frame != FRAME.id and one.find != "passage"), None)
    if best.frame == FRAME.id and ordinary is not None:
        best.unknown = [*best.unknown, *(word for word in ordinary.unknown if word not in best.unknown and _is_left(word, sentence))]


def _is_left(word: str, sentence: Sentence) -> bool:
    """Whether a word that nothing knows says what is asked about: it is in no document's name, and does not only carry the question."""
    wording = sentence.wording
    if wording is None:
        return True
    named = {i for slot in sentence.slots if slot.kind == "document" for i in range(slot.start, slot.end)}
    left = [i for i in sentence.tokens_of(word) if i not in named and wording.tags[i] != DOCUMENT]
    keys = {i: sentence.question.tokens[i].key for i in left}
    return any(wording.tags[i] != CARRIER or not (carries(keys[i]) or is_syllable(keys[i])) for i in left)


def _readings(sentence: Sentence, names: Names) -> Iterator[Reading]:
    """Yield the reading of every frame that fits and is complete; one always is: the passages that speak of the words."""
    scene = Scene(sentence, names, Builder(sentence, names).named_agencies())
    yesno = is_yesno(sentence)
    if (reading := worded(sentence, names)) is not None:
        yield reading
    features = sentence.features | _shape(sentence, names, yesno=yesno)
    for frame in all_frames():
        if not frame.fits(features, sentence.question.folded):
            continue
        for target in FAMILIES[frame.family](frame, scene):
            reading = Builder(sentence, names).build(frame, target)
            if reading is None:
                continue
            reading.frame, reading.yesno = frame.id, yesno and _wants_yes_or_no(reading, sentence)
            reading.score = frame.weight + target.score
            yield reading
    last = Builder(sentence, names).build(_PASSAGES, Target("passage"))
    assert last is not None
    last.frame = _PASSAGES.id
    yield last


def _wants_yes_or_no(reading: Reading, sentence: Sentence) -> bool:
    """Whether a yes/no question can be told so: of several places only where it is asked of each of them."""
    if reading.query.sides and not (reading.query.property and reading.find == "document"):
        return (
            reading.query.find in ("task", "document")
            and reading.query.combine == "compare"
            and not sentence.has("compare", "more", "less")
        )
    return reading.find not in ("passage", "count")


def _shape(sentence: Sentence, names: Names, *, yesno: bool) -> set[str]:
    """Features of the question as a whole: asks-yesno, asks-manner, asks-content; reference: names a document."""
    folded = sentence.question.folded
    found = {"asks-yesno"} if yesno else set()
    if asks_effect(sentence.question, sentence.slots):
        found.add("asks-effect")
    if signs_something(sentence, names):
        found.add("signs-something")
    references = read_references(sentence, names, Target("document")).documents
    if references:
        found.add("reference")
        if any(i in names.documents and names.documents[i].in_collection for ref in references for i in ref.ids[:1]):
            found.add("reference-here")
    named = {*(sentence[at].value for at in sentence.where("province")), *(ref.ids[0] for ref in references)}
    if len(named) > 1 or len(sentence.where("province")) > 1 or len(sentence.where("body", "agency")) > 1:
        found.add("sides")
    if shape("about-what").search(folded) and not (sentence.has("body", "agency") and shape("does-what").search(folded)):
        found.add("asks-content")
    guessed = sentence.has("field") and "topic" not in sentence.features and not sentence.where("words")
    if guessed and shape("about-what").search(folded):
        found.add("asks-manner")  # "what is the population of …"
    identity = (shape("identity").search(folded) or asks_who_it_is(sentence)) and not sentence.has("role", "meta", "cite", "issue")
    if shape("is-what").search(folded) and not references and not sentence.has("cite", "count", "compare", "objective"):
        found.add("asks-manner")
    if identity or (shape("manner").search(folded) and not references and not sentence.has("count", "compare")):
        found.add("asks-manner")
    return found


_PASSAGES = Frame("passages", "passages", (), frozenset(), 0.0, "Tìm đoạn văn", "Find passages")
