"""Heads of communes' papers that name their province beside the commune, signatures set in by blanks, names of companies and institutes."""

import pytest

from ingest import parse
from tests.ingest.factories import HEAD, TAIL, plan, source

END = "\n\n1. Trạm Y tế xã kiểm tra vệ sinh.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Bình\n"
PLACE_AND_DATE = "\n-------\nSố: 12/{}\n\n{}, ngày 02 tháng 3 năm 2026\n\n{}\n"


@pytest.mark.parametrize(
    ("above", "code", "place", "title", "issuer", "province"),
    [
        (
            "ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ", "KH-UBND", "Bắc Hà", "KẾ HOẠCH\nPhòng cháy rừng trên địa bàn xã Bắc Hà, tỉnh Lào Cai năm 2026",
            "Ủy ban nhân dân xã Bắc Hà", "Lào Cai",
        ),
        (
            "ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ, TỈNH LÀO CAI", "QĐ-UBND", "Bắc Hà", "QUYẾT ĐỊNH\nVề việc kiện toàn Tổ công nghệ số",
            "Ủy ban nhân dân xã Bắc Hà", "Lào Cai",  # "HÀ, TỈNH" is not Hà Tĩnh
        ),
        (
            "ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ TỈNH LÀO CAI", "QĐ-UBND", "Bắc Hà", "QUYẾT ĐỊNH\nVề việc kiện toàn Tổ công nghệ số",
            "Ủy ban nhân dân xã Bắc Hà", "Lào Cai",
        ),
        (
            "TỈNH LÀO CAI\nỦY BAN NHÂN DÂN\nXÃ BẮC HÀ", "KH-UBND", "Bắc Hà", "KẾ HOẠCH\nTiêm phòng gia súc",
            "Ủy ban nhân dân xã Bắc Hà", "Lào Cai",
        ),
        (
            "ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI CHÂU", "KH-UBND", "Hải Châu", "KẾ HOẠCH\nChỉnh trang đô thị phường Hải Châu, thành phố Đà Nẵng",
            "Ủy ban nhân dân phường Hải Châu", "Đà Nẵng",
        ),
        (
            "HỘI ĐỒNG NHÂN DÂN\nXÃ MƯỜNG KHƯƠNG", "NQ-HĐND", "Mường Khương", "NGHỊ QUYẾT\nVề dự toán xã Mường Khương (tỉnh Lào Cai) năm 2026",
            "Hội đồng nhân dân xã Mường Khương", "Lào Cai",
        ),
        # another commune's province says nothing of this one
        (
            "ỦY BAN NHÂN DÂN\nXÃ BẮC HÀ", "TB-UBND", "Bắc Hà", "THÔNG BÁO\nKết quả học tập kinh nghiệm tại xã Sa Pả, tỉnh Sơn La",
            "Ủy ban nhân dân xã Bắc Hà", None,
        ),
    ],
)  # fmt: skip
def test_a_commune_s_province(above, code, place, title, issuer, province):
    document = parse(source(above + PLACE_AND_DATE.format(code, place, title) + END)).document
    assert (document.issuer, document.province) == (issuer, province)


FAR = " " * 40


@pytest.mark.parametrize(
    ("block", "role"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Bình", "Phó Chủ tịch"),
        (f"{FAR}TM. ỦY BAN NHÂN DÂN\n{FAR}  KT. CHỦ TỊCH\n{FAR}  PHÓ CHỦ TỊCH\n\n\n{FAR}  Trần Văn Bình", "Phó Chủ tịch"),
        (f"{FAR}KT. CHỦ TỊCH\n{FAR}PHÓ CHỦ TỊCH\n\n{FAR}(Đã ký)\n\n{FAR}Trần Văn Bình", "Phó Chủ tịch"),
        (f"{FAR}KT. GIÁM ĐỐC\n{FAR}PHÓ GIÁM ĐỐC\n\n{FAR}Trần Văn Bình", "Phó Giám đốc"),
        (f"{FAR}TL. CHỦ TỊCH\n{FAR}CHÁNH VĂN PHÒNG\n\n{FAR}Trần Văn Bình", "Chánh Văn phòng"),
        ("\t\tKT. CHỦ TỊCH\n\t\tPHÓ CHỦ TỊCH\n\n\t\tTrần Văn Bình", "Phó Chủ tịch"),
        (f"{FAR}CHỦ TỊCH\n\n\n{FAR}Trần Văn Bình", "Chủ tịch"),
    ],
)
def test_who_signs_for_whom_in_a_block_set_in(block, role):
    document = parse(source(f"{HEAD}1. Sở Y tế kiểm tra các trạm.\n\nNơi nhận:\n- Các sở;\n- Lưu: VT.\n\n{block}\n")).document
    assert (document.signer, document.signer_role) == ("Trần Văn Bình", role)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Công ty CP Môi trường đô thị Đà Nẵng thu gom rác thải.", "Công ty Cổ phần Môi trường đô thị Đà Nẵng"),
        ("Tổng Công ty CP Bưu chính Viettel vận chuyển hàng hóa.", "Tổng Công ty Cổ phần Bưu chính Viettel"),
        ("Công ty CP BCT Lào Cai cung ứng thiết bị.", "Công ty Cổ phần BCT Lào Cai"),  # "BCT" is no ministry there
        ("Văn phòng CP tổng hợp ý kiến các bộ.", "Văn phòng Chính phủ"),
        ("Viện Pasteur Thành phố Hồ Chí Minh hỗ trợ xét nghiệm mẫu bệnh.", "Viện Pasteur Thành phố Hồ Chí Minh"),
    ],
)
def test_names_with_abbreviations_and_places_in_them(sentence, name):
    assert [role.name for role in plan(f"1. {sentence}").tasks[0].roles] == [name]


@pytest.mark.parametrize("name", ["K’ Thị Hoàng Yến", "H'Hen Niê", "Y Thông Êban", "Ma Thị Lan", "K'Brèo", "K’Thế", "H'Yâo"])
def test_signer_whose_name_has_an_apostrophe(name: str) -> None:
    """An apostrophe behind the first letter is part of a name."""
    assert parse(source(HEAD + "1. Sở Y tế lập kế hoạch." + TAIL.replace("Nguyễn Văn A", name))).document.signer == name


@pytest.mark.parametrize("line", ["V Nguyễn Văn Bình", "Nguyễn Văn A'"])
def test_strays_of_a_scan_are_no_part_of_a_signer(line: str) -> None:
    """Neither a tick before a name nor a sign behind it is a letter of it."""
    assert parse(source(HEAD + "1. Sở Y tế lập kế hoạch." + TAIL.replace("Nguyễn Văn A", line))).document.signer is None
