"""What pasting and other clerks' habits do to a text: kinds of change that keep what it says.

In: marked lines and a seeded random.  Out: the changed text.  `tests.layouts.damage` runs them over the families.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.layouts.page import bare

Change = Callable[[list[str], random.Random], str]

_HELD = "[\ue000-\uec00]*"  # what page.is_mark knows
_BULLET = re.compile(rf"^(\s*{_HELD})([-+•*])(\s+)(?={_HELD}\S)")
_NUMBER = re.compile(rf"^(\s*{_HELD})([IVX]{{1,5}}|\d{{1,2}}|[a-zđ])([.)])(\s+)(?={_HELD}\S)")
_ANY = re.compile(rf"^(\s*{_HELD})((?:[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})*|[a-zđ])[.)]|[-+•])(\s+)(?={_HELD}\S)")
_LABEL = re.compile(
    rf"^(?P<head>\s*{_HELD}(?:[-+•]\s+)?)(?P<label>[^\W\d_][^:;.)\n]{{2,45}}?)(?P<sign>\s?:\s*)(?P<value>{_HELD}\S.*?)(?P<end>[.;]?)$"
)
_ROLE = re.compile(r"chủ trì|phối hợp|thực hiện|đầu mối|phụ trách|thời gian|thời hạn|tiến độ|hoàn thành|kết quả|kinh phí", re.I)

_BODY = re.compile(r"chủ trì|phối hợp", re.I)


def _each(change: Callable[[str], str]) -> Change:
    return lambda lines, rng: "\n".join(change(line) for line in lines) + "\n"


def _wrap(text: str, width: int) -> list[str]:
    out, row, size = [], "", 0
    for word in text.split(" "):
        length = len(bare(word))
        if row and size + 1 + length > width:
            out.append(row)
            row, size = word, length
        else:
            row, size = (row + " " + word, size + 1 + length) if row else (word, length)
    return [*out, row]


def _wrapped(lines: list[str], rng: random.Random) -> str:
    """Lines broken at 72 characters, as mail does."""
    return "\n".join(row for line in lines for row in _wrap(line, 72)) + "\n"


def _answered(lines: list[str], rng: random.Random) -> str:
    """The same, quoted in an answer."""
    return "".join(f"> {row}".rstrip(" ") + "\n" for line in lines for row in _wrap(line, 72))


def _forwarded(lines: list[str], rng: random.Random) -> str:
    """A forwarded mail's head and a signature around the text."""
    head = "---------- Forwarded message ----------\nFrom: Văn thư <vanthu@coquan.gov.vn>\nDate: Wed, 14 Aug 2024 09:12\nSubject: Fwd: văn bản\nTo: <phongth@coquan.gov.vn>\n\nKính gửi anh chị văn bản dưới đây.\n\n"
    return head + "\n".join(lines) + "\n\n--\nTrân trọng,\nNguyễn Thị Lan\nĐT: 0912 345 678\n"


def _numbers_lost(lines: list[str], rng: random.Random) -> str:
    """Automatic numbers lost, bullets kept."""
    return _each(lambda line: _NUMBER.sub(r"\1", line))(lines, rng)


def _marks_lost(lines: list[str], rng: random.Random) -> str:
    """Automatic numbers and bullets lost."""
    return _each(lambda line: _ANY.sub(r"\1", line))(lines, rng)


def _tight_marks(lines: list[str], rng: random.Random) -> str:
    """No space behind a mark."""
    return _each(lambda line: _ANY.sub(r"\1\2", line))(lines, rng)


def _slashed(lines: list[str], rng: random.Random) -> str:
    """Numbers with a stroke."""
    return _each(lambda line: _NUMBER.sub(r"\1\2/\4", line))(lines, rng)


def _dashed_numbers(lines: list[str], rng: random.Random) -> str:
    """Numbers with a dash: "I - ", "1- "."""
    return _each(lambda line: _NUMBER.sub(r"\1\2- ", line))(lines, rng)


def _renumbered(lines: list[str], rng: random.Random) -> str:
    """Roman numbers as letters, Arabic ones with a bracket, letters as Roman ones."""

    def other(match: re.Match[str]) -> str:
        label = match[2]
        if label in _ROMANS and match[3] == ".":
            new = f"{'ABCDEGHIKLMN'[_ROMANS.index(label)]}."
        elif label.isdigit():
            new = f"{label})"
        elif label in "abcdđe":
            new = f"({('i', 'ii', 'iii', 'iv', 'v', 'vi')['abcdđe'.index(label)]})"
        else:
            new = label + match[3]
        return f"{match[1]}{new}{match[4]}"

    return _each(lambda line: _NUMBER.sub(other, line))(lines, rng)


