"""What a label says: by rows of schemas/rules, or by the document's own legend ("TN là bộ phận chịu trách nhiệm chính; TG là …").

In: a label's words.  Out: its `FieldKind`; what a legend says that codes mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.layout.marks import BULLETS
from ingest.reading import Reading
from text.letters import UPPER
from text.rules import rows
from text.times import meaning
from text.tokens import words_of
from text.vocabulary import load as vocabulary

__all__ = ["GIVEN", "ROLES", "FieldKind", "codes_at", "explains_codes", "label_kind", "legend_of", "says_when"]

GIVEN = "label.given"  # rows that begin so: of labels whose names are told to do the work and lead nobody
_OWNER = "label.owner"
_COLON = re.compile(r"[ \t*_]*:[ \t*_]*")
CLEAR = "label.clear"  # rows that begin so: of fields of a campaign's works, a slogan's words elsewhere
_CLEAR_WHO = re.compile(r"(?:^|(?<=\n))[ *_•+–-]{0,8}(?P<label>Rõ(?:\s[^\W\d_]{1,9}){1,5})\s?:[\s*_]{1,4}")
_LONGEST = 90  # characters of a label
_BESIDE = 8  # characters beside a label in which a table's sign or a colon stands
_SEPARATOR = re.compile(r"(?:[\s,/&*_·.:–—-]|\([^()]{0,40}\)|<[^<>]{1,30}>)*")
_CODE = 4  # letters of a code at most
# A code in capitals and what it is said to mean.
_MARK = rf"[\"“(\[]?(?P<mark>[{UPPER}]{{1,{_CODE}}})[\"”)\]]?(?:\s*(?P<sign>[:=])|\s+(?P<dash>[–-]|là))\s+"
_SAID = re.compile(rf"(?<!\w){_MARK}(?P<words>[^;,.:()\n]{{3,60}})")
_OVER = re.compile(rf"\s*(?:$|[;.)\n]|,\s*[\"“(\[]?[{UPPER}]{{1,{_CODE}}}[\"”)\]]?(?:\s*[:=]|\s+(?:[–-]|là)\s))")  # behind a meaning
_USED = re.compile(rf"(?<!\w)([{UPPER}]{{1,{_CODE}}})\s?:\s+(?=\w)")
_CODED = 60  # characters behind a code in which a verb ends
_FEWEST = 2  # codes of a legend
_MOST = 0.75  # of the values of a document's own label that only name bodies: a name may hold a word of work
ROLES = ("lead", "coordinate", "both", "weak")
# A label at the beginning of a line, with its value.
_OWN = re.compile(
    rf"^[ \t_{re.escape(BULLETS)}]{{0,8}}"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ \t]{1,3})?(?P<label>[^\W\d_][^\n:;.()]{3,60}):[ \t]{1,3}(?P<value>[^\n]{3})",
    re.MULTILINE,
)
_OWN_LABEL = 62  # characters of such a label at most
_OWN_WORDS = 5  # words of one that only says more of its record
_RECORD = 3  # labelled lines of a record that stand one below the other
_OWN_RULE = "label.own"
_LOOSE = (_OWN_RULE, "label.more")
_VALUE = 300  # characters of its value that are looked at
_WHEN = 60  # characters of a time
_ANY_YEAR = 2000  # a day and month mean a time whatever the year is


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What a label says: `kind` is lead, coordinate, both, time, content, goal, info, number, note, who, weak or aside (names bodies
    that do none of the work); `rule` its row."""

    kind: str
    rule: str

    @property
    def is_loose(self) -> bool:
        """Whether words that tell somebody are work in spite of the label: "Ngân sách: Sở Tài chính bố trí …"."""
        return self.kind in ("info", "aside") and self.rule in _LOOSE


