"""Very short questions: what a word or two say of roles, bare numbers, signers, superlatives, each and every one, figures, days."""

from __future__ import annotations

import pytest

BRVT, HA_TINH, LANG_SON, LAO_CAI = "Bà Rịa – Vũng Tàu", "Hà Tĩnh", "Lạng Sơn", "Lào Cai"
HA_TINH_PLAN = "Công tác thông tin đối ngoại tỉnh Hà Tĩnh năm 2020"

LABELS = [
    # a role and not another
    ("sở nào không chủ trì mà phối hợp ở Hà Tĩnh", ["Sở Kế hoạch và Đầu tư"]),
    ("tỉnh nào công an chỉ phối hợp, không chủ trì", [BRVT, HA_TINH]),
    ("in which province do the police coordinate but not lead", [BRVT, HA_TINH]),
    ("cơ quan nào chủ trì mà không phối hợp ở Lào Cai",
     ["Liên hiệp các tổ chức hữu nghị", "Văn phòng Ủy ban nhân dân cấp huyện", "Ủy ban nhân dân cấp xã"]),
    # bodies whose province is asked
    ("Hội Nhà báo tỉnh nào", [HA_TINH]),
    ("công an tỉnh nào làm về nhân quyền", [BRVT]),
    # bare numbers
    ("tỉnh nào không dẫn 1486", [BRVT, LANG_SON]),
    ("văn bản nào có cả 1486 và 3362", ["88/KH-UBND", HA_TINH_PLAN]),
    ("who cites 1079", ["93/KH-UBND"]),
    # signers by the name that they are called by
    ("ông Vinh ký văn bản nào", [HA_TINH_PLAN]),
    ("Khánh ký gì", ["88/KH-UBND"]),
    ("what did Mr Thong sign", ["93/KH-UBND"]),
    # the noun that opens the question
    ("province with Nguyen Du", [HA_TINH]),
    ("provinces not using Facebook", [BRVT, HA_TINH, LANG_SON]),
    ("plan with the most tasks", ["88/KH-UBND"]),
    ("tỉnh ít việc nhất", [BRVT]),
    ("sở nào bận nhất Lào Cai", ["Sở Thông tin và Truyền thông"]),
    ("decrees in the Lao Cai plan", ["72/2015/NĐ-CP", "09/2017/NĐ-CP"]),
    ("decisions of plan 93", ["1079/QĐ-TTg"]),
    ("quyết định ở Lào Cai", ["368/QĐ-TTg", "1486/QĐ-TTg", "09/2017/QĐ-UBND", "44/QĐ-TTg"]),
    ("list circulars", ["22/2016/TT-BTTTT", "03/2019/TT-BTTTT", "06/2022/TT-BTTTT"]),
    ("list decisions cited",
     ["368/QĐ-TTg", "1486/QĐ-TTg", "09/2017/QĐ-UBND", "44/QĐ-TTg", "1079/QĐ-TTg", "11/2013/QĐ-UBND"]),
    ("plans from 2020", ["88/KH-UBND", HA_TINH_PLAN]),
    # who cites most, what is older
    ("kế hoạch nào dẫn nhiều văn bản nhất", ["93/KH-UBND"]),
    ("tỉnh nào viện dẫn nhiều quyết định nhất", [LAO_CAI]),
    ("which document cites the fewest decisions", ["2905/BTTTT-TTĐN"]),
    ("which is older, plan 88 or programme 10", ["10/CTr-UBND"]),
    ("88 với 93 cái nào mới hơn", ["93/KH-UBND"]),
    # denials
    ("plans without a number", [HA_TINH_PLAN]),
    ("tỉnh nào bỏ quên Bưu điện", [BRVT, HA_TINH, LANG_SON]),
    ("Hà Tĩnh với Lào Cai ai nhiều việc hơn", [LAO_CAI]),
    ("tỉnh nào làm phim", [LANG_SON]),
    ("Which documents are not plans?", ["10/CTr-UBND", "2905/BTTTT-TTĐN"]),
    ("Văn bản nào không ghi số?", [HA_TINH_PLAN]),
    ("tỉnh nào giao việc cho công an mà không giao việc cho quân đội", [HA_TINH, LANG_SON, BRVT]),
    ("chủ đề nào Hà Tĩnh có mà Lào Cai không", ["Hoàng Sa và Trường Sa", "Phân giới cắm mốc"]),
    ("Hà Tĩnh có gì mà Lào Cai không có", ["Hoàng Sa và Trường Sa", "Phân giới cắm mốc"]),
    ("what does Ha Tinh have that Lao Cai lacks", ["Hoàng Sa và Trường Sa", "Phân giới cắm mốc"]),
    # a term with one more word inside, a body of a body
    ("tỉnh nào lo chuyện bà con ngư dân đánh bắt cá trái phép", [BRVT]),
    ("Which provinces involve the propaganda commission?", [BRVT, HA_TINH, LANG_SON, LAO_CAI]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "expected"), LABELS, ids=[question for question, _ in LABELS])
