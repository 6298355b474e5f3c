import pytest

from tests.ingest.factories import agencies

# printed form, generic name, id
CASES = [
    ("Sở TT&TT", "Sở Thông tin và Truyền thông", "agency:lao-cai/so-thong-tin-va-truyen-thong"),
    ("Sở Thông tin & Truyền thông", "Sở Thông tin và Truyền thông", "agency:lao-cai/so-thong-tin-va-truyen-thong"),
    ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch", "agency:lao-cai/so-van-hoa-the-thao-va-du-lich"),
    ("Sở Công thương", "Sở Công Thương", "agency:lao-cai/so-cong-thuong"),
    ("BCH BĐBP tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng", "agency:lao-cai/bo-chi-huy-bo-doi-bien-phong"),
    ("Bộ chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự", "agency:lao-cai/bo-chi-huy-quan-su"),
    ("Công an tỉnh", "Công an cấp tỉnh", "agency:lao-cai/cong-an-cap-tinh"),
    ("Báo Lào Cai", "Báo tỉnh", "agency:lao-cai/bao-tinh"),
    ("Đài Phát thanh - Truyền hình tỉnh Lào Cai", "Đài Phát thanh và Truyền hình", "agency:lao-cai/dai-phat-thanh-va-truyen-hinh"),
    ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình", "agency:lao-cai/dai-phat-thanh-va-truyen-hinh"),
    ("Công thông tin điện tử tỉnh", "Cổng Thông tin điện tử tỉnh", "agency:lao-cai/cong-thong-tin-dien-tu-tinh"),  # OCR: Cổng
    ("UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện", "agency:lao-cai/uy-ban-nhan-dan-cap-huyen"),
    ("UBND huyện, thị xã, thành phố", "Ủy ban nhân dân cấp huyện", "agency:lao-cai/uy-ban-nhan-dan-cap-huyen"),
    ("UBND thị xã Sa Pa", "Ủy ban nhân dân cấp huyện", "agency:lao-cai/uy-ban-nhan-dan-thi-xa-sa-pa"),
    ("UBND tỉnh Lạng Sơn", "Ủy ban nhân dân cấp tỉnh", "agency:lang-son/uy-ban-nhan-dan-cap-tinh"),  # another province's
    ("UBND Thành phố Hồ Chí Minh", "Ủy ban nhân dân cấp tỉnh", "agency:ho-chi-minh/uy-ban-nhan-dan-cap-tinh"),
    ("Sở Y tế tỉnh Sơn La", "Sở Y tế", "agency:son-la/so-y-te"),
    ("UBND các xã, phường", "Ủy ban nhân dân cấp xã", "agency:lao-cai/uy-ban-nhan-dan-cap-xa"),
    (
        "Văn phòng UBND các huyện, thị xã, thành phố",
        "Văn phòng Ủy ban nhân dân cấp huyện",
        "agency:lao-cai/van-phong-uy-ban-nhan-dan-cap-huyen",
    ),
    ("Chủ tịch UBND các xã, phường", "Ủy ban nhân dân cấp xã", "agency:lao-cai/uy-ban-nhan-dan-cap-xa"),
    ("các sở, ban, ngành", "Các sở, ban, ngành", "agency:lao-cai/cac-so-ban-nganh"),
    ("các cơ quan, đơn vị, địa phương có liên quan", "Các cơ quan, đơn vị liên quan", "agency:lao-cai/cac-co-quan-don-vi-lien-quan"),
    ("các cơ quan thông tấn, báo chí, truyền thông của trung ương và địa phương", "Cơ quan báo chí", "agency:lao-cai/co-quan-bao-chi"),
    ("các tổ chức chính trị - xã hội", "Các tổ chức chính trị - xã hội", "agency:lao-cai/cac-to-chuc-chinh-tri-xa-hoi"),
    ("Bộ Ngoại giao", "Bộ Ngoại giao", "agency:bo-ngoai-giao"),
    ("Thông tấn xã Việt Nam", "Thông tấn xã Việt Nam", "agency:thong-tan-xa-viet-nam"),
    ("Cục TTĐN, Bộ TT&TT", "Cục Thông tin đối ngoại", "agency:cuc-thong-tin-doi-ngoai"),
    ("Kho bạc nhà nước khu vực XI", "Kho bạc nhà nước khu vực XI", "agency:lao-cai/kho-bac-nha-nuoc-khu-vuc-xi"),
    ("Cục Hạ tầng số quốc gia", "Cục Hạ tầng số quốc gia", "agency:cuc-ha-tang-so-quoc-gia"),  # in no vocabulary
    ("Tạp chí Rừng núi biên cương", "Tạp chí Rừng núi biên cương", "agency:tap-chi-rung-nui-bien-cuong"),
]


