"""Policy fields by words: a list of sentences in our own words, and what hides, joins and outweighs what."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.duties.policy_fields import THRESHOLD, fields_in, scores
from ingest.parsed import Source
from ingest.pipeline import parse
from ingest.reading import Reading
from text.vocabulary import load

SENTENCES = Path(__file__).parent.parent / "data" / "field_sentences.txt"


def found(text: str) -> set[str]:
    reading = Reading.of(Source("x.txt", "0" * 64, text))
    said = scores([(fields_in(reading, 0, len(reading.chars)), 1.0)], reading.low)
    return {field.removeprefix("field:") for field, (score, _) in said.items() if score >= THRESHOLD}


def named(words: str) -> set[str]:
    return {word.strip() for word in words.split(",") if word.strip()}


def test_the_list_of_sentences():
    """Precision and recall on the list are those that were measured when the words were chosen, or better."""
    right = wrong = missed = 0
    known = {term.id.removeprefix("field:") for term in load().fields}
    seen: set[str] = set()
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, wanted, also = line.split("|")
        assert named(wanted) | named(also) <= known, line
        seen |= named(wanted)
        have = found(text.strip().removeprefix("T "))
        right += len(have & named(wanted))
        wrong += len(have - named(wanted) - named(also))
        missed += len(named(wanted) - have)
    assert right + missed >= 150 and seen == known
    assert right / (right + wrong) >= 0.98 and right / (right + missed) >= 0.98


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Nâng cao chất lượng bệnh viện", {"y-te"}),
        ("Sở Y tế tham mưu, trình Ủy ban nhân dân tỉnh", set()),  # a name
        ("Mua bảo hiểm y tế cho học sinh", {"bao-hiem", "giao-duc"}),  # the longer phrase hides "y tế"
        ("Giáo dục", set()),  # a hint alone
        ("Dạy học và đào tạo", {"giao-duc"}),  # two hints agree
        ("Cải thiện môi trường đầu tư, thu hút nhà đầu tư", {"dau-tu"}),  # no environment
        ("Bồi thường, hỗ trợ, tái định cư cho các hộ", {"dat-dai"}),
        ("Bồi thường của Nhà nước trong thi hành án", {"to-tung"}),
        ("Ứng dụng công nghệ thông tin, điện tử", {"chuyen-doi-so"}),  # the comma parts "thông tin" from "điện tử"
        ("Phòng chống thiên tai", {"thien-tai"}),
        ("Lễ trao giải. Phóng viên dự họp", {"bao-chi-xuat-ban"}),
        ("Cháy. Rừng", set()),  # two sentences
        ("", set()),
    ],
)
def test_words_and_what_hides_them(text: str, fields: set[str]):
    assert found(text) == fields


TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
-------
Số: 41/KH-UBND
Hà Giang, ngày 05 tháng 02 năm 2021

KẾ HOẠCH
Phát triển du lịch năm 2021

I. NHIỆM VỤ
1. Quản lý đất đai
a) Rà soát giấy chứng nhận.
b) Mở lớp cho giáo viên mầm non.

II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế: Báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 11.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Sơn
"""


def test_title_heading_and_task_each_with_its_place():
    parsed = parse(Source("x.txt", "0" * 64, TEXT))
    assert [(field, span.quote(TEXT)) for field, span in parsed.fields] == [("field:du-lich", "du lịch")]
    said = {TEXT[t.span.start : t.span.end]: {(field, span.quote(TEXT)) for field, span in t.fields} for t in parsed.tasks}
    assert said["Mở lớp cho giáo viên mầm non."] == {("field:giao-duc", "giáo viên")}
    assert all(("field:y-te" not in dict(fields)) for fields in said.values())
    assert parsed.to_json()["tasks"]


def test_a_field_of_most_tasks_is_the_documents():
    lines = "".join(f"{n}. Trồng rừng tại xã số {n}.\n" for n in range(1, 5))
    text = TEXT.replace("Phát triển du lịch năm 2021", "Thực hiện nhiệm vụ năm 2021").replace("I. NHIỆM VỤ\n", f"I. NHIỆM VỤ\n{lines}", 1)
    parsed = parse(Source("x.txt", "0" * 64, text))
    assert {field for field, _ in parsed.fields} == {"field:lam-nghiep"}
    assert [span.quote(text) for _, span in parsed.fields] == ["Trồng rừng"] * 3