def test_short_question_has_these_answers(answer, question, expected):
    found = answer(question)
    assert sorted(one["label"] for one in found["answers"]) == sorted(expected)
    assert found["understood"]["unknown"] == [] and found["understood"]["ignored"] == []


VALUES = [
    ("88 do ai ký", "88/KH-UBND", "Hoàng Quốc Khánh"),
    ("who signed 2905", "2905/BTTTT-TTĐN", "Hoàng Vĩnh Bảo"),
    ("2905 ban hành ngày nào", "2905/BTTTT-TTĐN", "2020-08-09"),
    ("ông Bảo ký ngày nào", "2905/BTTTT-TTĐN", "2020-08-09"),
    # of what is only cited, as those that cite it print it
    ("khi nào ban hành nghị định 72", "72/2015/NĐ-CP", "2015-09-07"),
    ("decree 72 date", "72/2015/NĐ-CP", "2015-09-07"),
    ("QĐ 44 do ai ban hành", "44/QĐ-TTg", "Thủ tướng Chính phủ"),
]


@pytest.mark.parametrize(("question", "label", "value"), VALUES, ids=[question for question, _, _ in VALUES])
def test_short_question_has_this_value(answer, question, label, value):
    (found,) = answer(question)["answers"]
    assert (found["label"], found["value"]) == (label, value)
    assert any(part in quote["exact"] for quote in found["evidence"] for part in (label.split("/")[0], value.split("-")[0], value))


def test_what_is_cited_is_not_said_to_be_signed(answer):
    assert answer("ai ký nghị định 72")["answers"] == []


POLAR = [
    ("does every province mention the sea", True),
    ("do all provinces mention human rights", False),
    ("cả bốn tỉnh đều nhắc ASEAN phải không", False),
    ("các tỉnh đều có Sở Ngoại vụ phải không", True),
    ("tất cả các tỉnh không nhắc nhân quyền phải không", False),
    ("do all plans cite Decree 72", True),
    ("do all documents cite Decree 72", False),
    ("mọi văn bản đều dẫn Nghị định 72 phải không", False),
    ("chỉ có Hà Tĩnh nhắc ASEAN phải không", False),
    ("is Ha Tinh the only province with the Journalists Association", True),
    ("chỉ Lào Cai có bộ chỉ huy quân sự đúng không", None),  # parts of the file of Hà Tĩnh are missing
    ("is 88 older than 93", True),
    ("is 93 older than 88", False),
    ("kế hoạch 93 có ra đời trước kế hoạch 88 không", False),
    ("was 2905 sent to Ha Tinh", True),
    ("was 93 sent to the police", False),
    ("Lạng Sơn có làm phim không", True),
    ("kế hoạch 88 có facebok không", True),
    ("Hà Tĩnh có làm đường không", False),  # nothing here says so; no name is made of "đường", which may be part of any word
    ("Lạng Sơn có karaoke không", False),
]


@pytest.mark.parametrize(("question", "expected"), POLAR, ids=[question for question, _ in POLAR])
def test_short_question_is_told_yes_or_no(answer, question, expected):
    assert answer(question)["boolean"] is expected


def test_task_of_a_body_that_only_helps_is_found(answer):
    found = answer("việc Sở Du lịch không chủ trì mà phối hợp")["answers"]
    assert sorted(one["id"].rsplit("#")[-1] for one in found) == ["II.6.1", "II.6.2"]


def test_day_that_is_no_time_of_a_task_is_looked_for_in_words(answer):
    for question in ("ngày 22/11/2018 có gì", "24/5/2019 là ngày gì"):
        assert [one["id"].rsplit("#")[-1] for one in answer(question)["answers"]] == ["II.3.6.a"]


def test_body_that_does_nothing_is_a_word_of_what_is_done_with_it(answer):
    for question in ("Lào Cai làm gì với Đài Truyền hình Việt Nam", "what does Lao Cai do with Vietnam Television"):
        assert {one["id"].rsplit("#")[-1] for one in answer(question)["answers"]} == {"II.3.6.a", ["III.13", "6"][-1]}


