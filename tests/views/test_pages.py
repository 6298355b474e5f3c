"""Every page, in both languages, over a small store: no exception, the right words, nothing of a document parsed as HTML."""

import gc
from contextlib import nullcontext
from urllib.parse import parse_qs

import pytest
from streamlit.util import calc_hash

from tests.views import fakes
from tests.views.drawn import PAGES, blocks, boxes, drawn, run, words
from text.errors import BadInput
from views import frame


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_runs(page, language):
    at = run(page, lang=language)
    other = {"vi": "Ask the documents", "en": "Hỏi văn bản"}[language]
    assert other not in words(at) + " ".join(t.value for t in at.title)


@pytest.mark.parametrize("error", [None, ValueError("not ours"), BadInput("ours")])
def test_no_garbage_is_looked_for_while_a_page_is_drawn(error, monkeypatch):
    monkeypatch.setattr(frame, "titled", lambda name: None)
    monkeypatch.setattr(frame.store, "snapshot", nullcontext)
    monkeypatch.setattr(frame.reading, "listed", lambda: ["a document"])
    monkeypatch.setattr(frame, "way_back", lambda page: None)
    monkeypatch.setattr(frame, "draw_sheet", lambda blocks, now, key: seen.append(key))
    seen = []

    def page():
        seen.append(gc.isenabled())
        if error:
            raise error

    try:
        frame.guarded(page, "a page")()
    except ValueError:
        seen.append("passed on")
    assert seen == [False, *{None: [], ValueError: ["passed on"], BadInput: ["error"]}[type(error) if error else None]]
    assert gc.isenabled()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_first_page_invites_to_ask(language):
    at = run(lang=language)
    assert at.title[0].value.startswith({"vi": "Hỏi văn bản, nhận", "en": "Ask the documents"}[language])
    assert "2 " in at.markdown[0].value
    (box,) = boxes(at)
    assert box["focus"] and box["showHistory"] and box["value"] == "" and box["action"] == f"./?lang={language}"
    (brought,) = (data["names"] for data in drawn(at) if "names" in data)
    names = {(kind, words) for kind, words, _ in brought}
    sought = {"vi": ("agency", "Sở Ngoại vụ"), "en": ("agency", "Department of Foreign Affairs")}[language]
    assert sought in names and ("province", "Hà Tĩnh") in names
    (example,) = [item for block in blocks(at, "links") for item in block["items"]]
    assert parse_qs(example["href"].partition("?")[2])["q"] == [example["text"]] == fakes.EXAMPLES[language]


def test_an_answer_keeps_its_question_in_the_box_and_asks_on():
    at = run(q="tỉnh nào giao", lang="vi")
    box, follow = boxes(at)
    assert (box["value"], box["asked"], box["focus"]) == ("tỉnh nào giao", "tỉnh nào giao", False)
    assert parse_qs(follow["action"].partition("?")[2])["after"] == ["tỉnh nào giao"]
    at = run(q="còn Hà Tĩnh?", after="tỉnh nào giao")
    assert "tỉnh nào giao" in boxes(at)[0]["before"]


def test_the_question_is_kept_on_the_way_back():
    at = run(q="tỉnh nào giao", lang="vi")
    at.query_params.clear()
    at._page_hash = calc_hash("compare")
    at.run()
    (back,) = [item for block in blocks(at, "links") for item in block["items"]]
    assert "tỉnh nào giao" in back["text"] and parse_qs(back["href"].partition("?")[2])["q"] == ["tỉnh nào giao"]


