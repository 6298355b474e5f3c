"""Things that a question names beside what it asks for: a hospital, a project, an office, the document that is amended; written in haste."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of


def _text(issuer, number, day, type, title, body):
    place = "Sơn La" if "SƠN LA" in issuer else "Hà Nội"
    return text_of(issuer, number, place, type, title, body, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Hùng", day=day)


_SON_LA = "ỦY BAN NHÂN DÂN TỈNH SƠN LA"
DOCUMENTS = {
    "notice": _text(
        "VĂN PHÒNG CHÍNH PHỦ", "637/TB-VPCP", "ngày 20 tháng 11 năm 2025", "THÔNG BÁO", "KẾT LUẬN VỀ CÁC DỰ ÁN ĐẦU TƯ",
        "1. Dự án cơ sở 2 của Bệnh viện Bạch Mai\na) Bộ Y tế chủ trì, phối hợp với Bộ Tài chính mua sắm thiết bị của Bệnh viện Bạch Mai.\n"
        "2. Dự án Nhà máy điện Hiệp Phước\na) Bộ Công Thương chủ trì đàm phán hợp đồng mua bán điện.\n"
        "3. Tuyến ống Cái Mép - Phú Mỹ\na) Bộ Công Thương chủ trì xử lý giao cắt tuyến ống Cái Mép - Phú Mỹ.\n"
        "4. Bộ Tài chính báo cáo Thủ tướng Chính phủ kết quả rà soát vốn trước ngày 05 tháng 12 năm 2025.",
    ),
    "people": _text(
        _SON_LA, "31/KH-UBND", "ngày 21 tháng 11 năm 2025", "KẾ HOẠCH", "THỰC HIỆN CÔNG TÁC DÂN SỐ TRÊN ĐỊA BÀN TỈNH SƠN LA",
        "Thực hiện Chỉ thị số 27/CT-TTg ngày 15 tháng 9 năm 2025 của Thủ tướng Chính phủ và Công văn số 6676/BYT-CDS ngày 01 tháng 10 năm "
        "2025 của Bộ Y tế;\n1. Sở Y tế chủ trì truyền thông dân số.\n2. Bệnh viện đa khoa tỉnh chủ trì khám sức khỏe trước kết hôn.\n"
        "3. Thành viên Tổ giúp việc gồm đại diện lãnh đạo Sở Nội vụ, Sở Tài chính.",
    ),
    "risk": _text(
        _SON_LA, "32/KH-UBND", "ngày 22 tháng 11 năm 2013", "KẾ HOẠCH", "QUẢN LÝ RỦI RO THIÊN TAI TRÊN ĐỊA BÀN TỈNH SƠN LA",
        "Theo ý kiến của Bộ trưởng;\nCăn cứ Chỉ thị số 42-CT/TW ngày 24 tháng 3 năm 2020 của Ban Bí thư;\nCăn cứ Nghị định số 63/2025/NĐ-CP ngày 05 tháng 3 năm 2025 "
        "của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 78/2021/NĐ-CP ngày 01 tháng 8 năm 2021 của Chính phủ;\n"
        "1. Công an tỉnh chủ trì tuần tra.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


LABELS = [  # (question, labels of the answers)
    ("Kế hoạch về dân số của Sơn La thực hiện chỉ thị và công văn nào?", ["27/CT-TTg", "6676/BYT-CDS"]),
    ("Which Party directive and which decrees is Son La plan 32/KH-UBND based on?", ["42-CT/TW", "63/2025/NĐ-CP", "78/2021/NĐ-CP"]),
    ("Nghị định nào sửa đổi, bổ sung Nghị định 78/2021/NĐ-CP về Quỹ phòng, chống thiên tai?", ["63/2025/NĐ-CP"]),
    ("Which ministries work with the Ministry of Health on Bạch Mai hospital?", ["Bộ Tài chính"]),
    ("Kế hoạch nào của Sơn La không nhắc đến Sở Tài chính?", ["32/KH-UBND"]),  # the other one names it, without work
    ("Kế hoạch nào của Sơn La không giao việc cho Sở Tài chính?", ["31/KH-UBND", "32/KH-UBND"]),
    ("số của kế hoạch Sơn La về dân số là gì", ["31/KH-UBND"]),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS, ids=[text for text, _ in LABELS])
def test_answers_are_those_meant(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


PATHS = [  # (question, paths of the tasks)
    ("Bộ Y tế làm gì ở dự án Bệnh viện Bạch Mai?", ["1.a"]),
    ("What must the Ministry of Industry and Trade do on the Hiệp Phước project?", ["2.a"]),
    ("Bộ Công Thương được giao việc gì ở dự án điện Hiệp Phước và tuyến ống Cái Mép - Phú Mỹ?", ["2.a", "3.a"]),
    ("Bộ trưởng Bộ Y tế phải làm gì?", ["1.a"]),
    ("Bệnh viện đa khoa tỉnh phải làm gì?", ["2"]),
    ("bộ tài chính bc thủ tướng kết quả rà soát vốn trc ngày nào v", ["4"]),
]


@pytest.mark.parametrize(("text", "wanted"), PATHS, ids=[text for text, _ in PATHS])
def test_work_on_the_thing_named(answer, text, wanted):
    found = answer(text)
    assert sorted({e["path"] for item in found["answers"] for e in item["evidence"]}) == wanted, found["understood"]


def test_what_stands_for_an_office_is_said(answer):
    assert answer("Bộ trưởng Bộ Y tế phải làm gì?")["said"] == ["Không việc nào nêu “Bộ trưởng”; đây là việc của cơ quan ấy."]


def test_a_deputy_is_not_the_body(answer):
    assert answer("Phó Bộ trưởng Bộ Y tế phải làm gì?")["answers"] == []


def test_documents_that_date_from_a_year_are_counted(answer):
    assert answer("How many documents date from 2013?")["count"] == 1


def test_haste_is_spelled_out_and_named(answer):
    found = answer("bộ tài chính bc thủ tướng kết quả rà soát vốn trc ngày nào")
    assert found["understood"]["corrections"] == [{"from": "bc", "to": "báo cáo"}, {"from": "trc", "to": "trước"}]


@pytest.mark.parametrize("text", ["mục V nói gì về dân số", "Công ty V phải làm gì?"])
def test_a_letter_that_is_no_particle_stays(answer, text):
    assert answer(text)["understood"]["corrections"] == []


@pytest.mark.parametrize("text", ["nhiệm vụ ở mục v", "Kế hoạch 31/KH-UBND phụ lục v", "kế hoạch dân số phần v"])
def test_the_number_of_a_section_is_no_particle(answer, text):
    understood = answer(text)["understood"]
    assert understood["corrections"] == []
    assert "v" in [*understood["unknown"], *understood["ignored"]]


def test_a_day_that_restricts_nothing_is_said(answer):
    found = answer("sở y tế nộp kế hoạch trc 15/12")
    assert "trước 15/12" in (*found["understood"]["ignored"], *(one["label"] for one in found["understood"]["filters"]))


UNTOUCHED = [  # (question, part of the reading): none of these is of a thing named so
    ("Which hospitals lead in Son La?", "agency"),
    ("Dự án nào được dẫn trong thông báo 637?", "loại văn bản được dẫn: Dự án"),
    ("Có bao nhiêu kế hoạch ở Sơn La?", "loại văn bản: Kế hoạch"),
    ("Công an tỉnh Sơn La phải làm gì?", "cơ quan: Công an cấp tỉnh"),
    ("Thứ trưởng Bộ Y tế phải làm gì?", "có lời văn: Thứ trưởng"),
    ("Kế hoạch nào nhắc đến Sở Y tế?", "cơ quan: Sở Y tế"),
    ("Tỉnh nào không nhắc đến Công an tỉnh?", "KHÔNG có cơ quan: Công an cấp tỉnh (bất kỳ vai trò nào)"),
    ("Kế hoạch nào không giao Sở Y tế chủ trì?", "KHÔNG có cơ quan: Sở Y tế (chủ trì)"),
    ("What date is plan 31/KH-UBND?", "date of issue"),
    ("Sở Y tế làm gì về rà soát và thống kê?", "có lời văn: rà soát"),
    ("BC trước 15/12 ai nộp", "Tìm cơ quan"),
    ("Công an Hiệp Phước làm gì?", "cơ quan: Công an"),
    ("What must Hiệp Phước police do?", "agency: Provincial Police"),
    ("Bệnh viện Bạch Mai chủ trì gì?", "cơ quan: Bệnh viện"),
]


@pytest.mark.parametrize(("text", "part"), UNTOUCHED, ids=[text for text, _ in UNTOUCHED])
def test_what_names_no_such_thing_is_read_as_before(answer, text, part):
    assert part in answer(text)["understood"]["reading"]