@pytest.mark.parametrize(("printed", "generic", "id_"), CASES)
def test_printed_form_to_body_of_this_province(printed, generic, id_):
    found = agencies(f"Giao {printed} thực hiện kế hoạch.")
    assert [(found.resolve(m).generic, found.resolve(m).id) for m in found.mentions][:1] == [(generic, id_)]


@pytest.mark.parametrize(
    ("text", "generics"),
    [
        ("các Sở: Kế hoạch và Đầu tư, Ngoại vụ", ["Sở Kế hoạch và Đầu tư", "Sở Ngoại vụ"]),
        (
            "Các Sở, ngành: Kế hoạch và Đầu tư, Ngoại vụ, Văn hóa, Thể thao và Du lịch, Thông tin và Truyền thông",
            ["Sở Kế hoạch và Đầu tư", "Sở Ngoại vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông"],
        ),
        ("Sở Kế hoạch và Đầu tư, Tài chính, Ngoại vụ", ["Sở Kế hoạch và Đầu tư", "Sở Tài chính", "Sở Ngoại vụ"]),  # Lạng Sơn, V.2
        ("Các Bộ: Quốc phòng, Công an, Y tế", ["Bộ Quốc phòng", "Bộ Công an", "Bộ Y tế"]),
        ("Sở Tài chính, Công an tỉnh", ["Sở Tài chính", "Công an cấp tỉnh"]),  # no Sở Công an
        (
            "các sở, ban, ngành, đoàn thể; UBND các huyện, thành phố, thị xã",
            ["Các sở, ban, ngành", "Các đoàn thể", "Ủy ban nhân dân cấp huyện"],
        ),
        ("UBND cấp huyện, UBND cấp xã", ["Ủy ban nhân dân cấp huyện", "Ủy ban nhân dân cấp xã"]),
        ("Các Sở, ngành và Ủy ban nhân dân các huyện, thị xã, thành phố", ["Các sở, ban, ngành", "Ủy ban nhân dân cấp huyện"]),
    ],
)
def test_lists_with_shared_heads(text, generics):
    found = agencies(text + " phối hợp thực hiện.")
    assert [found.resolve(m).generic for m in found.mentions] == generics


@pytest.mark.parametrize(
    "text",
    ["Quý III/2020", "quần đảo Trường Sa", "phản bác thông tin sai lệch", "TTĐN của tỉnh", "Bản sao giấy chứng nhận", "biến động dân số"],
)
def test_words_that_are_no_agency(text):
    assert agencies(text).mentions == []


def test_a_number_holds_no_agency():
    assert agencies("Công văn số 3362/BTTTT-TTĐN ngày 02/10/2019").mentions == []


def test_the_district_level_ended():
    before, after = agencies("giao các địa phương thực hiện"), agencies("giao các địa phương thực hiện", date="2025-09-01")
    assert before.resolve(before.mentions[0]).generic == "Ủy ban nhân dân cấp huyện"
    assert after.resolve(after.mentions[0]).generic == "Ủy ban nhân dân cấp xã"


