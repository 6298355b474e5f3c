"""Every time that a task's sentence states is the task's, with what it means and where it stands; the first prints its whole phrase."""

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, TAIL, plan, source

Y = "2020-{}".format
CASES = [
    # several days in one sentence
    ("Sở Y tế báo cáo kết quả trước ngày 15/6 và 15/11 năm 2020 để tổng hợp.", [("trước ngày 15/6 và 15/11 năm 2020", None, Y("06-15"), None), ("15/11 năm 2020", None, Y("11-15"), None)]),
    ("Sở Y tế báo cáo vào các ngày 15/3, 15/6, 15/9 và 15/12/2024.", [("vào các ngày 15/3, 15/6, 15/9 và 15/12/2024", "2024-03-15", "2024-03-15", None), ("15/6", "2024-06-15", "2024-06-15", None), ("15/9", "2024-09-15", "2024-09-15", None), ("15/12/2024", "2024-12-15", "2024-12-15", None)]),
    ("Sở Công Thương kiểm tra chợ đợt 1 trước 30/6 và đợt 2 trước 30/11.", [("trước 30/6", None, Y("06-30"), None), ("trước 30/11", None, Y("11-30"), None)]),
    ("Sở Nội vụ tổ chức thi tuyển viên chức trong các ngày 10 và 11/4.", [("trong các ngày 10 và 11/4", Y("04-10"), Y("04-10"), None), ("11/4", Y("04-11"), Y("04-11"), None)]),
    ("Sở Tài chính kiểm kê tài sản trong tháng 6 và tháng 12 năm 2024.", [("trong tháng 6 và tháng 12 năm 2024", "2024-06-01", "2024-06-30", None), ("tháng 12 năm 2024", "2024-12-01", "2024-12-31", None)]),
    ("Sở Tài chính gửi số liệu trước ngày 05 tháng 7 và ngày 05 tháng 01 năm 2021.", [("trước ngày 05 tháng 7 và ngày 05 tháng 01 năm 2021", None, Y("07-05"), None), ("ngày 05 tháng 01 năm 2021", None, "2021-01-05", None)]),
    ("Sở Y tế báo cáo trước ngày 20/5; báo cáo tổng kết trước ngày 15/12/2020.", [("báo cáo trước ngày 20/5", None, Y("05-20"), None), ("trước ngày 15/12/2020", None, Y("12-15"), None)]),
    ("Sở Y tế hoàn thành kế hoạch trong quý I/2020 và tổng kết trong quý IV/2020.", [("trong quý I/2020", Y("01-01"), Y("03-31"), None), ("trong quý IV/2020", Y("10-01"), Y("12-31"), None)]),
    ("Sở Y tế trực 24/24 giờ; định kỳ hằng tuần báo cáo, tổng kết trước ngày 30/11/2020.", [("định kỳ hằng tuần", None, None, "weekly"), ("trước ngày 30/11/2020", None, Y("11-30"), None)]),
    ("Sở Y tế gửi báo cáo trước ngày 01/6 và 15/11 hằng năm.", [("báo cáo trước ngày 01/6 và 15/11 hằng năm", None, Y("06-01"), "yearly"), ("15/11 hằng năm", None, Y("11-15"), "yearly")]),
    # one time stays one
    ("Sở Y tế tổ chức tập huấn từ ngày 01/3 đến ngày 30/4/2020.", [("từ ngày 01/3 đến ngày 30/4/2020", Y("03-01"), Y("04-30"), None)]),
    ("Sở Y tế tham mưu Ủy ban nhân dân tỉnh triển khai Nghị quyết số 12/NQ-CP ngày 15/2/2020 trước ngày 30/6/2020.", [("trước ngày 30/6/2020", None, Y("06-30"), None)]),
    # a bare number that a word follows counts something else
    ("Sở Y tế kiểm tra trong tháng 3 và 15 công trình cấp nước.", [("trong tháng 3", Y("03-01"), Y("03-31"), None)]),
    ("Sở Y tế kiểm tra trong tháng 4, 5 cơ sở y tế ngoài công lập.", [("trong tháng 4", Y("04-01"), Y("04-30"), None)]),
    ("Sở Xây dựng nghiệm thu trong quý II, 3 công trình cấp nước.", [("trong quý II", Y("04-01"), Y("06-30"), None)]),
    ("Sở Giáo dục và Đào tạo mở trước tháng 6, 10 lớp bồi dưỡng.", [("trước tháng 6", None, Y("06-30"), None)]),
    ("Sở Y tế kiểm tra chợ trong tháng 4 và 9.", [("trong tháng 4 và 9", Y("04-01"), Y("04-30"), None), ("9", Y("09-01"), Y("09-30"), None)]),
    ("Sở Y tế kiểm tra chợ trong quý I và III của năm.", [("trong quý I và III", Y("01-01"), Y("03-31"), None), ("III", Y("07-01"), Y("09-30"), None)]),
    ("Sở Y tế kiểm tra chợ trong tháng 4 và 9 năm 2020 tại các xã.", [("trong tháng 4 và 9 năm 2020", Y("04-01"), Y("04-30"), None), ("9 năm 2020", Y("09-01"), Y("09-30"), None)]),
    ("Sở Xây dựng lập quy hoạch, hoàn thành trong quý I, quý III năm 2026.", [("hoàn thành trong quý I, quý III năm 2026", "2026-01-01", "2026-03-31", None), ("quý III năm 2026", "2026-07-01", "2026-09-30", None)]),
    ("Sở Y tế tiêm chủng từ tháng 3 đến hết tháng 12 năm 2026.", [("từ tháng 3 đến hết tháng 12 năm 2026", "2026-03-01", "2026-12-31", None)]),
    ("Sở Y tế kiểm tra chợ trong tháng 12 và tháng 1/2021.", [("trong tháng 12 và tháng 1/2021", Y("12-01"), Y("12-31"), None), ("tháng 1/2021", "2021-01-01", "2021-01-31", None)]),
    ("Sở Y tế kiểm tra chợ trong tháng 3, 6, 9 và 12 tại các xã.", [("trong tháng 3, 6, 9 và 12", Y("03-01"), Y("03-31"), None), ("6", Y("06-01"), Y("06-30"), None), ("9", Y("09-01"), Y("09-30"), None), ("12", Y("12-01"), Y("12-31"), None)]),
    ("Sở Y tế tập huấn trước tháng 6/2021 tại các xã.", [("trước tháng 6/2021", None, "2021-06-30", None)]),
    # until the end
    ("Sở Nông nghiệp và Phát triển nông thôn bảo đảm đến năm 2025 tỷ lệ che phủ rừng đạt 60%.", [("đến năm 2025", None, "2025-12-31", None)]),
    ("Sở Xây dựng hoàn thành quy hoạch phân khu đến cuối năm 2025.", [("đến cuối năm 2025", None, "2025-12-31", None)]),
    ("Sở Xây dựng xong hồ sơ đến hết quý II năm 2021.", [("đến hết quý II năm 2021", None, "2021-06-30", None)]),
    # spans
    ("Sở Tư pháp trả kết quả trong vòng 03 ngày kể từ khi nhận hồ sơ.", [("trong vòng 03 ngày kể từ khi nhận hồ sơ", None, None, None)]),
    ("Sở Y tế báo cáo ca bệnh trong 24 giờ.", [("trong 24 giờ", None, None, None)]),
    ("Sở Tư pháp thẩm định trong thời hạn 15 ngày làm việc kể từ ngày nhận đủ hồ sơ.", [("trong thời hạn 15 ngày làm việc kể từ ngày nhận đủ hồ sơ", None, None, None)]),
    # rhythms
    ("Đài Khí tượng thủy văn tỉnh phát bản tin vào 06 giờ và 18 giờ hằng ngày.", [("06 giờ và 18 giờ hằng ngày", None, None, "daily")]),
    ("Sở Y tế phun khử khuẩn 02 tuần một lần.", [("02 tuần một lần", None, None, None)]),
    ("Sở Tài chính gửi báo cáo vào ngày 20 của tháng cuối quý.", [("vào ngày 20 của tháng cuối quý", None, None, "quarterly")]),
    ("Sở Y tế gửi báo cáo trước ngày 20 hằng tháng.", [("trước ngày 20 hằng tháng", None, None, "monthly")]),
    ("Sở Y tế gửi báo cáo vào thứ Sáu hằng tuần.", [("vào thứ Sáu hằng tuần", None, None, "weekly")]),
    # open
    ("Công an tỉnh tạm dừng các bến đò từ 12 giờ ngày 21/9 cho đến khi có thông báo mới.", [("từ 12 giờ ngày 21/9 cho đến khi có thông báo mới", Y("09-21"), None, None)]),
    # the time of a thing, not of the work
    ("Sở Văn hóa và Thể thao bình chọn sự kiện tiêu biểu của tỉnh trong năm 2024.", []),
    ("Sở Tài chính quyết toán kinh phí đã cấp trong năm 2019.", []),
    ("Sở Nội vụ chủ trì sơ kết công tác 6 tháng đầu năm.", []),
    ("Sở Tài chính tổng hợp số thu thuế 6 tháng đầu năm 2020.", []),
    ("Sở Nội vụ báo cáo kết quả thực hiện 6 tháng đầu năm 2020.", []),
    ("Sở Y tế triển khai công tác kiểm tra chợ trong 6 tháng đầu năm 2020.", [("trong 6 tháng đầu năm 2020", Y("01-01"), Y("06-30"), None)]),
    ("Sở Y tế triển khai Nghị quyết số 12/NQ-CP trong 6 tháng đầu năm 2020.", [("trong 6 tháng đầu năm 2020", Y("01-01"), Y("06-30"), None)]),
    ("Sở Công Thương thực hiện mục tiêu đến năm 2030 tại Quyết định số 12/QĐ-TTg.", []),
    ("Sở Công Thương triển khai lộ trình đến năm 2030 của Chiến lược phát triển thương mại.", []),
    ("Sở Y tế kiểm tra các cơ sở hoạt động trước tháng 6.", []),
    ("Sở Y tế kiểm tra không quá 1/3 số cơ sở.", []),
    ("Sở Y tế tiêm chủng cho trẻ không quá 3 ngày tuổi.", []),
    ("Sở Tài chính thanh toán trong 03 tháng lương cho người lao động.", []),
    ("Sở Giao thông vận tải quy định xe buýt dừng không quá 05 phút.", []),
    ("Sở Y tế cấp thuốc trong 07 ngày, 02 lần/ngày.", []),
    ("Sở Y tế hướng dẫn người bệnh uống thuốc 02 lần/ngày trong 07 ngày.", []),
    ("Sở Tư pháp trả kết quả không quá 03 ngày làm việc.", [("không quá 03 ngày làm việc", None, None, None)]),
    ("Sở Tư pháp trả kết quả không quá 03 ngày kể từ khi nhận hồ sơ.", [("không quá 03 ngày kể từ khi nhận hồ sơ", None, None, None)]),
    ("Sở Y tế báo cáo tình hình dịch 02 lần/ngày.", [("02 lần/ngày", None, None, None)]),
    # in running text: until a month, in a quarter, its part; what is told of figures or results is none
    ("Sở Xây dựng cắm mốc đến tháng 12.", [("đến tháng 12", None, Y("12-31"), None)]),
    ("Sở Tài chính giải ngân 50% vốn đến tháng 6, 100% vốn đến tháng 12.", [("đến tháng 6", None, Y("06-30"), None), ("đến tháng 12", None, Y("12-31"), None)]),
    ("Sở Y tế tổ chức diễn tập vào quý 1.", [("vào quý 1", Y("01-01"), Y("03-31"), None)]),
    ("Sở Y tế báo cáo vào tuần cuối tháng 3.", [("vào tuần cuối tháng 3", Y("03-01"), Y("03-31"), None)]),
    ("Sở Tư pháp tập huấn vào trung tuần tháng 4.", [("vào trung tuần tháng 4", Y("04-01"), Y("04-30"), None)]),
    ("Sở Xây dựng nghiệm thu đường tránh vào cuối năm 2024.", [("vào cuối năm 2024", None, "2024-12-31", None)]),
    ("Sở Nội vụ gửi báo cáo trong 6 tháng đầu năm.", [("trong 6 tháng đầu năm", Y("01-01"), Y("06-30"), None)]),
    ("Sở Nội vụ báo cáo kết quả trong 6 tháng đầu năm.", []),
    ("Sở Nội vụ báo cáo số liệu tính đến tháng 6.", []),
    ("Sở Nội vụ rà soát quy chế (theo số liệu của Bộ, đến tháng 6/2020, có 56 tỉnh ban hành).", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_every_time_of_a_task(sentence, expected):
    parsed = plan(f"1. {sentence}\n2. Sở Giao thông vận tải sửa chữa cầu treo.")
    task = parsed.tasks[0]
    found = [(t.printed, t.start, t.end, t.recurrence) for t in task.times]
    assert found == expected
    text = parsed.source.text
    assert [" ".join(t.span.quote(text).split()) for t in task.times] == [printed for printed, *_ in expected]


@pytest.mark.parametrize(
    ("title", "time", "expected"),
    [
        ("giai đoạn 2026 - 2030", "trước ngày 18/5", (None, "2026-05-18", None)),
        ("giai đoạn 2026 - 2030", "trước ngày 30/12", (None, "2025-12-30", None)),  # not before the plan's own date
        ("giai đoạn 2026 - 2030", "trước ngày 18/5 hằng năm", (None, "2026-05-18", "yearly")),
        ("giai đoạn 2026 - 2030", "trong quý I", ("2026-01-01", "2026-03-31", None)),
        ("giai đoạn 2026 - 2030", "trước ngày 18/5/2025", (None, "2025-05-18", None)),  # a year that is printed stays
        ("năm 2025", "trước ngày 18/5", (None, "2025-05-18", None)),  # a plan of that year alone
        ("", "trước ngày 18/5", (None, "2026-05-18", None)),
        ("", "từ ngày 16/10 đến ngày 22/10", ("2025-10-16", "2025-10-22", None)),  # what was, no day to be ready by
    ],
)
def test_a_day_without_a_year_is_not_before_the_document(title, time, expected):
    head = HEAD.replace("02 tháng 03 năm 2020", "20 tháng 11 năm 2025").replace("Thông tin đối ngoại năm 2020", f"Trồng rừng {title}")
    parsed = parse(source(f"{head}1. Sở Y tế kiểm tra các chợ {time}.\n2. Sở Xây dựng sửa chữa cầu treo.{TAIL}"))
    (found,) = parsed.tasks[0].times
    assert (found.start, found.end, found.recurrence) == expected


def test_a_field_s_times_are_the_task_s():
    parsed = plan("1. Sở Y tế kiểm tra an toàn thực phẩm trong năm 2020. Thời gian: Tháng 6 và tháng 11 năm 2020.")
    assert [(t.printed, t.start, t.end) for t in parsed.tasks[0].times] == [
        ("Tháng 6 và tháng 11 năm 2020", "2020-06-01", "2020-06-30"),
        ("tháng 11 năm 2020", "2020-11-01", "2020-11-30"),
    ]


@pytest.mark.parametrize(
    ("work", "cell", "expected"),
    [
        ("Báo cáo kết quả thực hiện 6 tháng đầu năm", "Trước 15/6/2026", [(None, "2026-06-15")]),
        ("Thực hiện các mục tiêu đến năm 2030", "Quý II/2026", [("2026-04-01", "2026-06-30")]),
        ("Tổ chức tập huấn trong năm 2026", "Tháng 3, 4/2026", [("2026-03-01", "2026-04-30")]),
        ("Tổ chức tập huấn trong năm 2026", "", [("2026-01-01", "2026-12-31")]),
    ],
)
def test_a_row_with_a_time_takes_none_from_its_words(work, cell, expected):
    table = (
        f"| STT | Nội dung công việc | Cơ quan chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n| 1 | {work} | Sở Nội vụ | {cell} |\n"
    )
    parsed = plan(f"{table}| 2 | Xây dựng đề án phát triển thương mại | Sở Công Thương | Quý IV/2026 |\n")
    assert [(t.start, t.end) for t in parsed.tasks[0].times] == expected