def test_a_condition_can_be_left_out_or_changed_and_leads_to_its_page():
    at = run(q="tỉnh nào giao", edit="VN-02")
    (reading,) = blocks(at, "reading")
    chip = next(chip for chip in reading["chips"] if chip.get("menus"))
    assert parse_qs(chip["remove"].partition("?")[2])["edit"] == ["VN-02;;body:bien-phong"]
    assert chip["href"].startswith("agency?id=body%3Abien-phong")
    change, roles = chip["menus"]
    assert parse_qs(change["href"].partition("?")[2])["edit"] == ["VN-02;;body:bien-phong=>__"]
    assert {"value": "body:so-ngoai-vu", "text": "Sở Ngoại vụ"} in change["options"]
    assert [option["value"] for option in roles["options"]] == ["lead", "assigned", "coordinate", "any"]
    assert "edit=" not in reading["others"][0]["href"]  # back to the question as asked


@pytest.mark.parametrize(
    ("question", "titles", "figure"),
    [
        ("tỉnh nào giao", ["Chủ trì", "Chỉ phối hợp"], "1"),
        ("so sánh", ["Chủ trì", "Phối hợp"], None),
        ("bao nhiêu", ["Chủ trì"], "7"),
        ("không giao", ["Không thấy trong văn bản"], None),
        ("tìm", ["Đoạn văn tìm thấy"], None),
        ("ai ký", ["Câu trả lời"], None),
    ],
)
def test_answers_by_role_and_kind(question, titles, figure):
    at = run(q=question)
    assert [b["title"] for b in blocks(at, "group")] == titles
    assert [b["figure"] for b in blocks(at, "headline")] == ([figure] if figure else [])


def test_answer_shows_reading_corrections_caveats_and_evidence():
    at = run(q="tỉnh nào giao", lang="en")
    (reading,) = blocks(at, "reading")
    assert (reading["label"], reading["text"]) == ("Understood as", "tỉnh giao Bộ đội Biên phòng")
    assert {"name": "corrected", "text": "bien phog → biên phòng", "tone": "fixed"} in reading["chips"]
    (fold,) = blocks(at, "fold")
    assert (fold["title"], fold["open"]) == ("Read with care (1)", False)
    assert fold["blocks"][0]["items"] == ["Tệp của Hà Tĩnh thiếu mục IV.6–11."]
    quote = blocks(at, "group")[0]["cards"][0]["quotes"][0]
    start = fakes.TEXTS[fakes.LAO].index("Bộ Chỉ huy Bộ đội Biên phòng chủ trì")
    assert quote["text"] == "Bộ Chỉ huy Bộ đội Biên phòng chủ trì"
    assert quote["source"] == "Plan 88/KH-UBND, Lào Cai"
    assert quote["copy"].startswith("“Bộ Chỉ huy Bộ đội Biên phòng chủ trì” (Plan 88/KH-UBND of 2020-03-13, ")
    assert quote["href"] == f"document?id=doc%3Alao-cai%2F2020%2F88-kh-ubnd&start={start}&end={start + 36}&lang=en"
    assert [c.value for c in at.code] == ["SELECT 1", "RETURN 1", "SELECT * {}"]


@pytest.mark.parametrize(("asked", "said", "others"), [("", 0, [2, 3]), ("2", 1, [1, 3]), ("3", 2, [1, 2]), ("²", 0, [2, 3])])
def test_other_readings_are_links_to_their_number(asked, said, others):
    at = run(q="tỉnh nào giao", **({"reading": asked} if asked else {}))
    (reading,) = blocks(at, "reading")
    assert reading["text"] == fakes.READINGS[said]
    assert [one["text"] for one in reading["others"]] == [fakes.READINGS[number - 1] for number in others]
    assert [parse_qs(one["href"].removeprefix("./?"))["reading"] for one in reading["others"]] == [[str(number)] for number in others]
    assert {"name": "bỏ qua", "text": "giúp tôi"} in reading["chips"]


@pytest.mark.parametrize(("language", "type"), [("vi", "Kế hoạch"), ("en", "Plan")])
def test_a_type_of_document_is_called_in_the_readers_language(language, type):
    at = run("document", id=fakes.LAO, lang=language)
    assert [b["over"] for b in blocks(at, "title")] == [type]


