"""Answers, hits and reports as text for a terminal.  Pure: contract objects (CONTRACT.md) in, lines out."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from graph.schema import load_schema
from graph.wording import word
from text.words import around, beginning, folded_words, wrapped

__all__ = [
    "answer_lines",
    "documents_lines",
    "hits_lines",
    "ingest_lines",
    "explained_lines",
    "parsed_lines",
    "printable",
    "printable_row",
    "rows_lines",
]

Json = Mapping[str, object]

# A task's label is its words, which its evidence quotes below it: so much tells it apart.
LABEL_CHARS = 110
_NUMBER = re.compile(r"[0-9]{1,9}")

_ROLE = {
    "vi": {"lead": "chủ trì", "assigned": "được giao", "coordinate": "phối hợp"},
    "en": {"lead": "leads", "assigned": "is assigned", "coordinate": "coordinates"},
}
_SAID = {
    "vi": {
        "weaker": "Vai trò yếu hơn điều được hỏi",
        "count": "Số lượng",
        "none": "Không tìm thấy câu trả lời.",
        "unknown": "Không hiểu",
        "ignored": "Bỏ qua",
        "instead": "hiểu là",
        "passages": "Đoạn văn gần nhất",
        "absence": "không có",
        "evidence": "đoạn khác",
        "also": "Cách hiểu khác",
    },
    "en": {
        "weaker": "Weaker roles than asked for",
        "count": "Count",
        "none": "No answer found.",
        "unknown": "Not understood",
        "ignored": "Left out",
        "instead": "read as",
        "passages": "Nearest passages",
        "absence": "absent",
        "evidence": "more passages",
        "also": "Other readings",
    },
}

_INGESTED = {
    "vi": {
        "added": "đã thêm",
        "updated": "đã cập nhật",
        "unchanged": "không đổi",
        "missing": "không còn tệp",
        "removed": "đã xóa",
        "failed": "lỗi",
        "dry": "chưa ghi gì; nếu ghi sẽ là: ",
        "missing_paths": "không còn tệp: {} (thêm --prune để xóa khỏi kho)",
        "removed_paths": "đã xóa: {} (không còn tệp)",
        "unseen_paths": "không xem được, giữ lại: {}",
        "encoded": "{} đoạn văn đã đọc bằng bộ mã hóa",
        "waiting": "{} đoạn văn chờ bộ mã hóa: cancu embed (tìm kiếm vẫn theo từ ngữ và nghĩa của từ)",
        "nodes": "nút",
        "edges": "quan hệ",
    },
    "en": {
        "added": "added",
        "updated": "updated",
        "unchanged": "unchanged",
        "missing": "missing",
        "removed": "removed",
        "failed": "failed",
        "dry": "nothing was written; it would be: ",
        "missing_paths": "gone: {} (remove it from the store with --prune)",
        "removed_paths": "removed: {} (its file is gone)",
        "unseen_paths": "not to be seen, kept: {}",
        "encoded": "{} passages read by the encoder",
        "waiting": "{} passages wait for the encoder: cancu embed (search finds them by words and word vectors)",
        "nodes": "nodes",
        "edges": "edges",
    },
}


def printable(text: object) -> str:
    """Return `text` on one line, with control and direction marks taken out: a document cannot steer the terminal."""
    flat = " ".join(str(text if text is not None else "").split())
    return flat if flat.isprintable() else "".join(c for c in flat if unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"}).strip()


def printable_row(text: str) -> str:
    """Return a line of columns without control and direction marks; its blanks stay."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Co", "Cs"})


def _quote(evidence: Json, language: str = "vi", terms: Mapping[str, int] | None = None, width: int = 96, most: int = 280) -> list[str]:
    words = around(printable(evidence.get("exact")), most, terms or {})
    place = " ".join(part for part in (printable(evidence.get("source")), printable(evidence.get("path"))) if part)
    role = _ROLE[language].get(str(evidence.get("role")))
    where = f"[{place}: {evidence.get('start')}–{evidence.get('end')}]" + (f" {role}" if role else "")
    return [*wrapped(f"“{words}”", width, "      "), f"      {where}"]


def _maps(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, Sequence) and not isinstance(value, str) else []


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else []


