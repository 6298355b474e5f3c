"""Documents by what is said of them: their title's words in part, whose they are, their day, who signed them; every document, every way."""

from __future__ import annotations

import pytest

from search.lexicon.names import names_of
from tests.search.texts import text_of


def _text(issuer, number, day, type, title, work, signer, basis=""):
    place = "Sơn La" if "SƠN LA" in issuer else "Hà Nội"
    tasks = "\n".join(f"{n}. {one}" for n, one in enumerate(work, 1))
    end = f"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{signer}"
    return text_of(issuer, number, place, type, title, basis + tasks, end, day=f"ngày {day} tháng 11 năm 2025")


_SON_LA = "ỦY BAN NHÂN DÂN TỈNH SƠN LA"
DOCUMENTS = {
    "relief": _text(
        _SON_LA, "31/KH-UBND", "21", "KẾ HOẠCH", "HỖ TRỢ NHU YẾU PHẨM KHẨN CẤP CHO NHÂN DÂN BỊ ẢNH HƯỞNG MƯA LŨ TRÊN ĐỊA BÀN TỈNH SƠN LA",
        ["Công an tỉnh chủ trì phân luồng giao thông.", "Sở Công Thương chủ trì tiếp nhận hàng hóa.",
         "Sở Tài chính chủ trì bố trí kinh phí chi thường xuyên.", "Sở Khoa học và Công nghệ chủ trì triển khai ký số từ xa."], "Lò Văn Hùng",
        "Kế hoạch này thay thế Kế hoạch số 07/KH-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Hòa Bình.\n",
    ),
    "clean": _text(
        _SON_LA, "32/KH-UBND", "21", "KẾ HOẠCH", "KHẮC PHỤC MÔI TRƯỜNG VÀ PHÒNG, CHỐNG DỊCH BỆNH SAU LỤT BÃO TRÊN ĐỊA BÀN TỈNH SƠN LA",
        ["Sở Y tế chủ trì phun thuốc khử trùng.", "Công an tỉnh phối hợp tuyên truyền."], "Hà Trung Chiến",
        "Thực hiện Chỉ thị số 28/CT-TTg ngày 01 tháng 9 năm 2025 của Thủ tướng Chính phủ;\n"
        "Căn cứ Thông tư số 01/2025/TT-BYT ngày 18 tháng 02 năm 2025 của Bộ trưởng Bộ Y tế sửa đổi, bổ sung một số điều của "
        "Thông tư số 06/2022/TT-BYT ngày 30 tháng 6 năm 2022 của Bộ trưởng Bộ Y tế;\n"
        "Căn cứ Quyết định số 650/QĐ-BYT ngày 21 tháng 7 năm 2022 của Bộ trưởng Bộ Y tế (được điều chỉnh, bổ sung bởi "
        "Quyết định số 128/QĐ-BYT ngày 17 tháng 3 năm 2023 của Bộ trưởng Bộ Y tế);\n"
        "Căn cứ Nghị quyết số 71/NQ-CP ngày 01 tháng 4 năm 2025 của Chính phủ sửa đổi, bổ sung cập nhật Chương trình hành động của "
        "Chính phủ thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;\n",
    ),
    "forest": _text(
        _SON_LA, "05/CT-UBND", "18", "CHỈ THỊ", "VỀ VIỆC TUẦN TRA RỪNG",
        ["Chi cục Kiểm lâm chủ trì tuần tra.", "Thanh tra tỉnh chủ trì thanh tra việc giữ rừng."], "Lò Văn Hùng",
    ),
    "hearing": _text(
        "VĂN PHÒNG CHÍNH PHỦ", "400/TB-VPCP", "20", "THÔNG BÁO",
        "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ BÙI THANH SƠN TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH PHÚ THỌ",
        ["Bộ Xây dựng chủ trì hoàn thiện hồ sơ đường sắt.", "Bộ Công an chủ trì giải phóng mặt bằng."], "Phạm Mạnh Thường",
    ),
    "order": _text(
        "THỦ TƯỚNG CHÍNH PHỦ", "301/CĐ-TTg", "19", "CÔNG ĐIỆN",
        "VỀ VIỆC GIẢI QUYẾT CHÍNH SÁCH, CHI TRẢ BẢO HIỂM ĐỐI VỚI NGƯỜI DÂN BỊ ẢNH HƯỞNG BỞI MƯA LŨ",
        ["Bộ Tài chính chủ trì đôn đốc doanh nghiệp bảo hiểm.", "Bộ Y tế chủ trì khám bệnh cho hộ nghèo.",
         "Bộ Công an chủ trì kiểm tra việc chấp hành các quy định của pháp luật về kinh doanh bảo hiểm."], "Lê Văn Nam",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


def _items(found):
    return sorted({(e["source"].split("/")[-1].removesuffix(".txt"), e["path"]) for a in found["answers"] for e in a["evidence"]})


SAID = [  # (question, the answers' labels or values)
    ("Kế hoạch ngày 21/11/2025 của Sơn La do ai ký?", ["Hà Trung Chiến", "Lò Văn Hùng"]),
    ("Thông báo ngày 20/11/2025 của Văn phòng Chính phủ do ai ký?", ["Phạm Mạnh Thường"]),
    ("Who signed the plan on emergency supplies to flood victims?", ["Lò Văn Hùng"]),
    ("Ai ký thông báo kết luận của phó thủ tướng chính phủ bùi thanh sơn tại buổi làm việc với lãnh đạo?", ["Phạm Mạnh Thường"]),
    ("Công điện 301 của Thủ tướng Chính phủ ban hành khi nào?", ["2025-11-19"]),
    ("Công điện về chi trả bảo hiểm của Thủ tướng Chính phủ ban hành khi nào?", ["2025-11-19"]),
    ("Kế hoạch do Hà Trung Chiến ký ban hành khi nào?", ["2025-11-21"]),
    ("Ai ký kế hoạch phòng, chống dịch bệnh sau bão lụt?", ["Hà Trung Chiến"]),  # the title has it the other way round
    ("Ai ký kế hoạch trồng rừng của Sơn La?", []),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text for text, _ in SAID])
def test_document_is_the_one_described(answer, text, wanted):
    found = answer(text)
    assert sorted(item["value"] or item["label"] for item in found["answers"]) == wanted, found["understood"]


WORK = [  # what describes a document narrows nothing under it
    ("Kế hoạch ngày 21/11/2025 của UBND tỉnh Sơn La giao Công an tỉnh việc gì?", [("clean", "2"), ("relief", "1")]),
    ("Bộ Tài chính chủ trì những việc gì theo công điện về chi trả bảo hiểm cho người dân bị mưa lũ?", [("order", "1")]),
    ("What do the provincial police have to do under Sơn La's plan for emergency supplies to flood victims?", [("relief", "1")]),
    ("Thông báo do Phạm Mạnh Thường ký ngày 20/11 giao những việc gì?", [("hearing", "1"), ("hearing", "2")]),
    ("Công điện của Thủ tướng Chính phủ về chi trả bảo hiểm giao những việc gì?", [("order", "1"), ("order", "2"), ("order", "3")]),
    # no text has the words together in this order
    ("Theo Công điện 301 ai chủ trì kiểm tra việc chấp hành pháp luật về bảo hiểm?", [("order", "3")]),
]


@pytest.mark.parametrize(("text", "wanted"), WORK, ids=[text for text, _ in WORK])
def test_work_of_a_document_that_is_described(answer, text, wanted):
    found = answer(text)
    assert _items(found) == wanted, found["understood"]


SUBJECT = [  # a subject that a title says, with no document named
    ("Công an tỉnh Sơn La phải làm gì khi hỗ trợ nhu yếu phẩm khẩn cấp?", [("relief", "1")]),
    ("công an sơn la làm gì trong việc khắc phục môi trường, phòng chống dịch bệnh", [("clean", "2")]),
    ("What is the Minister of Construction told to do in the notice on Phú Thọ?", [("hearing", "1")]),
    ("Ở Sơn La cơ quan nào chủ trì thanh tra việc giữ rừng?", [("forest", "2")]),
]


@pytest.mark.parametrize(("text", "wanted"), SUBJECT, ids=[text for text, _ in SUBJECT])
def test_work_on_a_subject_that_a_title_says(answer, text, wanted):
    found = answer(text)
    assert _items(found) == wanted, found["understood"]


QUOTED = [  # a task's own words, whatever they could be taken for: a time, "only", signing, numbers
    ("Ở Sơn La cơ quan nào chủ trì bố trí kinh phí chi thường xuyên?", [("relief", "3")]),
    ("Cơ quan nào ở Sơn La chủ trì triển khai ký số từ xa?", [("relief", "4")]),
    ("co quan nao chu tri trien khai ky so tu xa o son la", [("relief", "4")]),
]


@pytest.mark.parametrize(("text", "wanted"), QUOTED, ids=[text for text, _ in QUOTED])
def test_task_that_a_question_quotes(answer, text, wanted):
    found = answer(text)
    assert _items(found) == wanted, found["understood"]


LISTED = [
    ("Phó Chủ tịch Lò Văn Hùng ký những văn bản nào?", ["05/CT-UBND", "31/KH-UBND"]),
    ("Which documents did Vice Chairman Hà Trung Chiến sign?", ["32/KH-UBND"]),
    ("UBND tỉnh Sơn La có mấy kế hoạch?", ["31/KH-UBND", "32/KH-UBND"]),
    ("UBND tỉnh Sơn La đã ban hành những kế hoạch nào để phòng, chống dịch bệnh?", ["32/KH-UBND"]),
    ("Kế hoạch nào không nói về mưa lũ, bảo hiểm?", ["32/KH-UBND"]),  # a title speaks of it too, and of either
    ("Văn bản nào không nói về rừng hoặc bảo hiểm?", ["31/KH-UBND", "32/KH-UBND", "400/TB-VPCP"]),
    ("Văn bản nào không nói về rừng hoặc lũ?", ["32/KH-UBND", "400/TB-VPCP"]),
    ("Văn bản nào không nói về bão, lũ?", ["05/CT-UBND", "400/TB-VPCP"]),
    ("Tỉnh nào không nói về bão, lũ?", []),  # no text has them side by side
    ("Tỉnh nào không nói về rừng hoặc lũ?", []),
    ("Văn bản nào không nói về bão?", ["05/CT-UBND", "301/CĐ-TTg", "31/KH-UBND", "400/TB-VPCP"]),  # "thông báo" is no storm
    ("Kế hoạch 32/KH-UBND thực hiện những chỉ thị nào?", ["28/CT-TTg"]),  # whatever else its province has issued
    ("Thông tư nào sửa đổi Thông tư 06/2022/TT-BYT?", ["01/2025/TT-BYT"]),
    ("Which circular amends Circular 06/2022/TT-BYT?", ["01/2025/TT-BYT"]),
    ("Thông tư 01/2025/TT-BYT sửa đổi thông tư nào?", ["06/2022/TT-BYT"]),
    ("Thông tư 06/2022/TT-BYT bị văn bản nào sửa đổi?", ["01/2025/TT-BYT"]),
    ("Which circular was amended by Circular 01/2025/TT-BYT?", ["06/2022/TT-BYT"]),
    ("Quyết định 650/QĐ-BYT được sửa đổi bởi quyết định nào?", ["128/QĐ-BYT"]),
    ("Quyết định nào điều chỉnh, bổ sung Quyết định 650/QĐ-BYT?", ["128/QĐ-BYT"]),
    ("Quyết định 650/QĐ-BYT sửa đổi quyết định nào?", []),
    ("Văn bản nào sửa đổi Quyết định 128/QĐ-BYT?", []),
    ("Quyết định nào sửa đổi Thông tư 06/2022/TT-BYT?", []),  # a circular does
    ("Văn bản nào sửa đổi Nghị quyết 57-NQ/TW?", []),  # a programme to carry it out is amended
    ("Văn bản nào sửa đổi Nghị quyết 71/NQ-CP?", []),
    ("Văn bản nào căn cứ Thông tư 01/2025/TT-BYT?", ["32/KH-UBND"]),
    ("Which earlier plan is replaced by Sơn La plan 31/KH-UBND?", ["07/KH-UBND"]),
    ("Kế hoạch nào thay thế Kế hoạch số 07/KH-UBND năm 2024 của Hòa Bình?", ["31/KH-UBND"]),
    ("Which plan deals with environmental cleaning after storms and epidemics?", ["32/KH-UBND"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTED, ids=[text for text, _ in LISTED])
def test_documents_listed(answer, text, wanted):
    found = answer(text)
    assert sorted(item["label"] for item in found["answers"]) == wanted, found["understood"]


NOT_SAID = [  # what no title says narrows on: a yes, a signer or work for another subject would be false
    ("Có kế hoạch hỗ trợ nhu yếu phẩm cho thanh niên của Sơn La không?", False),
    ("Có công điện về chi trả bảo hiểm cho ngư dân không?", False),
    ("Có chỉ thị về tuần tra rừng của Sơn La không?", True),
    ("Kế hoạch hỗ trợ nhu yếu phẩm của Sơn La có giao việc cho Sở Y tế không?", False),
]


@pytest.mark.parametrize(("text", "said"), NOT_SAID, ids=[text for text, _ in NOT_SAID])
def test_what_no_title_says_is_not_passed_over(answer, text, said):
    assert answer(text)["boolean"] is said


NONE = [
    "Ai ký công điện về chi trả bảo hiểm cho ngư dân?",
    "Quyết định ngày 01 tháng 9 năm 2025 của Thủ tướng Chính phủ do ai ký?",  # no document of that day
    "Công điện 301/CĐ-TTg, năm 2026 Bộ Y tế làm gì?",  # the work's year, and none has it
    "Theo Công điện 301/CĐ-TTg, tháng 3/2026 Bộ Y tế phải làm gì?",
]


@pytest.mark.parametrize("text", NONE)
def test_no_answer_to_another_question(answer, text):
    found = answer(text)
    assert found["answers"] == [], found["understood"]


@pytest.mark.parametrize(
    ("text", "who"), [("Ai phải phân luồng giao thông?", "Công an cấp tỉnh"), ("Cơ quan nào chủ trì phun thuốc khử trùng?", "Sở Y tế")]
)
def test_who_is_answered_with_bodies(answer, text, who):
    assert [item["label"] for item in answer(text)["answers"]] == [who]


def test_things_denied_are_shown_as_either(answer):
    assert "KHÔNG có lời văn: mưa lũ / bảo hiểm" in answer("Kế hoạch nào không nói về mưa lũ, bảo hiểm?")["understood"]["reading"]


def test_body_behind_who_leads_is_a_body_unless_it_is_called_like_work(answer):
    found = answer("ai chủ trì sở y tế phối hợp về khử trùng")
    assert not any("sở y tế" in one.lower() and "lời văn" in one for one in found["understood"]["reading"].split(";")), found["understood"]


# what else a question asks keeps "sửa đổi" a word among others
@pytest.mark.parametrize(
    "question",
    [
        "Ai sửa đổi Thông tư 06/2022/TT-BYT?",
        "Những văn bản nào của Sơn La viện dẫn Thông tư 06/2022/TT-BYT được sửa đổi?",
        "Văn bản nào căn cứ Thông tư 01/2025/TT-BYT sửa đổi, bổ sung Thông tư 06/2022/TT-BYT?",
        "Bao nhiêu văn bản viện dẫn Thông tư 01/2025/TT-BYT sửa đổi Thông tư 06/2022/TT-BYT?",
    ],
)
def test_amending_among_other_things_asked_names_no_circular(answer, question):
    found = answer(question)
    assert not {"01/2025/TT-BYT", "06/2022/TT-BYT"} & {item["label"] for item in found["answers"]}, found["understood"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thông tư 01/2025/TT-BYT có sửa đổi Thông tư 06/2022/TT-BYT không?", True),
        ("Does Circular 01/2025/TT-BYT amend Circular 06/2022/TT-BYT?", True),
        ("Thông tư 06/2022/TT-BYT có được Thông tư 01/2025/TT-BYT sửa đổi không?", True),
        ("Thông tư 06/2022/TT-BYT đã được sửa đổi chưa?", True),
        ("Has Circular 06/2022/TT-BYT been amended by Circular 01/2025/TT-BYT?", True),
        ("Has Circular 01/2025/TT-BYT been amended by Circular 06/2022/TT-BYT?", None),
        ("Thông tư 01/2025/TT-BYT có được sửa đổi không?", None),
        ("Thông tư 06/2022/TT-BYT có sửa đổi Thông tư 01/2025/TT-BYT không?", None),
        ("Quyết định 650/QĐ-BYT có sửa đổi Quyết định 128/QĐ-BYT không?", None),
        ("Nghị quyết 71/NQ-CP có sửa đổi Nghị quyết 57-NQ/TW không?", None),
    ],
)
def test_amendment_is_told_by_what_a_text_says_of_both(answer, question, told):
    found = answer(question)
    assert found["boolean"] is told, found["understood"]
    assert any("văn bản nào sửa đổi văn bản nào" in one or "which document amends which" in one for one in found["said"])


# a title tells neither whom a document gives work nor how many do
@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Công điện nào giao Sở Y tế giải quyết chính sách, chi trả bảo hiểm cho người dân?", None),
        ("Bao nhiêu công điện giao Sở Y tế giải quyết chính sách, chi trả bảo hiểm cho người dân?", 0),
        ("Which telegram assigns the Department of Health insurance payouts for people hit by floods?", None),
    ],
)
def test_agency_asked_for_stays_a_condition(answer, question, count):
    found = answer(question)
    assert (found["answers"], found["count"]) == ([], count), found["understood"]


