"""Units of a kind with names of their own, committees named by what they do, what bodies manage, work that begins with a capital behind a
name, and who issued what comes with an instrument."""

import pytest

from ingest import parse
from ingest.names.convened import convened_names
from ingest.names.slots import slot_actors
from tests.ingest.factories import agencies, each_roles, plan, source

A, L, C = "assigned", "lead", "coordinate"
LETTER = (
    "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN\nCỤC KIỂM LÂM\nSố: 2207/KL-PC\nHà Nội, ngày 24 tháng 10 năm 2018\nV/v chuẩn bị mùa khô\n\n"
    "Kính gửi:\n- Chi cục Kiểm lâm các tỉnh;\n- {units}.\n\nĐể chủ động, Cục Kiểm lâm đề nghị:\n\n{body}\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nNguyễn Khắc Hoài\n"
)
KINDS = [
    ("Vườn quốc gia", "Yok Đôn, Chư Yang Sin, Kon Ka Kinh"),
    ("Hạt Kiểm lâm", "Bắc Mê, Quản Bạ và Yên Minh"),
    ("Công ty TNHH MTV Lâm nghiệp", "Đăk Tô, Kon Plông"),
    ("Ban Quản lý rừng phòng hộ", "Sông Đà, Sông Mã"),
]


def named(text: str) -> list[str]:
    return [m.name or m.body for m in slot_actors(agencies(text), 0, len(text))]


def units(kind: str, names: str) -> list[str]:
    return [f"{kind} {name}" for name in names.replace(" và ", ", ").split(", ")]


@pytest.mark.parametrize(("kind", "names"), [*KINDS, ("Trường THPT", "Trần Phú, Lê Lợi"), ("Điện lực", "Hoài Ân, Phù Mỹ")])
@pytest.mark.parametrize("sign", [":", ""])
def test_a_plural_and_names_are_units_of_that_kind(kind: str, names: str, sign: str):
    assert named(f"Các {kind}{sign} {names}") == units(kind, names)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Các Sở: Y tế, Nội vụ", ["body:so-y-te", "body:so-noi-vu"]),
        ("Các Bộ Công an, Quốc phòng", ["body:bo-cong-an", "body:bo-quoc-phong"]),
        ("các Công ty TNHH Việt Nam", ["Các Công ty TNHH Việt Nam"]),
        ("Các Vườn quốc gia", ["Các Vườn quốc gia"]),
    ],
)
def test_departments_and_one_name_alone_are_no_units(text: str, whole: list[str]):
    assert named(text) == whole


@pytest.mark.parametrize(("kind", "names"), KINDS)
@pytest.mark.parametrize("heading", ["1. Đối với các {kind}\n- Tu sửa chòi canh.", "1. Các {kind} tu sửa chòi canh."])
def test_the_kind_alone_means_the_units_that_the_address_lists(kind: str, names: str, heading: str):
    letter = LETTER.format(units=f"Các {kind}: {names}", body=heading.format(kind=kind))
    assert each_roles(parse(source(letter))) == [dict.fromkeys(units(kind, names), A)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Các Hạt Kiểm lâm: Bắc Mê, Quản Bạ tuần tra rừng.", {"Hạt Kiểm lâm Bắc Mê": A, "Hạt Kiểm lâm Quản Bạ": A}),
        ("Các Vườn quốc gia Yok Đôn, Chư Yang Sin dọn đường băng.", {"Vườn quốc gia Yok Đôn": A, "Vườn quốc gia Chư Yang Sin": A}),
        ("Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh họp 02 đợt.", {"Hội đồng đánh giá, phân hạng sản phẩm OCOP": A}),
        ("Hội đồng xét, công nhận sáng kiến huyện công bố kết quả.", {"Hội đồng xét, công nhận sáng kiến huyện": A}),
        ("Đoàn kiểm tra, giám sát chuyên đề tỉnh làm việc với các xã.", {"Đoàn kiểm tra, giám sát chuyên đề": A}),
        ("Ban Quản lý bảo trì đường bộ vá mặt đường.", {"Ban Quản lý bảo trì đường bộ": A}),
        ("Ban Quản lý vận hành khu ký túc xá sửa điện nước.", {"Ban Quản lý vận hành khu ký túc xá": A}),
        ("Ban Quản lý vận hành trạm bơm kiểm tra máy.", {"Ban Quản lý vận hành trạm bơm": A}),
        ("Ban Quản lý bảo trì đường bộ kịp thời sửa chữa mặt cầu.", {"Ban Quản lý bảo trì đường bộ": A}),
        ("Ban Quản lý khai thác bến xe đúng quy định.", {"Ban Quản lý": A}),
        ("Ban Quản lý vận hành trạm bơm kịp thời phục vụ tưới tiêu.", {"Ban Quản lý": A}),
        ("Ban Quản lý sửa chữa nhà văn hóa xã xong trước 20/6.", {"Ban Quản lý": A}),
        ("Sở Y tế chủ trì cùng Ban Quản lý bảo trì công trình y tế kiểm tra.", {"Sở Y tế": L, "Ban Quản lý bảo trì công trình y tế": C}),
        ("Các cơ sở giáo dục Tổ chức vệ sinh trường lớp hằng tuần.", {"Các cơ sở giáo dục": A}),
        ("Các hộ chăn nuôi Khai báo đàn vật nuôi với thú y.", {"Các hộ chăn nuôi": A}),
        ("Trạm Thú y huyện Hướng dẫn tiêu độc chuồng trại.", {"Trạm Thú y huyện": A}),
        ("Công an tỉnh Điều tra nguyên nhân các vụ cháy rừng.", {"Công an cấp tỉnh": A}),
    ],
)
def test_where_a_name_ends(sentence: str, who: dict[str, str]):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. {sentence}")) == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ công tác tham mưu tỉnh ban hành kế hoạch.",
        "Ban tổ chức hỗ trợ huyện xây dựng nhà.",
        "Hội đồng thẩm định hồ sơ của huyện họp hằng tuần.",
        "Đoàn kiểm tra các xã báo cáo kết quả.",
        "Hội đồng kiểm tra Trường Tiểu học xã lập biên bản.",
    ],
)
def test_what_a_committee_does_with_a_level_is_no_name(sentence: str):
    assert not convened_names(agencies(sentence).lists)


