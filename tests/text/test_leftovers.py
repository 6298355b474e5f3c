"""What pasting leaves in a text: taken out of the reading view, with the way back to the text."""

import pytest

from text.leftovers import cleared
from text.views import nfc


def view_of(text):
    return cleared(nfc(text))


LEFT = {
    "Sở&nbsp;Y tế &amp; Sở Nội vụ&#59; ông &quot;An&quot;": 'Sở Y tế & Sở Nội vụ; ông "An"',
    "Chủ trì: Sở Y tế<br/>Phối hợp: <b>Sở Nội vụ</b>": "Chủ trì: Sở Y tế\nPhối hợp: Sở Nội vụ",
    "<p>Rà soát hồ sơ</p>": "\nRà soát hồ sơ\n",
    "<td>Rà soát</td><td>Sở Y tế</td>": "Rà soát\tSở Y tế\t",
    "Sở Y tế[1] kiểm tra(*) hồ sơ¹, báo cáo(2).": "Sở Y tế kiểm tra hồ sơ, báo cáo.",
    "1\ufe0f\u20e3 Rà soát\n2\u20e3 Kiểm tra": "1. Rà soát\n2. Kiểm tra",
    "① Rà soát\n- ② Kiểm tra": "1. Rà soát\n- 2. Kiểm tra",
    "<tr><td>Rà soát<br>hồ sơ</td><td><p>Sở Y tế</p></td></tr>": "\nRà soát<br>hồ sơ\tSở Y tế\t\n",
    "<tr><td><p>1. Rà soát</p><p>2. Kiểm tra</p></td></tr>": "\n\n1. Rà soát\n\n2. Kiểm tra\n\t\n",  # a page's text
    "  <tr>\n    <td>\n      <p>Rà soát</p>\n    </td>\n    <td>Sở Y tế</td>\n  </tr>": "  \nRà soát\tSở Y tế\t\n",
    "<tr>\n<td><p>Rà soát</p></td>\n<td>\n<b>Sở Y tế</b></td>\n</tr>": "\nRà soát\t\nSở Y tế\t\n",
}


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_over_goes(text):
    assert view_of(text).chars == LEFT[text]


KEPT = [
    "Diện tích 12 m² và 3 km³",  # units
    "Sở VHTT&DL; Sở Y tế",  # no entity
    "| Sở Y tế<br>Sở Nội vụ | Quý I |",  # in a cell
    "dưới 5 < 7 và 9 > 8",
    "[1](http://a.vn) và xem tài liệu[2](http://b.vn)",  # links
    "nhóm (1) và nhóm (2)",  # items
    "Sở Y tế ① rà soát 2\u20e3 kiểm tra",  # inside a sentence
    "> 80% hộ dân\n> 90% xã",  # figures compared
    "hồ sơ(1) và cơ sở(2).\n(1) Sở Y tế\n(2) Sở Nội vụ",  # explained below
    "hồ sơ¹.\n¹ Sở Y tế chủ trì",
    "hồ sơ(*).\nGhi chú: (*) do Sở Y tế",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_means_something_stays(text):
    assert view_of(text).chars == text


def test_signs_of_quotation_before_lines_go():
    text = "> 1. Rà soát\n> hồ sơ\n>\n> > a\n> b\n> c\n"
    assert view_of(text).chars == "  1. Rà soát\n  hồ sơ\n \n    a\n  b\n  c\n"


PAGES = "Sở Y tế rà soát " + "hồ sơ " * 80


def test_a_page_number_inside_a_sentence_goes_and_one_between_paragraphs_stays():
    text = f"{PAGES}các\n\n2\n\ntrạm y tế {PAGES}của\n3\nxã. {PAGES}hết.\n\n4\n\nb) Kiểm tra"
    chars = view_of(text).chars
    assert "các\ntrạm y tế" in chars and "của\nxã." in chars and "hết.\n\n4\n\nb)" in chars


SECOND = f"{PAGES}hết.\n2\n"
HEADED = [
    (
        f"{SECOND}{PAGES}của Sở Khoa học và\nUBND TỈNH - KH XỬ LÝ RÁC THẢI\n3\nCông nghệ, Sở Tài chính",
        "Sở Khoa học và\nCông nghệ, Sở Tài chính",
    ),
    (f"{SECOND}{PAGES}của Sở Y tế,\n3\nKẾ HOẠCH TIÊM CHỦNG MỞ RỘNG\nSở Tài chính", "của Sở Y tế,\nSở Tài chính"),
    (f"{SECOND}{PAGES}của trạm y tế các\nKẾ HOẠCH TIÊM CHỦNG MỞ RỘNG\n\n3\n\nxã, phường", "trạm y tế các\nxã, phường"),
]


@pytest.mark.parametrize(("text", "chars"), HEADED)
def test_a_running_head_at_a_pages_number_goes_with_it(text, chars):
    assert view_of(text).chars.endswith(chars)


UNTORN = [
    f"{SECOND}{PAGES}hết.\nKẾ HOẠCH TIÊM CHỦNG MỞ RỘNG\n3\nxã, phường",  # its sentence ended
    f"{SECOND}{PAGES}của trạm y tế\nKẾ HOẠCH TIÊM CHỦNG MỞ RỘNG\n3\nXã Hoa Lư",  # a title
    f"{SECOND}{PAGES}của Sở Khoa học và\nUBND tỉnh - kế hoạch\n3\nCông nghệ",  # no capitals
    f"{SECOND}{PAGES}của các cơ quan và\nIII. TỔ CHỨC THỰC HIỆN\n3\nSở Y tế",  # a heading
    f"{SECOND}{PAGES}của Sở Khoa học và\nUBND TỈNH - KH XỬ LÝ RÁC THẢI\nCông nghệ",  # no number
]


@pytest.mark.parametrize("text", UNTORN)
def test_words_in_capitals_that_no_sentence_runs_over_stay(text):
    assert view_of(text).chars == text


CELLS = "".join(f"{n}\nrà soát {PAGES}\nSở Y tế\n" for n in (1, 2, 3))


@pytest.mark.parametrize("text", ["Số lớp\n3\nlớp tập huấn", f"{PAGES}mở\n7\nlớp", f"TT\nNội dung\n{CELLS}"])
def test_a_number_that_no_page_goes_before_or_behind_stays(text):
    assert view_of(text).chars == text


def test_the_way_back_leads_to_the_text():
    text = "Chủ trì:&nbsp;Sở Y tế[1]<br/>Phối hợp: Sở Nội vụ"
    view = view_of(text)
    for words in ("Sở Y tế", "Phối hợp", "Sở Nội vụ"):
        at = view.chars.index(words)
        span = view.span(at, at + len(words))
        assert text[span.start : span.end] == words


def test_an_entity_inside_a_tag_goes_with_it():
    assert view_of('a <span title="x&nbsp;y">b</span> c').chars == "a b c"
