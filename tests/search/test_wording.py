"""How questions are worded: what they ask for, which of their words name what, and what is answered then.

None of these questions is made of the templates that the reader was trained on.
"""

from __future__ import annotations

import json

import pytest

from search.frames.choose import understand
from search.lexicon.lexicon import vocabulary_lexicon
from search.question import read_question
from search.question.plain import plainly_asked
from search.question.read import read_words
from search.question.weights import Weights, packed
from search.question.wording import PLAIN, TAGS, WEIGHTS, read_wording
from search.question.words import cover
from tests.search.texts import plan

ASKED = [  # (question, what it plainly asks for)
    ("Phần việc của Sở Y tế trong kế hoạch 31/KH-UBND là gì vậy?", "task"),
    ("Could you walk me through what the Department of Health has to handle under plan 31/KH-UBND?", "task"),
    ("Mình muốn hỏi đơn vị nào chịu trách nhiệm chính việc cấp gạo cứu đói trong kế hoạch 31/KH-UBND", "agency"),
    ("Who is responsible for handing out rice according to plan 31/KH-UBND?", "agency"),
    ("Theo kế hoạch 31/KH-UBND, những cơ quan nào phối hợp cấp gạo cứu đói?", "partner"),
    ("Theo kế hoạch 31/KH-UBND thì hạn cuối của việc cấp gạo cứu đói là hôm nào?", "time"),
    ("Cho mình biết kế hoạch 31/KH-UBND dựa trên những căn cứ pháp lý nào", "citation"),
    ("Which legal documents is plan 31/KH-UBND based on?", "citation"),
    ("Ai là người đặt bút ký kế hoạch 31/KH-UBND?", "signer"),
    ("On which date was plan 31/KH-UBND issued?", "issue_date"),
    ("Cơ quan nào đã ban hành kế hoạch 31/KH-UBND?", "issuer"),
    ("How many tasks does plan 31/KH-UBND give to the Department of Health?", "count"),
]
OTHERWISE = [  # asked of several, of two things, for what is not, by rank, how
    "So sánh nhiệm vụ của Sở Y tế trong kế hoạch 31/KH-UBND và kế hoạch 32/KH-UBND",
    "Cơ quan nào không phối hợp cấp gạo theo kế hoạch 31/KH-UBND?",
    "Ai chủ trì cấp gạo và phối hợp với ai?",
    "Tỉnh nào chủ trì xây dựng cổng thông tin?",
    "Compare what plan 31/KH-UBND and plan 32/KH-UBND ask of the Department of Health.",
    "Kế hoạch 31/KH-UBND và 32/KH-UBND mỗi nơi giao Sở Y tế việc gì?",
    "Which province has the most tasks?",
    "Chương trình nào giao Sở Y tế làm việc này?",
    "how to deal with a media crisis",
    "Kế hoạch 31/KH-UBND có hiệu lực đến khi nào?",
]


def asked(text: str) -> str:
    question = read_question(text)
    slots = cover(question, vocabulary_lexicon())
    return plainly_asked(question, read_wording(question, slots), slots)


@pytest.mark.parametrize(("text", "wanted"), ASKED)
def test_what_is_plainly_asked(text, wanted):
    assert asked(text) == wanted


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_is_asked_otherwise_is_left_to_its_words(text):
    assert asked(text) == ""


NAMED = [  # (question, what names a document, what says the matter)
    (
        "Theo kế hoạch chống rét cho trâu bò của Sơn La thì ai lo dự trữ rơm rạ?",
        "kế hoạch chống rét cho trâu bò của Sơn La",
        "dự trữ rơm rạ",
    ),
    ("Who signed the 2025 Son La plan on keeping cattle warm?", "the 2025 Son La plan on keeping cattle warm", ""),
    ("Sở Y tế làm gì để tiêm vắc xin cho trẻ em theo công điện 91/CĐ-TTg?", "công điện 91/CĐ-TTg", "tiêm vắc xin cho trẻ em"),
]


@pytest.mark.parametrize(("text", "document", "matter"), NAMED)
def test_which_words_name_what(text, document, matter):
    question = read_question(text)
    wording = read_wording(question, cover(question, vocabulary_lexicon()))
    said = {tag: [question.words(*span) for span in wording.spans(tag)] for tag in TAGS}
    assert said["document"] == [document]
    assert " ".join(said["matter"]) == matter


def test_the_weights_are_of_the_templates():
    rows = [json.loads(line) for line in (WEIGHTS.parent / "templates.jsonl").read_text("utf-8").splitlines()]
    kinds = {kind for group in PLAIN.values() for kind in group}
    weights = json.loads(WEIGHTS.read_text("utf-8"))
    said = {kind: asked for asked, group in PLAIN.items() for kind in group}
    assert kinds <= {row["kind"] for row in rows} and {said.get(row["kind"], row["kind"]) for row in rows} == set(weights["asked"])
    assert len({row["id"] for row in rows}) == len(rows) and {row["lang"] for row in rows} == {"vi", "en"}


