"""What a heading says of the items below it: purposes, goals, work, who carries it out, funding."""

from __future__ import annotations

import re

__all__ = ["ASSIGN", "CONTENT", "FUNDING", "OBJECTIVE", "RULES", "SKIP", "classify", "is_closing", "is_no_work", "is_preamble"]

# `RULES` are articles of a law or regulation: only what makes an agency responsible is a task there.
SKIP, OBJECTIVE, CONTENT, ASSIGN, FUNDING, RULES = "skip", "objective", "content", "assign", "funding", "rules"

_LEAD = r"^(?:ve |cac |mot so |nhung |phan (?:thu )?\w+[.:]? |noi dung ve )*"
# Read in this order; each with headings it is for.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "III. TỔ CHỨC THỰC HIỆN", "III. PHÂN CÔNG NHIỆM VỤ", "V. TRÁCH NHIỆM CỦA CÁC CƠ QUAN", "IV. NHIỆM VỤ CỦA CÁC SỞ"
    (
        ASSIGN,
        re.compile(
            r"^(?:to chuc (?:thuc hien|trien khai|thi hanh)|phan cong|trach nhiem|nhiem vu cua|che do (?:thong tin )?bao cao|"
            r"to chuc, phan cong|phan cong to chuc|phan cong trach nhiem|giao nhiem vu|"
            r"nhiem vu, quyen han|nhiem vu va quyen han|to chuc va phan cong|noi dung [^.]{3,120}(?:co trach nhiem|chu tri))|(?:giai phap|"
            r"bien phap)? ?(?:va )?to chuc thuc hien$|phan cong (?:nhiem vu|trach nhiem|thuc hien)|trach nhiem (?:cua|thuc hien|thi hanh)"
        ),
    ),
    # "IV. KINH PHÍ THỰC HIỆN", "III. NGUỒN LỰC", "KINH PHÍ - NGUỒN HUY ĐỘNG"
    (
        FUNDING,
        re.compile(
            _LEAD + r"(?:du toan )?(?:nguon )?(?:kinh phi|nguon luc thuc hien|nguon von|von va nguon von|du toan kinh phi|"
            r"nhu cau kinh phi|nguon luc tai chinh)"
        ),
    ),
    # "II. MỤC TIÊU", "2. Mục tiêu cụ thể", "4. Các chỉ tiêu cụ thể đến năm 2030"; a heading that also names work is work
    (OBJECTIVE, re.compile(_LEAD + r"(?:muc tieu|chi tieu)(?!.*\b(?:nhiem vu|giai phap|noi dung)\b)")),
    # "I. MỤC ĐÍCH, YÊU CẦU", "ĐÁNH GIÁ CHUNG", "PHẠM VI, ĐỐI TƯỢNG", "Quan điểm", "Hình thức khen thưởng", "Phạm vi điều chỉnh"
    (
        SKIP,
        re.compile(
            _LEAD + r"(?:muc dich|yeu cau|quan diem|phuong huong|nguyen tac|pham vi|doi tuong|dinh huong phat trien|dinh huong chung|"
            r"tam nhin|can cu|co so (?:phap ly|khoa hoc|thuc tien)|danh gia (?:chung|tinh hinh|thuc trang|ket qua|hien trang|nguy co|"
            r"tac dong)|"
            r"thuc trang|tinh hinh|ket qua (?:dat duoc|thuc hien|nam|chu yeu|noi bat|dat)|ton tai|han che|kho khan|nguyen nhan|boi canh|"
            r"su can thiet|hien trang|khai niem|giai thich (?:tu ngu|thuat ngu|khai niem)|thoi gian|dia diem|hinh thuc (?:khen|"
            r"to chuc thi dua)|tieu chuan|tieu chi|so luong|"
            r"quy dinh chung|dieu khoan|hieu luc|ho so|chu de|thanh phan|du bao|bai hoc|uu diem|thuan loi|khen thuong|cac hinh thuc|"
            r"dac diem|vi tri|tu ngu|quyen va nghia vu|luu y|phuong cham|y nghia|dieu kien|ket qua$|che tai|muc chi|muc ho tro|nguy co|"
            r"cac danh hieu|danh gia$|ap dung|"
            r"phuong thuc phoi hop|hinh thuc phoi hop|quan he phoi hop|noi dung phoi hop|co cau thi dua|quy trinh|trinh tu|"
            r"trach nhiem boi thuong|quyen (?:cua|va|han)|quyen$|cac hanh vi|hanh vi|kiem soat tai lieu)"
        ),
    ),
    (
        OBJECTIVE,
        re.compile(
            r"^(?!.*\b(?:nhiem vu|giai phap|noi dung|chuong trinh|du an|kinh phi)\b).{0,40}\b(?:muc tieu|"
            r"chi tieu)\b[^.]{0,40}$"
        ),
    ),
    # "II. NỘI DUNG THỰC HIỆN", "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU"
    (CONTENT, re.compile(r"(?:noi dung|nhiem vu|giai phap|bien phap|hoat dong|trien khai|cong tac|chuong trinh|ke hoach hanh dong)")),
)