def answer_lines(answer: Json, evidence_each: int = 3) -> list[str]:
    """Return the lines that show an answer of `cancu ask`.

    How it was read and what was left out, what to know first, the answers by side and strength with quoted evidence, caveats, passages.
    """
    language = "en" if answer.get("language") == "en" else "vi"
    said = _SAID[language]
    understood = answer.get("understood")
    understood = understood if isinstance(understood, Mapping) else {}
    lines = _read_lines(understood, said)
    first = [printable(one) for one in _list(answer.get("said"))]
    lines += first
    if answer.get("count") is not None:
        lines.append(f"{said['count']}: {answer['count']}")
    compared = _maps(answer.get("compared"))
    lines += [f"  {_label(side, language)}: {side.get('count')}" for side in compared]
    answers = _maps(answer.get("answers"))
    terms = _terms(answer, understood)
    sides = [side for side in compared if any(side.get("label") in _list(item.get("sides")) for item in answers)]
    for side in sides:
        held = [item for item in answers if side.get("label") in _list(item.get("sides"))]
        lines += ["", f"{_label(side, language)} ({side.get('count')})", *_item_lines(held, language, terms, evidence_each)]
    if not sides:
        lines += _item_lines(answers, language, terms, evidence_each)
    messages = [printable(caveat.get("message") if isinstance(caveat, Mapping) else caveat) for caveat in _list(answer.get("caveats"))]
    caveats = [f"! {message}" for message in messages if message not in first]
    lines += ["", *caveats] if caveats and answers else caveats
    lines += [f"{said['also']}: {printable(other)}" for other in _list(understood.get("alternatives"))]
    passages = _maps(answer.get("passages"))
    if not (first or answers or caveats or passages) and answer.get("count") is None:
        lines.append(said["none"])
    if passages and not answers:
        lines += ["", f"{said['passages']}:", *_hit_lines(passages[:3], language)]
    return lines


def _read_lines(understood: Json, said: Mapping[str, str]) -> list[str]:
    """Return how a question was read: in words, what was corrected, what was not understood, what was left out."""
    lines = [printable(understood.get("reading"))]
    lines += [f"  {printable(c.get('from'))} → {said['instead']} {printable(c.get('to'))}" for c in _maps(understood.get("corrections"))]
    here = _list(understood.get("nowhere"))  # these were understood: what is told of them stands with the answer
    for name in ("unknown", "ignored"):
        said_of = [word for word in _list(understood.get(name)) if name != "unknown" or word not in here]
        words = [printable(word.get("text", word) if isinstance(word, Mapping) else word) for word in said_of]
        lines += [f"{said[name]}: {', '.join(words)}"] if words else []
    return lines


def _label(item: Json, language: str) -> str:
    return printable(item.get("label") if language == "vi" else item.get("label_en") or item.get("label"))


def _item_lines(items: Sequence[Json], language: str, terms: Mapping[str, int], evidence_each: int) -> list[str]:
    """Return the lines of some answers: those asked for, then the weaker ones under a heading."""
    said, roles = _SAID[language], _ROLE[language]
    lines: list[str] = []
    weaker = False
    for item in items:
        if item.get("strength") == "weaker" and not weaker:
            weaker = True
            lines += ["", f"{said['weaker']}:"]
        held = ", ".join(roles.get(str(role), str(role)) for role in _list(item.get("roles")))
        value = item.get("value")
        shown = [beginning(_label(item, language), LABEL_CHARS)]
        shown += ([f"({held})"] if held else []) + ([f"({said['absence']})"] if item.get("absence") else [])
        lines += ["", "  • " + " ".join(shown) + (f": {_value(value)}" if value not in (None, "", []) else "")]
        evidence = _maps(item.get("evidence"))
        printed = folded_words(str(value.get("printed") or "")) if isinstance(value, Mapping) else ""
        own = {**terms, **({printed: _OWN} if printed else {})}
        for one in evidence[:evidence_each]:
            lines += _quote(one, language, own)
        if len(evidence) > evidence_each:
            lines.append(f"      (+{len(evidence) - evidence_each} {said['evidence']})")
    return lines


_OWN, _ASKED, _NEAR = 9, 5, 1  # what a quotation is cut around: its own time, a condition's words, two neighbouring words of the question


def _terms(answer: Json, understood: Json) -> dict[str, int]:
    """Return the folded words that matter in a quotation of this answer, each with its weight."""
    words = folded_words(str(answer.get("question") or "")).split()
    found = {f"{first} {second}": _NEAR for first, second in zip(words, words[1:], strict=False)}
    for condition in _maps(understood.get("filters")):
        forms = str(condition.get("value") or "").split("|") if condition.get("field") == "words" else [str(condition.get("label") or "")]
        found |= {folded_words(form): _ASKED for form in forms if form}
    return found


