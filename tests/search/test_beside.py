"""What stands beside a name says more of it and asks nothing: the day a document bears, what a body is that is called by its short form,
who gave the work; kinds of bodies before what they do are asked for."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, plan, text_of

_OFFICE = "VĂN PHÒNG CHÍNH PHỦ"
_HEAD = "KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrần Văn Sơn"
DOCUMENTS = {
    "grain": text_of(
        _OFFICE, "701/TB-VPCP", "Hà Nội", "THÔNG BÁO",
        "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG LÊ MINH KHÔI TẠI CUỘC HỌP VỀ KHO DỰ TRỮ LƯƠNG THỰC",
        "1. Giao Bộ Tài chính chủ trì lập danh mục kho dự trữ, báo cáo trước ngày 10 tháng 12 năm 2025.\n"
        "2. Giao Bộ Công Thương theo dõi giá gạo hằng tuần.\n"
        "3. Giao Tập đoàn Điện lực Việt Nam cấp điện ổn định cho kho lạnh.",
        _HEAD, day="ngày 18 tháng 11 năm 2025",
    ),
    "ferry": text_of(
        _OFFICE, "702/TB-VPCP", "Hà Nội", "THÔNG BÁO",
        "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG ĐỖ QUANG HUY TẠI CUỘC HỌP VỀ AN TOÀN BẾN PHÀ",
        "1. Giao Bộ Xây dựng chủ trì kiểm tra các bến phà.\n2. Giao Bộ Công an xử lý phà chở quá tải.\n3. Giao Bộ Tài chính bố trí vốn.",
        _HEAD, day="ngày 21 tháng 11 năm 2025",
    ),
    "zone": plan(
        "Nghệ An", "51/KH-UBND", "XÂY DỰNG BÃI ĐỖ XE CÔNG NHÂN",
        "1. Ban Quản lý Khu kinh tế Đông Nam rà soát quỹ đất làm bãi đỗ xe.\n2. Sở Xây dựng chủ trì thẩm định thiết kế.\n"
        "3. Sở Y tế chủ trì lập trạm sơ cứu, phối hợp với Sở Tài chính.",
        day="ngày 21 tháng 11 năm 2025",
    ),
    "shade": plan("Nghệ An", "52/KH-UBND", "TRỒNG CÂY BÓNG MÁT", "1. Sở Xây dựng chọn giống cây.", day="ngày 25 tháng 11 năm 2025"),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


DATED = [
    ("Notices of the Government Office dated 21 November 2025?", ["702/TB-VPCP"]),
    ("Plans of Nghe An dated 25 November 2025?", ["52/KH-UBND"]),
    ("Which plans are dated 21 November 2025?", ["51/KH-UBND"]),
    ("Kế hoạch đề ngày 25/11/2025?", ["52/KH-UBND"]),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_a_day_that_documents_bear_asks_for_no_day(answer, text, wanted):
    found = answer(text)
    assert labels_of(found) == wanted, found["understood"]


def test_a_day_that_is_asked_for_is_told(answer):
    assert [item["value"] for item in answer("When was notice 701/TB-VPCP dated?")["answers"]] == ["2025-11-18"]


KINDS = [
    ("I need the ministries that take the lead in notice 701/TB-VPCP.", ["Bộ Tài chính"]),
    ("Name the departments that lead work in plan 51/KH-UBND.", ["Sở Xây dựng", "Sở Y tế"]),
    ("Tôi cần tên các sở chủ trì trong kế hoạch 51/KH-UBND.", ["Sở Xây dựng", "Sở Y tế"]),
    ("Give me the ministries in charge in notice 702/TB-VPCP.", ["Bộ Công an", "Bộ Tài chính", "Bộ Xây dựng"]),
]


@pytest.mark.parametrize(("text", "wanted"), KINDS)
def test_kinds_of_bodies_before_what_they_do_are_asked_for(answer, text, wanted):
    found = answer(text)
    assert sorted(labels_of(found)) == wanted, found["understood"]


GIVEN = [  # question, what its only answer says
    ("What was the Ministry of Finance told to do by Deputy PM Le Minh Khoi?", "danh mục kho"),
    ("What did Deputy Prime Minister Do Quang Huy ask the Ministry of Finance to do?", "bố trí vốn"),
    ("Bộ Tài chính được Phó Thủ tướng Đỗ Quang Huy giao việc gì?", "bố trí vốn"),
    ("What did the Deputy PM ask the Ministry of Public Security to do in notice 702/TB-VPCP?", "quá tải"),
    ("Grain depots: what was the electricity group (EVN) told to do by Deputy PM Le Minh Khoi?", "kho lạnh"),
    ("What was the state power company EVN told to do in notice 701/TB-VPCP?", "kho lạnh"),
    ("What must the Southeast Economic Zone board do about parking for workers?", "quỹ đất"),
]


@pytest.mark.parametrize(("text", "work"), GIVEN)
def test_who_gave_the_work_does_none_of_it(answer, text, work):
    found = answer(text)
    assert len(labels_of(found)) == 1 and work in labels_of(found)[0], (found["understood"], labels_of(found))


def test_who_gave_it_is_told_as_a_documents_name_or_not_at_all(answer):
    found = answer("Which ministry was told by Deputy PM Do Quang Huy to inspect the ferry landings?")
    assert labels_of(found) == ["Bộ Xây dựng"], found["understood"]


NOT_SO = [  # questions whose brackets or capitals hold something else
    ("Sở Y tế (Nghệ An) chủ trì việc gì trong kế hoạch 51/KH-UBND?", "trạm sơ cứu"),
    ("What does the health department (as before) lead in plan 51/KH-UBND?", "trạm sơ cứu"),
]


@pytest.mark.parametrize(("text", "work"), NOT_SO)
def test_other_words_in_brackets_leave_the_body_alone(answer, text, work):
    assert any(work in label for label in labels_of(answer(text)))
