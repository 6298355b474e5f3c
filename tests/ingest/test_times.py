import pytest

from ingest.duties.times import find_times
from ingest.reading import flatten
from tests.ingest.factories import reading
from text.times import meaning

CASES = [
    # printed, year of the document, from, to, recurrence
    ("Quý III/2020", None, "2020-07-01", "2020-09-30", None),
    ("quý II hoặc quý III năm 2020", None, "2020-04-01", "2020-09-30", None),
    ("Quý IV", 2024, "2024-10-01", "2024-12-31", None),
    ("Quí IV-2025", None, "2025-10-01", "2025-12-31", None),
    ("Năm 2020.", None, "2020-01-01", "2020-12-31", None),
    ("2014 - 2016", None, "2014-01-01", "2016-12-31", None),
    ("Từ năm 2014 đến hết năm 2020", None, "2014-01-01", "2020-12-31", None),
    ("Năm 2025 và các năm tiếp theo", None, "2025-01-01", None, None),
    ("trước ngày 15 tháng 12", 2024, None, "2024-12-15", None),
    ("Trước ngày 31/5/2026", None, None, "2026-05-31", None),
    ("hoàn thành chậm nhất trước ngày 31/12/2025", None, None, "2025-12-31", None),
    ("31/10/2025", None, "2025-10-31", "2025-10-31", None),
    ("Từ ngày 01/01/2026 đến ngày 31/3/2026", None, "2026-01-01", "2026-03-31", None),
    ("Tháng 11 - 12/2025", None, "2025-11-01", "2025-12-31", None),
    ("Từ tháng 11/2025 đến khi kết thúc Tổng kiểm kê", None, "2025-11-01", None, None),
    ("Tháng 6 và tháng 12 năm 2020", None, "2020-06-01", "2020-12-31", None),
    ("Định kỳ hằng tuần trong năm 2020", None, "2020-01-01", "2020-12-31", "weekly"),
    ("Hàng năm", 2014, None, None, "yearly"),
    ("hằng tháng", None, None, None, "monthly"),
    ("Định kỳ theo cuộc họp giao ban hằng quý", None, None, None, "quarterly"),
    ("định kỳ 06 tháng/năm", None, None, None, "half-yearly"),
    ("Thường xuyên trong năm 2020", None, "2020-01-01", "2020-12-31", "continuous"),
    ("Ngay sau khi Kế hoạch này được ban hành", 2020, None, None, None),  # open: no date is guessed
    ("trong tháng 02/2024", None, "2024-02-01", "2024-02-29", None),
    ("6/2026", 2024, "2026-06-01", "2026-06-30", None),  # a cell of a table
    ("trước 12/2025", 2024, None, "2025-12-31", None),
    ("12/2025 - 3/2026", None, "2025-12-01", "2026-03-31", None),
    ("Tháng 3-2026", None, "2026-03-01", "2026-03-31", None),
    ("Tháng 12, 2024", None, "2024-12-01", "2024-12-31", None),
    ("Từ quý II/2025", None, "2025-04-01", None, None),
    ("Quý 01/2025", None, "2025-01-01", "2025-03-31", None),
    ("quý IV đến quý I/2026", None, "2025-10-01", "2026-03-31", None),
    ("Quý I/2025, quý II/2025", None, "2025-01-01", "2025-06-30", None),
    ("chậm nhất vào ngày 31 tháng 3", 2025, None, "2025-03-31", None),
    ("chậm nhất là tháng 6/2025", None, None, "2025-06-30", None),
    ("không quá quý III/2025", None, None, "2025-09-30", None),
    ("chậm nhất trong năm 2025", None, None, "2025-12-31", None),
    ("từ 31/10-2/11/2025", None, "2025-10-31", "2025-11-02", None),
    ("ngày 10 - 14/7", 2025, "2025-07-10", "2025-07-14", None),
    ("ngày 30 - 2/7/2025", None, "2025-06-30", "2025-07-02", None),  # of two months
    ("từ 28 đến 3/1/2026", None, "2025-12-28", "2026-01-03", None),
    ("từ ngày 28 đến ngày 30 tháng 10 năm 2025", None, "2025-10-28", "2025-10-30", None),
    ("từ tháng 11/2025 đến 3/2026", None, "2025-11-01", "2026-03-31", None),
    ("Quyết định 12/2020/QĐ-UBND ngày 05/3/2020", None, "2020-03-05", "2020-03-05", None),  # its number is no month
    ("tháng 14/2020", None, None, None, None),
]


@pytest.mark.parametrize(("printed", "year", "start", "end", "recurrence"), CASES)
def test_meaning(printed, year, start, end, recurrence):
    found = meaning(flatten(printed), year)
    assert (found.start, found.end, found.recurrence) == (start, end, recurrence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thực hiện báo cáo đánh giá trước ngày 15 tháng 12 gửi báo cáo", "trước ngày 15 tháng 12"),
        ("tổ chức thực hiện; định kỳ 06 tháng/năm báo cáo UBND tỉnh", "định kỳ 06 tháng/năm"),
        ("báo cáo Thủ tướng Chính phủ trong quý I năm 2026", "trong quý I năm 2026"),
        ("trước ngày 01/6 và 15/11 hằng năm báo cáo kết quả", "trước ngày 01/6 và 15/11 hằng năm"),
        ("trước ngày 15/6 và 15/11 năm 2020 để tổng hợp", "trước ngày 15/6 và 15/11 năm 2020"),
        ("Đào tạo, bồi dưỡng kiến thức hàng năm", "hàng năm"),
        ("Triển khai Quyết định số 44/QĐ-TTg ngày 09/01/2019", None),  # the date of an instrument is no deadline
        ("giai đoạn 2019 - 2020", None),
        ("Trồng cây phân tán ven đê - Sở Tài chính - Quý II", "Quý II"),
        ("Bảo dưỡng đê điều – Thường xuyên.", "Thường xuyên"),
        ("Sửa đường - tháng 6/2026;", "tháng 6/2026"),
        ("Tổ chức lễ hội - Quý II là nội dung chính", None),  # the sentence goes on
        ("Xây dựng đề án giai đoạn 2020 - năm 2025", None),
        ("báo cáo Sở Nội vụ trước ngày 15-12-2025 để tổng hợp", "trước ngày 15-12-2025"),
        ("báo cáo Sở Nội vụ trước ngày 15.12.2025.", "trước ngày 15.12.2025"),
        ("hoàn thành trong quí II-2025 và báo cáo", "hoàn thành trong quí II-2025"),
        ("tổ chức hội thảo trong quý 3", "trong quý 3"),
        ("hoàn thành trước 12/2025.", "trước 12/2025"),
        ("từ tháng 3 - tháng 6/2025 rà soát danh mục", "từ tháng 3 - tháng 6/2025"),
        ("Sửa đường - 6/2026;", "6/2026"),
        ("Lập quy hoạch phân khu (1/2000) khu công nghiệp", None),  # a scale
        ("tăng từ 2.5 - 3.0 lần so với năm trước", None),  # numbers
        ("thi đấu thắng 2-1 trong hiệp 2", None),
    ],
)
def test_times_inside_statements(text, expected):
    found = next(find_times(reading(text), 0, len(text)), None)
    assert (text[found[0] : found[1]] if found else None) == expected
