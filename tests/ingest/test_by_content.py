"""What columns, values and lines hold is told by what stands in them, whatever they are called."""

from __future__ import annotations

from ingest import parse
from tests.ingest.factories import each_roles, plan, source

KT, YT = {"Phòng Kinh tế": "lead"}, {"Trạm Y tế": "lead"}


def test_heads_that_nobody_knows() -> None:
    """A column of bodies leads and the longest one is work, whatever the heads say; owners act where nobody else does; where a head only
    asks who, they are told to."""
    unknown = "Thứ | Phần hành | Nhà nào gánh\n1 | Đắp bờ vùng số 7 | Phòng Kinh tế\n2 | Sơn lại cầu Đen | Trạm Y tế"
    owners = "| Dự án | Chủ đầu tư |\n| Xây đường liên thôn | Phòng Kinh tế |\n| Sửa mái nhà trạm | Trạm Y tế |"
    actors_first = "Ai | Làm gì | Khi nào\nPhòng Kinh tế | Kiểm kê 40 sạp chợ | 15/3\nTrạm Y tế | Phun khử khuẩn chợ | 20/3"
    assert [each_roles(plan("II. NHIỆM VỤ\n" + table)) for table in (unknown, owners)] == [[KT, YT]] * 2
    assert each_roles(plan("II. NHIỆM VỤ\n" + actors_first)) == [{"Phòng Kinh tế": "assigned"}, {"Trạm Y tế": "assigned"}]


def test_role_word_in_a_head() -> None:
    """A word for a role in a head that no label covers says the role; a table of figures beside bodies says none."""
    table = "TT | Công việc | Khoa, phòng chủ trì | Đơn vị phối hợp\n1 | Mở hai bàn tiếp đón | Phòng Kinh tế | Trạm Y tế\n2 | Lập hồ sơ sức khỏe | Trạm Y tế |"
    assert each_roles(plan("II. NHIỆM VỤ\n" + table)) == [KT | {"Trạm Y tế": "coordinate"}, YT]
    figures = "TT | Đơn vị | Số hộ | Diện tích\n1 | Phòng Kinh tế | 120 | 45\n2 | Trạm Y tế | 80 | 30"
    assert each_roles(plan("II. SỐ LIỆU\n" + figures)) == []


def test_bars_without_a_frame() -> None:
    """A row that begins and ends with a bar, in a table without a frame, has empty cells there."""
    table = "TT | Công việc | Chủ trì | Phối hợp | Hạn\n1 | Lập hồ sơ sức khỏe | Phòng Công nghệ | Trạm Y tế | 30/6\n | | thông tin | |"
    assert each_roles(plan("II. NHIỆM VỤ\n" + table)) == [{"Phòng Công nghệ thông tin": "lead", "Trạm Y tế": "coordinate"}]


def test_codes_behind_names() -> None:
    """In a cell of bodies initials in brackets say the role of the name before them."""
    table = "Thời gian\tCông việc\tĐơn vị\nTháng 4\tNạo vét 26 km kênh\tPhòng Kinh tế (CT); Trạm Y tế (PH)\nTháng 5\tĐo mặn sông Tích\tTrạm Y tế (CT)"
    assert each_roles(plan("II. NHIỆM VỤ\n" + table)) == [KT | {"Trạm Y tế": "coordinate"}, YT]


def test_who_receives() -> None:
    """Who receives a task is told to do it, and leads nobody."""
    table = "Nội dung | Nơi nhận nhiệm vụ | Phải xong\nGỡ vướng giá thuê đất | Phòng Kinh tế | 25/7\nCấp phép môi trường | Trạm Y tế | 15/8"
    assert each_roles(plan("II. NHIỆM VỤ\n" + table)) == [{"Phòng Kinh tế": "assigned"}, {"Trạm Y tế": "assigned"}]


def test_rows_below_a_body() -> None:
    """Rows below a body's name are its work."""
    text = "II. VIỆC CỦA TỪNG ĐƠN VỊ\nPHÒNG KINH TẾ\n1\tRà soát minh chứng theo 8 tiêu chuẩn\t15/7\nTRẠM Y TẾ\n1\tMua quyền truy cập dữ liệu\t30/6"
    assert each_roles(plan(text)) == [{"Phòng Kinh tế": "assigned"}, {"Trạm Y tế": "assigned"}]


def test_work_below_its_label() -> None:
    """Bullets below a label alone are work each; below a numbered activity they are one task."""
    roles = "* Trách nhiệm:\n- Chủ trì: Phòng Kinh tế\n"
    text = "II. NHIỆM VỤ\n1. Giống cây\n* Nội dung:\n- Kiểm tra 11 vườn ươm;\n- Trồng mới 120 ha.\n" + roles
    assert each_roles(plan(text)) == [KT, KT]
    assert each_roles(plan(text.replace("Giống cây", "Hoạt động 1"))) == [KT]


def test_lead_in_that_ends_with_a_duty() -> None:
    """A role in a lead-in that ends with a duty is of the items; a lead-in with work of its own is a task beside them."""
    text = "Điều 2. Cục An toàn thực phẩm là đầu mối chủ trì đợt cao điểm, có trách nhiệm:\na) Lập danh sách 240 cơ sở;\nb) Lấy mẫu trên sàn điện tử."
    assert each_roles(plan(text)) == [{"Cục An toàn thực phẩm": "lead"}] * 2


