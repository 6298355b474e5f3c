"""Short words for a kind and initials name whom their own document says in full."""

import pytest

from ingest.names import initials
from ingest.names.lists import Lists
from ingest.names.tokens import Tokens
from ingest.reading import flatten
from tests.ingest.factories import each_roles, plan, reading

FIRST = ["Bình", "Cường", "Dung", "Giang", "Hà", "Khánh", "Lam", "Minh"]

FULL = (
    "I. PHÂN CÔNG\n1. Phòng Quản lý chất lượng: khảo sát người bệnh.\n2. Phòng Vật tư - Trang thiết bị: kiểm kê máy thở.\n"
    "3. Khoa Chẩn đoán hình ảnh: lắp máy chụp.\n4. Trung tâm Dịch vụ nông nghiệp: cấp giống.\n"
)
QUALITY, GOODS = "Phòng Quản lý chất lượng", "Phòng Vật tư - Trang thiết bị"
IMAGING, CENTRE = "Khoa Chẩn đoán hình ảnh", "Trung tâm Dịch vụ nông nghiệp"


@pytest.mark.parametrize(
    ("clause", "roles"),
    [
        ("P. QLCL rà soát quy trình.", {QUALITY: "assigned"}),
        ("P.QLCL rà soát quy trình.", {QUALITY: "assigned"}),
        ("P. Quản lý chất lượng rà soát quy trình.", {QUALITY: "assigned"}),
        ("Rà soát quy trình (P. QLCL chủ trì; K. CĐHA phối hợp).", {QUALITY: "lead", IMAGING: "coordinate"}),
        ("K. CĐHA chủ trì, phối hợp với P. VT-TTB sửa máy chụp.", {IMAGING: "lead", GOODS: "coordinate"}),
        ("Sửa máy chụp: P. Vật tư - TTB chủ trì.", {GOODS: "lead"}),
        ("Các phòng: QLCL, VTTTB nộp báo cáo.", {QUALITY: "assigned", GOODS: "assigned"}),
        ("Giao TT DVNN tập huấn nông dân.", {CENTRE: "assigned"}),
        ("TTDVNN tập huấn nông dân.", {CENTRE: "assigned"}),
    ],
)
def test_initials_are_the_name_that_the_document_says(clause: str, roles: dict[str, str]):
    parsed = plan(f"{FULL}5. {clause}")
    assert each_roles(parsed)[-1] == roles


def test_the_short_name_stays_as_printed_in_the_evidence():
    parsed = plan(f"{FULL}5. P. QLCL rà soát quy trình.")
    (role,) = parsed.tasks[-1].roles
    assert parsed.source.text[role.span.start : role.span.end] == "P. QLCL"


@pytest.mark.parametrize(
    ("said", "clause", "name"),
    [
        ("1. Phòng Kỹ thuật hạ tầng: đo đạc.\n2. Phòng Kinh tế hợp tác: lập sổ.\n", "P. KTHT rà soát công trình.", "P. KTHT"),  # two names
        ("1. Sở Y tế: đo đạc.\n", "P. NVKT rà soát công trình.", "P. NVKT"),  # none
    ],
)
def test_what_fits_two_names_or_none_stays_as_printed(said: str, clause: str, name: str):
    assert each_roles(plan(f"I. PHÂN CÔNG\n{said}3. {clause}"))[-1] == {name: "assigned"}


@pytest.mark.parametrize("clause", ["P. Thống Nhất lập chốt kiểm dịch.", "Thực hiện Thông tư số 12/2020/TT-QLCL của Bộ Y tế."])
def test_a_ward_and_a_number_are_no_short_names(clause: str):
    names = {role.generic for task in plan(f"{FULL}5. {clause}").tasks[4:] for role in task.roles}
    assert names.isdisjoint({QUALITY, CENTRE, "Phòng Thống Nhất"})


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("P. CT UBND tỉnh chủ trì họp giao ban tháng.", "Ủy ban nhân dân cấp tỉnh"),
        ("P. GĐ Sở Y tế chủ trì kiểm tra các bệnh viện.", "Sở Y tế"),
    ],
)
def test_initials_of_a_post_or_a_body_are_no_unit(clause: str, name: str):
    assert each_roles(plan(f"{FULL}5. {clause}"))[-1] == {name: "lead"}


def test_each_of_many_short_names_is_compared_with_the_few_that_its_letters_fit():
    names = [f"{a} {b} {c}" for a in FIRST for b in FIRST for c in FIRST]
    text = "".join(f"{n}. TT An {name} lập sổ; Trung tâm An {name}, Sở Y tế rà soát.\n" for n, name in enumerate(names, 1))
    compared = 0

    def count(tokens: Tokens, at: int, short: object) -> int:
        nonlocal compared
        compared += 1
        return spelled(tokens, at, short)

    spelled = initials._spelled
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(initials, "_spelled", count)
        found = initials.initial_names(Lists(reading(text), None))
    assert len(names) == 512 and all(tuple(flatten(f"tt an {name}").split()) in found for name in names)
    assert compared < 20 * len(names)  # each with each would be 512 times 512


def test_initials_of_an_office_are_the_only_one_of_its_kind():
    text = "I. PHÂN CÔNG\n1. Ban Chỉ đạo phát triển kinh tế rừng tỉnh: họp hằng quý.\n2. BCĐ chủ trì, phối hợp với Sở Tài chính kiểm tra dự án."
    name = "Ban Chỉ đạo phát triển kinh tế rừng"
    assert each_roles(plan(text)) == [{name: "assigned"}, {name: "lead", "Sở Tài chính": "coordinate"}]


def test_initials_and_what_follows_them_are_no_full_name():
    text = "I. PHÂN CÔNG\n1. Tập huấn kỹ năng số; Sở GD&ĐT đồng chủ trì.\n2. Các đơn vị phản ánh về Sở GD&ĐT để tổng hợp."
    assert each_roles(plan(text))[0] == {"Sở Giáo dục và Đào tạo": "lead"}
