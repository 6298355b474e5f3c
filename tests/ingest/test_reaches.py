"""How far a role reaches in forms of whole sections: the text of a plan, and who has which role in each of its tasks."""

import pytest

from ingest.pipeline import parse
from tests.ingest.factories import each_roles, plan, source

A, B = "Nạo vét kênh thoát nước khu phố cổ", "Trồng cây dọc các tuyến đê"
LEAD = {"Sở Y tế": "lead"}
CASES = {
    "a line that is a name": (f"III. TỔ CHỨC THỰC HIỆN\nSở Y tế\n- {A}.\n- {B}.\nSở Xây dựng\n- {A}.", [{"Sở Y tế": "assigned"}] * 2 + [{"Sở Xây dựng": "assigned"}]),
    "a heading torn in a name": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế, Hội Liên hiệp\n\nPhụ nữ tỉnh\n- {A}.", [{"Sở Y tế": "assigned", "Hội Liên hiệp Phụ nữ": "assigned"}]),
    "by a heading, helped by lines": (f"II. NHIỆM VỤ\n1. Nhóm nhiệm vụ do Sở Y tế chủ trì\n- {A}.\nPhối hợp: Sở Xây dựng.\n- {B}.", [{**LEAD, "Sở Xây dựng": "coordinate"}, LEAD]),
    "a lead-in with an exception": (f"II. NHIỆM VỤ\nCác nhiệm vụ sau đây do Sở Y tế chủ trì, trừ nhiệm vụ có quy định riêng:\n1. {A}.\n2. {B}.\n- Chủ trì: Sở Xây dựng.", [LEAD, {"Sở Xây dựng": "lead"}]),
    "fields of no role below": (f"II. NHIỆM VỤ\n1. {B}.\n- Sản phẩm: Báo cáo.\n- Kinh phí: Ngân sách.\n- Chủ trì: Sở Y tế.", [LEAD]),
    "a page's number between": (f"II. NHIỆM VỤ\n1. {B}.\n\n3\n\nChủ trì: Sở Y tế.", [LEAD]),
    "a list of names with a note": (f"II. NHIỆM VỤ\n1. Nội dung\na) {A};\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Sở Y tế.\n(Văn phòng Sở giúp việc.)", [LEAD]),
    "clauses that name their items": (f"II. NHIỆM VỤ\n1. Nhiệm vụ chính:\na) {A};\nb) {B};\n2. Phân công: Sở Y tế chủ trì nội dung tại điểm a; Sở Xây dựng chủ trì nội dung tại điểm b.", [LEAD, {"Sở Xây dựng": "lead"}]),
    "a section in capitals without a number": (f"NHIỆM VỤ, GIẢI PHÁP\n1. {B}.\nChủ trì: Sở Y tế.\nKINH PHÍ THỰC HIỆN\nNgân sách tỉnh.", [LEAD]),
    "a table below a lead": (f"II. NHIỆM VỤ\n1. Nhiệm vụ do Sở Y tế chủ trì\n| TT | Nhiệm vụ | Phối hợp | Thời gian |\n| 1 | {A} |  | 2025 |\n| 2 | {B} | Sở Xây dựng | 2025 |", [LEAD, {**LEAD, "Sở Xây dựng": "coordinate"}]),
    "a note that a star refers to": (f"II. NHIỆM VỤ\n1. {A} (*).\n2. {B} (**).\n(*): Sở Y tế chủ trì.\n(**) Đơn vị chủ trì: Sở Xây dựng.", [LEAD, {"Sở Xây dựng": "lead"}]),
    "notes that numbers behind the words refer to": (
        f"II. NHIỆM VỤ\n- {A} (1).\n- {B} (2).\nGhi chú:\n(1) Sở Y tế chủ trì, Hội Nông dân tỉnh phối hợp.\n(2) Sở Xây dựng chủ trì.",
        [{"Sở Y tế": "lead", "Hội Nông dân": "coordinate"}, {"Sở Xây dựng": "lead"}],
    ),
    "numbers in brackets that no line refers to are items": (
        f"II. NHIỆM VỤ\n1. {A}\n(1) Sở Y tế chủ trì.\n(2) Hội Nông dân tỉnh phối hợp.",
        [{"Sở Y tế": "lead", "Hội Nông dân": "coordinate"}],
    ),
    "labels of a scan": (f"II. NHIỆM VỤ\n1. {A}.\nĐon vị chủ trì: Sở Y tế.\nPhối họp thực hiện: Sở Xây dựng.", [{**LEAD, "Sở Xây dựng": "coordinate"}]),
    "work before a list": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì, hướng dẫn thực hiện Kế hoạch trên địa bàn thành phố; tổ chức thực hiện các nhiệm vụ sau:\n- {A}.", [LEAD, {"Sở Y tế": "assigned"}]),
    "work of a heading's own before a list": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\nĐôn đốc các phòng khám thực hiện tốt Luật Khám bệnh, chữa bệnh và có trách nhiệm sau đây:\na) {A}.", [{"Sở Y tế": "assigned"}] * 2),
    "a paragraph that tells others": (f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế chủ trì {A.lower()}.\n\nSở Xây dựng thẩm định thiết kế.\n2. Sở Y tế {B.lower()}.", [LEAD, {"Sở Xây dựng": "assigned"}, {"Sở Y tế": "assigned"}]),
    "those who lead, told by their part": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\na) Tổ chức họp. Trường hợp có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm phối hợp với Sở Xây dựng làm rõ.", [{"Sở Y tế": "assigned", "Các cơ quan chủ trì": "coordinate", "Sở Xây dựng": "coordinate"}]),
    "an order in brackets": (f"II. NHIỆM VỤ\n1. {A} (Giao Công an tỉnh tham mưu).", [{"Công an cấp tỉnh": "assigned"}]),
    "bodies that lead something else": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Báo cáo cấp có thẩm quyền (Bộ Y tế và các Bộ chủ trì dự án thành phần) việc triển khai.", [{"Sở Y tế": "assigned"}]),
    "further work of a partner": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế phối hợp với Sở Xây dựng khảo sát; đồng thời giám sát việc thi công.", [{"Sở Y tế": "assigned", "Sở Xây dựng": "coordinate"}]),
    "a partner that only reports": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế phối hợp với Sở Xây dựng khảo sát; báo cáo cấp có thẩm quyền.", [{"Sở Y tế": "coordinate", "Sở Xây dựng": "coordinate"}]),
    "partners without a name": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Khảo sát địa điểm; phối hợp lực lượng tại chỗ mở đường tạm.", [{"Sở Y tế": "assigned", "Lực lượng tại chỗ": "coordinate"}]),
    "numerals that a program lowered": (f"I. NHIỆM VỤ\n1. {A}.\nIi. tổ chức thực hiện\nSở Y tế {B.lower()}.\nIii. kinh phí\nNgân sách tỉnh.", [{}, {"Sở Y tế": "assigned"}]),
    "an ellipsis inside": ("III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Giảm phí, lệ phí, ... đối với các tổ chức, doanh nghiệp bị thiệt hại.", [{"Sở Y tế": "assigned"}]),
    "a group under a committee": ("II. NHIỆM VỤ\n1. Rà soát văn bản\nSở, ban, ngành thuộc Ủy ban nhân dân tỉnh có trách nhiệm rà soát văn bản.", [{"Các sở, ban, ngành": "assigned"}]),
    "whom a last colon names": ("II. PHÂN CÔNG\n1. Cải thiện chỉ số thủ tục hành chính: Sở Y tế.\n2. Mua sắm thiết bị gồm: máy tính.", [{"Sở Y tế": "assigned"}, {}]),
    "a name that ends in a word of work": (f"III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kế hoạch tổng hợp\n- {A}.", [{"Phòng Kế hoạch tổng hợp": "assigned"}]),
    "a known name with more words": (f"III. TỔ CHỨC THỰC HIỆN\n1. Hiệp hội Doanh nghiệp cơ khí Việt Nam\n- {A}.", [{"Hiệp hội Doanh nghiệp cơ khí Việt Nam": "assigned"}]),
    "an article that tells": ("Điều 1. Phân công nhiệm vụ như sau:\n1. Sở Y tế trồng cây dọc các tuyến đê.\nĐiều 2. Các cơ quan được phân công tại Điều 1 có trách nhiệm xây dựng kế hoạch.\nGiao Sở Xây dựng tổng hợp.", [{"Sở Y tế": "assigned"}, {"Các cơ quan được phân công": "assigned"}, {"Sở Xây dựng": "assigned"}]),
    "a line that ends in a name's first word": ("II. NHIỆM VỤ\n1. Sở Y tế chủ trì, phối hợp chặt chẽ, thường xuyên với Sở\nXây dựng khảo sát các tuyến đê.\n2. Sở Y tế trồng cây.", [{**LEAD, "Sở Xây dựng": "coordinate"}, {"Sở Y tế": "assigned"}]),
    "a line that ends before a number": ("II. NHIỆM VỤ\n1. Sở Y tế khảo sát các tuyến đê, báo cáo trước ngày 15 tháng\n12. Các đơn vị gửi kết quả.\n2. Sở Y tế trồng cây.", [{"Sở Y tế": "assigned", "Các cơ quan, đơn vị liên quan": "assigned"}, {"Sở Y tế": "assigned"}]),
}  # fmt: skip
ORDERS = {
    "a list in the lead-in's line": f"UBND tỉnh yêu cầu Sở Y tế: 1. {A}. 2. {B}.",
    "points in an item's line": f"UBND tỉnh yêu cầu:\n\n1. Sở Y tế: a) {A}. b) {B}.",
    "an order without a name": "Hội nghị thống nhất giao:\n- Sở Y tế: nạo vét kênh thoát nước trong khu phố cổ;\n- Sở Y tế: trồng cây dọc các tuyến đê, kênh và đường.",
}