def test_level_said_by_one_word_is_its_committees(answer):
    assert [one["id"].rsplit("#")[-1] for one in answer("xã làm gì ở Lào Cai")["answers"]] == ["II.3.1.b"]
    assert len(answer("huyện ở Lào Cai phải làm gì")["answers"]) == len(answer("UBND cấp huyện ở Lào Cai phải làm gì")["answers"])


def test_how_often_is_asked_by_how_long_before_what_recurs(answer):
    (found,) = answer("Hà Tĩnh bao lâu báo cáo")["answers"]
    assert found["value"]["printed"] == "định kỳ 06 tháng/năm"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("tập huấn LC bao nhiêu người", "150 người"),
        ("LC có mấy cụm thông tin", "03 Cụm thông tin"),
        ("bao nhiêu phần trăm sở ngành có cán bộ đầu mối", "100%"),
    ],
)
def test_passage_with_the_figure_asked_for_is_among_the_first(answer, question, words):
    assert any(words in one["exact"] for one in answer(question)["passages"][:5])


def test_place_names_make_no_english_question_vietnamese(answer):
    for question in ("anything about ASEAN in Ha Tinh?", "was 2905 sent to Ha Tinh", "do the districts do anything in Ha Tinh"):
        assert answer(question)["language"] == "en"
    assert answer("cong an Ha Tinh")["language"] == "vi"


def test_common_topics_of_two_provinces_are_asked(answer):
    found = {one["label"] for one in answer("điểm chung của Hà Tĩnh và Lào Cai")["answers"]}
    assert "ASEAN" in found and "Nhân quyền" not in found


def test_tasks_that_print_a_cited_number_stand_for_those_of_its_documents(answer):
    found = answer("Which tasks mention Circular 03/2019?")
    assert sorted(one["id"].rsplit("#")[-1] for one in found["answers"]) == ["4", "6"]  # HT II.4.2#4, LC III.13#6
    assert found["understood"]["ignored"] == []
    assert [one["id"].rsplit("#")[-1] for one in answer("nhiệm vụ theo Quyết định 1079 ở BRVT")["answers"]] == ["II.2"]


def test_two_places_asked_one_after_the_other_are_compared(answer):
    for question in (
        "Who is in charge of tourism promotion in Lào Cai, and who in Bà Rịa - Vũng Tàu?",
        "ai lo du lịch ở Lào Cai, ai lo ở BRVT",
    ):
        found = answer(question)
        assert {one["label"] for one in found["compared"]} == {LAO_CAI, BRVT}
        sides = {one["label"]: one["sides"] for one in found["answers"]}
        assert sides["Sở Du lịch"] == [BRVT] and sides["Sở Văn hóa, Thể thao và Du lịch"] == [LAO_CAI]


def test_words_of_two_policy_fields_side_by_side_are_a_term_that_nothing_knows(answer):
    found = answer("What does Lạng Sơn plan on carbon credits?")
    assert found["answers"] == [] and found["understood"]["unknown"] == ["carbon credits"]
    assert {one["id"].rsplit("#")[-1] for one in answer("What does Ha Tinh plan for training?")["answers"]} == {"II.3", "2", "3"}


def test_both_of_one_thing_asks_for_no_second(answer):
    assert [one["label"] for one in answer("tỉnh nào dùng cả Facebook")["answers"]] == [LAO_CAI]


def test_phase_in_which_work_is_done_is_its_time(answer):
    (found,) = answer("Lạng Sơn làm phiên bản tiếng nước ngoài vào giai đoạn nào?")["answers"]
    assert found["value"]["printed"] == "2014 - 2016"


def test_people_in_charge_are_who_is_appointed(answer):
    (found,) = answer("When do Ha Tinh offices have to appoint the people in charge?")["answers"]
    assert found["id"].endswith("#II.2") and found["value"]["printed"].startswith("Ngay sau khi")


def test_passage_with_the_number_to_call_stands_first(answer):
    assert "ĐT: 04. 37676666" in answer("số điện thoại của Cục Thông tin đối ngoại")["passages"][0]["exact"]


@pytest.mark.parametrize("text", ["an toàn lao động", "ai giup nguoi lao dong", "tai nạn lao động"])
def test_a_syllable_of_a_term_is_no_country(answer, text):
    assert all("chdcnd lao" not in str(one["value"]) for one in answer(text)["understood"]["filters"])


def test_a_country_is_known_without_its_accents(answer):
    assert any("chdcnd lao" in str(one["value"]) for one in answer("tinh nao hop tac voi lao")["understood"]["filters"])