def label_kind(reading: Reading, start: int, end: int) -> FieldKind | None:
    """Return what a label says: by the document's legend; else None unless rows of schemas/rules/labels.yaml cover all its words."""
    if end - start <= _CODE and (said := legend_of(reading).get(reading.chars[start:end])) is not None:
        return said
    kind = _by_rows(reading, start, end)
    if kind is None and end - start <= _OWN_LABEL:
        return own_labels(reading).get(reading.flat[start:end])
    if kind is not None and kind.rule == _OWNER and _tells_owner(reading, end):
        return None
    return kind if kind is None or not kind.rule.startswith(CLEAR) or _is_clear_field(reading, start, end) else None


def _tells_owner(reading: Reading, end: int) -> bool:
    """Whether work stands behind the colon of an owner's word: "Các chủ đầu tư: tập trung nhân lực", not "Chủ đầu tư: Sở X"."""
    sign = _COLON.match(reading.flat, end)
    return sign is not None and _begins_deed(reading, sign.end(), capital=True)


def _by_rows(reading: Reading, start: int, end: int) -> FieldKind | None:
    """Return what rows say of a label's words, looked for once."""
    if end - start > _LONGEST:
        return None
    known: dict[tuple[int, int], FieldKind | None] = words_of(reading.flat, reading.low).once("labels", dict)
    if (start, end) not in known:
        known[start, end] = _find_by_rows(reading, start, end)
    return known[start, end]


def _find_by_rows(reading: Reading, start: int, end: int) -> FieldKind | None:
    flat, low = reading.flat, reading.low
    matcher = rows("labels")
    kinds: list[tuple[str, str]] = []
    at = _skip(flat, start, end)
    while at < end:
        found = matcher.at(flat, low, at, end)
        if found is None and kinds and all(kind == "who" for kind, _ in kinds):
            # "Đơn vị gánh chính", "Bên đỡ"; who only gets something does no work
            return _beside(reading, at, end) if rows("statements", "no_actor").first(flat, low, start, end) is None else None
        if found is None or found[0].kind == "none":
            return None
        kinds.append((found[0].kind, found[0].id))
        at = _skip(flat, found[1], end)
    if len(kinds) > 1 and any(rule.startswith(CLEAR) for _, rule in kinds):
        return None  # "Làm rõ trách nhiệm", "Báo cáo rõ kết quả"
    return _strongest(kinds)


def _is_clear_field(reading: Reading, start: int, end: int) -> bool:
    """Whether a "Rõ …" is a field and no slogan: a cell's words, or a label before a colon in a document whose "Rõ người" name bodies."""
    flat = reading.flat
    if not reading.chars[start].isupper():
        return False  # "phân công theo 5 rõ: rõ người; rõ việc; …"
    before, behind = flat[max(0, start - _BESIDE) : start].rstrip(" *_"), flat[end : end + _BESIDE].lstrip(" *_")
    if behind.startswith("|") or behind.startswith("\n") and before.endswith("|"):
        return True
    return behind.startswith(":") and words_of(flat, reading.low).once("clear", lambda: _names_who(reading))


def _names_who(reading: Reading) -> bool:
    """Whether fields of a document say clearly who does several works, and most name bodies: not "Rõ người: mỗi việc một người"."""
    named = []
    for label in _CLEAR_WHO.finditer(reading.chars):
        kind = _by_rows(reading, *label.span("label"))
        if kind is not None and kind.kind == "lead":
            named.append(_begins_actor(reading, label.end()))
    return len(named) >= _FEWEST and 2 * sum(named) > len(named)


def _skip(flat: str, at: int, end: int) -> int:
    if flat[at : at + 1].isalnum():
        return at
    match = _SEPARATOR.match(flat, at, end)
    return match.end() if match else at


