import pytest

from ingest.names.slots import slot_actors
from tests.cpu import takes_at_most
from tests.ingest.factories import agencies, plan, roles, said

INLINE = [
    # X chủ trì, phối hợp với Y (Hà Tĩnh, II.5)
    (
        "Sở Thông tin và Truyền thông chủ trì, phối hợp với các cơ quan, đơn vị liên quan nghiên cứu, ứng dụng CNTT.",
        {"Sở Thông tin và Truyền thông": "lead", "Các cơ quan, đơn vị liên quan": "coordinate"},
    ),
    # a subject with no role word is told (Lào Cai, II.1)
    (
        "Các sở, ban, ngành, UBND các huyện, thị xã, thành phố phân công 01 lãnh đạo phụ trách.",
        {"Các sở, ban, ngành": "assigned", "Ủy ban nhân dân cấp huyện": "assigned"},
    ),
    (
        "Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh chủ động phối hợp xây dựng các phiên bản tiếng Anh.",
        {"Báo tỉnh": "coordinate", "Đài Phát thanh và Truyền hình": "coordinate"},
    ),
    (
        "Giao Công an tỉnh chủ trì, phối hợp với Văn phòng UBND tỉnh theo dõi.",
        {"Công an cấp tỉnh": "lead", "Văn phòng Ủy ban nhân dân tỉnh": "coordinate"},
    ),
    (
        "Căn cứ kế hoạch này, Giám đốc các Sở, UBND các xã, phường xây dựng kế hoạch cụ thể.",
        {"Các sở, ban, ngành": "assigned", "Ủy ban nhân dân cấp xã": "assigned"},
    ),
    ("Đề nghị Ban Tuyên giáo Tỉnh ủy định hướng tuyên truyền.", {"Ban Tuyên giáo Tỉnh ủy": "assigned"}),
    # an arrow before whoever leads; whoever joins the value of a label has no lead
    (
        "Tổ chức tiêm chủng → Sở Y tế chủ trì, Sở Tài chính phối hợp.",
        {"Sở Y tế": "lead", "Sở Tài chính": "coordinate"},
    ),
    # receivers and channels have no role
    ("Tổng hợp, báo cáo UBND tỉnh, Bộ Thông tin và Truyền thông.", {}),
    ("Xây dựng các văn bản do Bộ Tư pháp chủ trì soạn thảo.", {}),
    (
        "Các cơ quan, đơn vị được giao chủ trì có trách nhiệm hoàn thành nhiệm vụ, các cơ quan phối hợp có trách nhiệm phối hợp thực hiện.",
        {"Các cơ quan chủ trì": "assigned", "Các cơ quan phối hợp": "coordinate"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline_roles(text, expected):
    assert said(text)[0] == expected


UNDER_HEADING = [
    (
        "Sở Ngoại vụ",
        "Chủ trì, phối hợp với Công an tỉnh và các đơn vị liên quan quản lý phóng viên nước ngoài.",
        {"Sở Ngoại vụ": "lead", "Công an cấp tỉnh": "coordinate", "Các cơ quan, đơn vị liên quan": "coordinate"},
    ),
    (
        "Sở Ngoại vụ",
        "Phối hợp với Sở Thông tin và Truyền thông trong việc xây dựng kế hoạch.",
        {"Sở Ngoại vụ": "coordinate", "Sở Thông tin và Truyền thông": "coordinate"},
    ),
    ("Sở Ngoại vụ", "Tham mưu triển khai các hoạt động đối ngoại.", {"Sở Ngoại vụ": "assigned"}),
    # the strongest role wins (Công an tỉnh Lạng Sơn, V.6)
    (
        "Công an tỉnh",
        "Chủ động phát hiện, ngăn chặn âm mưu; phối hợp với Sở Ngoại vụ quản lý các đoàn.",
        {"Công an cấp tỉnh": "assigned", "Sở Ngoại vụ": "coordinate"},
    ),
    (
        "Bộ Chỉ huy Quân sự tỉnh",
        "Phối hợp chặt chẽ với Công an tỉnh tham mưu; chủ trì tiến hành kiểm định.",
        {"Bộ Chỉ huy Quân sự": "lead", "Công an cấp tỉnh": "coordinate"},
    ),
    (
        "Sở Tư pháp",
        "Trước mắt, trong khi chưa xác định đầu mối, phối hợp với Sở Tài chính xác định kinh phí.",
        {"Sở Tư pháp": "coordinate", "Sở Tài chính": "coordinate"},
    ),
    ("Ban Quản lý Khu kinh tế tỉnh", "Phối hợp, cung cấp thông tin chính thức về các văn bản.", {"Ban Quản lý Khu kinh tế": "coordinate"}),
    # a list that goes on behind a semicolon (Lào Cai, III.11)
    (
        "Bộ Chỉ huy Quân sự tỉnh",
        "Chủ trì, phối hợp với Sở Thông tin và Truyền thông; Bộ Chỉ huy Bộ đội Biên phòng tăng cường tuyên truyền.",
        {"Bộ Chỉ huy Quân sự": "lead", "Sở Thông tin và Truyền thông": "coordinate", "Bộ Chỉ huy Bộ đội Biên phòng": "coordinate"},
    ),
    # another subject than the heading's (Lào Cai, III.13)
    ("Các cơ quan báo chí", "Đài Phát thanh - Truyền hình tỉnh tổ chức phát lại nội dung.", {"Đài Phát thanh và Truyền hình": "assigned"}),
    # a vague subject stands for the heading's names (Hà Tĩnh, IV.12)
    (
        "Các đoàn thể; UBND các huyện",
        "Trên cơ sở Kế hoạch của tỉnh, các cơ quan, đơn vị, địa phương tổ chức thực hiện.",
        {"Các đoàn thể": "assigned", "Ủy ban nhân dân cấp huyện": "assigned"},
    ),
]


@pytest.mark.parametrize(("heading", "text", "expected"), UNDER_HEADING)
def test_roles_under_an_agencys_heading(heading, text, expected):
    assert said(text, heading)[0] == expected


@pytest.mark.parametrize(
    ("text", "generics"),
    [
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Ngoại vụ,…; Đài PT-TH tỉnh",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ", "Đài Phát thanh và Truyền hình"],
        ),
        ("Văn phòng UBND tỉnh (Cổng thông tin điện tử tỉnh; địa chỉ http://x.vn); Sở Y tế", ["Văn phòng Ủy ban nhân dân tỉnh", "Sở Y tế"]),
        # what a body does behind its name is no list
        (
            "Sở Nội vụ chủ trì tham mưu Ủy ban nhân dân tỉnh ban hành; Sở Tư pháp và Công an tỉnh chủ động triển khai",
            ["Sở Nội vụ", "Sở Tư pháp", "Công an cấp tỉnh"],
        ),
        (
            "Sở Nội vụ, các sở, ban, ngành trong phạm vi chức năng, nhiệm vụ của mình và các cơ quan khác có liên quan",
            ["Sở Nội vụ", "Các sở, ban, ngành", "Các cơ quan, đơn vị liên quan"],
        ),
    ],
)
def test_lists_of_role_lines(text, generics):
    found = agencies(text)
    assert [found.resolve(m).generic for m in slot_actors(found, 0, len(text))] == generics


def test_the_other_party_of_a_joint_programme_coordinates():
    # Hà Tĩnh, II.4.4: the lead is a party; the province that only signed one is none (Lào Cai, II.3.6.a)
    body = (
        "I. NỘI DUNG\n1. Tuyên truyền\n- Thực hiện Chương trình phối hợp giữa Sở Thông tin và Truyền thông và Bộ Chỉ huy Bộ đội Biên phòng tỉnh.\n"
        "Đơn vị chủ trì: Sở Thông tin và Truyền thông.\n2. Hợp tác\n- Triển khai Chương trình hợp tác giữa UBND tỉnh Lào Cai và Đài Truyền hình Việt Nam.\nĐơn vị chủ trì: Sở Ngoại vụ.\n"
    )
    parsed = plan(body)
    assert roles(parsed, "I.1") == {"Sở Thông tin và Truyền thông": "lead", "Bộ Chỉ huy Bộ đội Biên phòng": "coordinate"}
    assert roles(parsed, "I.2") == {"Sở Ngoại vụ": "lead"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH\n\nI. NỘI DUNG\n1. " + "Sở Ngoại vụ chủ trì, phối hợp với Sở Y tế; " * 2000,  # one long sentence of roles
        "TT\tNhiệm vụ\tCơ quan chủ trì\n" + "\t" * 100_000,  # a row of empty cells
    ],
    ids=["roles", "cells"],
)
def test_the_time_grows_with_the_length_not_with_its_square(text):
    assert takes_at_most(10, lambda: plan(text))  # about 1 s each; square: 25 s and 40 minutes
