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
    "shade": plan("Nghệ An", "52/KH-UBND", "TRỒNG CÂY BÓNG MÁT", "1. Sở Xây dựng chọn giống cây.\n2. Ban Tổ chức Tỉnh ủy theo dõi.", day="ngày 25 tháng 11 năm 2025"),
    "dykes": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "88/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "VỀ HỘ ĐÊ MÙA MƯA BÃO",
        "1. Giao Bộ Tài chính bố trí kinh phí hộ đê.\n2. Giao Bộ Y tế chuẩn bị thuốc cho vùng ngập.",
        "THỦ TƯỚNG\nNguyễn Hữu Tín", day="ngày 3 tháng 10 năm 2025",
    ),
    "scales": text_of(
        _OFFICE, "703/TB-VPCP", "Hà Nội", "THÔNG BÁO", "Ý KIẾN VỀ CÂN TẢI TRỌNG XE",
        "Ngày 1 tháng 8 năm 2025, Phó Thủ tướng Chính phủ Lê Minh Khôi, Trưởng Ban Chỉ đạo có ý kiến như sau:\n1. Giao Bộ Tư pháp rà soát quy định về cân xe.",
        _HEAD, day="ngày 2 tháng 8 năm 2025",
    ),
    "guests": text_of(
        _OFFICE, "704/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN TẠI CUỘC HỌP VỀ NHÀ GA",
        "Ngày 3 tháng 8 năm 2025, Bộ trưởng Bộ Xây dựng đã chủ trì cuộc họp.\nTham dự cuộc họp có Phó Thủ tướng Lê Minh Khôi.\n1. Giao Bộ Tài chính bố trí vốn nhà ga.",
        _HEAD, day="ngày 4 tháng 8 năm 2025",
    ),
    **{
        f"meeting{n}": text_of(
            _OFFICE, f"80{n}/TB-VPCP", "Hà Nội", "THÔNG BÁO", f"KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TRỊNH QUANG LỘC TẠI PHIÊN HỌP THỨ {n} VỀ TRẠM CÂN",
            f"1. Giao Bộ Xây dựng đặt trạm cân số {n}.", _HEAD, day=f"ngày {n} tháng 9 năm 2025",
        )
        for n in range(1, 6)
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


DATED = [
    ("Notices of the Government Office dated 21 November 2025?", ["702/TB-VPCP"]),
    ("Plans of Nghe An dated 25 November 2025?", ["52/KH-UBND"]),
    ("Which plans are dated 21 November 2025?", ["51/KH-UBND"]),
    ("Kế hoạch đề ngày 25/11/2025?", ["52/KH-UBND"]),
    ("Plans of Nghe An issued on 25 November", ["52/KH-UBND"]),
    ("Notices of the Government Office issued on 18 November", ["701/TB-VPCP"]),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_a_day_that_documents_bear_asks_for_no_day(answer, text, wanted):
    found = answer(text)
    assert labels_of(found) == wanted, found["understood"]


def test_a_day_that_is_asked_for_is_told(answer):
    assert [item["value"] for item in answer("When was notice 701/TB-VPCP dated?")["answers"]] == ["2025-11-18"]


@pytest.mark.parametrize("text", ["Issue dates of November 2025 notices", "Ngày ban hành năm 2025 của các kế hoạch"])
def test_days_that_are_asked_for_are_no_list_of_documents(answer, text):
    found = answer(text)
    assert found["understood"]["frame"] == "property", found["understood"]


def test_a_day_of_issue_on_which_nothing_here_was_issued_lists_nothing(answer):
    found = answer("Plans of Nghe An issued on 2 May")
    assert not {"51/KH-UBND", "52/KH-UBND"} & set(labels_of(found)), found["understood"]


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


TASKS_OF_KINDS = [  # what is asked for stands before the kind of body that does it
    ("Nhiệm vụ các sở chủ trì trong kế hoạch 51/KH-UBND", "task"),
    ("Tasks the ministries lead in notice 701/TB-VPCP", "task"),
    ("List work the departments lead in plan 51/KH-UBND", "task"),
    ("Plans that ask departments to coordinate with the Department of Finance", "document"),
    ("các tỉnh giao các sở chủ trì trạm sơ cứu", "province"),
]


@pytest.mark.parametrize(("text", "find"), TASKS_OF_KINDS)
def test_what_stands_before_a_kind_of_body_is_asked_for(answer, text, find):
    found = answer(text)
    assert found["understood"]["find"] == find and found["answers"], found["understood"]


GIVEN = [  # question, what its only answer says
    ("What was the Ministry of Finance told to do by Deputy PM Le Minh Khoi?", "danh mục kho"),
    ("What did Deputy Prime Minister Do Quang Huy ask the Ministry of Finance to do?", "bố trí vốn"),
    ("Bộ Tài chính được Phó Thủ tướng Đỗ Quang Huy giao việc gì?", "bố trí vốn"),
    ("What did the Deputy PM ask the Ministry of Public Security to do in notice 702/TB-VPCP?", "quá tải"),
    ("Grain depots: what was the electricity group (EVN) told to do by Deputy PM Le Minh Khoi?", "kho lạnh"),
    ("What was the state power company EVN told to do in notice 701/TB-VPCP?", "kho lạnh"),
    ("What must the Southeast Economic Zone board do about parking for workers?", "quỹ đất"),
]


SIGNED = [  # the same of who has signed here, who stays asked for as a signer
    ("What was the Ministry of Finance told to do by Prime Minister Nguyen Huu Tin?", "hộ đê"),
    ("Bộ Y tế được Thủ tướng Nguyễn Hữu Tín giao việc gì?", "vùng ngập"),
]


@pytest.mark.parametrize(("text", "work"), [*GIVEN, *SIGNED])
def test_who_gave_the_work_does_none_of_it(answer, text, work):
    found = answer(text)
    assert len(labels_of(found)) == 1 and work in labels_of(found)[0], (found["understood"], labels_of(found))


def test_who_gave_it_is_told_as_a_documents_name_or_not_at_all(answer):
    found = answer("Which ministry was told by Deputy PM Do Quang Huy to inspect the ferry landings?")
    assert labels_of(found) == ["Bộ Xây dựng"], found["understood"]


UNTOLD = [  # nobody has the name, or more documents say it than can be meant
    "What was the Ministry of Finance told to do by Deputy PM Ngo Quy Dat?",
    "Was the Ministry of Finance told by Deputy PM Ngo Quy Dat to do anything?",
    "Phó Thủ tướng Ngô Quý Đạt giao Bộ Tài chính việc gì?",
    "What was the Ministry of Finance told to do by Deputy PM Trinh Quang Loc?",
    "What was the Ministry of Finance told to do by Deputy PM Do Quang Huy in notice 701/TB-VPCP?",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_a_giver_whom_no_document_tells_is_not_left_out(answer, text):
    found = answer(text)
    assert not found["answers"] and found["boolean"] is not True, found


def test_a_giver_of_many_documents_is_told_by_the_number_of_one(answer):
    found = answer("What was the Ministry of Construction told to do by Deputy PM Trinh Quang Loc in notice 803/TB-VPCP?")
    assert len(labels_of(found)) == 1 and "trạm cân số 3" in labels_of(found)[0], found["understood"]


def test_who_only_attends_gives_nothing(answer):
    found = answer("What was the Ministry of Finance told to do by Deputy PM Le Minh Khoi?")
    told = [one["label"] for one in found["understood"]["filters"] if one["field"] == "document"]
    assert told == ["701/TB-VPCP", "703/TB-VPCP"], found["understood"]


TOPICS = [  # question, what of it is still a condition
    ("Nhiệm vụ theo dõi giá gạo (Bộ Công Thương)", "giá gạo"),
    ("Tasks on ferries (Ministry of Finance)", "ferries"),
    ("Does any notice give rice price EVN tasks?", "rice"),
]


@pytest.mark.parametrize(("text", "said"), TOPICS)
def test_a_topic_before_a_body_stays_a_condition(answer, text, said):
    found = answer(text)
    assert any(said in one["label"] for one in found["understood"]["filters"]), found["understood"]


def test_a_bodys_own_name_before_brackets_stays(answer):
    found = answer("Bộ Tài chính (BTC) làm gì trong thông báo 701/TB-VPCP?")
    bodies = [one["value"] for one in found["understood"]["filters"] if one["field"] == "agency"]
    assert bodies == ["body:bo-tai-chinh"] and labels_of(found), found["understood"]


NOT_SO = [  # questions whose brackets or capitals hold something else
    ("Sở Y tế (Nghệ An) chủ trì việc gì trong kế hoạch 51/KH-UBND?", "trạm sơ cứu"),
    ("What does the health department (as before) lead in plan 51/KH-UBND?", "trạm sơ cứu"),
]


@pytest.mark.parametrize(("text", "work"), NOT_SO)
def test_other_words_in_brackets_leave_the_body_alone(answer, text, work):
    assert any(work in label for label in labels_of(answer(text)))