_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _no_break(lines: list[str], rng: random.Random) -> str:
    """No-break spaces and marks of no width anywhere."""
    text = "\n".join(lines) + "\n"
    return re.sub(r"(?<=\S) (?=\S)", lambda m: rng.choice((" ", " ", "\xa0", " \u200b", "\u200b ", "\ufeff ", "\u2009")), text)


def _doubled(lines: list[str], rng: random.Random) -> str:
    """Now and then two or three blanks for one."""
    return re.sub(r"(?<=\S) (?=\S)", lambda m: " " * rng.choice((1, 1, 1, 2, 2, 3)), "\n".join(lines) + "\n")


def _justified(lines: list[str], rng: random.Random) -> str:
    """Paragraphs broken at 90 characters and spread to the width, as a PDF's text keeps them."""
    out: list[str] = []
    for line in lines:
        *full, last = _wrap(line, 90)
        for row in full:
            words = row.split(" ")
            spare = 90 - len(bare(row)) if len(words) > 4 else 0
            wide = sorted(rng.choices(range(len(words) - 1), k=spare))
            out.append("".join(word + " " * (1 + wide.count(n)) for n, word in enumerate(words)).rstrip())
        out.append(last)
    return "\n".join(out) + "\n"


def _spaced_signs(lines: list[str], rng: random.Random) -> str:
    """A space before signs."""
    return _each(lambda line: re.sub(rf"(?<=[^\W\d_])({_HELD})([:;,])(?={_HELD}(?:\s|$))", r"\1 \2", line))(lines, rng)


def _tight_signs(lines: list[str], rng: random.Random) -> str:
    """No space behind colons, semicolons and commas."""
    return _each(lambda line: re.sub(rf"(?<=[^\W\d_])({_HELD}[:;,]{_HELD}) (?={_HELD}[^\W\d_])", r"\1", line))(lines, rng)


def _stops_lost(lines: list[str], rng: random.Random) -> str:
    """No sign at a line's end, but for colons."""
    return _each(lambda line: re.sub(rf"[.;,]({_HELD})$", r"\1", line))(lines, rng)


def _semicolons(lines: list[str], rng: random.Random) -> str:
    """Semicolons for full stops at the ends of items."""
    return _each(lambda line: re.sub(rf"\.({_HELD})$", r";\1", line) if _ANY.match(line) else line)(lines, rng)


def _markdown(lines: list[str], rng: random.Random) -> str:
    """As a chat program writes it: headings with #, labels between stars, bullets as stars."""

    def change(line: str) -> str:
        if re.match(rf"\s*{_HELD}[IVX]{{1,5}}\. ", line):
            return f"## {line}"
        line = re.sub(rf"^(\s*{_HELD}(?:\S{{1,5}}\s+)?)([^\W\d_][^:;.,\n\ue000-\uec00]{{2,40}}:)(?=\s|$)", r"\1**\2**", line)
        return _BULLET.sub(r"\1*\3", line)

    return _each(change)(lines, rng)


def _footnoted(lines: list[str], rng: random.Random) -> str:
    """Marks of footnotes behind a line's words."""

    def change(line: str) -> str:
        size = len(bare(line).strip())
        note = rng.choice(("(*)", "[1]", "¹", "[2]", "(1)", "²"))
        return re.sub(rf"(?<=[^\W\d_])({_HELD}[.;]?{_HELD})$", rf"{note}\1", line) if size > 20 and rng.random() < 0.4 else line

    return _each(change)(lines, rng)


def _emoji(lines: list[str], rng: random.Random) -> str:
    """Pictures for bullets and numbers, as in messages."""

    def change(line: str) -> str:
        line = _BULLET.sub(lambda m: f"{m[1]}{'🔹' if m[2] == '-' else '👉'} ", line)
        return _NUMBER.sub(lambda m: f"{m[1]}{m[2]}\ufe0f\u20e3 " if m[2].isdigit() and len(m[2]) == 1 else m[0], line)

    return _each(change)(lines, rng)


def _indented(lines: list[str], rng: random.Random) -> str:
    """A tab before each paragraph."""
    return _each(lambda line: f"\t{line}" if bare(line).strip() else line)(lines, rng)


def _paged(lines: list[str], rng: random.Random) -> str:
    """Numbers of pages between lines, now and then inside a paragraph."""
    out: list[str] = []
    page = 1
    for n, line in enumerate(lines):
        words = line.split(" ")
        if n > 20 and n % 17 == 0 and len(words) > 16:
            page += 1
            out += [" ".join(words[:10]), "", str(page), "", " ".join(words[10:])]
        else:
            out.append(line)
    return "\n".join(out) + "\n"


def _headed_pages(lines: list[str], rng: random.Random) -> str:
    """Numbers of pages inside paragraphs below a running head in capitals."""
    out: list[str] = []
    page = 1
    for n, line in enumerate(lines):
        words = line.split(" ")
        if n > 20 and n % 17 == 0 and len(words) > 16 and bare(words[10])[:1].islower():
            page += 1
            out += [" ".join(words[:10]), "KẾ HOẠCH CỦA ỦY BAN NHÂN DÂN TỈNH", str(page), " ".join(words[10:])]
        else:
            out.append(line)
    return "\n".join(out) + "\n"


