"""The vocabularies' data: what each file must hold, counted and linked, whatever code reads it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

VOCAB = Path("schemas/vocab")
LEVELS = {"central", "province", "district", "commune", "party", "military", "mass_organization", "media", "enterprise", "foreign", "group"}
# ISO 3166-2:VN as of 2024: 58 provinces by number, 5 cities by letters.
ISO = {
    *(
        f"VN-{n:02d}"
        for n in (
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            9,
            13,
            14,
            18,
            20,
            21,
            22,
            23,
            24,
            25,
            26,
            27,
            28,
            29,
            30,
            31,
            32,
            33,
            34,
            35,
            36,
            37,
            39,
            40,
            41,
            43,
            44,
            45,
            46,
            47,
            49,
            50,
            51,
            52,
            53,
            54,
            55,
            56,
            57,
            58,
            59,
            61,
            63,
            66,
            67,
            68,
            69,
            70,
            71,
            72,
            73,
        )
    ),
    "VN-CT",
    "VN-DN",
    "VN-HN",
    "VN-HP",
    "VN-SG",
}
FILES = ("provinces", "bodies", "places")


@cache
def rows(name: str) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: list[dict[str, Any]] = yaml.load((VOCAB / f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return document


def fold(text: str) -> str:
    """Lower case, no accents, đ as d, words apart by one space; written here so that the data is not judged by the code that reads it."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9&/]+", " ", text).split())


def names(row: dict[str, Any], language: str) -> list[str]:
    found = [row["label"][language], *row.get("aliases", {}).get(language, ()), *row.get("spoken", {}).get(language, ())]
    return found + list(row.get("abbreviations", ())) if language == "vi" else found


def holds_on(row: dict[str, Any], day: str) -> bool:
    valid = row.get("valid", {})
    return bool(valid.get("from", "0000") <= day <= valid.get("to", "9999"))


def by_id(name: str, row_id: str) -> dict[str, Any]:
    return next(row for row in rows(name) if row["id"] == row_id)


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_and_both_labels_are_there(name: str) -> None:
    counted = Counter(row["id"] for row in rows(name))
    assert [key for key, n in counted.items() if n > 1] == []
    for row in rows(name):
        assert row["label"]["vi"].strip() and row["label"]["en"].strip(), row["id"]


@pytest.mark.parametrize("name", FILES)
def test_text_is_nfc_and_no_name_stands_twice_in_a_row(name: str) -> None:
    for row in rows(name):
        for language in ("vi", "en"):
            own = names(row, language)
            assert all(unicodedata.is_normalized("NFC", item) and item == item.strip() for item in own), row["id"]
            assert len(set(own)) == len(own), (row["id"], [item for item, n in Counter(own).items() if n > 1])


@pytest.mark.parametrize("name", FILES)
def test_ambiguous_forms_are_forms_of_the_row(name: str) -> None:
    for row in rows(name):
        assert set(row.get("ambiguous", ())) <= {*names(row, "vi"), *names(row, "en")}, row["id"]


@pytest.mark.parametrize("name", FILES)
def test_links_lead_to_rows(name: str) -> None:
    ids = {row["id"] for row in rows(name)}
    for row in rows(name):
        assert {*row.get("successors", ()), *row.get("predecessors", ())} <= ids, row["id"]