def test_paragraph_behind_a_list() -> None:
    """What stands behind the last item of a list and is no work is no part of that item."""
    text = "II. NHIỆM VỤ\n1. Giao Phòng Kinh tế in 20 bảng.\n2. Giao Trạm Y tế lấy 30 mẫu.\n3. Giao Sở Y tế mua thử thuốc.\n\nThuốc kê đơn là thuốc thuộc danh mục."
    parsed = plan(text)
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks][-1] == "Giao Sở Y tế mua thử thuốc."


def test_work_behind_a_list_below_a_body() -> None:
    """A paragraph behind the last item of a body's list is that body's work where it has a verb of work, after its time or case too."""
    text = "II. NHIỆM VỤ\n1. Sở Y tế\na) Rà soát 40 cơ sở.\nb) Tổng hợp số liệu ca bệnh.\nc) Mua 200 bộ vật tư.\n\n{}"
    for more in (
        "Chậm nhất ngày 20 hằng tháng gửi số liệu về Văn phòng UBND tỉnh.",
        "Trường hợp không cân đối được nguồn, khẩn trương rà soát, đề xuất nhu cầu hỗ trợ.",
    ):
        parsed = plan(text.format(more))
        assert parsed.tasks[-1].span.quote(parsed.source.text) == more
        assert each_roles(parsed)[-1] == {"Sở Y tế": "assigned"}
    parsed = plan(text.format("Thuốc kê đơn là thuốc thuộc danh mục."))
    assert [task.span.quote(parsed.source.text) for task in parsed.tasks][-1] == "Mua 200 bộ vật tư."


def test_table_below_the_last_item_of_a_list() -> None:
    """A table below the last item is no paragraph behind the list."""
    text = "II. NHIỆM VỤ\n1. Giao Phòng Kinh tế in 20 bảng.\n2. Giao Trạm Y tế lấy 30 mẫu.\n3. Phân công cụ thể.\n| Việc | Chủ trì |\n| Lập hồ sơ sức khỏe | Trạm Y tế |\n"
    assert each_roles(plan(text))[-1] == YT


def test_heads_that_name_no_actor() -> None:
    """Whom a head says to get the work, or where it is done, leads nothing."""
    work = "1 | Kiểm tra công tác phòng cháy | Phòng Kinh tế | Quý II\n2 | Kiểm tra an toàn thực phẩm | Trạm Y tế | Quý III"
    for head in ("Đơn vị được kiểm tra", "Địa điểm", "Cấp ban hành", "Cơ quan gửi", "Đơn vị thụ hưởng"):
        assert each_roles(plan(f"II. NỘI DUNG\nTT | Nội dung kiểm tra | {head} | Thời gian\n{work}")) in ([], [{}, {}])
    indicators = "TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá\n1 | Tỉ lệ dịch vụ công trực tuyến toàn trình | % | 100% | Phòng Kinh tế\n2 | Tỉ lệ hồ sơ được số hóa trên tổng số | % | 80% | Trạm Y tế"
    assert each_roles(plan("II. CHỈ TIÊU\n" + indicators)) == []


def test_letters_that_came_in() -> None:
    """A list of letters with who sent them and when they came is no work; its heads are no row."""
    table = "| Số đến | Trích yếu | Cơ quan gửi | Ngày đến |\n|---|---|---|---|\n| 12 | Triển khai kế hoạch tuyển quân năm 2021 | Bộ Chỉ huy Quân sự tỉnh | 12/10 |\n| 13 | Báo cáo công tác cải cách hành chính | Sở Nội vụ | 13/10 |\n"
    assert parse(source(table)).tasks == ()


def test_rows_without_work_below_a_body() -> None:
    """Rows below a body's name with days and no verb are cases or goods, and not its work."""
    rows = "| Vụ trộm cắp tài sản tại phường Kim Tân | 12/3/2020 |\n| Vụ tai nạn giao thông quốc lộ 70 | 15/3/2020 |"
    goods = "| Máy thở chức năng cao | 12/2020 |\n| Máy chụp X-quang kỹ thuật số | 10/2020 |"
    assert [each_roles(plan(f"II. NHIỆM VỤ\n1. {body}:\n{table}")) for body, table in (("Công an tỉnh", rows), ("Sở Y tế", goods))] == [
        [],
        [],
    ]


def test_what_a_bracket_says_beside_names() -> None:
    """What of the work each leads stands in a bracket and names nobody; in a column of leads all names lead."""
    table = "TT | Nhiệm vụ | Cơ quan chủ trì\n1 | Rà soát văn bản | Phòng Kinh tế (chủ trì phần y tế); Trạm Y tế (chủ trì phần cán bộ)\n2 | Xây dựng chương trình | Phòng Kinh tế (chủ trì chương trình quốc gia); Trạm Y tế (chủ trì tại địa phương)"
    assert each_roles(plan("II. NHIỆM VỤ\n" + table)) == [KT | YT, KT | YT]
    both = "TT | Nhiệm vụ | Cơ quan chủ trì\n1 | Rà soát văn bản | Phòng Kinh tế (CT); Trạm Y tế\n2 | Xây dựng chương trình | Phòng Kinh tế"
    assert each_roles(plan("II. NHIỆM VỤ\n" + both)) == [KT | YT, KT]