def test_an_answer_that_is_a_document_opens_it():
    (card,) = blocks(run(q="ai ký", lang="en"), "group")[0]["cards"]
    assert card["href"] == "document?id=doc%3Alao-cai%2F2020%2F88-kh-ubnd&lang=en"
    (card,) = blocks(run(q="tỉnh nào giao"), "group")[0]["cards"]
    assert card["href"].startswith("province?id=VN-02")


def test_unknown_words_are_named_and_nothing_is_claimed():
    at = run(q="xyzzy")
    assert "“xyzzy”" in blocks(at, "note")[0]["items"][0]
    assert not blocks(at, "headline")
    assert [b["title"] for b in blocks(at, "group")] == ["Đoạn văn tìm thấy"]


def test_hostile_question_reaches_the_browser_as_data_only():
    at = run(q=fakes.HOSTILE)
    assert fakes.HOSTILE in [b["text"] for chips in blocks(at, "reading") for b in chips["chips"]]
    shown = [m.value for m in at.markdown] + [c.value for c in at.caption] + [t.value for t in at.title]
    assert not any("<script>" in value or "onerror" in value for value in shown)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "A question of symbols only: '???'. Ask with words."), ("vi", "Điều yêu cầu không hợp lệ.")]
)
def test_refused_question_says_why(monkeypatch, language, said):
    from text.errors import BadInput

    def refuse(question, reading, **more):
        raise BadInput("A question of symbols only: '???'. Ask with words.")

    monkeypatch.setattr(fakes, "answer", refuse)
    at = run(q="???", lang=language, edit="VN-02")
    assert blocks(at, "note")[0]["items"] == [said]
    undo, examples = blocks(at, "links")
    assert "edit=" not in undo["items"][0]["href"]
    assert [item["text"] for item in examples["items"]] == fakes.EXAMPLES[language]  # never a dead end


def test_document_opens_at_its_place():
    start = fakes.TEXTS[fakes.LAO].index("biên giới")
    at = run("document", id=fakes.LAO, start=str(start), end=str(start + 9))
    (viewer,) = [data for data in drawn(at) if "spans" in data]
    assert viewer["target"] == {"start": start, "end": start + 9}
    assert viewer["text"] == fakes.TEXTS[fakes.LAO]
    assert [entry["heading"] for entry in viewer["outline"]] == ["NHIỆM VỤ", "Tuyên truyền biên giới", "TỔ CHỨC THỰC HIỆN"]
    assert {kind["id"]: kind["count"] for kind in viewer["kinds"]} == {
        "lead": 1, "assigned": 1, "coordinate": 1, "task": 3, "citation": 1, "agency": 2, "meta": 1, "finding": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [("x", "9"), ("-4", ""), ("99999", "100000"), ("9", "2"), ("", "")])
def test_document_opens_whatever_the_address_says(start, end):
    at = run("document", id=fakes.LAO, start=start, end=end)
    assert [data for data in drawn(at) if "spans" in data]


@pytest.mark.parametrize(("id", "said"), [("doc:none", "doc:none"), ("", "Hãy chọn")])
def test_unknown_document_is_named_and_the_library_offered(id, said):
    (note,) = blocks(run("document", **({"id": id} if id else {})), "note")
    assert said in note["items"][0] and note["links"][0]["href"].startswith("library?")


@pytest.mark.parametrize(
    ("view", "expected"),
    [("tasks", "hằng quý"), ("citations", "72/2015/NĐ-CP"), ("findings", "Số ký hiệu in có khoảng trắng"), ("metadata", "88 /KH-UBND")],
)
def test_document_views(view, expected):
    at = run("document", id=fakes.LAO, view=view)
    assert expected in words(at)


