"""The lexicon: every way to say a name, accents left out or wrong, abbreviations, shortened and reordered names, slips of the keyboard."""

from __future__ import annotations

import pytest

from search.lexicon import lexicon, name_tokens, vocabulary_lexicon
from search.lexicon.entries import body_variants, build, shortened, shortened_english
from search.lexicon.lexicon import cut, cut_all
from search.lexicon.names import StoreNames, number_key
from search.lexicon.thesaurus import is_deed, wordings
from search.question import is_compatible, key, read_question
from search.question.spelling import correct
from search.question.words import cover
from text.errors import BadInput
from text.vocabulary import load

NAMES = [
    # typed, kind, id, why
    ("Bộ đội Biên phòng", "body", "body:bo-chi-huy-bo-doi-bien-phong", "an alias"),
    ("bo doi bien phong", "body", "body:bo-chi-huy-bo-doi-bien-phong", "no accents"),
    ("Bộ đội Biên phòng", "body", "body:bo-chi-huy-bo-doi-bien-phong", "decomposed Unicode"),
    ("BĐBP", "body", "body:bo-chi-huy-bo-doi-bien-phong", "an abbreviation"),
    ("bdbp", "body", "body:bo-chi-huy-bo-doi-bien-phong", "an abbreviation without accents and capitals"),
    ("Border Guard Command", "body", "body:bo-chi-huy-bo-doi-bien-phong", "English, without its level"),
    ("Sở TT&TT", "body", "body:so-thong-tin-va-truyen-thong", "an ampersand inside"),
    ("Sở Thông tin & Truyền thông", "body", "body:so-thong-tin-va-truyen-thong", "an ampersand for và"),
    ("Sở VHTTDL", "body", "body:so-van-hoa-the-thao-va-du-lich", "initials"),
    ("foreign affairs department", "body", "body:so-ngoai-vu", "English word order"),
    ("Departments of Foreign Affairs", "body", "body:so-ngoai-vu", "an English plural"),
    ("Công an tỉnh", "body", "body:cong-an-cap-tinh", "the level said otherwise"),
    ("union of friendship organisations", "body", "body:lien-hiep-cac-to-chuc-huu-nghi", "British spelling"),
    ("Lào Cai", "province", "VN-02", "a name"),
    ("lao cai", "province", "VN-02", "no accents"),
    ("tỉnh Lào Cai", "province", "VN-02", "with its kind"),
    ("BR-VT", "province", "VN-43", "an abbreviation with a dash"),
    ("Bà Rịa — Vũng Tàu", "province", "VN-43", "another dash"),
    ("LC", "province", "VN-02", "initials"),
    ("biên giới", "topic", "topic:bien-gioi", "a topic"),
    ("human rights", "topic", "topic:nhan-quyen", "an English topic"),
    ("ASEAN 2020", "topic", "topic:asean-2020", "a narrower topic with a year"),
    ("Nghị định", "doctype", "type:nghi-dinh", "a document type"),
    ("NĐ", "doctype", "type:nghi-dinh", "its abbreviation"),
]


@pytest.mark.parametrize(("typed", "kind", "value", "why"), NAMES, ids=[f"{n[0]} ({n[3]})" for n in NAMES])
def test_name_is_found(typed, kind, value, why):
    slots = cover(read_question(typed), vocabulary_lexicon())
    assert len(slots) == 1, slots
    assert slots[0].has(kind, value)


@pytest.mark.parametrize(
    ("typed", "printed", "same"),
    [
        ("vơi", "với", True),  # a tone left out
        ("voi", "với", True),
        ("ký", "kỳ", False),  # another word
        ("nhât", "nhất", True),
        ("Nghi".lower(), "nghị", True),
        ("dẫn", "dân", False),
        ("dinh", "định", True),
    ],
)
def test_accents_may_be_left_out_but_not_changed(typed, printed, same):
    assert is_compatible(typed, printed) is same


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("dân số", ["word", "count_if_noun"]),  # "dân" is no "dẫn": nothing is cited
        ("Who", ["wh"]),  # not the WHO
        ("truyền thông", ["light"]),  # not an agency of that everyday name
        ("kh nào", ["word", "wh"]),  # two small letters are no abbreviation
    ],
)
def test_words_that_look_like_names_are_none(typed, kinds):
    assert [slot.kind for slot in cover(read_question(typed), vocabulary_lexicon())] == kinds


