"""The catalogue: what a search over names finds first, and how many documents each facet holds."""

import contextlib

import pytest

from graph.library import FACETS, Entry, chosen, entries, facet_counts, named, ranked
from text.errors import BadInput

PROVINCES = {"VN-09": "Lạng Sơn", "VN-05": "Sơn La", "VN-02": "Lào Cai", "VN-66": "Đắk Lắk"}


def entry(id, province="", *, number="", title="", type="Kế hoạch", year="2020", fields=(), signer=""):
    values = {
        "province": (province,) if province else (),
        "issuer": (),
        "type": (f"type:{type}",),
        "year": (year,) if year else (),
        "field": tuple(fields),
    }
    labels = {**{p: PROVINCES[p] for p in values["province"]}, **{f: f for f in fields}, f"type:{type}": type, year: year}
    return Entry(id, number, title, type, "", f"{year}-01-01", signer, f"{id}.txt", values, labels, 0, {})


HELD = [
    entry("a", "VN-05", number="254/QĐ-UBND", title="Quyết định về sơn và lăng tẩm", type="Quyết định", year="2025"),
    entry("b", "VN-09", number="10/CTr-UBND", title="Thông tin đối ngoại", type="Chương trình", year="2014", fields=("f",)),
    entry("c", "VN-02", number="88/KH-UBND", title="Thông tin đối ngoại của tỉnh", fields=("f", "g"), signer="Lê Lang Sơn"),
    entry("d", "VN-66", number="188/KH-UBND", title="Hợp tác với Lạng Sơn và Lào Cai", year=""),
]


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("QUY HOẠCH TỈNH", "qui hoach", True),
        ("QUY HOẠCH TỈNH", "quy hoạch", True),
        ("Đào tạo kĩ thuật", "kỹ thuật", True),
        ("Việc làm trong ngành may", "mai", False),  # another word
        ("Thay đổi địa giới", "thai đổi", False),
    ],
)
def test_y_and_i_are_one_letter_where_they_are_two_ways_to_write_one_sound(title, words, found):
    assert bool(ranked([entry("e", title=title)], words)) is found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lang son", ["b", "d", "c", "a"]),  # the province itself, words of a title, of a signer, words apart
        ("Lạng Sơn", ["b", "d", "c", "a"]),  # typed accents put the names that have them first
        ("son la", ["a"]),  # two letters are no beginning of "lạng"
        ("88/KH-UBND", ["c"]),  # a number, and not one that ends so
        ("dak lak", ["d"]),
        ("quyet dinh ve s", ["a"]),  # a name's beginning, the last word unfinished
        ("thông tin đối ngoại", ["b", "c"]),  # the whole title before its beginning
        ("ngoai doi", ["b", "c"]),  # all words, in whatever order
        ("doi ngo", ["b", "c"]),
        ("ngo doi", []),  # only the last word may be unfinished
        ("xyz", []),
        ("  ", ["a", "b", "c", "d"]),
    ],
)
def test_names_are_found_the_nearest_to_exact_first(words, expected):
    assert [found.id for found in ranked(HELD, words)] == expected


def test_facets_count_what_would_be_listed():
    assert facet_counts(HELD, {})["field"] == {"f": 2, "g": 1}
    assert facet_counts(HELD, {})["year"] == {"2025": 1, "2020": 1, "2014": 1}
    counts = facet_counts(HELD, {"field": ["f"]})
    assert list(counts["province"].items()) == [("VN-09", 1), ("VN-02", 1)]  # by number, then label
    assert counts["field"] == {"f": 2, "g": 1}  # its own choice does not hide the others
    assert [one.id for one in chosen(HELD, {"field": ["f"], "year": ["2014", "2025"]})] == ["b"]
    assert facet_counts(HELD, {"province": ["VN-66"], "field": ["f"]})["province"]["VN-66"] == 0  # what was chosen stays in sight


def test_a_value_is_named_with_or_without_accents():
    assert named(HELD, "province", "lang son") == named(HELD, "province", "VN-09") == "VN-09"
    with pytest.raises(BadInput, match=r"No document has the province 'Huế'\. There are: Lào Cai, Lạng Sơn, Sơn La, Đắk Lắk\."):
        named(HELD, "province", "Huế")


def test_entries_of_a_store(five_store):
    found = entries(five_store)
    assert sorted(one.number for one in found) == ["", "10/CTr-UBND", "2905/BTTTT-TTĐN", "88/KH-UBND", "93/KH-UBND"]
    lao = next(one for one in found if one.number == "88/KH-UBND")
    assert set(lao.values) == set(FACETS)
    assert (lao.values["province"], lao.values["year"], lao.labels["VN-02"]) == (("VN-02",), ("2020",), "Lào Cai")
    assert lao.tasks > 50 and lao.findings["warning"] >= 1
    assert [one.number for one in ranked(found, "lang son")] == ["10/CTr-UBND"]


class Said:
    """As much of a store as a catalogue asks of it: documents with an issuer, or none."""

    keeps_states = False
    snapshot = contextlib.nullcontext

    def __init__(self, issuers):
        self.documents = [(id, {"in_collection": True, "issuer": issuer}) for id, issuer in issuers.items()]

    def properties_of(self, type, names=None):
        return self.documents if type == "Document" else []

    def pairs(self, edge):
        return []

    def source(self, id):
        return f"{id}.txt"

    def meta(self, key):
        return "1"


def test_documents_of_nobody_known_stand_last():
    assert [one.id for one in entries(Said({"a": "", "b": "Bộ Y tế", "c": "Bộ Công an"}))] == ["c", "b", "a"]