def classify(flat: str) -> str | None:
    """Return the kind of a folded heading, None if it says none."""
    words = re.sub(r"[\s*_“”\"]+", " ", flat).strip(" .:;")
    if len(words) > 240:
        words = words[:240]
    for kind, pattern in _RULES:
        if pattern.search(words):
            return kind
    return None


_CLOSING = re.compile(
    r"(?:tren day la|trong qua trinh (?:trien khai|to chuc|thuc hien|thi hanh)|qua trinh (?:trien khai|to chuc|thuc hien)|tran trong|"
    r"can cu (?:noi dung )?(?:ke hoach|chuong trinh|chi thi|noi dung) nay|yeu cau (?:cac|thu truong|giam doc)[^.]{0,300}(?:nghiem tuc|"
    r"khan truong)|"
    r"de nghi (?:cac|thu truong)[^.]{0,300}(?:nghiem tuc|khan truong)[^.]{0,40}(?:thuc hien|trien khai)|"
    r"uy ban nhan dan [^.]{0,60}(?:yeu cau|de nghi)|ubnd [^.]{0,60}(?:yeu cau|de nghi)|(?:uy ban nhan dan|"
    r"ubnd) [^.]{0,20}giao [^.]{0,300}(?:ke hoach|chuong trinh|quyet dinh|chi thi) nay[^.]{0,40}(?:trien khai|thuc hien)|(?:quyet dinh|"
    r"chi thi|nghi quyet|ke hoach|quy che|thong tu|nghi dinh|quy dinh) nay co hieu luc|"
    r"chi thi nay|nhan duoc|tren co so ke hoach nay[^.]{0,200}(?:nghiem tuc|xay dung ke hoach)|"
    r"van phong chinh phu (?:xin )?(?:tran trong )?thong bao|"
    r"truong hop (?:co )?(?:kho khan|vuong mac)|neu co (?:kho khan|vuong mac|phat sinh)|xin tran trong|noi nhan)"
)


# Praise, assessments and what a decision does by itself: no one's work.
_NO_WORK = re.compile(
    r"(?:danh gia cao|ghi nhan|bieu duong|hoan nghenh|cam on|chuc mung|chia se voi|co ban thong nhat|"
    r"ban hanh kem theo|quyet dinh nay|nghi quyet nay|thong tu nay|nghi dinh nay|quy che nay|quy dinh nay|bai bo|huy bo|cong bo kem theo|"
    r"(?:cac )?quyet dinh (?:so|sau)[^.;]{0,200}(?:het hieu luc|ban hanh|ve viec))"
)
_CARRIES_OUT = re.compile(
    r"chiu trach nhiem (?:thi hanh|to chuc thi hanh|thuc hien)[^.;]{0,20}(?:quyet dinh|nghi quyet|thong tu|"
    r"nghi dinh)(?: nay)?\W*$"
)
_PREAMBLE = re.compile(r"(?:can cu|theo de nghi|xet de nghi|xet to trinh|tren co so y kien|thuc hien)\b")


def is_no_work(flat: str) -> bool:
    """Whether a folded statement praises, enacts or names who carries out a decision: none of it is a task."""
    return _NO_WORK.match(flat) is not None or _CARRIES_OUT.search(flat) is not None


def is_preamble(flat: str) -> bool:
    """Whether a folded paragraph is one of the legal bases above the first section."""
    return _PREAMBLE.match(flat) is not None


_FORMULA = re.compile(
    r"(?:(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)\b[^.]{0,30}\b(?:yeu cau|de nghi) (?:cac|thu truong|giam doc|chu tich)\b|"
    r"tren day la|trong qua trinh|qua trinh (?:trien khai|to chuc)|tran trong|xin tran trong|noi nhan)"
)


def is_closing(flat: str, *, told: bool = False) -> bool:
    """Whether a folded paragraph is a closing formula ("Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có vướng mắc …").

    Under an agency's heading (`told`) only the formulas that no item can be count.
    """
    return (_FORMULA if told else _CLOSING).match(flat) is not None
