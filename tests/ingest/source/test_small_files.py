"""The small failing files beside the repository (../shared/files/small): each says what its README calls right."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.read import read_source

HOME = Path(__file__).resolve().parents[4] / "shared" / "files" / "small"
pytestmark = pytest.mark.skipif(not HOME.exists(), reason="../shared/files/small is not here")

TTTT, NGOAI_VU, NOI_VU, TAI_CHINH = "Sở Thông tin và Truyền thông", "Sở Ngoại vụ", "Sở Nội vụ", "Sở Tài chính"
DAI, CONG_AN = "Đài Phát thanh và Truyền hình", "Công an cấp tỉnh"
Roles = dict[str, list[str]]  # "lead": names
Q2, Q3, Q4 = ("2023-04-01", "2023-06-30"), ("2023-07-01", "2023-09-30"), ("2023-10-01", "2023-12-31")
JUNE = (None, "2023-06-30")


@dataclass(frozen=True)
class Right:
    """What a file says: `tasks` (id: roles, time), only those that the README speaks of; `citations` (number, role), all of them;
    `notices` among its findings; `shows` and `hides`: words of its text, each shown once or not at all."""

    number: str | None = "12/KH-UBND"
    tasks: dict[str, tuple[Roles, tuple[str | None, str | None] | None]] = field(default_factory=dict)
    citations: list[tuple[str, str]] | None = None
    notices: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()  # words that stand in one task


DECREE = ("72/2015/NĐ-CP", "basis")
ORDER = {"III.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, JUNE)}
ALIKE = {
    "I.1": ({"lead": [TTTT], "coordinate": ["Các sở, ban, ngành"]}, ("2024-06-01", "2024-06-30")),
    "I.2": ({"lead": [TTTT], "coordinate": [NOI_VU]}, ("2024-07-01", "2024-09-30")),
    "I.3": ({"lead": [NOI_VU], "coordinate": ["Ủy ban nhân dân cấp huyện"]}, ("2024-09-01", "2024-09-30")),
}
HEADS = Right("45/KH-UBND", {"II.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, None), "II.2": ({"assigned": [CONG_AN]}, None)}, [DECREE])
FEATURES = [
    "INSERTED",
    "MOVEDTO",
    "SDTINLINE",
    "SDTBLOCK",
    "SMARTTAG",
    "FLDSIMPLE",
    "CUSTOMXML",
    "HYPERLINK",
    "TEXTBOXVML",
    "TEXTBOXALT",
    "TT-BTTTT-NBH",
    "SOFTHYPHEN",
    "CAPSRUN",
    "GRIDSPAN",
    "VMERGE",
    "n11",
    "ROWSDT1",
    "ROWSDT2",
    "CELLSDT",
    "HEADERTEXT",
]
RIGHT = {
    "hyphen.pdf": Right(citations=[DECREE, ("1486/QĐ-TTg", "basis"), ("3313/CTr-STTTT-BCHBĐBP", "basis")], hides=("\x02", "\ufffe")),
    "cite-linebreak.txt": Right(citations=[DECREE, ("72/2015/NĐ-CP", "mention"), ("1486/QĐ-TTg", "mention")]),
    "cite-dashes.txt": Right(citations=[DECREE, ("72/2015/NĐ-CP", "mention"), ("1486/QĐ-TTg", "mention"), ("99/KH-UBND", "mention")]),
    "wrap-upper.txt": Right(whole=("Tuyên truyền về chủ quyền biển, đảo theo hướng dẫn của Bộ Thông tin",)),
    "wrap-digits.txt": Right(whole=("Tuyên truyền về chủ quyền biển, đảo trên báo chí giai đoạn 2021- 2025",)),
    "wraprole-a.txt": Right(tasks={"III.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, None)}),
    "wraprole-b.txt": Right(tasks={"III.1": ({"lead": [TTTT]}, JUNE)}),
    "basis-wrap.txt": Right(citations=[DECREE, ("22/2016/TT-BTTTT", "basis"), ("1486/QĐ-TTg", "basis")]),
    "ref-thang12.txt": Right(tasks={"II.1": ({"assigned": ["Các cơ quan, đơn vị liên quan"]}, (None, "2023-12-15")), "II.2": ({}, None)}),
    "runhead.pdf": Right(
        tasks={"II.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU, CONG_AN, "Các cơ quan, đơn vị liên quan"]}, JUNE)}, citations=[DECREE]
    ),
    "gaps.pdf": Right(notices=("broken-text-layer",)),
    "twohead.docx": Right(tasks={"DM.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, Q2), "DM.2": ({"lead": [NGOAI_VU]}, Q3)}),
    "rowspan.html": Right(
        tasks={"DM.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, Q2), "DM.2": ({"lead": [TTTT], "coordinate": [DAI]}, Q3)}
    ),
    "merged.docx": Right(tasks={"DM.2": ({"lead": [TTTT], "coordinate": [DAI]}, Q3), "DM.4": ({"lead": [NGOAI_VU]}, Q4)}),
    "gridspan.docx": Right(tasks={"DM.2": ({"lead": [NGOAI_VU]}, Q3)}, whole=("Tập huấn công tác thông tin đối ngoại",)),
    "tracked.docx": Right(tasks={"II.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, JUNE)}, notices=("tracked-changes",)),
    "sdt.docx": Right(tasks={"II.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, None), "II.2": ({"lead": [CONG_AN]}, None)}),
    "smarttag.docx": Right(tasks={"II.1": ({"lead": [TTTT], "coordinate": [CONG_AN, NGOAI_VU]}, None)}),
    "textbox.docx": Right(tasks={"I.1": ({"lead": [TTTT], "coordinate": [NGOAI_VU]}, None), "I.2": ({"lead": [CONG_AN]}, None)}),
    **dict.fromkeys(("vntime.docx", "vntime.html", "tcvn3-as-utf8.txt"), Right(tasks=ORDER, citations=[DECREE], notices=("old-letters",))),
    "page.html": Right(tasks=ORDER, citations=[DECREE], hides=("Văn bản liên quan",)),
    "le-cr.txt": Right(tasks=ORDER, citations=[DECREE]),
    "short-wrongante.txt": Right(citations=[DECREE]),
    "cite-list2.txt": Right(citations=[DECREE, ("1486/QĐ-TTg", "mention"), ("368/QĐ-TTg", "mention"), ("2010/QĐ-TTg", "mention")]),
    "neg-neg2.txt": Right(tasks={"III.1": ({}, None)}),
    "signblock.docx": Right(),
    **dict.fromkeys(("letterhead-a.docx", "letterhead-b.docx", "letterhead-c.docx"), HEADS),
    "letterhead-d.docx": Right("45/SNV-XDCQ", {"1": ({"lead": [TAI_CHINH], "coordinate": [CONG_AN]}, None)}),
    "features.docx": Right(None, shows=(*FEATURES, "Giữ lại."), hides=("DELETED", "MOVEDFROM", "HIDDEN"), notices=("tracked-changes",)),
    **dict.fromkeys(("table-plain.docx", "table-vmerge.docx", "table-rowspan2.html", "table-ruled.pdf"), Right("45/KH-UBND", ALIKE)),
}
HEAD = {
    "12/KH-UBND": ("Kế hoạch", "Ủy ban nhân dân tỉnh Lào Cai", "2023-03-05"),
    "45/KH-UBND": ("Kế hoạch", "Ủy ban nhân dân tỉnh Hà Giang", "2024-03-13"),
    "45/SNV-XDCQ": ("Công văn", "Sở Nội vụ tỉnh Hà Giang", "2024-03-13"),
    None: ("Kế hoạch", None, None),
}


def said(name: str) -> ParsedDocument:
    return parse(read_source(str(HOME / name)))


@pytest.mark.parametrize("name", RIGHT)
def test_a_small_file_says_what_is_right(name: str) -> None:
    right, parsed = RIGHT[name], said(name)
    document, text = parsed.document, parsed.source.text
    assert (document.number, document.type, document.issuer, document.issue_date) == (right.number, *HEAD[right.number])
    tasks = {task.id: task for task in parsed.tasks}
    for number, (roles, time) in right.tasks.items():
        found: Roles = {}
        for role in tasks[number].roles:
            found.setdefault(role.role, []).append(role.generic)
        assert ({role: sorted(names) for role, names in found.items()}, number) == (
            {role: sorted(names) for role, names in roles.items()},
            number,
        )
        read = tasks[number].time
        assert (read and (read.start, read.end)) == time, number
    if right.citations is not None:
        assert [(citation.number, citation.role) for citation in parsed.citations] == right.citations
    assert {*right.notices} <= {finding.code for finding in parsed.findings}
    statements = [" ".join(task.span.quote(text).split()) for task in parsed.tasks]
    for words in right.whole:
        assert any(words in statement for statement in statements), words
    assert [(word, text.count(word)) for word in right.shows] == [(word, 1) for word in right.shows]
    assert not [word for word in right.hides if word in text]


def test_every_small_file_is_looked_at() -> None:
    assert {path.name for path in HOME.iterdir()} - {"README.md"} == RIGHT.keys()


def test_no_finding_speaks_of_items_that_a_line_break_made() -> None:
    assert "missing-items" not in {finding.code for finding in said("ref-thang12.txt").findings}


def test_the_running_head_stands_in_no_task() -> None:
    parsed = said("runhead.pdf")
    ranges = [(task.span.start, task.span.end) for task in parsed.tasks]
    assert parsed.source.furniture and not [one for one in parsed.source.furniture if any(a < one[1] and one[0] < b for a, b in ranges)]


def test_a_recipient_ends_with_its_cell() -> None:
    parsed = said("signblock.docx")
    assert [span.quote(parsed.source.text) for span in parsed.document.recipients][-1] == "Lưu: VT, VX"