@pytest.mark.parametrize(
    ("behind", "issuer", "province"),
    [
        ("Quyết định số 415/QĐ-UBND ngày 28/02/2024 của Ủy ban nhân dân huyện Tri Tôn", "Ủy ban nhân dân huyện Tri Tôn", None),
        ("Kế hoạch số 19/KH-UBND ngày 01/7/2024 của UBND thành phố Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng"),
        ("Công văn số 5/SYT-NV ngày 5/3/2023 của Sở Y tế tỉnh Nam Định", "Sở Y tế", "Nam Định"),
        ("Quyết định này", None, None),
    ],
)
@pytest.mark.parametrize("opening", ["(Ban hành kèm theo {})", "(Kèm theo {})", "Kèm theo {}"])
def test_what_comes_with_an_instrument_is_of_whom_that_is(behind: str, issuer: str | None, province: str | None, opening: str):
    text = f"PHỤ LỤC II\nBẢNG PHÂN CÔNG NHIỆM VỤ\n{opening.format(behind)}\n\nI. NHIỆM VỤ\n1. Trạm Y tế rà soát danh sách.\n"
    document = parse(source(text)).document
    assert (document.issuer, document.province) == (issuer, province)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ban Thường vụ Tỉnh đoàn phân công ủy viên phụ trách các cụm.", {"Ban Thường vụ Tỉnh đoàn": A}),
        ("Ban Thường vụ Thành ủy phân công ủy viên theo dõi các cụm.", {"Ban Thường vụ Thành ủy": A}),
        ("Ban Thường vụ Tỉnh ủy phân công Sở Y tế theo dõi các cụm.", {"Sở Y tế": A}),
        ("UBND tỉnh yêu cầu cán bộ, công chức thực hiện nghiêm.", {}),
    ],
)
def test_who_names_people_of_its_own_acts(sentence: str, who: dict[str, str]):
    assert each_roles(plan(f"III. TỔ CHỨC THỰC HIỆN\n1. {sentence}")) == [who]


CONCLUSION = (
    "UBND TỈNH ĐIỆN BIÊN\nVĂN PHÒNG\nSố: 66/TB-VPUBND\nĐiện Biên, ngày 21 tháng 7 năm 2022\n\nTHÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh\n\n"
    "Ngày 19/7/2022, Phó Chủ tịch UBND tỉnh kết luận:\n\n1. Giao Sở Y tế rà soát danh sách 312 hộ.\n2. {}\n\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nVùi Văn Nguyện\n"
)


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("Đồng ý điều chỉnh vốn dự án; Sở Công Thương hoàn thiện thủ tục trong tháng 8.", [{"Sở Công Thương": A}]),
        ("Thống nhất chủ trương xây chợ; Sở Công Thương lập phương án.", [{"Sở Công Thương": A}]),
        ("Cơ bản đồng ý nội dung dự thảo. Sở Tư pháp tiếp thu, hoàn chỉnh trước 15/8.", [{"Sở Tư pháp": A}]),
        ("Đồng ý điều chỉnh vốn dự án; kinh phí lấy từ ngân sách tỉnh.", []),
        ("Đồng ý với đề nghị của Sở Công Thương.", []),
    ],
)
def test_what_a_body_does_behind_an_approval_is_work(second: str, who: list[dict[str, str]]):
    assert each_roles(parse(source(CONCLUSION.format(second)))) == [{"Sở Y tế": A}, *who]
