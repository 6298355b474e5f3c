"""Prose of letters, telegrams and plans: who does what behind links, "do", "thuộc trách nhiệm của", and whom a letter or telegram tells."""

from __future__ import annotations

import pytest

from ingest import parse
from ingest.parsed import ParsedDocument
from tests.ingest.factories import HEAD, each_roles, plan, source

WORK = [
    # what a later clause tells behind its link, a part of what the first subject does
    (
        "Giao Công an tỉnh lập phương án bảo vệ thi công, đồng thời Sở Nội vụ vận động các hộ.",
        {"Công an cấp tỉnh": "assigned", "Sở Nội vụ": "assigned"},
    ),
    ("Sở Y tế tổ chức khám, trong khi đó Sở Xây dựng dựng nhà bạt.", {"Sở Y tế": "assigned", "Sở Xây dựng": "assigned"}),
    ("Sở Y tế tổ chức khám, Đội Quy tắc đô thị giữ trật tự.", {"Sở Y tế": "assigned", "Đội Quy tắc đô thị": "assigned"}),
    ("Giao Sở Y tế tổ chức khám, Công an tỉnh cắm chốt tại các ngầm.", {"Sở Y tế": "assigned", "Công an cấp tỉnh": "assigned"}),
    (
        "Sở Tài chính chủ trì việc xét duyệt, Sở Xây dựng việc bốc thăm, Sở Nội vụ việc bàn giao.",
        {"Sở Tài chính": "lead", "Sở Xây dựng": "lead", "Sở Nội vụ": "lead"},
    ),
    ("Sở Tài chính báo cáo kết quả, UBND tỉnh xem xét, quyết định.", {"Sở Tài chính": "assigned"}),
    (
        "Sở Công Thương hướng dẫn thủ tục; đồng thời Công an tỉnh kiểm tra việc vận chuyển.",
        {"Sở Công Thương": "assigned", "Công an cấp tỉnh": "assigned"},
    ),
    ("Bộ Xây dựng công bố chỉ số giá, Bộ Công an kiểm tra vận chuyển.", {"Bộ Xây dựng": "assigned", "Bộ Công an": "assigned"}),
    ("Sở Y tế khảo sát mỏ cát, Sở Ngoại vụ hỗ trợ kết nối đối tác.", {"Sở Y tế": "assigned", "Sở Ngoại vụ": "coordinate"}),
    ("Sở Tài chính khảo sát mỏ cát, Sở Ngoại vụ tham gia ý kiến.", {"Sở Tài chính": "assigned"}),
    ("Trước diễn biến nắng nóng, UBND tỉnh yêu cầu: Sở Công Thương bảo đảm đủ điện.", {"Sở Công Thương": "assigned"}),
    ("Sở Y tế được chỉ định làm kho dự trữ thuốc hiếm.", {"Sở Y tế": "assigned"}),
    ("Tổ dân phố vận động dân treo cờ; bánh tét do Sở Nội vụ trao tặng.", {"Tổ dân phố": "assigned", "Sở Nội vụ": "assigned"}),
    # who does or has a thing that a clause names
    ("Vé mời do Sở Y tế quản lý.", {"Sở Y tế": "assigned"}),
    ("Ảnh do Báo Lào Cai cung cấp.", {}),
    ("Kinh phí tập huấn do Sở Tài chính bố trí từ nguồn sự nghiệp.", {"Sở Tài chính": "assigned"}),
    ("Việc cung ứng vật tư thuộc trách nhiệm của Sở Y tế.", {"Sở Y tế": "assigned"}),
    ("Giải quyết kiến nghị thuộc trách nhiệm của Sở Y tế.", {}),
    ("Hồ sơ thuộc trách nhiệm của Sở Y tế chưa được giải quyết.", {}),
    ("Việc cấp giấy thuộc trách nhiệm của Sở Y tế chưa được giải quyết.", {}),
    ("Việc chậm giải ngân thuộc trách nhiệm của Sở Y tế.", {}),
    ("Xe đưa đón đại biểu thì Sở Du lịch lo.", {"Sở Du lịch": "assigned"}),
    ("Xe đưa đón đại biểu thì Sở Du lịch không lo.", {}),
    ("Phương tiện thì Công an xã chậm, không đáp ứng.", {}),
    # what was done, who is chosen and who is late is no work
    ("Thiệt hại do Công ty Điện lực gây ra.", {}),
    ("Vé mời do Sở Y tế quản lý trước đây.", {}),
    ("Kho vật tư do Sở Y tế quản lý năm 2018.", {}),
    ("Trong khi chờ Bộ Y tế hướng dẫn, Sở Nội vụ tạm dừng.", {}),
    ("Công ty Minh Anh được chỉ định thầu xây cầu.", {}),
    ("Sở Y tế khảo sát mỏ cát, còn Sở Tài chính chậm báo cáo.", {"Sở Y tế": "assigned"}),
    ("Lấy mẫu nước, gửi kết quả về Sở (Chi cục Bảo vệ môi trường).", {}),
    # whom the word for a contact point makes lead
    ("Sở Y tế làm đầu mối tổng hợp báo cáo.", {"Sở Y tế": "assigned"}),
    (
        "Sở Y tế cử cán bộ khi có đề nghị của các cơ quan có chức năng quản lý đất đai cấp xã, Ủy ban nhân dân cấp xã trong quá trình giải quyết vụ việc.",
        {"Sở Y tế": "assigned"},
    ),
    ("Sở Y tế là cơ quan đầu mối, hằng năm tổng hợp kết quả.", {"Sở Y tế": "assigned"}),
    ("Cử cán bộ làm đầu mối liên lạc.", {}),
    # whoever is asked for help does the work where nobody stands before them
    ("Nhờ Sở Y tế hỗ trợ thuốc; Sở Xây dựng cử cán bộ trực.", {"Sở Y tế": "assigned", "Sở Xây dựng": "assigned"}),
    # openings and names with words of orders in them
    ("Thời gian tới, cùng với việc đôn đốc nhà thầu, Sở Xây dựng kiểm tra hằng tuần.", {"Sở Xây dựng": "assigned"}),
    ("Ban Quản lý dự án giao thông tỉnh tổ chức thi công.", {"Ban Quản lý dự án giao thông": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), WORK)
def test_statements(words: str, expected: dict[str, str]) -> None:
    """Each statement gives its roles and no others."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ.")) == [expected, {}]


def test_work_that_names_nobody() -> None:
    """A line for the work that names nobody is for no other."""
    text = "1. Trực gác lửa tại 18 chòi canh.\n2. Sở Y tế tổ chức khám bệnh.\n3. Làm mới 46 km đường băng cản lửa."
    last = "Các công việc không ghi tên đơn vị do Sở Xây dựng chủ trì."
    building = {"Sở Xây dựng": "lead"}
    assert each_roles(plan(f"II. NHIỆM VỤ\n{text}\n{last}")) == [building, {"Sở Y tế": "assigned"}, building]


def _parsed(text: str) -> ParsedDocument:
    parsed: ParsedDocument = parse(source(text))
    return parsed


STATES = [
    ("KẾ HOẠCH", "Sở Y tế quản lý 12 bệnh viện và 150 trạm y tế."),
    ("THÔNG BÁO", "Sở Y tế trình bày báo cáo tình hình dịch."),
    ("PHƯƠNG ÁN", "Công ty Thủy lợi vận hành 5 hồ chứa."),
]


@pytest.mark.parametrize(("type", "words"), STATES)
def test_paragraphs_without_orders(type: str, words: str) -> None:
    """Paragraphs of a document without items that give no order say how things are, and no work."""
    text = f"{HEAD.replace('KẾ HOẠCH', type)}{words}\nCông an tỉnh bảo đảm tốt an ninh trật tự.\n"
    assert each_roles(_parsed(text)) == []


def test_praise_is_no_work() -> None:
    """Who takes note of something does nothing, but for an order behind it."""
    praise = "1. UBND tỉnh ghi nhận sự cố gắng của các địa phương."
    order = "2. UBND tỉnh ghi nhận kết quả và giao Sở Y tế tổng hợp."
    assert each_roles(plan(f"II. NHIỆM VỤ\n{praise}\n{order}")) == [{"Sở Y tế": "assigned"}]


NOTING = [
    "Sở Nội vụ ghi nhận các kiến nghị của doanh nghiệp để xử lý.",
    "Sở Nội vụ ghi nhận sự việc, lập biên bản.",
    "Sở Nội vụ cảm ơn, tặng quà nhà tài trợ.",
    "Sở Nội vụ chia sẻ với các hộ dân bị thiệt hại 20 suất quà.",
]


@pytest.mark.parametrize("words", NOTING)
def test_noting_is_work(words: str) -> None:
    """Who is told to take note of something does it: only who issued a document praises in it."""
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ."))[0] == {"Sở Nội vụ": "assigned"}


def test_an_order_by_order_of_a_leader() -> None:
    """What an office passes on by a leader's order is an order."""
    words = "Thừa lệnh Chủ tịch, Văn phòng thông báo các đơn vị triển khai, Sở Y tế báo cáo trước 30/6."
    assert each_roles(plan(f"II. NHIỆM VỤ\n1. {words}\n2. Treo cờ Tổ quốc dịp lễ."))[0]["Sở Y tế"] == "assigned"


_TO = "Kính gửi: Các bệnh viện trong tỉnh.\n\nGiám đốc Sở yêu cầu:\n"
LETTERS = [
    ("Kinh phí do Sở Tài chính bố trí từ nguồn sự nghiệp.", {"Sở Tài chính": "assigned"}),
    ("Việc cung ứng vật tư thuộc trách nhiệm của Sở Công Thương.", {"Sở Công Thương": "assigned"}),
    ("Rà soát trang thiết bị, gửi báo cáo trước ngày 5/5.", {"Các bệnh viện": "assigned"}),
]


@pytest.mark.parametrize(("words", "expected"), LETTERS)
def test_letters(words: str, expected: dict[str, str]) -> None:
    """A letter's addressees do what names nobody, and not what it says others to do."""
    head = HEAD.replace("KH-UBND", "UBND-VX").replace("KẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n", "")
    assert each_roles(_parsed(f"{head}{_TO}{words}\nTreo cờ Tổ quốc dịp lễ Quốc khánh."))[0] == expected


def test_whom_a_letter_calls_by_courtesy() -> None:
    """ "Quý đơn vị" are whom a letter addresses, not who writes it."""
    head = HEAD.replace("KH-UBND", "UBND-VX").replace("KẾ HOẠCH\nThông tin đối ngoại năm 2020\n\n", "")
    asks = "Trước tình hình trên, UBND tỉnh đề nghị Quý đơn vị rà soát trang thiết bị, gửi về trước ngày 5/5."
    assert each_roles(_parsed(f"{head}Kính gửi: Các bệnh viện trong tỉnh.\n\nGần đây dịch tăng nhanh.\n{asks}")) == [
        {"Các bệnh viện": "assigned"}
    ]


def test_telegrams() -> None:
    """Whom a telegram's office sends it to is told, and is no task."""
    head = HEAD.replace("KH-UBND", "CĐ-UBND").replace("KẾ HOẠCH\nThông tin đối ngoại năm 2020", "CÔNG ĐIỆN\nVề việc ứng phó với mưa lũ")
    to = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n- Giám đốc các sở: Xây dựng, Công Thương;\n- Chủ tịch UBND các xã.\n\n"
    asks = "Chủ tịch UBND tỉnh yêu cầu Công an tỉnh chốt tại các ngầm; đề nghị Sở Xây dựng phân luồng Quốc lộ 279."
    assert each_roles(_parsed(f"{head}{to}{asks}")) == [{"Công an cấp tỉnh": "assigned", "Sở Xây dựng": "assigned"}]
