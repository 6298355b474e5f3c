"""What pages compose, as plain values: words of the interface, matched words, windows, lines, places."""

import re
import string
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.explore import HeldAgency, HeldDocument, Holdings
from graph.explore.evidence import MAX_LINE, line_around
from graph.query import ROLES
from tests.views import fakes
from text.errors import InvalidSchema
from views.answers import _agencies, matched_ranges
from views.facts import MAX_WINDOW, document_span, outline, spans_and_facts, time_words, viewer_data, window_of
from views.i18n import PAGES, has, say, text, words_of
from views.links import document_name
from views.network import node_names
from views.spread import spread
from views.state import address

ROOT = Path(__file__).resolve().parents[2]
WORDS = words_of(PAGES)

# Closed lists of CONTRACT.md that readers see: each has a word in both languages.
CLOSED = {
    "role": ROLES,
    "kind": ("task", "assignment", "objective", "citation"),
    "cited": ("basis", "mention"),
    "severity": ("info", "warning", "error"),
    "source": ("inline", "section", "heading", "table"),
    "recurrence": ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous"),
    "level": (
        "central", "province", "district", "commune", "party", "military", "mass_organization", "media", "enterprise", "foreign", "group",
    ),
}  # fmt: skip


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_names(key):
    parsed = {language: list(string.Formatter().parse(WORDS[key][language])) for language in ("vi", "en")}
    # a number may also choose between two words ({n:task|tasks}), which Vietnamese does not need
    names = [{name for _, name, spec, _ in parsed[language] if name and "|" not in (spec or "")} for language in ("vi", "en")]
    assert names[0] == names[1]


@pytest.mark.parametrize(("prefix", "value"), [(prefix, value) for prefix, values in CLOSED.items() for value in values])
def test_every_word_of_a_closed_list_is_named(prefix, value):
    assert has(f"{prefix}.{value}")


def test_a_value_outside_the_list_is_shown_as_it_is():
    assert say("role", "observer", "vi") == "observer"
    assert say("role", None, "en") == ""
    assert text("quote.section", "en", path="II.5.1") == "section II.5.1"


@pytest.mark.parametrize(
    ("exact", "words", "expected"),
    [
        ("Bộ đội Biên phòng tỉnh", ["bien phong"], [(7, 17)]),  # without accents
        ("Bộ đội Biên phòng tỉnh", ["biên phòng", "phòng"], [(7, 17)]),  # the longer one first, none twice
        ("đối ngoại, Đối Ngoại", ["doi ngoai"], [(0, 9), (11, 20)]),  # đ and capitals
        ("phóng viên, phỏng vấn", ["phóng"], [(0, 5)]),  # accents asked for must be there
        ("biển đảo", ["bien_dao"], [(0, 8)]),  # joined syllables of the index
        ("tuyên truyền", ["tuyen truye"], []),  # whole words only
        ("a b", ["", " "], []),
        ("hoà bình 𝒜 hòa", ["hòa"], [(0, 3), (11, 14)]),  # code points, not UTF-16 units
        ("biê\u0309n", ["bien"], [(0, 5)]),  # decomposed: the mark belongs to its letter
    ],
)
def test_matched_words_are_found_whole(exact, words, expected):
    assert matched_ranges(exact, words) == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_matched_ranges_lie_inside_and_apart(exact, words):
    found = matched_ranges(exact, words)
    assert all(0 <= start < end <= len(exact) for start, end in found)
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 900))
def test_a_window_holds_its_target(length, start, size):
    start = min(start, length)
    first, last = window_of(length, (start, start), size)
    assert 0 <= first <= start <= last <= length
    assert last - first == min(size, length)


def test_a_long_text_is_drawn_in_windows_that_lead_to_each_other():
    parsed = {**fakes.PARSED[fakes.LAO], "text": fakes.TEXTS[fakes.LAO] + "x" * (2 * MAX_WINDOW)}
    first = viewer_data(fakes.LAO, parsed, {}, "en", None)
    assert first["offset"] == 0 and len(first["text"]) == MAX_WINDOW
    assert [step["label"] for step in first["window"]["steps"]] == ["Later part"]
    assert f"start={MAX_WINDOW}" in first["window"]["steps"][0]["href"]
    later = viewer_data(fakes.LAO, parsed, {}, "en", (MAX_WINDOW, MAX_WINDOW + 5))
    assert later["offset"] < MAX_WINDOW < later["offset"] + len(later["text"])
    assert later["spans"] == [] and later["key"] != first["key"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("5", "9", (5, 9)),
        ("5", "", (5, 5)),
        ("", "", None),
        ("a", "b", None),
        ("9", "5", None),
        ("-1", "4", (0, 4)),
        ("0", "99999", (0, 426)),
    ],
)
def test_the_place_of_an_address(start, end, expected):
    parsed = {"text": "x" * 426}
    assert document_span(parsed, start, end) == expected


