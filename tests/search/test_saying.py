"""What a passage says of a claim below its headings and title: the occasion may stand there, the words may be one's own."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import text_of

pytestmark = pytest.mark.usefixtures("with_encoder")

DOCUMENTS = {
    "assets": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "71/KH-UBND", "Sơn La", "KẾ HOẠCH", "TỔNG KIỂM KÊ CÔNG TRÌNH THỦY LỢI TRÊN ĐỊA BÀN TỈNH",
        "I. PHÂN CÔNG NHIỆM VỤ\n"
        "1. Sở Tài chính:\n"
        "- Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 25/12/2026.\n"
        "- Làm đầu mối tổ chức tập huấn cho các đơn vị.\n"
        "2. Sở Xây dựng:\n"
        "- Cử cán bộ tham gia tổ giúp việc.\n"
        "3. Sở Công Thương:\n"
        "- Rà soát danh mục chợ, kho hàng do Nhà nước đầu tư giáp tỉnh Gia Lai.",
    ),
    "small": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "72/KH-UBND", "Lai Châu", "KẾ HOẠCH", "PHÁT TRIỂN CÂY CHÈ TRÊN ĐỊA BÀN TỈNH",
        "I. MỤC TIÊU\n"
        "1. Đến hết năm 2030: 100% hợp tác xã có mã số vùng trồng.\n"
        "II. NHIỆM VỤ\n"
        "1. Sở Nông nghiệp và Môi trường chủ trì hướng dẫn kỹ thuật chăm sóc.\n"
        "2. Công an tỉnh kiểm tra xe vận chuyển phân bón giả.\n"
        "3. Sở Khoa học và Công nghệ thí điểm máy bay không người lái phun thuốc trong quý II năm 2026.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


SO = [
    (
        "Ở Sơn La, Sở Tài chính có phải báo cáo ủy ban tỉnh chuyện kiểm kê công trình thủy lợi trước 25/12/2026 không?",
        "trước ngày 25/12/2026",
    ),
    ("Sơn La: kiểm kê công trình thủy lợi thì Sở Xây dựng phải cử người vào tổ giúp việc, đúng không?", "tổ giúp việc"),
    ("Is the finance department of Sơn La in charge of the training for the irrigation works inventory?", "tập huấn"),
    ("Lai Châu có định tới hết 2030 mọi hợp tác xã trồng chè đều có mã số vùng trồng không?", "mã số vùng trồng"),
]


@pytest.mark.parametrize(("question", "words"), SO, ids=[question for question, _ in SO])
def test_what_title_and_heading_say_is_asked_of_no_passage(answer, question, words):
    found = answer(question)
    assert found["boolean"] is True, found["understood"]
    assert any(words in one["exact"] for item in found["answers"] for one in item["evidence"]), found["answers"]


NOT_SO = [
    "Ở Sơn La, Sở Tài chính có phải báo cáo ủy ban tỉnh chuyện kiểm kê công trình thủy lợi trước 30/06/2027 không?",  # another day
    "Sơn La: kiểm kê công trình thủy lợi thì Sở Y tế phải cử người vào tổ giúp việc, đúng không?",  # another body
    "Kế hoạch kiểm kê công trình thủy lợi của Sơn La có nói tới nuôi cá tầm không?",  # the title alone
    "Is the health department of Sơn La in charge of the training for the irrigation works inventory?",
    "Lai Châu có định xây nhà máy điện hạt nhân không?",
]


@pytest.mark.parametrize("question", NOT_SO)
def test_a_title_proves_nothing_of_another_body_day_or_matter(answer, question):
    assert answer(question)["boolean"] is False


BEYOND = [
    ("Huế có kế hoạch đăng cai giải bóng đá không?", None),  # nothing here is of it or names it
    ("Gia Lai có được giao xây sân golf không?", False),  # another's document names it
    ("Is Gia Lai assigned to build a golf course?", False),
    ("Gia Lai có giao Sở Công Thương sửa nhà văn hóa không?", None),  # what its own would say
    ("Does Gia Lai assign the police to guard the border?", None),
    ("Có văn bản nào giao nuôi voi không?", False),
]


@pytest.mark.parametrize(("question", "so"), BEYOND)
def test_no_is_said_of_what_is_here(answer, question, so):
    assert answer(question)["boolean"] is so


def test_parts_that_a_file_lacks_leave_open_a_bodys_work_and_what_its_title_is_about(five_store):
    assert ask(five_store, "Hà Tĩnh có kế hoạch bắn pháo hoa dịp Tết không?").boolean is False
    assert ask(five_store, "Hà Tĩnh có làm đường không?").boolean is False
    assert ask(five_store, "Hà Tĩnh có giao Sở Du lịch quảng bá du lịch không?").boolean is None  # whose work may be in them
    assert ask(five_store, "Hà Tĩnh có giao Đoàn Thanh niên tuyên truyền không?").boolean is None
    assert ask(five_store, "Công tác thông tin đối ngoại Hà Tĩnh có nói tới trợ lý ảo không?").boolean is None


def test_without_the_encoder_the_words_tell(answer, monkeypatch):
    monkeypatch.setenv("CANCU_ENCODER", "none")
    assert answer(SO[0][0])["boolean"] is True
    assert answer(NOT_SO[0])["boolean"] is False
