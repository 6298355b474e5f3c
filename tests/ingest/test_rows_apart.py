"""Tables whose rows stand apart: an empty line behind every row, groups of rows below a letter, cells over lines."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

L, C = "lead", "coordinate"
SPACED = {
    "groups below letters": (
        """STT   Công việc                                   Chủ trì                  Phối hợp                     Thời gian

A     NƯỚC SẠCH

1     Thay 12 km ống cấp nước khu Bắc             Sở Xây dựng              Sở Tài chính                 Quý II

2     Súc xả bể chứa đầu nguồn                    Sở Y tế                  Công an tỉnh; UBND cấp xã    Tháng 3

B     THOÁT NƯỚC

3     Nạo vét kênh Ba Bò                          Sở Xây dựng              UBND cấp xã                  Trước mùa mưa
""",
        [
            {"Sở Xây dựng": L, "Sở Tài chính": C},
            {"Sở Y tế": L, "Công an cấp tỉnh": C, "Ủy ban nhân dân cấp xã": C},
            {"Sở Xây dựng": L, "Ủy ban nhân dân cấp xã": C},
        ],
    ),
    "no groups": (
        """TT    Nội dung                                    Đơn vị thực hiện         Đơn vị phối hợp       Hạn

01    Lập hồ sơ 40 cây cổ thụ                     Sở Xây dựng              Sở Tài chính          30/6

02    Tổ chức hội thi cắm hoa                     Sở Y tế                                        01/9

03    Trồng 2.000 cây phượng                      Sở Nội vụ                UBND cấp xã           19/5
""",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L}, {"Sở Nội vụ": L, "Ủy ban nhân dân cấp xã": C}],
    ),
    "cells over lines": (
        """TT    Nội dung                          Chủ trì                  Phối hợp              Thời hạn

I     Phòng bệnh

1     Phun hóa chất diệt muỗi           Sở Y tế                  UBND cấp xã           Tháng 4
      tại 30 ổ dịch cũ                                           Công an tỉnh

2     Phát 5.000 màn tẩm thuốc          Sở Nội vụ                Sở Tài chính          Tháng 5

II    Chữa bệnh

1     Mở thêm 50 giường điều trị        Sở Y tế                  Sở Xây dựng           Tháng 6
""",
        [
            {"Sở Y tế": L, "Ủy ban nhân dân cấp xã": C, "Công an cấp tỉnh": C},
            {"Sở Nội vụ": L, "Sở Tài chính": C},
            {"Sở Y tế": L, "Sở Xây dựng": C},
        ],
    ),
    "no number": (
        """Nhiệm vụ                                    Chủ trì                  Phối hợp              Thời hạn

Lập hồ sơ 40 cây cổ thụ                     Sở Xây dựng              Sở Tài chính          30/6

Tổ chức hội thi cắm hoa                     Sở Y tế                  Sở Nội vụ             01/9

Trồng 2.000 cây phượng                      Sở Nội vụ                UBND cấp xã           19/5
""",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L, "Sở Nội vụ": C}, {"Sở Nội vụ": L, "Ủy ban nhân dân cấp xã": C}],
    ),
    "ragged": (
        """TT  Nhiệm vụ  Chủ trì  Phối hợp  Thời hạn

1  Lập hồ sơ 40 cây cổ thụ  Sở Xây dựng  Sở Tài chính  30/6

2  Tổ chức hội thi cắm hoa  Sở Y tế  Sở Nội vụ  01/9

3  Trồng 2.000 cây phượng dọc quốc lộ  Sở Nội vụ  UBND cấp xã  19/5
""",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L, "Sở Nội vụ": C}, {"Sở Nội vụ": L, "Ủy ban nhân dân cấp xã": C}],
    ),
    "ragged with groups": (
        """TT  Nhiệm vụ  Chủ trì  Phối hợp  Thời hạn
I  CÂY XANH
1  Lập hồ sơ 40 cây cổ thụ  Sở Xây dựng  Sở Tài chính  30/6
2  Tổ chức hội thi cắm hoa  Sở Y tế  Sở Nội vụ  01/9
II  ĐƯỜNG PHỐ
3  Trồng 2.000 cây phượng dọc quốc lộ  Sở Nội vụ  UBND cấp xã  19/5
""",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L, "Sở Nội vụ": C}, {"Sở Nội vụ": L, "Ủy ban nhân dân cấp xã": C}],
    ),
    "bars": (
        """| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |

| A | CÂY XANH | | | |

| 1 | Lập hồ sơ 40 cây cổ thụ | Sở Xây dựng | Sở Tài chính | 30/6 |

| 2 | Tổ chức hội thi cắm hoa | Sở Y tế | Sở Nội vụ | 01/9 |
""",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L, "Sở Nội vụ": C}],
    ),
    "tabs": (
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n\nA\tCÂY XANH\n\n1\tLập hồ sơ 40 cây cổ thụ\tSở Xây dựng\tSở Tài chính\t30/6\n\n"
        "2\tTổ chức hội thi cắm hoa\tSở Y tế\tSở Nội vụ\t01/9\n",
        [{"Sở Xây dựng": L, "Sở Tài chính": C}, {"Sở Y tế": L, "Sở Nội vụ": C}],
    ),
}


@pytest.mark.parametrize("name", SPACED)
def test_rows_may_stand_apart(name: str):
    table, said = SPACED[name]
    assert each_roles(plan(f"II. NHIỆM VỤ\n\n{table}\nIII. KINH PHÍ\n\nTheo phân cấp.\n")) == said


@pytest.mark.parametrize("name", SPACED)
def test_such_a_table_may_be_all_of_a_file(name: str):
    table, said = SPACED[name]
    text = (
        f"PHỤ LỤC 3\nDANH MỤC NHIỆM VỤ NĂM 2025\n(Kèm theo Kế hoạch của UBND tỉnh Lào Cai)\n\n{table}\nGhi chú: Kinh phí theo phân cấp.\n"
    )
    assert each_roles(parse(source(text))) == said


@pytest.mark.parametrize(
    "signed",
    [
        "SỞ Y TẾ                  SỞ NỘI VỤ                SỞ TÀI CHÍNH\n\nGIÁM ĐỐC                 GIÁM ĐỐC                 GIÁM ĐỐC\n\n"
        "Lê Văn Tú                Vũ Thị Mai               Hồ Văn Nam",
        "ĐẠI DIỆN BÊN A           ĐẠI DIỆN BÊN B           NGƯỜI LẬP\n\nGiám đốc                 Chủ tịch                 Kế toán\n\n"
        "Lê Văn Tú                Vũ Thị Mai               Hồ Văn Nam",
    ],
)
def test_who_signs_beside_each_other_makes_no_table(signed: str):
    parsed = parse(source(f"KẾ HOẠCH\nLiên tịch năm 2025\n\n1. Sở Y tế tổ chức 03 lớp tập huấn cho cán bộ xã.\n\n{signed}\n"))
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]