def test_every_span_of_a_fact_quotes_its_words():
    parsed = {**fakes.PARSED[fakes.LAO], "text": fakes.TEXTS[fakes.LAO]}
    spans, facts = spans_and_facts(fakes.LAO, parsed, {"topic:bien-gioi": "Biên giới"}, "vi")
    said = {(kind, parsed["text"][start:end]) for start, end, kind, _ in spans}
    assert ("lead", "Bộ Chỉ huy Bộ đội Biên phòng") in said and (
        "citation",
        "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ",
    ) in said
    task = next(fact for fact in facts if fact["kind"] == "task")
    rows = {row["name"]: row["items"] for row in task["rows"]}
    assert rows["Chủ đề"] == [{"text": "Biên giới", "href": "topic?id=topic%3Abien-gioi&lang=vi"}]
    agencies = {name: [(item["text"], item["href"].partition("&")[0]) for item in rows[name]] for name in ("Chủ trì", "Phối hợp")}
    assert [words for words, _ in agencies["Chủ trì"]] == ["Bộ Chỉ huy Bộ đội Biên phòng"]
    assert agencies["Phối hợp"] == [("Sở Ngoại vụ", "agency?id=agency%3Alao-cai%2Fso-ngoai-vu")]


def test_an_outline_survives_sections_that_name_each_other():
    sections = [
        {"path": "I", "heading": "A", "start": 0, "end": 9, "parent": "I.1"},
        {"path": "I.1", "heading": "B", "start": 2, "end": 9, "parent": "I"},
        {"path": "I.1#1", "heading": "a bullet", "start": 3, "end": 9, "parent": "I.1"},
    ]
    assert [entry["heading"] for entry in outline("doc:x", {"sections": sections}, "vi")] == ["A", "B"]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, ""),
        ({"printed": "Năm 2020", "from": "2020-01-01", "to": "2020-12-31", "recurrence": None}, "Năm 2020"),
        ({"printed": "Quý II", "from": "2020-04-01", "to": "2020-06-30", "recurrence": None}, "Quý II (01/04/2020 – 30/06/2020)"),
        ({"printed": "hằng quý", "from": None, "to": None, "recurrence": "quarterly"}, "hằng quý"),
        ({"printed": "trước 15/12", "from": None, "to": "2020-12-15", "recurrence": None}, "trước 15/12 (15/12/2020)"),
    ],
)
def test_times_say_what_is_printed_and_what_was_read(time, expected):
    assert time_words(time, "vi") == expected


@pytest.mark.parametrize(
    ("printed", "ends", "expected"),
    [
        ("Năm 2020", ("2020-01-01", "2020-12-31"), "Năm 2020 (2020)"),
        ("giai đoạn 2016 - 2020", ("2016-01-01", "2020-12-31"), "giai đoạn 2016 - 2020 (2016–2020)"),
        ("2016 - 2020", ("2016-01-01", "2020-12-31"), "2016 - 2020"),
    ],
)
def test_years_are_said_to_who_does_not_read_vietnamese(printed, ends, expected):
    assert time_words({"printed": printed, "from": ends[0], "to": ends[1], "recurrence": None}, "en") == expected


@pytest.mark.parametrize(
    ("number", "title", "language", "expected"),
    [
        ("", "Chỉ thị về bồi thường", "vi", "Chỉ thị về bồi thường"),
        ("", "CHỈ THỊ về bồi thường", "en", "Directive về bồi thường"),
        ("", "Về bồi thường", "vi", "Chỉ thị Về bồi thường"),
        ("09/CT-UBND", "Chỉ thị về bồi thường", "vi", "Chỉ thị 09/CT-UBND"),
    ],
)
def test_a_title_that_says_its_type_says_it_once(number, title, language, expected):
    one = HeldDocument("doc:x", number=number, title=title, type="Chỉ thị")
    held = SimpleNamespace(documents={"doc:x": one}, name=lambda id, language: "")
    assert document_name(held, "doc:x", language) == expected


