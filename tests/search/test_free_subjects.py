"""Whose work something is, in everyday words: what the work is about may be without something, be for somebody, or be whether something is
so; of several tasks with its words one may be meant."""

from __future__ import annotations

import pytest

from search.answer.ask import ask
from tests.search.texts import plan, text_of

_END = "THỦ TƯỚNG\nTrần Văn An"
DOCUMENTS = {
    "air": text_of(
        "THỦ TƯỚNG CHÍNH PHỦ", "2530/QĐ-TTg", "Hà Nội", "QUYẾT ĐỊNH", "VỀ KHẮC PHỤC Ô NHIỄM MÔI TRƯỜNG KHÔNG KHÍ",
        "1. Bộ Y tế hướng dẫn người dân bảo vệ sức khỏe trước ô nhiễm không khí.\n2. Bộ Xây dựng kiểm soát bụi tại công trình.\n"
        "3. Bộ Công Thương xử lý cơ sở chưa có giấy phép về khí thải.\n4. Bộ Nội vụ chỉ đạo cất bốc mộ liệt sĩ.\n"
        "5. Tỉnh Sơn La đẩy nhanh giải phóng mặt bằng.\n6. Bộ Tài chính bố trí kinh phí, đôn đốc các địa phương thực hiện Quyết định này.\n"
        "7. Tỉnh Điện Biên sắp xếp xe ô tô chuyên dùng cứu thương, báo cáo Bộ Tài chính.\n8. Bộ Xây dựng nâng cấp hạ tầng viễn thông.\n"
        "9. Bộ Công an xây dựng nền tảng phân tích dữ liệu và trí tuệ nhân tạo dùng chung.\n10. Bộ Ngoại giao giữ nền tảng trí tuệ Việt.\n"
        "11. Bộ Khoa học và Công nghệ trình Chương trình chuyển đổi số quốc gia giai đoạn 2026 - 2030.\n"
        "12. Bộ Văn hóa, Thể thao và Du lịch cung cấp thông tin cho các cơ quan báo chí.\n13. Bộ Y tế nâng cấp hệ thống cấp phép hành nghề.", _END,
    ),
    "land": text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "10/CT-UBND", "Sơn La", "CHỈ THỊ", "VỀ THẨM ĐỊNH DỰ ÁN ĐẦU TƯ",
        "1. Sở Nông nghiệp và Môi trường đánh giá khả năng đáp ứng điều kiện giao đất, cho thuê đất của dự án.\n"
        "2. Sở Xây dựng đánh giá sự phù hợp của dự án với quy hoạch đô thị.\n3. Sở Tư pháp quản lý đất đai của cơ sở tôn giáo.\n"
        "4. Sở Giáo dục và Đào tạo phổ biến kỹ năng số cho cán bộ, công chức và người dân.\n5. Sở Y tế khám sức khỏe cho người dân.\n"
        "6. Sở Khoa học và Công nghệ rà soát thời hạn hoàn thành các nhiệm vụ chuyển đổi số.\n"
        "7. Sở Nội vụ rà soát biên chế làm chuyển đổi số ở cấp xã.\n8. Thanh tra tỉnh rà soát đơn thư tố cáo về mua máy chủ cho chuyển đổi số.\n"
        "9. Sở Công Thương tạo điều kiện cho doanh nghiệp, hợp tác xã tham gia hội chợ quốc tế.\n"
        "10. Ủy ban nhân dân cấp xã thống kê rừng trên địa bàn.\n11. Sở Du lịch chuẩn bị túi quà cho trẻ em vùng cao.\n"
        "12. Sở Y tế kiểm tra cơ sở khám bệnh của các tổ chức tôn giáo.\n13. Ủy ban nhân dân tỉnh thay thế vật tư phòng chống sạt lở đã hư hỏng.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of(DOCUMENTS)


WHO = [
    ("bộ nào hướng dẫn người dân bảo vệ sức khỏe khi không khí ô nhiễm", ["Bộ Y tế"]),
    ("Ai xử lý những cơ sở chưa có giấy phép khí thải?", ["Bộ Công Thương"]),
    ("Ở Sơn La ai đánh giá dự án có đủ điều kiện được giao đất, thuê đất hay không?", ["Sở Nông nghiệp và Môi trường"]),
    ("Sơn La ai lo dạy kỹ năng số cho cán bộ và người dân?", ["Sở Giáo dục và Đào tạo"]),
    ("Bộ nào nâng cấp hạ tầng viễn thông?", ["Bộ Xây dựng"]),
    ("Who chases provinces to carry out decision 2530?", ["Bộ Tài chính"]),
    ("Bộ nào làm nền tảng trí tuệ nhân tạo dùng chung?", ["Bộ Công an"]),
    ("Bộ nào phải trình Chương trình chuyển đổi số quốc gia giai đoạn 2026 - 2030?", ["Bộ Khoa học và Công nghệ"]),
    ("Sơn La ai tạo điều kiện cho doanh nghiệp, HTX đi hội chợ quốc tế?", ["Sở Công Thương"]),
    ("Sơn La: sở nào kiểm tra cơ sở khám bệnh của tổ chức tôn giáo?", ["Sở Y tế"]),
    ("Sơn La: ai thống kê rừng ở xã?", ["Ủy ban nhân dân cấp xã"]),
    ("Sơn La: ai rà soát thời hạn hoàn thành nhiệm vụ chuyển đổi số?", ["Sở Khoa học và Công nghệ"]),
]

DENIED = [  # (question, who is no answer, whether others are)
    ("Sơn La: cơ quan nào kiểm tra cơ sở khám bệnh không phải Sở Y tế?", "Sở Y tế"),
    ("Nếu Sở Y tế không khám sức khỏe thì ai khám sức khỏe?", "Sở Y tế"),
    ("Chưa có Sở Y tế thì ai khám sức khỏe?", "Sở Y tế"),
]


@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_a_body_that_is_denied_is_no_answer(answer, text, denied):
    assert denied not in [item["label"] for item in answer(text)["answers"]]


def test_a_body_behind_a_comma_is_who_is_asked_about(answer):
    found = answer("Ở Sơn La, hội chợ quốc tế, doanh nghiệp phải làm gì?")
    assert any(one["field"] == "agency" for one in found["understood"]["filters"]), found["understood"]


@pytest.mark.parametrize(("text", "wanted"), WHO, ids=[text for text, _ in WHO])
def test_whose_work_it_is(answer, text, wanted):
    found = answer(text)
    assert [item["label"] for item in found["answers"]] == wanted, found["understood"]
    assert found["boolean"] is None


def test_all_that_there_are_are_still_told(answer):
    labels = {item["label"] for item in answer("Sơn La: những cơ quan nào rà soát thời hạn hoàn thành nhiệm vụ chuyển đổi số?")["answers"]}
    assert labels == {"Sở Khoa học và Công nghệ", "Sở Nội vụ", "Thanh tra tỉnh"}


WHAT = [
    ("Bộ Nội vụ phải làm gì với những mộ liệt sĩ chưa cất bốc?", "cất bốc mộ liệt sĩ"),
    ("Điện Biên thiếu xe cứu thương thì phải làm gì?", "cứu thương"),
    ("Bộ Công Thương phải làm kế hoạch gì về khí thải?", "khí thải"),
    ("Sở Du lịch Sơn La chuẩn bị túi quà cho ai?", "cho trẻ em vùng cao"),
    ("Bộ Văn hóa, Thể thao và Du lịch phải làm gì với các cơ quan báo chí?", "cho các cơ quan báo chí"),
    ("Bộ Y tế phải nâng cấp hệ thống gì theo quyết định 2530?", "nâng cấp hệ thống cấp phép"),
    ("Sở Xây dựng Sơn La đánh giá gì về dự án?", "quy hoạch đô thị"),
    ("Sơn La phải làm gì về giải phóng mặt bằng?", "đẩy nhanh giải phóng mặt bằng"),
]


@pytest.mark.parametrize(("text", "wanted"), WHAT, ids=[text for text, _ in WHAT])
def test_what_is_to_be_done(answer, text, wanted):
    found = answer(text)
    assert [wanted in item["label"] for item in found["answers"]] == [True], found["understood"]


def test_nobody_is_told_where_the_nearest_work_names_nobody(store_of):
    text = text_of(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "11/KH-UBND", "Sơn La", "KẾ HOẠCH", "TRUYỀN THÔNG GIẢM NGHÈO",
        "I. NỘI DUNG\n- Tổ chức các hoạt động nói chuyện chuyên đề, đối thoại về chính sách giảm nghèo.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ kiểm tra việc truyền thông giảm nghèo.\n2. Sở Y tế vận động hỗ trợ công tác giảm nghèo.",
    )  # fmt: skip
    found = ask(store_of({"poor": text}), "Sơn La ai tổ chức nói chuyện chuyên đề, đối thoại về chính sách giảm nghèo?").to_json()
    assert found["answers"] == [] and "nói chuyện chuyên đề" in found["passages"][0]["exact"], found["understood"]


def test_no_ministry_is_told_where_the_nearest_work_is_a_provinces(answer):
    found = answer("Bộ nào thay thế vật tư phòng chống sạt lở đã hư hỏng?")
    assert found["answers"] == [] and "vật tư phòng chống sạt lở" in found["passages"][0]["exact"], found["understood"]


def test_who_gets_something_does_not_give_it(answer):
    labels = [item["label"] for item in answer("Điện Biên: ai báo cáo về xe cứu thương cho Bộ Tài chính?")["answers"]]
    assert "Bộ Tài chính" not in labels


DENIED = ["bộ nào không hướng dẫn người dân", "Bộ nào có việc mà không bố trí kinh phí?", "Có bộ nào chưa có việc hay không?"]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_of_the_work_itself_stays_one(answer, text):
    found = answer(text)
    assert "KHÔNG" in found["understood"]["reading"] or found["boolean"] is not None, found["understood"]


def test_of_tasks_that_all_say_the_whole_subject_none_is_the_nearest(store_of):
    body = (
        "1. Sở Tư pháp chủ trì quản lý đất đai của cơ sở tôn giáo và cơ sở tín ngưỡng đã được công nhận trên địa bàn các xã biên giới.\n"
        "2. Sở Xây dựng chủ trì quản lý đất đai.\n3. Sở Tài chính chủ trì quản lý đất đai do các nông trường và lâm trường để lại qua nhiều năm."
    )
    found = ask(store_of({"a": plan("Sơn La", "41/KH-UBND", "Làm đường", body)}), "Sở nào quản lý đất đai?")
    assert sorted(item.label for item in found.answers.items) == ["Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng"]