def _strongest(kinds: list[tuple[str, str]]) -> FieldKind | None:
    said = [(kind, rule) for kind, rule in kinds if kind not in ("tail", "who")]
    if not said:
        return FieldKind("who", kinds[0][1]) if any(kind == "who" for kind, _ in kinds) else None
    names = [kind for kind, _ in said]
    if names[0] == "number" and kinds[0][0] == "who":
        return None  # "Sở TT&TT"
    first = said[0]
    if first[0] in ("content", "goal", "info", "number", "note", "time"):
        return FieldKind(*first)
    if {"lead", "coordinate"} <= set(names) or {"weak", "coordinate"} <= set(names):
        return FieldKind("both", first[1])
    if "lead" in names:
        leads = [rule for kind, rule in said if kind == "lead"]
        return FieldKind("lead", next((rule for rule in leads if not rule.startswith(GIVEN)), leads[0]))  # "Phân công cơ quan chủ trì"
    if "coordinate" in names:
        return FieldKind("coordinate", next(rule for kind, rule in said if kind == "coordinate"))
    if "weak" in names:
        who = any(kind == "who" for kind, _ in kinds)
        return FieldKind("lead" if who else "weak", first[1])
    return FieldKind(*first)


def own_labels(reading: Reading) -> dict[str, FieldKind]:
    """Return what labels mean that only this document has, by their folded words: such as say who ("Đơn vị sát cánh: …"), come again and
    always stand before bodies."""
    return words_of(reading.flat, reading.low).once("own-labels", lambda: _own_labels(reading))


def _own_labels(reading: Reading) -> dict[str, FieldKind]:
    flat, low, labels = reading.flat, reading.low, rows("labels", "lead", "coordinate")
    uses: dict[str, list[tuple[int, int, int]]] = {}  # of each label: where its words behind those for who begin and end, and its value
    led, times = False, 0  # whether a label that rows know says who leads; lines that say when
    lines = list(_OWN.finditer(reading.chars))
    for line in lines:
        start, end = line.span("label")
        noun = rows("labels", "who").at(flat, low, start, end)
        known = _by_rows(reading, start, end) if noun is not None or not led or times < _FEWEST else None
        led, times = led or known is not None and known.kind == "lead", times + (known is not None and known.kind == "time")
        at = _skip(flat, noun[1], end) if noun is not None and known is None else end
        if at < end and reading.chars[at].islower() and rows("actors", "head").at(flat, low, start, end) is None:
            uses.setdefault(flat[start:end], []).append((at, end, line.start("value")))
    out: dict[str, FieldKind] = {}
    rest: dict[str, FieldKind] = {}  # what labels are that do not stand in records
    for label, found in uses.items():
        at, end, _ = found[0]
        roles = [rule for rule, _, _ in labels.find(flat, low, at, end)]
        none = rows("statements", "no_actor").first(flat, low, end - len(label), end) is not None
        names = sum(_names_only(reading, value) for _, _, value in found)
        if len(found) < _FEWEST or names < (_MOST if roles and not none else 1) * len(found):
            continue  # "Cấp xã: Đoàn xã đào hố" says what is done
        if roles and not none:
            out[label] = FieldKind(roles[-1].kind, roles[-1].id)
        elif led and times >= _FEWEST and not none and rows("verbs").at(flat, low, at, end) is None:
            out[label] = FieldKind("coordinate", _OWN_RULE)
        elif none:
            out[label] = FieldKind("aside", _OWN_RULE)  # "Đơn vị giám sát: …" does none of the work
        elif led:
            rest[label] = FieldKind("aside", _OWN_RULE)
    return rest | _of_records(reading, lines, out)