def test_tasks_are_filtered_by_agency_role_and_words():
    at = run("document", id=fakes.LAO, view="tasks")
    at.selectbox(key="taskagency").select("Sở Ngoại vụ").run()
    assert blocks(at, "hint")[0]["text"] == "2 / 3"
    at.selectbox(key="taskrole").select("assigned").run()
    assert [row[0]["text"] for row in blocks(at, "table")[0]["rows"]] == ["II.1, ý 1"]
    at.text_input(key="taskwords").input("bien gioi").run()
    assert blocks(at, "hint")[0]["text"] == "0 / 3"


def test_model_page_names_every_type_in_both_languages():
    from graph.schema import load_schema

    for language in ("vi", "en"):
        said = words(run("about", lang=language))
        for kind in (*load_schema().nodes.values(), *load_schema().edges.values()):
            assert kind.label.in_language(language) in said


def test_model_page_tells_documents_held_from_those_only_mentioned():
    assert blocks(run("about", lang="en"), "hint")[0]["text"] == "Documents: 2 are held with their text, 1 are only mentioned."


def test_a_question_longer_than_the_box_is_cut_not_refused():
    at = run(q="tỉnh nào giao " * 1000)
    assert len(boxes(at)[0]["value"]) <= 2000
    assert blocks(at, "group")


def test_library_lists_documents_and_narrows_them_down():
    at = run("library", lang="en")
    (split,) = blocks(at, "split")
    (listed,) = [block for block in split["main"] if block["type"] == "documents"]
    assert [row["href"].partition("id=")[2][:14] for row in listed["rows"]] == ["doc%3Aha-tinh%", "doc%3Alao-cai%"]
    lao = next(row for block in split["side"] if block["title"] == "Province" for row in block["rows"] if row["text"] == "Lào Cai")
    assert (lao["n"], lao["on"]) == (1, False)
    at = run("library", province="VN-02", lang="en")
    (split,) = blocks(at, "split")
    (listed,) = [block for block in split["main"] if block["type"] == "documents"]
    assert len(listed["rows"]) == 1
    (chips,) = [block for block in split["main"] if block["type"] == "chips"]
    assert "province=" not in chips["chips"][0]["href"]


def test_library_offers_the_texts_where_no_name_fits():
    (split,) = blocks(run("library", q="phóng viên"), "split")
    note = [block for block in split["main"] if block["type"] == "note"][-1]
    assert note["links"][0]["href"].startswith("./?q=ph%C3%B3ng+vi%C3%AAn")


def test_library_says_what_an_earlier_version_read_to_whoever_may_bring_it_again(monkeypatch):
    def remarks() -> list[str]:
        (split,) = blocks(run("library", lang="en"), "split")
        return [item for block in split["main"] if block["type"] == "note" for item in block["items"]]

    assert remarks()[0].startswith("2 files of the store were read by an earlier version.")
    monkeypatch.setenv("CANCU_READ_ONLY", "1")
    assert remarks() == []


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "²"])
def test_library_shows_a_page_whatever_number_the_address_has(number):
    assert blocks(run("library", page=number), "split")


@pytest.mark.parametrize(
    ("page", "id", "title", "facets"),
    [
        ("agency", "body:so-ngoai-vu", "Department of Foreign Affairs", ["By province", "Agencies that take part", "By topic", "By policy field", "By document"]),
        ("agency", "agency:lao-cai/so-ngoai-vu", "Department of Foreign Affairs, Lào Cai", ["Works with", "By topic", "By policy field", "By document"]),
        ("province", "VN-02", "Lào Cai", ["Agencies that take part", "By topic", "By policy field", "By document", "Rests on"]),
        ("topic", "topic:bien-gioi", "Land border", ["By province", "Agencies that take part", "By policy field", "Rests on"]),
        ("topic", "field:thong-tin", "External information", ["By province", "Agencies that take part", "By topic", "Rests on"]),
        ("instrument", fakes.DECREE, "Decree 72/2015/NĐ-CP", ["Whom the documents resting on it oblige", "What those documents are about"]),
    ],
)  # fmt: skip
def test_a_thing_has_its_page(page, id, title, facets):
    at = run(page, id=id, lang="en")
    (head,) = blocks(at, "entity")
    assert head["text"] == title
    assert [group["title"] for block in blocks(at, "facets") for group in block["groups"]] == facets
    links = [item for block in blocks(at, "facets") for group in block["groups"] for item in group["items"]]
    assert all(item["href"] for item in links)


