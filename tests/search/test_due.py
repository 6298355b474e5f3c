"""When one thing is due is told by the task with a time that meets most of the question: who does it, what is sent and to whom; what no
task says near enough has no day."""

from __future__ import annotations

import pytest

from tests.search.texts import labels_of, text_of

DOCUMENTS = {
    "census": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "51/KH-UBND", "Sơn La", "KẾ HOẠCH", "ĐIỀU TRA RỪNG NĂM 2026",
        "1. Sở Tài chính tập huấn điều tra rừng cho các xã, phường, hoàn thành trước ngày 30/11/2025.\n"
        "2. Ủy ban nhân dân các xã, phường điều tra rừng, báo cáo kết quả điều tra bằng văn bản gửi về Sở Nông nghiệp và Môi trường trước "
        "ngày 15/4/2026.\n"
        "3. Sở Nông nghiệp và Môi trường tổng hợp kết quả điều tra, báo cáo kết quả gửi Bộ Nông nghiệp và Môi trường trước ngày 31/5/2026.\n"
        "4. Tuần tra, quan trắc mức nước các hồ trong rừng 2 lần/tháng từ tháng 3 đến tháng 10 năm 2026.",
    ),
    "vaccines": text_of(
        "VĂN PHÒNG CHÍNH PHỦ", "611/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG VỀ TIÊM CHỦNG MỞ RỘNG",
        "1. Bộ Y tế chủ trì, phối hợp với Đài Tiếng nói Việt Nam rà soát loạt phóng sự về tiêm chủng mở rộng ở miền núi, kịch bản phát sóng "
        "phóng sự, báo cáo Thủ tướng Chính phủ trước ngày 13/12/2025.\n"
        "2. Đài Tiếng nói Việt Nam chủ trì biên tập phóng sự về tiêm chủng, gửi Bộ Y tế trước ngày 03/12/2025 để thẩm định.\n"
        "3. Bộ Nội vụ hoàn thiện Nghị định về phụ cấp trực đêm của bác sĩ, trình Chính phủ trước ngày 20/12/2025.",
        "BỘ TRƯỞNG, CHỦ NHIỆM\nTrần Văn An",
    ),
    "swarm": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "53/KH-UBND", "Lai Châu", "KẾ HOẠCH", "ĐỢT RA QUÂN SỬA LỚP HỌC",
        "1. Sở Xây dựng phát động Đợt ra quân sửa lớp học vào ngày 02/12/2025 để sửa và dựng lại các lớp học bị dột, bị đổ.\n"
        "2. Sở Xây dựng huy động thợ sửa các lớp học bị dột, hoàn thành trước ngày 20/12/2025.",
    ),
    "wells": text_of(
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "52/KH-UBND", "Lai Châu", "KẾ HOẠCH", "BẢO VỆ NGUỒN NƯỚC",
        "1. Ủy ban nhân dân các xã, phường thống kê tất cả giếng khoan trên địa bàn, hoàn thành trước ngày 31/8/2025.\n"
        "2. Sở Y tế xét nghiệm nước giếng khoan trước ngày 15/9/2025.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


DUE = [  # question, the only last day
    ("Xã, phường ở Sơn La phải gửi kết quả điều tra rừng về Sở Nông nghiệp và Môi trường trước ngày bao nhiêu?", "2026-04-15"),
    ("Sơn La phải gửi kết quả điều tra rừng cho Bộ Nông nghiệp và Môi trường hạn cuối khi nào?", "2026-05-31"),
    ("Loạt phóng sự về tiêm chủng thì Đài Tiếng nói Việt Nam phải gửi Bộ Y tế trước hôm nào?", "2025-12-03"),
    ("When does Radio Voice of Vietnam have to hand its vaccination feature stories to the Ministry of Health?", "2025-12-03"),
    ("How soon must the decree on night duty allowances for doctors be submitted?", "2025-12-20"),
    ("How quickly does the Ministry of Home Affairs have to submit the decree on night duty allowances for doctors?", "2025-12-20"),
    ("What is the date by which the decree on night duty allowances for doctors has to be submitted?", "2025-12-20"),
    ("Các xã, phường ở Lai Châu bao giờ phải đếm xong giếng khoan?", "2025-08-31"),
    ("Đợt ra quân sửa lớp học: các lớp học bị dột ở Lai Châu phải sửa xong muộn nhất là ngày nào?", "2025-12-20"),
    ("Classroom campaign in Lai Chau: by what date must the leaking classrooms be repaired?", "2025-12-20"),
]


@pytest.mark.parametrize(("text", "day"), DUE)
def test_when_one_thing_is_due_is_the_day_of_the_task_that_is_meant(answer, text, day):
    found = answer(text)
    assert [item["value"]["to"] for item in found["answers"]] == [day], (labels_of(found), found["understood"])


NONE = [
    "Sở Y tế Lai Châu phải báo cáo số ca sốt xuất huyết trước ngày nào?",
    "By when must Lai Châu finish metro line 5?",
    "Khi nào Bộ Quốc phòng phải trình đề án mua tàu ngầm?",
]


@pytest.mark.parametrize("text", NONE)
def test_what_no_task_with_a_time_says_near_enough_is_not_due(answer, text):
    assert labels_of(answer(text)) == []