def _of_records(reading: Reading, lines: list[re.Match[str]], own: dict[str, FieldKind]) -> dict[str, FieldKind]:
    """Return labels of a document with those that only stand in its records, lines one below the other of which others say who: such before
    bodies say with whom, before times when, before verbs at a record's head what; others say more ("Tiền: 61 tỷ đồng")."""
    flat = reading.flat
    uses: dict[str, list[_Use]] = {}
    spoiled: set[str] = set()
    for block in _blocks(reading, lines):
        spans = [line.span("label") for line in block]
        kinds = [_by_rows(reading, *span) for span in spans]
        said = {kind.kind for span, known in zip(spans, kinds, strict=True) if (kind := known or _beside(reading, *span)) is not None}
        record = bool(said & {*ROLES}) and len(said & {*ROLES, "time", "content"}) >= _FEWEST
        for line, (start, end), kind in zip(block, spans, kinds, strict=True):
            words, value = flat[start:end], line.start("value")
            if kind is not None or words in own:
                continue
            if not record or reading.chars[start].islower() or len(words.split()) > _OWN_WORDS or any(map(str.isdigit, words)):
                spoiled.add(words)
                continue
            heads = "content" not in said and line is block[0] and _begins_deed(reading, value, capital=True)
            when = "time" not in said and says_when(flat[value : _line_end(reading, value)])
            uses.setdefault(words, []).append(_Use(start, end, _begins_actor(reading, value), when, heads, "coordinate" not in said))
    for words, found in uses.items():
        if words not in spoiled and len(found) >= _FEWEST:
            own[words] = _said_by(reading, found)
    return own


@dataclass(frozen=True, slots=True)
class _Use:
    """A label of a record: its words [start, end), whether its value names a body, says when where no other label of the record does, or
    heads the record with work, and whether no other label of it says with whom."""

    start: int
    end: int
    names: bool
    when: bool
    heads: bool
    alone: bool


def _beside(reading: Reading, start: int, end: int) -> FieldKind | None:
    """Return the role that words say which stand beside names elsewhere ("Kề vai"), None where they say none."""
    found = rows("roles", "lead", "coordinate", place="beside").at(reading.flat, reading.low, start, end)
    return FieldKind(found[0].kind, found[0].id) if found is not None and found[1] == end else None


def _said_by(reading: Reading, uses: list[_Use]) -> FieldKind:
    """Return what a label says by what stands behind it in most records, and by its own words: one that nothing is known of says more."""
    most, span = _MOST * len(uses), (uses[0].start, uses[0].end)
    if sum(use.names for use in uses) >= most:
        if (beside := _beside(reading, *span)) is not None:
            return beside
        joins = all(use.alone for use in uses) and _says(reading, "own_with", *span) and not _says(reading, "no_actor", *span)
        return FieldKind("coordinate" if joins else "aside", _OWN_RULE)
    if sum(use.when for use in uses) >= most:
        return FieldKind("time" if _says(reading, "own_when", *span) else "info", _OWN_RULE)
    heads = sum(use.heads for use in uses) >= most and _says(reading, "own_work", *span)
    return FieldKind("content" if heads else "info", _OWN_RULE)


def _says(reading: Reading, kind: str, start: int, end: int) -> bool:
    return rows("statements", kind).first(reading.flat, reading.low, start, end) is not None