@pytest.mark.parametrize(
    ("day", "count"), [("2020-03-13", 63), ("2024-12-31", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-01-01", 34)]
)
def test_so_many_provinces_hold_on_a_day(day: str, count: int) -> None:
    assert sum(holds_on(row, day) for row in rows("provinces")) == count


def test_the_63_have_their_iso_ids_and_a_merged_unit_is_dated() -> None:
    assert {row["id"] for row in rows("provinces") if holds_on(row, "2020-01-01")} == ISO
    since = {row["id"] for row in rows("provinces")} - ISO
    assert all(key.endswith("-2025") and key.removesuffix("-2025") in ISO for key in since)
    assert len(since) == 24  # 23 mergers of Nghị quyết 202/2025/QH15, and Huế, a city since 2025-01-01


def test_successors_and_predecessors_agree() -> None:
    for row in rows("provinces"):
        for key in row.get("successors", ()):
            assert row["id"] in by_id("provinces", key)["predecessors"], row["id"]
    merged = [key for row in rows("provinces") if row["id"].endswith("-2025") for key in row["predecessors"]]
    assert len(merged) == len(set(merged)) == 53  # 52 units became 23, and Thừa Thiên Huế became Huế


def test_borders_and_coasts() -> None:
    old = [row for row in rows("provinces") if holds_on(row, "2020-01-01")]
    border = Counter(country for row in old for country in row["land_border"])
    assert border == {"CN": 7, "LA": 10, "KH": 10}
    assert sum(bool(row["land_border"]) for row in old) == 25
    assert sum(row["coast"] for row in old) == 28
    assert by_id("provinces", "VN-71")["land_border"] == ["CN", "LA"]
    assert by_id("provinces", "VN-28")["land_border"] == ["LA", "KH"]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Bà Rịa – Vũng Tàu", "VN-43"),
        ("Bà Rịa-Vũng Tàu", "VN-43"),
        ("BR-VT", "VN-43"),
        ("Đăk Lăk", "VN-33"),
        ("Đắc Lắc", "VN-33"),
        ("Daklak", "VN-33"),
        ("Huế", "VN-26"),
        ("Thừa Thiên - Huế", "VN-26"),
        ("TP.HCM", "VN-SG"),
        ("Sài Gòn", "VN-SG"),
        ("Ho Chi Minh City", "VN-SG"),
        ("Kontum", "VN-28"),
        ("Bắc Cạn", "VN-53"),
        ("Hoà Bình", "VN-14"),
        ("Hanoi", "VN-HN"),
        ("Lạng Sơn", "VN-09"),
    ],
)
def test_a_province_is_known_by_its_spellings(printed: str, key: str) -> None:
    row = by_id("provinces", key)
    assert printed in {*names(row, "vi"), *names(row, "en")}


def test_bodies_are_many_and_of_a_level() -> None:
    assert len(rows("bodies")) >= 400
    assert {row["level"] for row in rows("bodies")} == LEVELS
    assert all(row["id"].startswith("body:") for row in rows("bodies"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_form_of_two_bodies_is_marked_in_each(language: str) -> None:
    users: dict[str, list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for row in rows("bodies"):
        for item in {fold(name): name for name in names(row, language)}.values():
            users[fold(item)].append((row, item))
    unmarked = [
        (row["id"], item)
        for shared in users.values()
        if len(shared) > 1
        for row, item in shared
        if fold(item) not in {fold(form) for form in row.get("ambiguous", ())}
    ]
    assert unmarked == []


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Sở TT&TT", "so-thong-tin-va-truyen-thong"),
        ("STTTT", "so-thong-tin-va-truyen-thong"),
        ("Department of Foreign Affairs", "so-ngoai-vu"),
        ("BCH BĐBP tỉnh", "bo-chi-huy-bo-doi-bien-phong"),
        ("Bộ đội Biên phòng", "bo-chi-huy-bo-doi-bien-phong"),
        ("Border Guard", "bo-chi-huy-bo-doi-bien-phong"),
        ("Đài PT-TH", "dai-phat-thanh-va-truyen-hinh"),
        ("Đài PTTH tỉnh", "dai-phat-thanh-va-truyen-hinh"),
        ("Công an tỉnh", "cong-an-cap-tinh"),
        ("police", "cong-an-cap-tinh"),
        ("Văn phòng UBND tỉnh", "van-phong-uy-ban-nhan-dan-tinh"),
        ("UBND các huyện, thị xã, thành phố", "uy-ban-nhan-dan-cap-huyen"),
        ("Ban Tuyên giáo", "ban-tuyen-giao-tinh-uy"),
        ("các sở, ban, ngành, đoàn thể", "cac-so-ban-nganh"),
        ("các cơ quan, đơn vị có liên quan", "cac-co-quan-don-vi-lien-quan"),
        ("MIC", "bo-thong-tin-va-truyen-thong"),
    ],
)
def test_a_body_is_known_by_its_forms(printed: str, key: str) -> None:
    row = by_id("bodies", f"body:{key}")
    assert printed in {*names(row, "vi"), *names(row, "en")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("so-thong-tin-va-truyen-thong", "so-khoa-hoc-va-cong-nghe"),
        ("so-ke-hoach-va-dau-tu", "so-tai-chinh"),
        ("so-lao-dong-thuong-binh-va-xa-hoi", "so-noi-vu"),
        ("so-nong-nghiep-va-phat-trien-nong-thon", "so-nong-nghiep-va-moi-truong"),
        ("so-tai-nguyen-va-moi-truong", "so-nong-nghiep-va-moi-truong"),
        ("so-giao-thong-van-tai", "so-xay-dung"),
        ("ban-dan-toc", "so-dan-toc-va-ton-giao"),
        ("ban-tuyen-giao-tinh-uy", "ban-tuyen-giao-va-dan-van-tinh-uy"),
        ("bo-chi-huy-bo-doi-bien-phong", "ban-chi-huy-bo-doi-bien-phong"),
        ("bo-thong-tin-va-truyen-thong", "bo-khoa-hoc-va-cong-nghe"),
        ("uy-ban-nhan-dan-cap-huyen", "uy-ban-nhan-dan-cap-xa"),
    ],
)
def test_the_reform_of_2025_is_recorded(before: str, after: str) -> None:
    row = by_id("bodies", f"body:{before}")
    assert f"body:{after}" in row["successors"]
    assert row["valid"]["to"].startswith("2025-") and row["source"]