def test_a_question_unpacks_the_weights_that_it_looks_up_and_no_others():
    rows = {f"w={number}": [number % 5, -number] for number in range(20_000)}
    weights = Weights(packed(rows))
    assert weights.get("w=7") == (2, -7) and weights.get("w=20001") is None and weights.get("bias") is None
    assert sum(isinstance(part, str) for part in weights._parts) >= len(weights._parts) - 3
    assert {name: list(weights.get(name) or ()) for name in rows} == rows
    assert not any(isinstance(part, str) for part in weights._parts) and weights.get("bias") is None


# ---------------------------------------------------------------- answers

CATTLE = plan(
    "Sơn La", "31/KH-UBND", "CHỐNG RÉT CHO ĐÀN GIA SÚC NĂM 2025",
    "1. Sở Nông nghiệp và Môi trường:\n- Hướng dẫn hộ nuôi trâu bò dự trữ rơm rạ, thức ăn khô trước ngày 15/11/2025.\n"
    "- Tiêm phòng lở mồm long móng.\n2. Sở Tài chính:\n- Bố trí kinh phí mua vắc xin.\n"
    "3. Công an tỉnh kiểm soát xe chở gia súc qua các chốt.",
)  # fmt: skip
SCHOOLS = plan(
    "Sơn La", "32/KH-UBND", "SỬA CHỮA TRƯỜNG HỌC SAU LŨ",
    "1. Sở Xây dựng:\n- Khảo sát các phòng học bị sập.\n2. Sở Giáo dục và Đào tạo:\n- Mượn nhà văn hóa làm lớp học tạm.",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(store_of):
    return store_of({"cattle": CATTLE, "schools": SCHOOLS})


def labels(found):
    return [one["label"] for one in found["answers"]]


ANSWERS = [  # (question, words of each answer)
    ("Theo kế hoạch chống rét gia súc của Sơn La thì ai lo chuyện tiền mua vắc xin?", ["Sở Tài chính"]),
    ("Which agency is in charge of checking vehicles under the Son La plan on keeping livestock warm?", ["Công an cấp tỉnh"]),
    ("Trong kế hoạch sửa chữa trường học của Sơn La, Sở Xây dựng được giao việc gì?", ["Khảo sát"]),
    ("Cái kế hoạch chống rét cho gia súc ở Sơn La do cơ quan nào ban hành?", ["31/KH-UBND"]),
    ("Theo kế hoạch 31/KH-UBND thì hạn cuối của việc dự trữ rơm rạ là hôm nào?", ["Hướng dẫn hộ nuôi"]),
]


@pytest.mark.parametrize(("text", "wanted"), ANSWERS)
def test_the_document_that_is_described_answers(answer, text, wanted):
    found = answer(text)
    assert found["understood"]["frame"] == "worded", found["understood"]
    assert len(labels(found)) == len(wanted) and all(one in label for one, label in zip(wanted, labels(found), strict=True)), labels(found)


REFUSED = [
    "Ai ký kế hoạch trồng cà phê của Sơn La?",  # no such document is here
    "Who signed the Son La plan on submarines?",
    "Theo kế hoạch 31/KH-UBND, Sở Y tế phải làm gì?",  # the body has no work there
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_here_is_not_answered_by_the_nearest(answer, text):
    assert labels(answer(text)) == []


YES_NO = [
    ("Có phải Sở Tài chính lo tiền mua vắc xin theo kế hoạch 31/KH-UBND không?", True),
    ("Có phải Công an tỉnh lo tiền mua vắc xin theo kế hoạch 31/KH-UBND không?", False),
]


@pytest.mark.parametrize(("text", "wanted"), YES_NO)
def test_whose_work_it_is_proves_yes_or_no(answer, text, wanted):
    assert answer(text)["boolean"] is wanted


def test_a_year_of_the_document_is_no_time_of_its_work(answer):
    found = answer("What must the Department of Finance do under the 2025 Son La plan on keeping livestock warm?")
    assert "time" not in [one["field"] for one in found["understood"]["filters"]]
    assert len(labels(found)) == 1 and "Bố trí kinh phí" in labels(found)[0]


def test_a_time_that_is_asked_for_stays(names):
    reading = understand(read_question("Sở Ngoại vụ phải làm gì trong quý III/2020 theo kế hoạch Lào Cai?"), names)
    assert reading.query.time is not None


def test_the_same_question_is_read_alike_twice(names):
    words = [read_words(read_question("Ai ký kế hoạch Lào Cai?"), names).wording for _ in range(2)]
    assert words[0] == words[1] and words[0] is not None and len(words[0].tags) == len(words[0].sure)