@pytest.mark.parametrize(("language", "expected"), [("vi", "Các sở, ban, ngành · {}"), ("en", "Provincial departments · {}")])
def test_agencies_of_one_name_are_told_apart_by_their_province(language, expected):
    names = ("Các sở, ban, ngành", "Provincial departments")
    agencies = {
        f"agency:{place}/so": HeldAgency(f"agency:{place}/so", names, province=id) for place, id in (("a", "VN-02"), ("b", "VN-23"))
    }
    places = {"VN-02": ("Lào Cai", "Lào Cai"), "VN-23": ("Hà Tĩnh", "Hà Tĩnh")}
    held = Holdings(agencies=agencies, names=places)
    assert list(node_names(held, list(agencies), language).values()) == [expected.format("Lào Cai"), expected.format("Hà Tĩnh")]
    assert node_names(held, ["agency:a/so"], language) == {"agency:a/so": names[language == "en"]}


@given(st.text(alphabet="ab \nđ", min_size=1, max_size=900), st.data())
def test_a_line_is_a_piece_of_the_text_and_holds_its_span(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    line, at = line_around(words, start, end)
    assert words[at : at + len(line)] == line
    assert at <= start
    assert len(line) <= MAX_LINE + (end - start)
    assert at + len(line) >= end


def test_a_spread_layout_is_the_same_each_time_and_keeps_nodes_apart():
    places = {f"n{i}": (0.0, 0.0) for i in range(20)} | {"far": (9.0, 9.0)}
    found = spread(places)
    assert found == spread(places)
    assert list(found) == list(places)
    assert all(0 <= value <= 1 for place in found.values() for value in place)
    assert len(set(found.values())) == len(found)
    assert spread({}) == {} and spread({"one": (3.0, 4.0)}) == {"one": (0.5, 0.5)}


def test_scripts_of_the_browser_never_parse_text_as_html():
    from views.component import FRONTEND

    for path in sorted(FRONTEND.glob("*.js")):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\(|new Function", path.read_text("utf-8")
        ), path.name
        assert not re.search(r"https?://", path.read_text("utf-8")), path.name


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ('ask:\n  go: {vi: "Hỏi"}\n', "ask.go is {'vi': 'Hỏi'}. Give it words in both languages"),
        ('ask:\n  go: {vi: "Hỏi", en: ""}\n', "ask.go is {'vi': 'Hỏi', 'en': ''}. Give it words in both languages"),
        ("ask:\n  go: Hỏi\n", "ask.go is 'Hỏi'. Give it words in both languages"),
    ],
)
def test_words_that_lack_a_language_are_refused(tmp_path, yaml, said):
    (tmp_path / "a.yaml").write_text(yaml, "utf-8")
    with pytest.raises(InvalidSchema) as refused:
        words_of(tmp_path)
    assert said in str(refused.value) and "a.yaml" in str(refused.value)


def test_words_of_two_files_under_one_name_are_refused(tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text('ask:\n  go: {vi: "Hỏi", en: "Ask"}\n', "utf-8")
    with pytest.raises(InvalidSchema, match=r"b\.yaml: ask\.go stands in another file of .* too\. Remove one of the two\."):
        words_of(tmp_path)


@pytest.mark.parametrize(
    ("page", "parameters", "expected"),
    [
        ("document", {"id": "doc:a/b", "start": 0, "end": 9, "lang": "en"}, "document?id=doc%3Aa%2Fb&start=0&end=9&lang=en"),
        ("ask", {"q": "ai ký?", "reading": None, "lang": "vi"}, "./?q=ai+k%C3%BD%3F&lang=vi"),
        ("province", {"id": "VN-02", "lang": "", "after": ""}, "province?id=VN-02"),
    ],
)
def test_addresses_of_pages(page, parameters, expected):
    assert address(page, **parameters) == expected


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("II.5.1", "mục II.5.1", "section II.5.1"),
        ("2.a", "mục 2.a", "section 2.a"),
        ("B.I.1.a", "mục B.I.1.a", "section B.I.1.a"),
        ("IVbis.2", "mục IVbis.2", "section IVbis.2"),
        ("II.2.1#5", "mục II.2.1, ý 5", "section II.2.1, point 5"),
        ("Điều 10.2", "Điều 10.2", "Article 10.2"),
        ("DM.I.2", "Danh mục kèm theo, I.2", "Attached list, I.2"),
        ("PLI.13(2)", "Phụ lục I, 13(2)", "Annex I, 13(2)"),
        ("II.4.1#2#1", "mục II.4.1, ý 2.1", "section II.4.1, point 2.1"),
        ("PL#2", "Phụ lục, ý 2", "Annex, point 2"),
        ("QC.Điều 4.1", "Quy chế kèm theo, Điều 4.1", "Attached regulation, Article 4.1"),
        ("PL.T1.Xây dựng hạ tầng.2.a", "Phụ lục, phần 1, “Xây dựng hạ tầng”, 2.a", "Annex, part 1, “Xây dựng hạ tầng”, 2.a"),
        ("Chương II.Điều 3.a", "Chương II.Điều 3.a", "Chapter II.Article 3.a"),
        ("#1", "ý 1", "point 1"),
        ("", "phần không đánh số mục", "unnumbered part"),
    ],
)
def test_sections_are_called_as_readers_call_them(path, vi, en):
    from views.sections import where

    assert (where(path, "vi"), where(path, "en")) == (vi, en)


