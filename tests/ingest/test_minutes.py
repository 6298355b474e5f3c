"""Minutes of meetings: who attended, what was said and how the paper ends are no tasks; what was agreed is; names beside each other sign."""

import pytest

from ingest import parse
from tests.ingest.factories import each_roles, plan, rows, source

HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHoa Lư, ngày 04 tháng 12 năm 2025\n\n"
    "BIÊN BẢN LÀM VIỆC\nVề việc khắc phục sạt lở bờ kênh\n\nHôm nay, tại trụ sở UBND xã Hoa Lư, chúng tôi gồm:\n"
)
PRESENT = [
    "1. UBND xã Hoa Lư: ông Võ Văn Đức, Phó Chủ tịch, chủ trì cuộc họp;",
    "1. Ông Võ Văn Đức, Phó Chủ tịch UBND xã, chủ trì;",
    "1. Trạm Thủy nông Cai Lậy (Trạm): bà Kpă H'Ninh, Trạm trưởng;",
    "1. Đại diện hộ dân: ông Nguyễn Văn Tư, ông Lê Văn Bé.",
    "1. Ông Phan Thanh Hải, công chức văn phòng, ghi biên bản.",
]
AGREED = "II. Kết luận\n1. Công an xã cấm ghe trên 10 tấn neo đậu.\n"
ENDS = [
    "Biên bản lập xong lúc 10 giờ 45, đã đọc cho mọi người cùng nghe, lập thành 04 bản.",
    "Biên bản này được lập thành 03 bản, mỗi bên giữ 01 bản.",
    "Cuộc họp kết thúc lúc 16 giờ 30 cùng ngày, các thành viên nhất trí ký tên.",
]
SIGNED = [
    "THƯ KÝ                    CHỦ TRÌ\nPhan Thanh Hải            Võ Văn Đức",
    "THƯ KÝ          CHỦ TRÌ\nPhan Thanh Hải          Võ Văn Đức\n\nĐẠI DIỆN HỘ DÂN          TRẠM THỦY NÔNG\nNguyễn Văn Tư          Kpă H'Ninh",
]


def minutes(*parts):
    return parse(source(HEAD + "\n".join(parts) + "\n", "bien-ban.txt"))


@pytest.mark.parametrize("line", PRESENT)
def test_who_attended_has_no_task(line):
    assert each_roles(minutes(line, AGREED)) == [{"Công an cấp xã": "assigned"}]


@pytest.mark.parametrize(
    "heading", ["Nội dung trao đổi", "Ý kiến tại cuộc họp", "Các ý kiến phát biểu", "Thảo luận", "Ý kiến của các khoa, phòng"]
)
def test_what_was_said_is_no_task(heading):
    said = f"I. {heading}\nTrạm Thủy nông giải thích do ghe chở cát neo đậu. Đại diện hộ dân phản ánh bờ kênh lở thêm 12 m."
    assert each_roles(minutes(said, AGREED)) == [{"Công an cấp xã": "assigned"}]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("signed", SIGNED)
def test_how_the_paper_ends_is_no_task(end, signed):
    assert [words for _, _, words in rows(minutes(AGREED, end, "", signed))] == ["Công an xã cấm ghe trên 10 tấn neo đậu."]


WORK = [
    ("Sở Y tế: ông Lê Văn An, Phó Giám đốc, chỉ đạo việc tiêm chủng.", {"Sở Y tế": "assigned"}),
    ("Biên bản kiểm tra do Sở Y tế lập, gửi về Sở Tài chính trước 30/6.", {"Sở Y tế": "assigned"}),
    ("Hội nghị sơ kết do Sở Nội vụ chủ trì tổ chức trong tháng 6.", {"Sở Nội vụ": "lead"}),
]


@pytest.mark.parametrize(("line", "who"), WORK)
def test_what_persons_papers_and_meetings_are_told_stays_work(line, who):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n\n1. {line}\n")) == [who]


def test_opinions_that_order_are_no_talk():
    parsed = plan("II. Ý KIẾN CHỈ ĐẠO\n\n1. Sở Y tế rà soát hồ sơ.\n")
    assert each_roles(parsed) == [{"Sở Y tế": "assigned"}]


HELD = [
    ("Thời gian: 7 giờ 30 phút, ngày 03 tháng 6 năm 2024\nĐịa điểm: Phòng họp 2\n", "2024-06-03"),
    ("Hôm nay, ngày 18/3/2024, tại hội trường, Trung tâm họp giao ban.\n", "2024-03-18"),
    ("Vào hồi 8 giờ 00 ngày 11 tháng 4 năm 2024, tại phòng họp số 1.\n", "2024-04-11"),
    ("1. Thời gian: 14 giờ ngày 20/5/2024\n2. Địa điểm: Hội trường\n", "2024-05-20"),
    ("Chủ trì: ông Thạch Sa, Giám đốc, ký Quyết định ngày 20/5/2024\n", None),
]


@pytest.mark.parametrize(("opening", "day"), HELD)
def test_minutes_are_of_the_day_of_their_meeting(opening, day):
    text = f"SỞ Y TẾ TỈNH BẾN TRE\nTRUNG TÂM Y TẾ BA TRI\n\nBIÊN BẢN\nHọp giao ban tuần 12\n\n{opening}\nA. BÁO CÁO\nKhoa Nhi quá tải.\n\n"
    said = "B. Ý KIẾN THẢO LUẬN\n- Khoa Nhi: xin thêm 02 điều dưỡng.\n\nC. KẾT LUẬN\n1. Khoa Dược lập dự trù dịch truyền.\n"
    parsed = parse(source(text + said))
    assert parsed.document.issue_date == day
    assert each_roles(parsed) == [{"Khoa Dược": "assigned"}]
