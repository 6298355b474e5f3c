"""Lines without a number that head a group of work; short forms that a document gives its bodies, used as doers."""

import pytest

from tests.ingest.factories import each_roles, plan

HEAD = "II. NHIỆM VỤ\n"


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Nhóm nhiệm vụ do Sở Y tế chủ trì", {"Sở Y tế": "lead"}),
        ("Các nhiệm vụ do Sở Y tế chủ trì, Sở Nội vụ phối hợp:", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
        ("Phần việc của Sở Y tế", {"Sở Y tế": "assigned"}),
        ("Những việc giao cho Sở Y tế:", {"Sở Y tế": "assigned"}),
    ],
)
def test_a_line_without_a_number_heads_the_bullets_below_it(line: str, roles: dict[str, str]):
    other = "Nhóm nhiệm vụ do Sở Xây dựng chủ trì\n- Sửa đường vào bệnh viện huyện\n"
    parsed = plan(f"{HEAD}{line}\n- Rà soát hồ sơ bệnh án\n- Kiểm tra nhà thuốc tư nhân\n{other}")
    assert each_roles(parsed) == [roles, roles, {"Sở Xây dựng": "lead"}]


def test_a_bullet_heads_the_bullets_below_it():
    parsed = plan(f"{HEAD}* Nhiệm vụ do Sở Y tế làm đầu mối, Sở Nội vụ phối hợp\n- Rà soát hồ sơ bệnh án\n- Kiểm tra nhà thuốc tư nhân\n")
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}] * 2


@pytest.mark.parametrize("line", ["Nhóm nhiệm vụ về y tế", "Các việc Sở Y tế đã làm:", "Nhiệm vụ trọng tâm của năm"])
def test_a_line_that_says_of_nobody_heads_none(line: str):
    parsed = plan(f"{HEAD}{line}\n- Rà soát hồ sơ bệnh án\n- Kiểm tra nhà thuốc tư nhân\n")
    assert not any("lead" in roles.values() for roles in each_roles(parsed))


@pytest.mark.parametrize(
    "legend",
    [
        "Sở Xây dựng (XD), Sở Nông nghiệp và Môi trường (NN&MT) chuẩn bị lực lượng.",
        "Sở Xây dựng (viết tắt: XD) và Sở Nông nghiệp và Môi trường (viết tắt: NN&MT) chuẩn bị lực lượng.",
        "Trong kế hoạch này, “XD” là Sở Xây dựng, “NN&MT” là Sở Nông nghiệp và Môi trường.",
        "Chữ viết tắt: XD: Sở Xây dựng, NNMT: Sở Nông nghiệp và Môi trường.",
    ],
)
def test_initials_that_a_document_explains_are_bodies(legend: str):
    code = "NNMT" if "NNMT:" in legend else "NN&MT"
    rows = f"TT\tViệc\tChủ trì\tPhối hợp\n1\tĐắp 45 đập tạm trữ nước\t{code}\tXD\n2\tNối ống cấp nước cho 3 xã\tXD\t{code}\n"
    parsed = plan(f"I. YÊU CẦU\n{legend}\n{HEAD}{rows}")
    nn, xd = "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"
    assert each_roles(parsed)[-2:] == [{nn: "lead", xd: "coordinate"}, {xd: "lead", nn: "coordinate"}]


def test_two_letters_in_brackets_that_are_not_a_name_s_initials_explain_nothing():
    rows = "TT\tViệc\tChủ trì\tPhối hợp\n1\tĐắp 45 đập tạm trữ nước\tSở Xây dựng\tTH\n2\tNối ống cấp nước\tSở Xây dựng\tTH\n"
    parsed = plan(f"I. YÊU CẦU\nSở Y tế (TH) chuẩn bị lực lượng.\n{HEAD}{rows}")
    assert not any("Sở Y tế" in roles for roles in each_roles(parsed)[-2:])


def test_whom_a_dash_sets_off_leads():
    parsed = plan(
        f"{HEAD}- Soi chiếu xe hàng đông lạnh - Sở Y tế chủ trì, Công an tỉnh phối hợp.\n- Chốt chặn lối mòn - Công an tỉnh chủ trì.\n"
    )
    assert each_roles(parsed) == [{"Sở Y tế": "lead", "Công an cấp tỉnh": "coordinate"}, {"Công an cấp tỉnh": "lead"}]


def test_an_item_that_only_gives_a_short_form_is_no_work():
    parsed = plan(
        f"I. LỰC LƯỢNG\n- Sở Y tế (viết tắt: YT);\n- Chi cục Hải quan khu vực VI (viết tắt: HQ).\n{HEAD}1. Soi chiếu xe hàng - HQ chủ trì, YT phối hợp.\n"
    )
    assert each_roles(parsed) == [{"Chi cục Hải quan khu vực VI": "lead", "Sở Y tế": "coordinate"}]