# every document of the store, by each of these: its number, its short number, its day and issuer, its signer, the title itself
WAYS = [
    lambda d, type: d.number,
    lambda d, type: f"{type} số {d.number}",
    lambda d, type: f"{type} {d.number.split('/')[0]}",
    lambda d, type: f"{type} {d.number.split('/')[0]} của {d.issuer}",
    lambda d, type: f"{type} do {d.signer} ký",
    lambda d, type: f"{type} do {d.signer} ký ngày {d.issue_date[8:]}/{d.issue_date[5:7]}",
    lambda d, type: f"{type} {d.title.lower().removeprefix('về việc ')}",
    lambda d, type: f"{type} về {d.title.lower().removeprefix('về việc ')} của {d.issuer}",
]
ASKED = ["{} giao những việc gì?", "{} ban hành khi nào?", "Ai phải thực hiện {}?", "Cho xem {}"]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("way", WAYS)
def test_every_document_is_found_by_every_way_of_naming_it(store, answer, way, asked):
    names = names_of(store)
    for document in names.collection:
        question = asked.format(way(document, names.vocabulary.by_id[document.type].label_vi.lower()))
        found = answer(question)
        of = {source for a in found["answers"] for e in a["evidence"] for source in [e["source"].split("/")[-1].removesuffix(".txt")]}
        wanted = next(name for name, text in DOCUMENTS.items() if f"Số: {document.number}\n" in text)
        assert of == {wanted}, (question, found["understood"]["reading"])
