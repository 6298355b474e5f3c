"""Words that begin work ("tổ chức", "rà soát", …), folded.  A name ends before them, a statement begins with them."""

from __future__ import annotations

import re

__all__ = ["STARTS_WORK", "VERBS", "begins_with_verb"]

VERBS = frozenset(
    """
    an hanh|ap dung|bam sat|ban giao|ban hanh|bao cao|bao dam|bao quan|bao ton|bao ve|bao duong|bao tri|bien soan|bien tap|bieu duong|
    bo sung|bo tri|boi duong|buoc dau
    cai thien|cai tao|cai cach|can doi|can cu|canh bao|cap nhat|cap phat|chap hanh|chi dao|chi tra|chia se|chinh ly|chinh trang|
    chiu trach nhiem|cho y kien|chu dong|chu tri|chu trong|
    chuan bi|chuan hoa|chuyen doi|chuyen giao|co bien phap|co giai phap|co ke hoach|co phuong an|co trach nhiem|co van ban|cong bo|
    cong khai|cu the hoa|cu can bo|cu cong chuc|cu dai dien|cung cap|cung co|cung nhau|
    dam bao|danh gia|dao tao|dau moi|dau tranh|dau tu|dang ky|dang tai|day manh|day nhanh|dat hang|de cao|de nghi|de ra|de xuat|
    dieu chinh|dieu hanh|dieu phoi|dieu tra|dinh huong|dinh ky|doi moi|don doc|dong hanh|dua tin|duoc giao|du bao|du toan|duy tri|
    duy tu|dung dau|
    gan ket|ghi nhan|giai quyet|giai thich|giai dap|giam sat|giao dich|giao nhiem vu|gioi thieu|giu gin|giu vung|giup do|gop phan|
    gui bao cao|gui ve|gia han|
    hau kiem|hien dai hoa|hinh thanh|ho tro|hoan chinh|hoan thanh|hoan thien|hoc tap|hop tac|huong dan|huong ung|huy dong|
    kham|khac phuc|khai thac|khan truong|khao sat|khen thuong|khoi phuc|khoi dong|khuyen khich|kien nghi|kien toan|kiem dem|kiem dinh|
    kiem ke|kiem soat|kiem tra|kien quyet|kip thoi|ket hop|ket noi|khao sat|khoanh vung|
    la dau moi|la co quan|lam dau moi|lam ro|lam tot|lam viec|lanh dao|lap du toan|lap ke hoach|lay y kien|lien he|lien ket|long ghep|
    lua chon|luu tru|luu giu|
    mo chuyen|mo cac|mo dot|mo lop|mo rong|moi goi|mua sam|
    nam bat|nam tinh hinh|nang cao|nang cap|nghien cuu|nghiem tuc|ngan chan|nhan rong|nhan manh|neu cao|
    on dinh|phan anh|phan bac|phan bo|phan cap|phan cong|phan dau|phan loai|phan tich|phat dong|phat hien|phat hanh|phat huy|phat lai|
    phat trien|phat song|pho bien|phoi hop|phong chong|phong ngua|phuc vu|phe duyet|phan phoi|phai|phu trach|
    quan ly|quan tam|quan triet|quan tri|quang ba|quyet dinh|quyet liet|quyet toan|quy dinh|quy hoach|
    ra quan|ra soat|ren luyen|sang tao|san xuat|san sang|sap xep|so hoa|so ket|soan thao|song song|su dung|sua chua|sua doi|suu tam|
    thuong xuyen|
    tang cuong|tap hop|tap huan|tap trung|tao dieu kien|tao lap|tao dong luc|tham dinh|tham gia|tham muu|tham quyen|thanh lap|thanh tra|
    thanh toan|thay doi|theo doi|thi diem|thiet ke|thiet lap|thong bao|thong ke|thong nhat|thong tin|thu hut|thu thap|thu gom|thuc day|
    thuc hien|thue|thu nghiem|
    tich cuc|tich hop|tiep can|tiep nhan|tiep tuc|tien hanh|tim hieu|tim kiem|to chuc|tong hop|tong ket|trao doi|trien khai|trich|trinh|
    trong coi|trung bay|truyen thong|truyen tai|tuan thu|tu kiem tra|tu van|tuyen truyen|tuyen chon|tuyen dung|tra loi|tra cuu|tham khao|
    uu tien|ung dung|ung pho|van dong|van hanh|vinh danh|xac dinh|xac minh|xay dung|xem xet|xet|xu ly|xuat ban|xuc tien|xa hoi hoa|
    dinh vi|tru dong|huong toi|ky ket|thi dua|xoa|thao go|rut ngan|cat giam|chan chinh|cham lo|cham soc|xuat cap|di doi|so tan|
    mo cac lop|mo cac dot|yeu cau|thong suot|trang bi|tai tro|doi chieu|phat|lap|chi|dung|gui|mo|cu|tra|ky|giai ngan|ra thong bao|
    hoan tat|tham tra|ke khai|khoi cong|khanh thanh|lam|nang|giu|dua|keu goi|gan|coi|bam|quan sat|quan trac|lay mau|xet nghiem|phun|
    don dep|tieu huy|cap|bo tri|tham mưu|thuong truc|noi dung|
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

# Openings of a statement before its verb: "Trên cơ sở …, tổ chức", "Hằng năm, …", "Định kỳ …".
STARTS_WORK = re.compile(
    r"(?:dinh ky|hang (?:nam|thang|quy|tuan)|hang nam|moi nam|truoc mat|tren co so|can cu|theo chuc nang|trong (?:nam|qua trinh|"
    r"pham vi)|voi vai tro|doi voi|khi |sau khi|ngay sau|nham|de )"
)


def begins_with_verb(flat: str, start: int, end: int) -> bool:
    """Whether the folded words [start, end) begin with a word of work."""
    words = re.findall(r"[^\W_]+", flat[start : min(end, start + 48)])[:3]
    return bool(words) and (words[0] in VERBS or " ".join(words[:2]) in VERBS or " ".join(words[:3]) in VERBS)