def test_an_agency_has_its_tasks_its_filters_and_its_order():
    at = run("agency", id="agency:lao-cai/so-ngoai-vu", lang="en", role="coordinate")
    assert [(item["n"], item["text"]) for item in blocks(at, "figures")[0]["items"]] == [
        (1, "task"),
        (1, "coordinates"),
        (1, "document names it"),
    ]
    see, only, *_ = blocks(at, "choices")
    assert [(item["text"], item["href"]) for item in see["items"]] == [
        ("Network", "network?around=agency%3Alao-cai%2Fso-ngoai-vu&lang=en"),
        ("Timeline", "timeline?agency=body%3Aso-ngoai-vu&province=VN-02&lang=en"),
    ]
    assert [item["text"] for item in only["items"]] == ["coordinates ×"] and "role=" not in only["items"][0]["href"]
    (card,) = blocks(at, "group")[0]["cards"]
    assert card["title"].startswith("Tuyên truyền về biên giới")
    assert [fact["name"] for fact in card["facts"]] == ["lead", "coordinates", "Province", "Topics"]
    assert [item["text"] for item in card["facts"][0]["items"]] == ["Border Guard Command"]
    at_words = card["quotes"][0]["text"].index("Sở Ngoại vụ")
    assert card["quotes"][0]["marks"] == [[at_words, at_words + 11]]
    at = run("agency", id="body:so-ngoai-vu", lang="en", by="province")
    assert [block["title"] for block in blocks(at, "group")] == ["Hà Tĩnh", "Lào Cai"]


def test_topics_and_policy_fields_stand_apart():
    listed = {block["title"]: [item["text"] for item in block["items"]] for block in blocks(run("topic", lang="en"), "links")}
    assert listed == {"Topics": ["East Sea, seas and islands", "Land border"], "Policy fields": ["External information"]}


def test_an_instrument_shows_who_rests_on_it_in_its_words():
    at = run("instrument", id=fakes.DECREE)
    (group,) = blocks(at, "group")
    assert group["title"] == "Lấy làm căn cứ"
    assert group["cards"][0]["quotes"][0]["text"] == "Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ"


@pytest.mark.parametrize("page", ["agency", "province", "instrument", "topic"])
def test_a_page_of_nothing_says_so_and_shows_what_there_is(page):
    assert "kho" in blocks(run(page, id="none:x"), "note")[0]["items"][0].lower()
    assert blocks(run(page), "links")[0]["items"] or page == "instrument"


def test_the_timeline_has_what_recurs_and_its_calendar():
    at = run("timeline", lang="en")
    (recurring,) = [group for block in blocks(at, "facets") for group in block["groups"]]
    assert [(item["text"], item["n"]) for item in recurring["items"]] == [("quarterly", 1)]
    (card,) = blocks(at, "group")[0]["cards"]
    assert card["title"] == "Theo dõi, báo cáo hằng quý." and ("Time", "hằng quý (quarterly)") in [
        (fact["name"], fact["items"][0]["text"]) for fact in card["facts"]
    ]
    assert blocks(run("timeline", province="VN-23"), "note")


def test_a_stretch_of_time_opens_beside_its_table():
    at = run("timeline", lang="en", recurrence="quarterly")
    (closing,) = blocks(at, "close")
    assert "recurrence=" not in closing["href"]
    (listed,) = blocks(at, "group")
    assert listed["title"] == "quarterly" and len(listed["cards"]) == 1
    assert not blocks(run("timeline", lang="en", recurrence="weekly"), "close")
