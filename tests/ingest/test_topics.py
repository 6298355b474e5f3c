import pytest

from ingest.duties.topics import _text, rules, topics_of
from tests.ingest.factories import reading
from text.vocabulary import load

GOLD = {
    "bien-dong-bien-dao",
    "bien-gioi",
    "asean",
    "nhan-quyen",
    "doi-ngoai-nhan-dan-kieu-bao",
    "quang-ba-hinh-anh",
    "hoi-nhap-quoc-te",
    "dau-tranh-phan-bac",
    "phong-vien-nuoc-ngoai-bao-chi",
    "boi-duong-nghiep-vu",
    "co-so-du-lieu-cong-cu",
    "quan-ly-nha-nuoc",
    "kinh-phi",
}

# a statement, the topics that it has (narrower ones too)
CASES = [
    ("Tổ chức tuyên truyền về phong trào toàn dân bảo vệ an ninh biên giới quốc gia.", {"bien-gioi"}),
    (
        "Quản lý Cụm thông tin đối ngoại tại cửa khẩu quốc tế Cầu Treo.",
        {"bien-gioi", "cua-khau", "co-so-du-lieu-cong-cu", "cum-thong-tin-doi-ngoai"},
    ),
    ("Tuyên truyền kết quả phân giới, cắm mốc trên biên giới đất liền.", {"bien-gioi", "phan-gioi-cam-moc"}),
    ("Tham gia Hội chợ thương mại biên giới Trung - Việt.", {"quang-ba-hinh-anh", "hoi-cho-trien-lam"}),  # trade, not the border
    ("Tuyên truyền bảo vệ chủ quyền biển, đảo.", {"bien-dong-bien-dao"}),
    ("Triển lãm tư liệu về quần đảo Hoàng Sa và Trường Sa.", {"bien-dong-bien-dao", "hoang-sa-truong-sa"}),
    ("Tuyên truyền về tình hình Biên Đông.", {"bien-dong-bien-dao"}),  # OCR: Biển Đông
    ("Chống khai thác IUU.", {"bien-dong-bien-dao", "khai-thac-iuu"}),
    ("Tuyên truyền chiến lược phát triển bền vững kinh tế biển.", {"bien-dong-bien-dao", "kinh-te-bien"}),
    ("Tuyên truyền về vai trò Chủ tịch ASEAN năm 2020.", {"asean", "asean-2020"}),
    ("Đóng góp của Việt Nam trong ASEAN.", {"asean"}),
    ("Nâng cao nhận thức về nhân quyền.", {"nhan-quyen"}),
    ("Tổ chức các hoạt động ngoại giao nhân dân.", {"doi-ngoai-nhan-dan-kieu-bao", "doi-ngoai-nhan-dan"}),
    ("Thông tin cho kiều bào và người Việt Nam ở nước ngoài.", {"doi-ngoai-nhan-dan-kieu-bao", "nguoi-viet-nam-o-nuoc-ngoai"}),
    ("Quảng bá hình ảnh tỉnh Lào Cai.", {"quang-ba-hinh-anh"}),
    ("Quảng bá, xúc tiến du lịch của tỉnh.", {"quang-ba-hinh-anh", "du-lich"}),
    ("Xuất bản ấn phẩm xúc tiến đầu tư.", {"quang-ba-hinh-anh", "xuc-tien-dau-tu"}),
    ("Nâng cao nhận thức về hội nhập quốc tế.", {"hoi-nhap-quoc-te"}),
    ("Phổ biến các Hiệp định thương mại tự do (FTA).", {"hoi-nhap-quoc-te", "hiep-dinh-thuong-mai"}),
    ("Kịp thời phản bác các thông tin xuyên tạc.", {"dau-tranh-phan-bac"}),
    ("Tạo điều kiện cho phóng viên nước ngoài tác nghiệp.", {"phong-vien-nuoc-ngoai-bao-chi", "bao-chi-nuoc-ngoai"}),
    ("Tổ chức họp báo thường kỳ.", {"phong-vien-nuoc-ngoai-bao-chi", "hop-bao"}),
    ("Tổng hợp dư luận báo chí trong nước.", {"phong-vien-nuoc-ngoai-bao-chi", "du-luan-bao-chi"}),
    ("Tổ chức các lớp tập huấn cho cán bộ.", {"boi-duong-nghiep-vu"}),
    ("Quản trị, vận hành Cổng thông tin đối ngoại của tỉnh.", {"co-so-du-lieu-cong-cu", "cong-thong-tin"}),
    ("Sơ kết, tổng kết hoạt động thông tin đối ngoại.", {"quan-ly-nha-nuoc", "bao-cao-so-ket-tong-ket"}),
    ("Kiểm tra, đánh giá hiệu quả công tác.", {"quan-ly-nha-nuoc", "thanh-tra-kiem-tra"}),
    ("Ban hành các văn bản quy phạm pháp luật.", {"quan-ly-nha-nuoc", "van-ban-co-che-chinh-sach"}),
    ("Cân đối nguồn kinh phí thực hiện.", {"kinh-phi"}),
    ("Phổ biến kiến thức, biến động dân số.", set()),
    ("Cung cấp thông tin ảnh hưởng đến uy tín, hình ảnh của tỉnh.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_triggers(text, expected):
    found = {topic.removeprefix("topic:") for topic, _ in topics_of(reading(text), [(0, len(text))])}
    assert found == expected


def test_each_topic_has_a_case():
    assert {t.id.removeprefix("topic:") for t in load().topics} == set().union(*(expected for _, expected in CASES))


def test_the_thirteen_topics_are_there_with_both_labels():
    terms = {t.id.removeprefix("topic:"): t for t in load().topics}
    assert terms.keys() >= GOLD
    assert all(t.label_vi and t.label_en for t in terms.values())
    assert {t for t in terms if not terms[t].broader} == GOLD


def test_broader_topics_exist_and_have_no_loop():
    ids = {t.id for t in load().topics}
    for rule in rules():
        assert set(rule.broader) <= ids and rule.topic not in rule.broader


def test_the_nearest_heading_counts():
    text = "Đẩy mạnh thông tin đối ngoại khu vực biên giới\nTăng cường thông tin với Lào, Campuchia."
    heading, body = (0, text.index("\n")), (text.index("\n") + 1, len(text))
    assert [t for t, _ in topics_of(reading(text), [body])] == []
    assert [t for t, _ in topics_of(reading(text), [body], [heading])] == ["topic:bien-gioi"]


def test_an_agency_in_its_role_is_no_topic():
    text = "Phối hợp với các cơ quan báo chí tuyên truyền về du lịch."
    start = text.index("các cơ quan báo chí")
    span = (start, start + len("các cơ quan báo chí"))
    assert "topic:phong-vien-nuoc-ngoai-bao-chi" not in dict(topics_of(reading(text), [(0, len(text))], ignore=[span]))
    assert "topic:phong-vien-nuoc-ngoai-bao-chi" in dict(topics_of(reading(text), [(0, len(text))]))


def test_evidence_is_the_words_that_say_it():
    text = "Nâng cao nhận thức về nhân quyền."
    ((_, (start, end)),) = topics_of(reading(text), [(0, len(text))])
    assert text[start:end] == "nhân quyền"


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ((0, 11), "tuyên truyền biên giới."),  # before the words
        ((44, 60), "tuyên truyền biên giới."),  # behind them
        ((34, 43), "tuyên truyền          ."),  # among them
        ((0, 24), "   ên truyền biên giới."),  # over their first letters
    ],
)
def test_only_the_words_of_an_agency_are_ignored(ignored: tuple[int, int], left: str):
    text = "Báo Lào Cai đưa tin. Tuyên truyền biên giới."
    assert _text(reading(text), 21, len(text), [ignored]) == left