@pytest.mark.parametrize("name", CASES)
def test_roles_of_each_task(name: str):
    body, wanted = CASES[name]
    assert each_roles(plan(body)) == wanted


@pytest.mark.parametrize("name", ORDERS)
def test_orders_tell_each_item(name: str):
    parsed = plan(ORDERS[name] + "\n\nChỉ thị này có hiệu lực kể từ ngày ký./.")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}] * 2


@pytest.mark.parametrize(
    "line",
    ["Sở Xây dựng", "Các hoạt động chính", "TỔ CHỨC THỰC HIỆN", "Điều 2. Giải thích từ ngữ\n1. Cơ quan chủ trì là cơ quan được giao việc."],
)
def test_what_only_heads_is_no_task(line: str):
    assert plan(f"III. TỔ CHỨC THỰC HIỆN\n{line}").tasks == ()


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("Yêu cầu Giám đốc các sở; Thủ trưởng các cơ quan liên quan triển khai thực hiện nghiêm túc Kế hoạch này", 1),
        ("Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch của mình", 1),
        ("Ủy ban nhân dân tỉnh yêu cầu các sở thực hiện; định kỳ hằng năm báo cáo kết quả về Sở Y tế", 2),
    ],
)
def test_an_end_that_only_urges_is_no_task_and_one_with_a_time_is(line: str, tasks: int):
    assert len(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n\n- {A}.\n\n{line}./.").tasks) == tasks


def test_what_closes_a_document_is_work_above_its_end():
    body = f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế {A.lower()}.\n\nCăn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch của mình.\n\n2. Sở Xây dựng {B.lower()}."
    assert [[role.generic for role in task.roles] for task in plan(body).tasks] == [["Sở Y tế"], ["Các sở, ban, ngành"], ["Sở Xây dựng"]]


def test_a_row_with_recipients_and_signature_ends_the_body():
    text = f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n| Nơi nhận: - Như Điều 1; - Lưu: VT. | CHỦ TỊCH Nguyễn Văn An |\n\nKẾ HOẠCH\nTrồng cây năm 2025\n\nI. NHIỆM VỤ\n\n1. {A}.\n"
    assert [task.id for task in parse(source(text)).tasks] == ["KH.I.1"]


def test_a_plural_with_nothing_behind_it_names_nobody():
    body = "II. NHIỆM VỤ\n1. Ban Chỉ đạo Chuyển đổi số (sau đây gọi tắt là Ban Chỉ đạo) chủ trì rà soát với các\n- Phối hợp: Các."
    assert not any(role.generic.startswith("Các") for task in plan(body).tasks for role in task.roles)