def corrected(typed):
    """The corrections of a question to a store without documents."""
    names = StoreNames(vocabulary_lexicon(), load(), {})
    question = read_question(typed)
    return correct(question, names, cover(question, names.lexicon), {})[1]


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("biên fòng", "biên phòng"),
        ("Bộ đội Biên phòg", "bộ đội biên phòng"),
        ("Departement of Foreign Affairs", "department of foreign affairs"),
        ("which provnces", "province"),
        ("Lang Snon", "lạng sơn"),
    ],
)
def test_slip_is_corrected_and_shown(typed, to):
    assert [name for _, name in corrected(typed)] == [to]


@pytest.mark.parametrize(
    "typed",
    ["Hogwarts", "blockchain", "QTKX", "Hai tỉnh", "phù thủy", "quidditch", "metaverse", "climate change", "what will change", "inventory"],
)
def test_what_is_no_slip_is_left_alone(typed):
    assert corrected(typed) == []


def test_names_are_varied_and_shortened():
    assert "Foreign Affairs Department" in list(body_variants("Department of Foreign Affairs"))
    assert "Công an tỉnh" in list(body_variants("Công an cấp tỉnh"))
    assert "Sở Văn hóa" in list(shortened("Sở Văn hóa, Thể thao và Du lịch"))
    assert "Department of Culture" in list(shortened_english("Department of Culture, Sports and Tourism"))
    assert name_tokens("Sở TT&TT") == ("sở", "tttt")


def test_keys_make_plurals_and_spellings_one():
    assert key("agencies") == key("agency") and key("organisations") == key("organization") and key("programmes") == key("program")
    assert key("thuộc") == "thuoc" and key("basis") == "basis"


def test_number_keys():
    assert (
        number_key("93 /KH-UBND") == number_key("93/KH-UBND")
        and number_key("07-QC/TU") == number_key("7-QC/TU")
        and number_key("72/2015/NĐ-CP") == number_key("72/2015/nd-cp")
    )


def test_english_words_become_official_wording():
    assert "quan ly" in wordings(("managing",)) and is_deed("quan ly|van hanh") and is_deed("quan ly|du lich") and not is_deed("du lich")
    assert any("bao mat" in w for w in wordings(("confidential",)))


@pytest.mark.parametrize(("everyday", "official"), [("ket xe", "un tac"), ("thit heo", "thit lon"), ("cay xang", "cua hang xang dau")])
def test_everyday_words_lead_to_official_ones_and_not_back(everyday, official):
    assert official in wordings(tuple(everyday.split())) and everyday not in wordings(tuple(official.split()))


@pytest.mark.parametrize(
    ("word", "official"),
    [
        ("textiles", "det may"), ("lobsters", "tom hum"), ("collapsed", "do sap"), ("pupils", "hoc sinh"), ("jobless", "that nghiep"),
        ("one-stop shop", "mot cua"), ("scammers", "lua dao"), ("potholes", "o ga"), ("handover", "ban giao"),
    ],
)  # fmt: skip
def test_everyday_english_has_an_official_wording(word, official):
    assert official in wordings(tuple(token.key for token in read_question(word).tokens))


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "empty-question", "The question is empty. Ask in Vietnamese or English"),
        ("  \n\t ", "empty-question", "The question is empty."),
        ("?!… —", "empty-question", "has no word in it"),
        ("\u202e\u200b", "empty-question", "has no word in it"),
        ("a" * 2_001, "question-too-long", "The question has 2,001 characters; at most 2,000 are read."),
    ],
)
def test_what_cannot_be_read_says_what_to_do(text, code, says):
    with pytest.raises(BadInput) as caught:
        read_question(text)
    assert caught.value.code == code and says in caught.value.message


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định 72/2015/NĐ-CP và QĐ 368/QĐ-TTg", ["72/2015/nd-cp", "368/qd-ttg"]),
        ("93 /KH-UBND", ["93/kh-ubnd"]),
        ("Quy chế 07-QC/TU, Kết luận 57-KL/TW", ["07-qc/tu", "57-kl/tw"]),
        ("3313/CTr-STTTT-BCHBĐBP", ["3313/ctr-stttt-bchbdbp"]),
        ("quý III/2020, ngày 10/4/2024, 9/10 tỉnh", []),
    ],
)
def test_document_numbers_are_one_token(text, numbers):
    assert [token.key for token in read_question(text).tokens if token.number] == numbers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which provinces assign border propaganda?", "en"),
        ("tinh nao giao bien phong", "vi"),
        ("Tỉnh nào?", "vi"),
        ("documents citing Decision 44/QĐ-TTg", "en"),
        ("nhiệm vụ blockchain Lạng Sơn", "vi"),
    ],
)
def test_language_is_told(text, language):
    assert read_question(text).language == language