def _entities(lines: list[str], rng: random.Random) -> str:
    """Tags and entities of the page left in the text."""
    return "".join(f"{re.sub(r'(?<=[,:]) ', '&nbsp;', line)}<br/>\n" for line in lines if bare(line).strip())


def _listed_inside(lines: list[str], rng: random.Random) -> str:
    """Runs of bullets as one line: "1) …; 2) …"."""
    out: list[str] = []
    run = 0
    for line in lines:
        match = re.match(rf"^(\s*{_HELD})[-+]\s+(?={_HELD}\S)", line)
        if match and out and (run or bare(out[-1]).rstrip().endswith(":")):
            run += 1
            out[-1] = re.sub(rf"\.({_HELD})$", r";\1", out[-1].rstrip()) + f" {match[1]}{run}) {line[match.end() :]}"
        elif bare(line).strip() or not run:
            if not bare(line).strip() and out and bare(out[-1]).rstrip().endswith(":"):
                continue
            run = 0
            out.append(line)
    return "\n".join(out) + "\n"


def _roles(change: Callable[[re.Match[str]], str]) -> Change:
    def one(line: str) -> str:
        match = _LABEL.match(line)
        return change(match) if match and _ROLE.search(match["label"]) and len(bare(match["value"])) < 160 else line

    return _each(one)


_labels_alone = _roles(lambda m: f"{m['head']}{m['label']}:\n{m['value']}{m['end']}")
_labels_capital = _roles(lambda m: f"{m['head']}{m['label'].upper()}: {m['value']}{m['end']}")
_labels_dotted = _roles(lambda m: f"{m['head']}{m['label']} .......... {m['value']}{m['end']}")
_labels_dashed = _roles(lambda m: f"{m['head']}{m['label']} – {m['value']}{m['end']}")
_labels_aligned = _roles(lambda m: f"{m['head']}{m['label'].ljust(26)}: {m['value']}{m['end']}")
_labels_tabbed = _roles(lambda m: f"{m['head']}{m['label']}:\t{m['value']}{m['end']}")
_labels_in_brackets = _roles(lambda m: f"({m['label']}: {m['value']})")
_labels_equal = _roles(lambda m: f"{m['head']}{m['label']} = {m['value']}{m['end']}")
_labels_behind = _roles(
    lambda m: f"{m['head']}{m['value']} ({m['label'][:1].lower()}{m['label'][1:]}){m['end']}" if _BODY.search(m["label"]) else m[0]
)
_labels_bare = _roles(lambda m: f"{m['head']}{m['label']} {m['value']}{m['end']}")


def _headings_run_in(lines: list[str], rng: random.Random) -> str:
    """Headings run into what follows them, with a full stop."""
    out: list[str] = []
    for line in lines:
        plain = bare(line).strip()
        if out and out[-1] is not None and plain and _heads(bare(out[-1])) and not re.match(r"[IVX\d]+[.)]", plain):
            out[-1] = f"{out[-1].rstrip()}. {_ANY.sub(chr(92) + '1', line)}"
        elif plain:
            out.append(line)
    return "\n".join(out) + "\n"


def _heads(line: str) -> bool:
    return re.match(r"\s*\d{1,2}\. [^.:;,]{4,60}$", line) is not None


KINDS: dict[str, Change] = {
    "wrapped-72": _wrapped,
    "answered": _answered,
    "forwarded": _forwarded,
    "numbers-lost": _numbers_lost,
    "marks-lost": _marks_lost,
    "tight-marks": _tight_marks,
    "slashed": _slashed,
    "dashed-numbers": _dashed_numbers,
    "renumbered": _renumbered,
    "no-break": _no_break,
    "doubled": _doubled,
    "justified": _justified,
    "spaced-signs": _spaced_signs,
    "tight-signs": _tight_signs,
    "stops-lost": _stops_lost,
    "semicolons": _semicolons,
    "markdown": _markdown,
    "footnoted": _footnoted,
    "emoji": _emoji,
    "indented": _indented,
    "paged": _paged,
    "headed-pages": _headed_pages,
    "entities": _entities,
    "listed-inside": _listed_inside,
    "labels-alone": _labels_alone,
    "labels-capital": _labels_capital,
    "labels-dotted": _labels_dotted,
    "labels-dashed": _labels_dashed,
    "labels-aligned": _labels_aligned,
    "labels-tabbed": _labels_tabbed,
    "labels-in-brackets": _labels_in_brackets,
    "labels-equal": _labels_equal,
    "labels-behind": _labels_behind,
    "labels-bare": _labels_bare,
    "headings-run-in": _headings_run_in,
}
