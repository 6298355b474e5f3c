import re
from pathlib import Path

import pytest

from ingest import parse
from tests.ingest.factories import DOCUMENTS, plan, source

DOC = Path(__file__).resolve().parents[2] / "docs" / "findings.md"


def codes(parsed):
    return [f.code for f in parsed.findings]


CASES = [
    ("IV. TỔ CHỨC THỰC HIỆN\n5. Sở Công Thương\n- Báo cáo.\n12. Các sở, ban, ngành\n- Báo cáo.\n", "missing-items", "12.", "6–11"),
    ("III. TỔ CHỨC THỰC HIỆN\n13. Sở Y tế\n- Báo cáo.\n13. Sở Nội vụ\n- Báo cáo.\n", "duplicate-number", "13.", "III.13bis"),
    ("II. NỘI DUNG\n1. Rà soát <i>số liệu</i> dân số.\n", "markup", "<i>", "2"),
    ("II. NHIỆM VỤ\n1. Rà soát số liệu dân số.\n2. Kiểm tra số liệu dân số.\n", "task-without-role", "Rà soát số liệu dân số.", "2"),
    ("II. NỘI DUNG\n1. Rà soát\nĐơn vị chủ trì: Sở Y tế.\n", "task-without-role", None, ""),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Cục Hạ tầng số quốc gia\n- Báo cáo số liệu.\n",
        "unknown-agency",
        "Cục Hạ tầng số quốc gia",
        "Cục Hạ tầng số quốc gia",
    ),
]


@pytest.mark.parametrize(("body", "code", "at", "says"), CASES)
def test_faults_of_a_plan(body, code, at, says):
    parsed = plan(body)
    found = [f for f in parsed.findings if f.code == code]
    if at is None:
        assert not found
        return
    assert [f.span.quote(parsed.source.text).strip() for f in found] == [at]
    assert says in found[0].message and says in found[0].message_en


def test_letters_that_numbering_leaves_out_are_no_gap():
    assert "missing-items" not in codes(
        plan("II. NHIỆM VỤ\n1. Việc\na) Một việc.\nb) Hai việc.\nc) Ba việc.\nd) Bốn việc.\ne) Năm việc.\ng) Sáu việc.\n")
    )


def test_a_role_line_without_a_task():
    parsed = plan("II. NỘI DUNG\n1. Tuyên truyền\nCác cơ quan báo chí\n- Đơn vị chủ trì: Sở Y tế.\n2. Rà soát số liệu dân số.\n")
    assert "role-line-without-task" not in codes(parsed)
    parsed = plan("II. NỘI DUNG\n1. Tuyên truyền:\nĐơn vị chủ trì: Sở Y tế.\na) Mục đích\n- Nâng cao nhận thức.\n")
    assert "role-line-without-task" in codes(parsed)


def test_an_annex_of_another_period():
    parsed = parse(
        source(
            "Số: 10/CTr-UBND\nLạng Sơn, ngày 11 tháng 4 năm 2014\nCHƯƠNG TRÌNH\nThông tin đối ngoại của UBND tỉnh Lạng Sơn giai đoạn 2014 - 2020\nI. NỘI DUNG\n1. Rà soát số liệu.\nNơi nhận: 40\n- Như trên;\n\n"
            "DANH MỤC\n**Nhiệm vụ thực hiện Chương trình giai đoạn 2013 - 2020**\nTT\tNhiệm vụ\tCơ quan chủ trì\n1\tXây dựng kế hoạch năm\tSở Y tế\n"
        )
    )
    assert {"period-mismatch", "stray-number"} <= set(codes(parsed))


def test_a_plain_text_says_so():
    parsed = parse(source("Hôm nay trời đẹp. Chúng tôi đi chơi công viên và ăn kem.\n"))
    assert codes(parsed) == ["plain-text"]
    assert not parsed.is_administrative and not parsed.tasks


def test_each_code_is_documented_with_severity_in_both_languages():
    documented = dict(re.findall(r"^\| `([a-z-]+)` \| (info|warning|error) \|", DOC.read_text("utf-8"), re.MULTILINE))
    seen = {f for name in DOCUMENTS.glob("*.txt") for f in parse(source(name.read_text("utf-8"))).findings}
    assert len(seen) > 10
    for finding in seen:
        assert documented.get(finding.code) == finding.severity, finding.code
        assert finding.message and finding.message_en and finding.message != finding.message_en


def test_each_code_in_the_code_is_documented():
    root = Path(__file__).resolve().parents[2] / "ingest"
    used = set()
    for path in root.rglob("*.py"):
        used |= set(re.findall(r"Finding\(\s*\"([a-z-]+)\"", path.read_text("utf-8")))
        used |= set(re.findall(r"_repair\(reading, \"([a-z-]+)\"", path.read_text("utf-8")))
        used |= set(re.findall(r"Notice\(\s*\"([a-z-]+)\"", path.read_text("utf-8")))
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", DOC.read_text("utf-8"), re.MULTILINE))
    assert used <= documented


def test_words_printed_together_are_told():
    parsed = plan("II. NHIỆM VỤ\n1. Sở Y tế chủtrì, phối hợp vớiSở Nội vụ rà soát các trạm y tế.")
    (found,) = [f for f in parsed.findings if f.code == "words-together"]
    assert found.message == "2 chỗ chữ in dính nhau được đọc tách ra, chỗ đầu tiên: “chủtrì” đọc là “chủ trì”."
    assert parsed.source.text[found.span.start : found.span.end] == "chủtrì"