def _value(value: object) -> str:
    """Return a value as one line: of a time the printed words, then the days that they mean where they mean any."""
    if not (isinstance(value, Mapping) and {"from", "to"} <= value.keys()):
        return printable(value)
    days = "–".join(dict.fromkeys(str(value[end]) for end in ("from", "to") if value[end]))
    printed = printable(value.get("printed"))
    says_so = {int(number) for number in _NUMBER.findall(days)} <= {int(number) for number in _NUMBER.findall(printed)}
    return f"{printed} ({days})" if printed and days and not says_so else printed or days


def _hit_lines(hits: Iterable[Json], language: str = "vi") -> list[str]:
    lines: list[str] = []
    for hit in hits:
        why = hit.get("why")
        why = why if isinstance(why, Mapping) else {}
        weights = (("phrases", _OWN), ("matched", _ASKED), ("expanded", _NEAR))
        terms = {folded_words(str(word)): weight for key, weight in reversed(weights) for word in _list(why.get(key))}
        lines += [f"  {hit.get('rank')}. {printable(hit.get('document'))}", *_quote(hit, language, terms)]
        reason = _reason(why, language)
        lines += [f"      {reason}"] if reason else []
    return lines


_SIGNALS = (
    ("lexical_rank", {"vi": "từ ngữ", "en": "words"}),
    ("dense_rank", {"vi": "nghĩa của từ", "en": "meaning of words"}),
    ("encoder_rank", {"vi": "nghĩa của câu", "en": "meaning of sentences"}),
)


def _reason(why: Json, language: str) -> str:
    """Return the rank of a hit by each signal and the words that met."""
    ranks = ", ".join(f"{label[language]} {why[name]}" for name, label in _SIGNALS if why.get(name))
    ranks = f"{word('commands.yaml', 'search', 'rank', language)}: {ranks}" if ranks else ""
    words = ", ".join(printable(word) for key in ("phrases", "matched", "expanded") for word in _list(why.get(key)))
    return " · ".join(part for part in (ranks, words[:120]) if part)


def hits_lines(result: Json) -> list[str]:
    """Return the lines of `cancu search`: what a reader should know of it, then one block a hit."""
    hits = _maps(result.get("hits"))
    notes = [f"! {printable(note)}" for note in _list(result.get("notes"))]
    return notes + (_hit_lines(hits) if hits else ["Không tìm thấy đoạn nào. / Nothing found."])


def ingest_lines(report: Json, language: str = "vi") -> list[str]:
    """Return the lines of `cancu ingest`: what became of the files, then what the store holds."""
    said = _INGESTED[language]
    documents = report.get("documents")
    documents = documents if isinstance(documents, Mapping) else {}
    counts = [f"{documents.get(key)} {said[key]}" for key in ("added", "updated", "unchanged", "missing", "removed")]
    counts.append(f"{len(_maps(documents.get('failed')))} {said['failed']}")
    lines = [f"{said['dry'] if report.get('dry_run') else ''}{', '.join(counts)} ({report.get('seconds')} s)"]
    for key in ("missing_paths", "removed_paths", "unseen_paths"):
        lines += ["  " + said[key].format(printable(path)) for path in _list(documents.get(key))]
    passages = report.get("passages")
    for key in ("encoded", "waiting"):
        if isinstance(passages, Mapping) and passages.get(key):
            lines.append("  " + said[key].format(passages[key]))
    for key in ("nodes", "edges"):
        held = report.get(key)
        if isinstance(held, Mapping) and held:
            label = load_schema().label
            named = ", ".join(f"{label(name, language).lower()} {count}" for name, count in held.items())
            lines.append(f"  {said[key]}: {named}")
    return lines