def _blocks(reading: Reading, lines: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the lines with a label that stand one below the other, where they are as many as a record has."""
    block: list[re.Match[str]] = []
    stop = -1
    for line in lines:
        if block and line.start() > stop + 1:
            if len(block) >= _RECORD:
                yield block
            block = []
        block.append(line)
        stop = _line_end(reading, line.end())
    if len(block) >= _RECORD:
        yield block


def _line_end(reading: Reading, at: int) -> int:
    end = reading.chars.find("\n", at)
    return end if end >= 0 else len(reading.chars)


def says_when(words: str, most: int = _WHEN) -> bool:
    """Whether a value of fewer than so many characters says when: "TH: 20/10/2025", "Thực hiện: quý III"."""
    when = meaning(words, _ANY_YEAR) if len(words) < most else None
    return when is not None and bool(when.start or when.end or when.recurrence)


def _names_only(reading: Reading, at: int) -> bool:
    """Whether a value begins with an actor and its line says nothing of what is done."""
    stop = min(at + _VALUE, _line_end(reading, at))
    return _begins_actor(reading, at) and next(rows("verbs").find(reading.flat, reading.low, at, stop), None) is None


def _begins_actor(reading: Reading, at: int) -> bool:
    """Whether a word for an actor stands at the beginning of a value, behind a plural or not, or one that says that none is chosen yet."""
    flat, low, stop = reading.flat, reading.low, min(len(reading.flat), at + _CODED)
    many = rows("actors", "plural").at(flat, low, at, stop)
    first = _skip(flat, many[1], stop) if many is not None else at
    return rows("actors", "head", "collective", "rank", "hamlet", "vacant").at(flat, low, first, stop) is not None


def legend_of(reading: Reading) -> dict[str, FieldKind]:
    """Return the roles that a document says that codes mean, {} where it explains fewer than two."""
    return words_of(reading.flat, reading.low).once("legend", lambda: _legend(reading))


def _legend(reading: Reading) -> dict[str, FieldKind]:
    found: dict[str, set[FieldKind]] = {}
    for match in _SAID.finditer(reading.chars):
        kind = _by_rows(reading, *match.span("words"))
        if kind is not None and kind.kind in (*ROLES, "time") and _is_explained(reading, match):
            found.setdefault(match["mark"], set()).add(FieldKind("lead" if kind.kind == "weak" else kind.kind, kind.rule))
    sure = {mark: min(kinds, key=lambda kind: kind.rule) for mark, kinds in found.items() if len({kind.kind for kind in kinds}) == 1}
    acting = {m[1] for m in _USED.finditer(reading.chars) if _begins_deed(reading, m.end())} if len(sure) >= _FEWEST else set()
    sure = {mark: kind for mark, kind in sure.items() if mark not in acting}
    return sure if len(sure) >= _FEWEST else {}


def _is_explained(reading: Reading, said: re.Match[str]) -> bool:
    """Whether words only say what a code means, and not that a body of a short name does it: "SYT: chủ trì, phối hợp với …"."""
    start, end = said.span("words")
    if said["mark"] in _short_names() or _OVER.match(reading.chars, end) is None:
        return False
    who = next(rows("labels", "who").find(reading.flat, reading.low, start, end), None)
    return said["sign"] == "=" or said["dash"] == "là" or who is not None


def _begins_deed(reading: Reading, at: int, *, capital: bool = False) -> bool:
    """Whether a verb begins there, in small letters unless `capital`: "SNN: xây dựng …", not "TN: Thanh tra tỉnh"."""
    if not capital and reading.chars[at : at + 1].isupper():
        return False
    return rows("verbs").at(reading.flat, reading.low, at, min(len(reading.flat), at + _CODED)) is not None


@cache
def _short_names() -> frozenset[str]:
    """Return what bodies are called by for short: no code of a role."""
    known = (short for body in vocabulary().bodies for short in (*body.abbreviations, *body.code))
    spelled = (short for row in vocabulary().abbreviations if row.kind in ("issuer", "body") for short in row.shorts)
    return frozenset({*known, *spelled})


def explains_codes(reading: Reading, start: int, end: int) -> bool:
    """Whether words begin with what a code of the document's legend means."""
    said = _SAID.match(reading.chars, start, end)
    if said is None:
        return False
    if said["mark"] in legend_of(reading):
        return True
    kind = _by_rows(reading, *said.span("mark"))
    if kind is None or kind.kind not in ROLES:
        return False
    meant = _by_rows(reading, *said.span("words"))  # "CT: chủ trì": a code that all know
    return meant is not None and meant.kind == kind.kind


def codes_at(reading: Reading, start: int, end: int) -> list[int]:
    """Return where in [start, end) codes of the document's legend stand before a colon."""
    legend = legend_of(reading)
    if not legend:
        return []
    form = words_of(reading.flat, reading.low).once("codes", lambda: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(legend))})(?=\s?:)"))
    return [match.start() for match in form.finditer(reading.chars, start, end)]
