"""What is asked in words that are no question's: "hạn chót ngày mấy" beside another day, everything somebody signed, a hotline's number."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "equal": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "174/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2025",
        "1. Ủy ban nhân dân cấp xã gửi báo cáo công tác bình đẳng giới năm 2025 về Sở Nội vụ trước ngày 05 tháng 12 năm 2025.\n"
        "2. Sở Y tế chủ trì tư vấn sức khỏe phụ nữ trước ngày 20 tháng 11 năm 2025.\n"
        "3. Bộ Chỉ huy Quân sự tỉnh chủ trì tiếp nhận tổng đài khẩn cấp 112.\n"
        "4. Sở Khoa học và Công nghệ chủ trì tiếp nhận hồ sơ theo Nghị định số 112/2020/NĐ-CP.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVương Quốc Tuấn",
    ),
    "water": text_of(
        "ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "175/KH-UBND", "Bắc Ninh", "KẾ HOẠCH", "CẤP NƯỚC SẠCH", "1. Sở Xây dựng chủ trì cấp nước sạch.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVương Quốc Tuấn",
    ),
    "land": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "16/2010/QĐ-UBND", "Lai Châu", "QUYẾT ĐỊNH", "VỀ BỒI THƯỜNG, ĐĂNG KÝ ĐẤT ĐAI TỈNH LAI CHÂU",
        "Căn cứ Nghị định số 197/2004/NĐ-CP ngày 03 tháng 12 năm 2004 của Chính phủ;\n1. Sở Xây dựng chủ trì lập bảng giá.",
    ),
    "register": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "88/2025/QĐ-UBND", "Lai Châu", "QUYẾT ĐỊNH", "VỀ ĐĂNG KÝ ĐẤT ĐAI, TÀI SẢN GẮN LIỀN VỚI ĐẤT TỈNH LAI CHÂU",
        "Căn cứ Nghị định số 101/2024/NĐ-CP ngày 29 tháng 7 năm 2024 của Chính phủ;\n1. Sở Tài chính chủ trì thu phí.",
    ),
    "flood": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "227/CĐ-TTg", "Hà Nội", "CÔNG ĐIỆN", "TẬP TRUNG KHẮC PHỤC HẬU QUẢ MƯA LŨ",
        "1. Bộ trưởng Bộ Tài chính chỉ đạo xuất gạo dự trữ.\n2. Bộ trưởng Bộ Y tế chỉ đạo khám bệnh.",
        "THỦ TƯỚNG\nTrần Văn An",
    ),
    "drugs": text_of(
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "182/KH-UBND", "Đồng Nai", "KẾ HOẠCH", "PHÒNG, CHỐNG TỘI PHẠM",
        "1. Bộ Chỉ huy Quân sự tỉnh chủ trì vận động người dân ở biên giới không vận chuyển ma túy.\n2. Sở Tư pháp chủ trì tập huấn pháp luật.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


DUE = [
    "phường xã Bắc Ninh nộp báo cáo bình đẳng giới năm 2025 cho sở nội vụ hạn chót ngày mấy",
    "Các xã ở Bắc Ninh phải gửi báo cáo bình đẳng giới 2025 chậm nhất ngày nào?",
    "UBND cấp xã gửi báo cáo bình đẳng giới 2025 muộn nhất là ngày nào?",
    "Chừng nào UBND cấp xã phải gửi báo cáo bình đẳng giới năm 2025?",
]


@pytest.mark.parametrize("text", DUE)
def test_the_last_day_is_asked_for_beside_a_year_that_is_said(answer, text):
    found = answer(text)
    assert [item["value"]["to"] for item in found["answers"]] == ["2025-12-05"], found["understood"]


SIGNED = ["Show me everything Vương Quốc Tuấn signed", "all that Vương Quốc Tuấn has signed", "tất cả những gì Vương Quốc Tuấn đã ký"]


@pytest.mark.parametrize("text", SIGNED)
def test_everything_that_somebody_signed_are_documents(answer, text):
    assert labels_of(answer(text)) == ["174/KH-UBND", "175/KH-UBND"]


def test_who_somebody_is_asks_for_no_documents(answer):
    assert answer("Vương Quốc Tuấn là ai?")["answers"] == []


def test_a_number_that_is_only_cited_is_none_of_a_document_where_nothing_speaks_of_one(answer):
    found = answer("Ở Bắc Ninh ai tiếp nhận tổng đài khẩn cấp 112?")
    assert labels_of(found) == ["Bộ Chỉ huy Quân sự"], found["understood"]
    assert labels_of(answer("văn bản nào dẫn 112?")) == ["174/KH-UBND"]


def test_words_that_tell_of_a_document_with_a_number_stop_no_answer(answer):
    found = answer("In telegram 227 after the floods in the south central region, what is the Minister of Finance told to do?")
    assert labels_of(found) == ["Bộ trưởng Bộ Tài chính chỉ đạo xuất gạo dự trữ."], found["understood"]
    unknown = answer("What does telegram 227 tell the Ministry of Finance about purple elephants?")
    assert unknown["answers"] == []
    assert unknown["understood"]["unknown"] == ["purple elephants"]


def test_what_a_numbered_document_is_on_brings_in_no_other(answer):
    found = answer("Which government decrees is Lai Châu’s decision 88/2025/QĐ-UBND on land registration based on?")
    assert labels_of(found) == ["101/2024/NĐ-CP"], found["understood"]


CONTENT = [
    "Ở Đồng Nai ai chủ trì vận động người dân ở biên giới không vận chuyển ma túy?",
    "dong nai ai chu tri van dong nguoi dan o bien gioi khong van chuyen ma tuy",
]


@pytest.mark.parametrize("text", CONTENT)
def test_what_people_are_told_not_to_do_denies_nothing_asked(answer, text):
    assert labels_of(answer(text)) == ["Bộ Chỉ huy Quân sự"]


def test_who_does_not_do_something_is_still_denied(answer):
    labels = labels_of(answer("Ở Đồng Nai cơ quan nào không chủ trì vận động người dân?"))
    assert "Bộ Chỉ huy Quân sự" not in labels


SUPPOSED = [
    "Ở Bắc Ninh phụ nữ không nhờ ai đi thay được thì có được tư vấn sức khỏe không?",
    "Nếu Sở Y tế không rảnh thì có được tư vấn sức khỏe phụ nữ không?",
]


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_is_supposed_before_thi_asks_for_nobody_and_denies_nothing(answer, text):
    found = answer(text)
    assert found["understood"]["find"] == "task"
    assert not any(item["absence"] for item in found["answers"])
    assert "KHÔNG" not in found["understood"]["reading"]


@pytest.mark.parametrize("text", ["không do Vương Quốc Tuấn ký", "how many did Vương Quốc Tuấn sign"])
def test_a_denial_and_a_number_ask_for_no_list_of_what_somebody_signed(answer, text):
    found = answer(text)
    assert found["answers"] == [] and found["said"] == []


def test_a_number_behind_a_verb_of_carrying_out_is_that_of_a_document(answer):
    filters = answer("Ai thực hiện 112?")["understood"]["filters"]
    assert [(one["field"], one["label"]) for one in filters] == [("cites", "112/2020/NĐ-CP")]


def test_what_is_cited_by_a_plan_that_carries_something_out_need_be_no_basis(answer):
    found = answer("Which decrees are cited by Plan 174/KH-UBND implementing gender equality?")
    assert labels_of(found) == ["112/2020/NĐ-CP"]
    assert "It is no legal basis; these mention it." not in found["said"]


def test_a_day_of_what_the_work_is_for_is_no_day_of_issue(answer):
    found = answer("Hạn chót gửi báo cáo bình đẳng giới cho hội nghị ngày 19/12/2025 là ngày nào?")["understood"]
    assert "thời hạn" in found["reading"] and "ngày 19/12/2025" in found["ignored"]
    assert "issued" not in [one["field"] for one in found["filters"]]


def test_a_day_before_which_work_is_due_stays_its_time(answer):
    found = answer("Chậm nhất ngày nào phải tư vấn sức khỏe phụ nữ trước 30/11/2025?")["understood"]
    assert "time" in [one["field"] for one in found["filters"]] and "issued" not in [one["field"] for one in found["filters"]]


def test_the_day_of_issue_is_told_beside_a_deadline(answer):
    found = answer("Ngày ban hành và hạn chót của Kế hoạch 174/KH-UBND")
    assert found["understood"]["frame"] == "property"


LAST = [
    ("Hạn chót của Kế hoạch 174/KH-UBND là ngày mấy?", "deadline"),
    ("When is the deadline of plan 174/KH-UBND?", "deadline"),
    ("Thời hạn của Kế hoạch 174/KH-UBND là khi nào?", "validity"),  # the plan's own years
]


@pytest.mark.parametrize(("text", "frame"), LAST)
def test_the_last_day_of_a_document_is_that_of_its_work(answer, text, frame):
    found = answer(text)
    assert found["understood"]["frame"] == frame
    days = [item["value"]["to"] for item in found["answers"] if item["type"] == "Task"]
    assert sorted(days) == (["2025-11-20", "2025-12-05"] if frame == "deadline" else [])


AGAIN = [
    ("Có kế hoạch nào về cấp nước sạch không, số mấy?", ["175/KH-UBND"]),
    ("Có văn bản nào nói về bình đẳng giới không, văn bản nào?", ["174/KH-UBND"]),
    ("Có tỉnh nào giao Sở Xây dựng chủ trì cấp nước không, nếu có thì là tỉnh nào?", ["Bắc Ninh"]),
    ("Có kế hoạch nào về rạn san hô không, kế hoạch nào?", []),
]


@pytest.mark.parametrize(("text", "labels"), AGAIN)
def test_what_asks_again_behind_khong_denies_nothing(answer, text, labels):
    found = answer(text)
    assert [item["label"] for item in found["answers"]] == labels and not any(item["absence"] for item in found["answers"])


def test_a_clause_that_ends_in_khong_denies_nothing_where_more_is_asked(answer):
    found = answer("Bắc Ninh có giao xã nộp báo cáo bình đẳng giới không, nếu có thì hạn ngày nào?")
    assert [item["value"]["to"] for item in found["answers"]] == ["2025-12-05"], found["understood"]
    assert [item["value"] for item in answer("Bắc Ninh có kế hoạch cấp nước sạch không và ai ký?")["answers"]] == ["Vương Quốc Tuấn"]


def test_what_a_plan_rests_on_is_asked_behind_the_word_for_it_before_the_plan(answer):
    for text in (
        "Lai Châu dựa vào nghị định nào khi ra quyết định 16?",
        "Lai Châu căn cứ nghị định nào để ban hành Quyết định 16/2010/QĐ-UBND?",
    ):
        assert [item["label"] for item in answer(text)["answers"]] == ["197/2004/NĐ-CP"], text


def test_nuoc_ngoai_leaves_nothing_out_and_nao_do_asks_for_none(answer):
    found = answer("Sở Tài chính ở địa phương nào đó có được giao thu phí của người nước ngoài không?")
    assert found["boolean"] is not True and not any(item["absence"] for item in found["answers"])
    assert "ngoài" not in found["understood"]["reading"].replace("nước ngoài", "")


@pytest.mark.parametrize(
    "text", ["Trong đống giấy này có tất cả bao nhiêu công điện của Thủ tướng?", "Thủ tướng đã phát đi mấy công điện?"]
)
def test_papers_at_hand_and_what_was_sent_out_are_counted(answer, text):
    assert answer(text)["count"] == 1


@pytest.mark.parametrize("text", ["Give me all the deadlines in plan 174/KH-UBND", "liệt kê các hạn trong Kế hoạch 174/KH-UBND"])
def test_the_deadlines_of_a_document_are_its_tasks_with_a_time(answer, text):
    assert sorted(item["value"]["to"] for item in answer(text)["answers"]) == ["2025-11-20", "2025-12-05"]


GIVEN = [
    ("What did the Prime Minister tell the Ministry of Health to do?", ["Bộ trưởng Bộ Y tế chỉ đạo khám bệnh."]),
    ("What does the PM want the Ministry of Health to do?", ["Bộ trưởng Bộ Y tế chỉ đạo khám bệnh."]),
    ("What has the Prime Minister asked the Ministry of Finance to do?", ["Bộ trưởng Bộ Tài chính chỉ đạo xuất gạo dự trữ."]),
    ("Thủ tướng bảo Bộ Y tế làm gì?", ["Bộ trưởng Bộ Y tế chỉ đạo khám bệnh."]),
    ("Thủ tướng chỉ đạo Bộ Tài chính làm gì?", ["Bộ trưởng Bộ Tài chính chỉ đạo xuất gạo dự trữ."]),
    ("Phó Thủ tướng yêu cầu Bộ Y tế làm gì?", ["Bộ Y tế khẩn trương rà soát thuốc."]),
    ("What did the Deputy PM tell the Ministry of Health to do?", ["Bộ Y tế khẩn trương rà soát thuốc."]),
]


@pytest.fixture(scope="module")
def given(store_of):
    medicine = text_of(
        "VĂN PHÒNG CHÍNH PHỦ", "640/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG LÊ THÀNH LONG TẠI CUỘC HỌP VỀ THUỐC",
        "1. Bộ Y tế khẩn trương rà soát thuốc.", "CHÁNH VĂN PHÒNG\nTrần Văn Bình",
    )  # fmt: skip
    return store_of({**DOCUMENTS, "medicine": medicine})


@pytest.mark.parametrize(("text", "labels"), GIVEN)
def test_who_tells_others_what_to_do_does_no_work_and_gives_it_in_his_documents(given, text, labels):
    found = ask(given, text)
    assert [item.label for item in found.answers.items] == labels, found.reading


@pytest.mark.parametrize(
    "text", ["Có những việc gì liên quan đến hàng không, của tỉnh nào?", "Có những việc gì về hàng không, cơ quan nào?"]
)
def test_a_term_that_ends_in_khong_closes_no_clause(answer, text):
    found = answer(text)
    assert found["boolean"] is None and "KHÔNG" not in found["understood"]["reading"]


def test_what_is_asked_behind_a_clause_for_the_first_time_is_asked(answer):
    found = answer("Bắc Ninh có giao cấp nước sạch không, sở nào?")
    assert labels_of(found) == ["Sở Xây dựng"], found["understood"]