def check_lines(result: Json, language: str = "vi") -> list[str]:
    """Return the lines of `cancu check`: what is wrong, and what became of it."""
    problems = _maps(result.get("problems"))
    said = partial(word, "commands.yaml", "check", language=language)
    lines = [f"  {printable(problem.get('code'))}: {printable(problem.get('message'))}" for problem in problems]
    lines.insert(0, said("wrong" if problems else "whole", store=result.get("store"), sources=result.get("sources"), n=len(problems)))
    repaired = result.get("repaired")
    if isinstance(repaired, Mapping):
        lost = repaired.get("lost")
        lost = lost if isinstance(lost, Mapping) else {}
        again = _list(repaired.get("reread"))
        lines.append(said("anew", kept=repaired.get("kept"), again=len(again), lost=len(lost)))
        lines += ["  " + said("lost", path=printable(path), why=printable(why)) for path, why in lost.items()]
        lines.append(said("old", path=printable(repaired.get("damaged"))))
    elif problems:
        lines.append(said("mend"))
    outdated = _list(result.get("outdated"))
    if outdated:
        lines.append(said("outdated", n=len(outdated)))
    return lines


_COLUMNS = (("number", 24), ("issue_date", 10), ("issuer", 40), ("title", 90), ("id", 0))  # of a list of documents, with their widths


def documents_lines(rows: Iterable[Json], language: str = "vi", held: int = 0) -> list[str]:
    """Return documents as a table: number, date, issuer, title (the file of one without a title), id.

    Where there is none it says whether the store is empty or none of the `held` ones is meant.
    """
    shown = [
        [_column(row, key, most) for key, most in _COLUMNS]
        for row in ({**row, "title": row.get("title") or os.path.basename(str(row.get("source") or ""))} for row in rows)
    ]
    if not shown:
        return [word("commands.yaml", "documents", "unfound" if held else "empty", language, n=held)]
    return rows_lines([word("takeaway.yaml", "columns", key, language) for key, _ in _COLUMNS], shown, 0)


def _column(row: Json, key: str, most: int) -> str:
    """Return a cell, cut behind a word."""
    said = printable(row.get(key) or "–")
    return beginning(said, most) if most else said


def contradictions_lines(found: Iterable[Json], language: str = "vi") -> list[str]:
    """Return a line for each document of which two things are said, then a line a place."""
    lines = []
    for item in found:
        values = item.get("values")
        said = " | ".join(map(printable, values)) if isinstance(values, list) else ""
        lines.append(f"{printable(item.get('label'))}  {printable(item.get('field'))}: {said}")
        lines += [
            f"  {printable(place.get('value'))}  {printable(place.get('document'))} {place.get('start')}–{place.get('end')}"
            f"  “{printable(place.get('exact'))}”"
            for place in _maps(item.get("places"))
        ]
    return lines or [word("commands.yaml", "documents", "agreed", language)]


def parsed_lines(parsed: Json, language: str = "vi") -> list[str]:
    """Return a short account of what a document says: metadata, then counts and findings; their names are those of `--json`."""
    document = parsed.get("document")
    document = document if isinstance(document, Mapping) else {}
    lines = [printable(parsed.get("source"))]
    lines += [
        f"  {key}: {_value(value)}"
        for key, value in document.items()
        if value not in (None, [], {}) and not isinstance(value, list) and key != "places"
    ]
    lines += [f"  {key}: {len(_maps(parsed.get(key)))}" for key in ("sections", "citations", "agencies", "tasks")]
    lines += [
        f"  {printable(item.get('severity'))} {printable(item.get('code'))}: {printable(_message(item, language))}"
        for item in _maps(parsed.get("findings"))
    ]
    return lines


def _message(finding: Json, language: str) -> object:
    return (finding.get("message_en") if language == "en" else None) or finding.get("message")


def explained_lines(parsed: Json) -> list[str]:
    """Return each task with its roles, the words that name who has them, and the rule that gave each."""
    lines: list[str] = []
    for task in _maps(parsed.get("tasks")):
        words = " ".join(str(task.get("exact") or "").split())
        lines.append(f"  {printable(task.get('id'))} “{printable(words[:90])}{'…' if len(words) > 90 else ''}”")
        for role in _maps(task.get("roles")):
            rule = printable(role.get("rule") or "-")
            lines.append(f"      {printable(role.get('role'))}: {printable(role.get('generic'))}  [{rule}]")
    return lines


def rows_lines(columns: Sequence[str], rows: Iterable[Sequence[object]], most: int = 60) -> list[str]:
    """Return a plain table; cells are cut at `most` characters, or not at all where that is 0."""
    table = [[*map(str, columns)], *[[printable(cell)[: most or None] for cell in row] for row in rows]]
    widths = [max(len(row[i]) for row in table) for i in range(len(columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
