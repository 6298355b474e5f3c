"""What is asked of a document that is described, whatever that is: what it rests on, its number and day, who has issued one like it."""

from __future__ import annotations

import pytest

from tests.search.texts import text_of


def _text(issuer, number, day, type, title, work, basis=""):
    place = issuer.split("TỈNH ")[-1].title()
    tasks = "\n".join(f"{n}. {one}" for n, one in enumerate(work, 1))
    return text_of(
        issuer, number, place, type, title, basis + tasks, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Hùng", day=f"ngày {day} tháng 11 năm 2025"
    )


_SON_LA, _LAI_CHAU, _PHU_THO = (f"ỦY BAN NHÂN DÂN TỈNH {name}" for name in ("SƠN LA", "LAI CHÂU", "PHÚ THỌ"))
DOCUMENTS = {
    "law": _text(
        _LAI_CHAU, "71/KH-UBND", "11", "KẾ HOẠCH", "TRIỂN KHAI THI HÀNH LUẬT VIỆC LÀM TRÊN ĐỊA BÀN TỈNH LAI CHÂU",
        ["Sở Nội vụ chủ trì tổ chức tập huấn."],
        "Căn cứ Quyết định số 1850/QĐ-TTg ngày 01 tháng 8 năm 2025 của Thủ tướng Chính phủ;\n",
    ),
    "staff": _text(
        _SON_LA, "72/KH-UBND", "12", "KẾ HOẠCH", "NÂNG CAO NĂNG LỰC CHO ĐỘI NGŨ CÁN BỘ XÂY DỰNG PHÁP LUẬT TRÊN ĐỊA BÀN TỈNH SƠN LA",
        ["Sở Tư pháp chủ trì tổ chức tập huấn.", "Sở Tài chính chủ trì bố trí kinh phí theo Nghị định số 60/2021/NĐ-CP."],
        "Căn cứ Nghị quyết số 66-NQ/TW ngày 30 tháng 4 năm 2025 của Bộ Chính trị;\n",
    ),
    "relief": _text(
        _SON_LA, "73/KH-UBND", "13", "KẾ HOẠCH", "CHI TRẢ CHẾ ĐỘ BẢO HIỂM CHO NGƯỜI DÂN BỊ ẢNH HƯỞNG BỞI MƯA LŨ TRÊN ĐỊA BÀN TỈNH SƠN LA",
        ["Sở Y tế chủ trì giải quyết khám bệnh cho người bị lũ.", "Sở Tài chính chủ trì chi trả chế độ bảo hiểm."],
    ),
    "belief": _text(
        _PHU_THO, "74/2025/QĐ-UBND", "14", "QUYẾT ĐỊNH", "BAN HÀNH QUY CHẾ PHỐI HỢP TRONG CÔNG TÁC QUẢN LÝ NHÀ NƯỚC VỀ TÍN NGƯỠNG, TÔN GIÁO",
        ["Sở Dân tộc và Tôn giáo chủ trì tổng hợp báo cáo."],
    ),
    "faith": _text(
        _LAI_CHAU, "75/2025/QĐ-UBND", "15", "QUYẾT ĐỊNH", "BAN HÀNH QUY CHẾ PHỐI HỢP TRONG QUẢN LÝ NHÀ NƯỚC VỀ TÍN NGƯỠNG, TÔN GIÁO",
        ["Sở Dân tộc và Tôn giáo chủ trì kiểm tra."],
    ),
    "land": _text(
        _SON_LA, "76/2025/QĐ-UBND", "16", "QUYẾT ĐỊNH", "BAN HÀNH QUY CHẾ PHỐI HỢP CỦA VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI",
        ["Sở Nông nghiệp và Môi trường chủ trì kiểm tra."],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


ASKED = [  # (question, the answers' labels or values)
    ("Sơn La dựa vào những văn bản nào để ra kế hoạch nâng năng lực cán bộ xây dựng pháp luật?", ["66-NQ/TW"]),
    ("Kế hoạch 72/KH-UBND của Sơn La được ban hành để thực hiện những văn bản nào?", ["66-NQ/TW"]),
    ("On what legal basis did Lai Chau adopt its plan for implementing the Employment Law?", ["1850/QĐ-TTg"]),
    ("What documents did Lai Chau rely on when it approved its plan for implementing the Employment Law?", ["1850/QĐ-TTg"]),
    ("I need the number of Lai Chau's plan on implementing the Employment Law.", ["71/KH-UBND"]),
    ("Lai Châu: số của kế hoạch thi hành Luật Việc làm?", ["71/KH-UBND"]),
    ("When did Lai Chau adopt its plan for implementing the Employment Law?", ["2025-11-11"]),
    ("Tỉnh nào đã ban hành quy chế về phối hợp quản lý tín ngưỡng, tôn giáo?", ["Lai Châu", "Phú Thọ"]),
    ("Kế hoạch 73, giải quyết khám bệnh cho người bị lũ: sở nào chủ trì?", ["Sở Y tế"]),
    ("Kế hoạch 73 của Sơn La, chi trả chế độ bảo hiểm: sở nào chủ trì?", ["Sở Tài chính"]),
    ("the number of plans of Son La", ["72/KH-UBND", "73/KH-UBND"]),  # counted
]


@pytest.mark.parametrize(("text", "wanted"), ASKED, ids=[text for text, _ in ASKED])
def test_what_is_asked_of_a_described_document(answer, text, wanted):
    found = answer(text)
    assert sorted({str(one.get("value") or one["label"]) for one in found["answers"]}) == wanted