def test_positions_and_names():
    text = "Bộ Chỉ huy BĐBP tỉnh chủ trì."
    found = agencies(text)
    (agency,) = found.found()
    assert agency.name == "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Lào Cai"
    assert agency.level == "military"
    assert [m.quote(text) for m in agency.mentions] == ["Bộ Chỉ huy BĐBP tỉnh"]


@pytest.mark.parametrize(
    "text", ["phối hợp với các tỉnh, thành phố khác", "phối hợp với UBND các tỉnh biên giới", "mời lãnh đạo các tỉnh, thành phố"]
)
def test_provinces_are_not_the_documents_own(text):
    ids = {agency.id for agency in agencies(f"Sở Y tế {text}. UBND tỉnh chỉ đạo.").found()}
    assert {"agency:uy-ban-nhan-dan-cap-tinh", "agency:lao-cai/uy-ban-nhan-dan-cap-tinh"} <= ids


def test_a_ministrys_own_units():
    text = "Bộ trưởng Bộ Tư pháp chỉ thị:\n1. Thủ trưởng các đơn vị thuộc Bộ có trách nhiệm:"
    found = agencies(text, province=None)
    assert [found.resolve(m).generic for m in found.mentions] == ["Bộ Tư pháp", "Các đơn vị thuộc Bộ Tư pháp"]


def test_a_name_does_not_leave_a_heading_of_capitals():
    text = "CÁC NHIỆM VỤ\n1) Khoanh nuôi rừng của tỉnh Lào Cai.\n"
    assert not [m for m in agencies(text).mentions if not m.body]


@pytest.mark.parametrize(
    ("text", "generics"),
    [
        ("Trong đó Bộ Tài chính - 03 Nghị định đã trình.", ["Bộ Tài chính"]),
        ("Kết quả: Bộ Tư pháp 11 văn bản quy phạm pháp luật.", ["Bộ Tư pháp"]),
        ("Tham dự có Bộ trưởng Bộ Y tế Nguyễn Văn Anh cùng các đại biểu.", ["Bộ Y tế"]),
        ("Nghị định của Chính phủ Quy định về phân cấp.", ["Chính phủ"]),
        ("Nơi gửi: Sở Công Thương Sở Xây dựng đã báo cáo.", ["Sở Công Thương", "Sở Xây dựng"]),
        ("Theo Ban Chỉ đạo Vườn chung được thành lập năm 2020.", ["Ban Chỉ đạo Vườn chung"]),
        ("Họp Ban Vận động Rừng xanh cấp tỉnh theo Quy chế.", ["Ban Vận động Rừng xanh cấp tỉnh"]),
        ("Làm việc với Ngân hàng nhà nước khu vực 8 tại tỉnh.", ["Ngân hàng nhà nước khu vực 8"]),
        ("Gặp Công an xã Yên Khương và nhân dân.", ["Công an xã Yên Khương"]),
        ("Báo Lào Cai đăng tin về vụ cháy.", ["Báo tỉnh"]),
        ("Việc giúp Bộ Tư pháp quản lý nhà nước về bồi thường.", ["Bộ Tư pháp"]),
        ("Theo Ban Vận động Vườn chung, Kế hoạch số 24 của xã.", ["Ban Vận động Vườn chung"]),
        ("Chính phủ Việt Nam và Cộng hòa Dân chủ Nhân dân Lào đã họp.", ["Chính phủ"]),
        ("Theo Bộ Y tế[3] và Bộ Tài chính[4], giá thuốc tăng.", ["Bộ Y tế", "Bộ Tài chính"]),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do", []),
        ("Các khoản Thuế GTGT và công tác Phòng thủ dân sự", []),
    ],
)
def test_a_name_ends_where_other_words_begin(text, generics):
    found = agencies(text)
    assert [found.resolve(m).generic for m in found.mentions] == generics
