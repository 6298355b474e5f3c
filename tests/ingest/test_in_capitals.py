"""Telegrams set in capitals throughout: they are read as the same in small letters would be."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, source
from text.capitals import with_small_letters
from text.views import nfc

A, C = "assigned", "coordinate"

TELEGRAM = """BAN CHỈ ĐẠO PCLB TRUNG ƯƠNG
SỐ 33/CĐ-PCLBTW
HÀ NỘI, HỒI 18H00 NGÀY 27/9/2005

CÔNG ĐIỆN

BAN CHỈ ĐẠO PHÒNG CHỐNG LỤT BÃO TRUNG ƯƠNG ĐIỆN:
- CHỦ TỊCH UBND CÁC TỈNH TỪ THANH HÓA ĐẾN QUẢNG BÌNH;
- ĐÀI TIẾNG NÓI VIỆT NAM.

BÃO SỐ 7 ĐANG HƯỚNG VÀO THANH HÓA. BAN CHỈ ĐẠO YÊU CẦU:

1. CHỦ TỊCH UBND CÁC TỈNH KÊU GỌI TÀU THUYỀN VÀO BỜ, DI DỜI CÁC HỘ DÂN Ở
VEN BIỂN, XONG TRƯỚC 24H00 NGÀY 27/9.
2. BỘ TƯ LỆNH BỘ ĐỘI BIÊN PHÒNG BẮN PHÁO HIỆU, PHỐI HỢP VỚI BỘ THỦY SẢN KIỂM ĐẾM TÀU.
3. CÔNG TY CẦU ĐƯỜNG NGHĨA BÌNH: ĐỔ 200 M3 ĐÁ HỘC.

TRƯỞNG BAN
LÊ HUY NGỌ
"""


def test_a_telegram_in_capitals():
    parsed = parse(source(TELEGRAM))
    by_name = [{name.lower(): role for name, role in roles.items()} for roles in each_roles(parsed)]
    assert by_name == [
        {"ủy ban nhân dân cấp tỉnh": A},
        {"bộ tư lệnh bộ đội biên phòng": A, "bộ thủy sản": C},
        {"công ty cầu đường nghĩa bình": A},
    ]
    assert parsed.document.number == "33/CĐ-PCLBTW"
    assert parsed.document.signer == "Lê Huy Ngọ"
    assert "XONG TRƯỚC 24H00 NGÀY 27/9" in parsed.tasks[0].span.quote(TELEGRAM)


def test_the_view_keeps_its_length_and_what_is_no_syllable():
    view = with_small_letters(nfc(TELEGRAM))
    assert len(view.chars) == len(TELEGRAM)
    for words in (
        "BAN CHỈ ĐẠO PCLB TRUNG ƯƠNG\n",
        "33/CĐ-PCLBTW",
        "Đài Tiếng nói Việt Nam.",
        "TRƯỞNG BAN\nLê Huy Ngọ",
        "ở\nven biển, xong",
    ):
        assert words in view.chars


@pytest.mark.parametrize("text", [TELEGRAM[:150], TELEGRAM + TELEGRAM.lower(), "PHỤ LỤC\n" + "a b c " * 50])
def test_other_texts_stay(text: str):
    assert with_small_letters(nfc(text)).chars == nfc(text).chars


@pytest.mark.parametrize(
    "line",
    [
        "CHỦ TỊCH UBND TỈNH HÀ GIANG, số 05/CĐ-UBND hồi 14 giờ 30 ngày 17/12/2013",
        "Điện số 05/CĐ-UBND hồi 14 giờ 30 ngày 17/12/2013",
    ],
)
def test_the_number_of_a_telegram_below_its_title(line: str):
    text = f"CÔNG ĐIỆN\nVề việc chống rét cho trâu bò\n\n{line}\n\nĐIỆN:\n- Chủ tịch UBND các huyện;\n\nYêu cầu:\n\n1. Chủ tịch UBND các huyện cử cán bộ xuống thôn bản.\n\nCHỦ TỊCH\nĐàm Văn Bông\n"
    document = parse(source(text)).document
    assert (document.number, document.issue_date) == ("05/CĐ-UBND", "2013-12-17")