def test_places_have_their_districts_gates_and_neighbours() -> None:
    kinds = Counter(row["kind"] for row in rows("places"))
    assert kinds["district"] == 705
    assert kinds["gate"] >= 50
    provinces = {row["id"] for row in rows("provinces")}
    assert {row["province"] for row in rows("places") if "province" in row} <= provinces
    districts = Counter(row["province"] for row in rows("places") if row["kind"] == "district")
    assert len(districts) == 63 and districts["VN-02"] == 9 and districts["VN-43"] == 8
    countries = {row["label"]["vi"] for row in rows("places") if row["kind"] == "country"}
    assert {"Trung Quốc", "Lào", "Campuchia", "Thái Lan"} <= countries


def test_the_thesaurus_is_large_and_its_groups_are_groups() -> None:
    groups = rows("thesaurus")
    assert len(groups) >= 1_500
    for group in groups:
        assert set(group) <= {"vi", "en", "to", "broad"} and group.get("broad", True) is True, group
        assert not {*group.get("to", ())} & {*group.get("vi", ())}, group
        terms = [*group.get("vi", ()), *group.get("en", ()), *group.get("to", ())]
        assert len(terms) >= 2, group
        for language in ("vi", "en", "to"):
            own = group.get(language, [])
            assert len(set(own)) == len(own), group
        for term in terms:
            assert isinstance(term, str) and term == term.lower().strip() and unicodedata.is_normalized("NFC", term), term


def test_no_group_stands_twice_and_the_groups_are_sorted() -> None:
    groups = rows("thesaurus")
    keys = [
        (fold(group["vi"][0]), group["vi"], group.get("en", [])) if group.get("vi") else (fold(group["en"][0]), [], group["en"])
        for group in groups
    ]
    assert keys == sorted(keys)
    same = Counter((frozenset(group.get("vi", ())), frozenset(group.get("en", ()))) for group in groups)
    assert [key for key, n in same.items() if n > 1] == []


def test_no_term_stands_in_more_groups_than_a_reader_would_expect() -> None:
    counted = Counter(term for group in rows("thesaurus") if not group.get("broad") for term in group.get("vi", ()))
    assert {term: n for term, n in counted.items() if n > 4} == {}


@pytest.mark.parametrize(
    ("term", "also"),
    [
        ("phóng viên", "nhà báo"),
        ("lính biên phòng", "bộ đội biên phòng"),
        ("kinh phí", "tiền"),
        ("tập huấn", "đào tạo"),
        ("nhân dân", "người dân"),
        ("ngư dân", "fishermen"),
        ("kiều bào", "overseas vietnamese"),
        ("tin giả", "fake news"),
        ("thiên tai", "natural disaster"),
        ("sổ đỏ", "land use right certificate"),
    ],
)
def test_everyday_and_official_words_meet(term: str, also: str) -> None:
    assert any({term, also} <= {*group.get("vi", ()), *group.get("en", ())} for group in rows("thesaurus"))