@pytest.mark.parametrize(("language", "values"), [("vi", ["Thông báo", "02/01/2020"]), ("en", ["Notice", "2020-01-02"])])
def test_type_and_date_of_a_document_are_said_in_the_readers_language(language, values):
    from views.facts import spans_and_facts

    places = {"type": {"start": 0, "end": 9}, "issue_date": {"start": 10, "end": 12}}
    parsed = {"text": "THÔNG BÁO 2/1", "document": {"type": "Thông báo", "issue_date": "2020-01-02", "places": places}}
    _, facts = spans_and_facts("doc:x", parsed, {}, language)
    assert sorted(item["text"] for fact in facts for row in fact["rows"] for item in row["items"]) == sorted(values)


def test_annexes_of_the_reader_have_names():
    rows = yaml.safe_load((ROOT / "schemas/rules/zones.yaml").read_text("utf-8"))
    initials = {row["value"] for row in rows if row["kind"] == "annex" and len(row["value"]) > 1}
    assert initials and all(has(f"annex.{one}") for one in initials)


@pytest.mark.parametrize(("n", "vi", "en"), [(0, "nhiệm vụ", "tasks"), (1, "nhiệm vụ", "task"), (2, "nhiệm vụ", "tasks")])
def test_one_is_not_many_in_english(n, vi, en):
    from views.i18n import counted

    assert (counted("task", n, "vi"), counted("task", n, "en")) == (vi, en)


def test_the_proof_of_a_task_is_of_the_body_that_the_question_names():
    parts = {"t": (("agency:a/so-ngoai-vu", "coordinate"), ("agency:a/cong-an", "coordinate"))}
    held = Holdings(roles=parts, members={"body:so-ngoai-vu": ("agency:a/so-ngoai-vu",)})  # type: ignore[arg-type]
    answers = [{"id": "t", "roles": ["coordinate"]}]
    assert _agencies(answers, held, {"body:so-ngoai-vu"}) == {"agency:a/so-ngoai-vu"}
    assert _agencies(answers, held, set()) == {"agency:a/so-ngoai-vu", "agency:a/cong-an"}


FIRST = {"printed": "15/6", "from": None, "to": "2020-06-15", "start": 5, "end": 9}
SECOND = {"printed": "15/11", "from": None, "to": "2020-11-15", "start": 11, "end": 16}
TIMED = {
    "id": "1",
    "start": 0,
    "end": 16,
    "exact": "Việc 15/6, 15/11",
    "kind": "task",
    "roles": [],
    "time": FIRST,
    "times": [FIRST, SECOND],
}


def test_a_task_s_panel_has_all_its_times():
    _, facts = spans_and_facts("doc:x", {"text": TIMED["exact"], "tasks": [TIMED]}, {}, "vi")
    rows = {row["name"]: row["items"][0]["text"] for fact in facts for row in fact["rows"]}
    assert "15/6 (15/06/2020); 15/11 (15/11/2020)" in rows.values()


@pytest.mark.parametrize(
    ("times", "places"),
    [
        ([FIRST, SECOND], [("Sửa thời hạn: “15/6”", "5", "9"), ("Sửa thời hạn: “15/11”", "11", "16")]),
        ([FIRST, FIRST | {"to": "2021-06-15"}], [("Sửa thời hạn: “15/6”", "5", "9")]),  # of one place there is one form
        ([FIRST], [("Sửa thời hạn", "0", "16")]),
    ],
)
def test_each_of_several_times_has_its_own_form(times, places):
    _, facts = spans_and_facts("doc:x", {"text": TIMED["exact"], "tasks": [TIMED | {"times": times}]}, {}, "vi", may_correct=True)
    links = [(link["label"], parse_qs(link["href"].partition("?")[2])) for link in facts[0]["links"]]
    assert [(label, to["start"][0], to["end"][0]) for label, to in links if to.get("fix") == ["time"]] == places