def test_compiled_lexicon_is_the_built_one(monkeypatch, tmp_path):
    from search.lexicon import compiled
    from search.lexicon.called import called_by
    from search.lexicon.thesaurus import groups
    from search.question.spelling import together
    from text import vocabulary

    built = build(vocabulary.load())
    monkeypatch.setattr(compiled, "COMPILED", tmp_path / "lexicon.json")
    monkeypatch.setattr(compiled, "SYNONYMS", tmp_path / "synonyms.json")
    compiled.write(built)
    found = compiled.read()
    compiled.read.cache_clear()
    assert found is not None
    assert (found.entries, found.starts) == built.packed()
    assert found.terms == groups()
    assert found.called == called_by(vocabulary.load())
    assert found.together.split(" ") == sorted(together(built.words()))
    (tmp_path / "lexicon.json").write_text("{not json", "utf-8")
    assert compiled.read() is None
    compiled.read.cache_clear()


def test_compiled_synonyms_are_those_of_the_vocabularies(monkeypatch, tmp_path):
    from search.lexicon import compiled
    from search.passages.expand import Groups, groups_of
    from text import vocabulary

    made = Groups.of(groups_of(vocabulary.load()))
    assert compiled.read_synonyms() == made
    other = tmp_path / "synonyms.json"
    other.write_text(compiled.SYNONYMS.read_text("utf-8").replace('"digest":"', '"digest":"old'), "utf-8")
    monkeypatch.setattr(compiled, "SYNONYMS", other)
    assert compiled.read_synonyms() is None
    other.write_text("[]", "utf-8")
    assert compiled.read_synonyms() is None


def test_groups_keep_names_abbreviations_and_where_forms_begin():
    from search.passages.expand import Groups

    made = Groups.of([(["Công an"], ["police"], ["CA"], ["Bộ Công an"]), (["công đoàn"], [], [])])
    assert made.members == ["Công an\tBộ Công an", "công đoàn"]
    assert made.short == {"0": "CA"}
    assert made.begin == {"cong": "0\t\tCông an\n1\t\tcông đoàn", "police": "0\te\tpolice", "ca": "0\ts\tCA"}


def test_names_cut_up_together_are_those_cut_one_by_one(monkeypatch):
    names = ["Sở Văn hoá & Du lịch", "Bộ Y tế", "Công an", "quỹ Hoà bình", "UBND TỈNH", "", "a\0b", "Bộ Y tế"]
    monkeypatch.setattr(lexicon, "_cuts", {})
    alone = [cut(name) for name in names]
    for some in (names, names[:6]):
        monkeypatch.setattr(lexicon, "_cuts", {})
        cut_all(some)
        assert [lexicon._cuts[name] for name in some] == alone[: len(some)]
    assert alone[0] == (("sở", "văn", "hóa", "và", "du", "lịch"), "so van hoa va du lich")
    monkeypatch.setattr(lexicon, "_CUTS", 3)
    assert [cut(name) for name in names] == alone and len(lexicon._cuts) <= 3
