"""Vocabularies: what is checked, how a fault is named, the compiled form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from text import vocabulary
from text.errors import InvalidSchema
from text.terms import KINDS, NESTED, keys

ROW = '- {id: "type:a", label: {vi: Kế hoạch, en: Plan}, group: administrative}\n'

FAULTS = [
    ("document_types", "- {id: x, label: {vi: A}}", "document_types.yaml: x: key `label.en`"),
    ("document_types", "- {label: {vi: A, en: A}}", "row 1: key `id` is None"),
    ("document_types", ROW + ROW, "type:a: key `id` stands twice (rows 1 and 2)"),
    ("provinces", "- {id: VN-1, label: {vi: A, en: A}, valid: {from: 2020-13-01}}", "VN-1: key `valid.from`"),
    (
        "provinces",
        "- {id: VN-1, label: {vi: A, en: A}, slug: a, kind: tỉnh, valid: {from: 2021-01-01, to: 2020-01-01}}",
        "VN-1: key `valid` ends",
    ),
    ("provinces", "- {id: VN-1, label: {vi: A, en: A}, valid: {until: 2020-01-01}}", "VN-1: key `valid` is"),
    ("provinces", "- {id: VN-1, label: {vi: A, en: A}, slug: a, kind: tỉnh, successors: [VN-2]}", "VN-1: key `successors` names 'VN-2'"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, aliases: {fr: [x]}}", "bodies.yaml: b: key `aliases`"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, abbreviations: [1]}", "b: key `abbreviations` is [1]"),
    ("abbreviations", "- {label: {vi: A}}", "abbreviations.yaml: row 1: key `short`"),
    ("topics", "- nothing", "topics.yaml: row 1 is 'nothing'"),
    ("topics", "a: b", "expected a list of rows"),
    ("fields", "- id: field:x\n  label: {vi: X, en: X}\n  portal: [P]\n", "fields.yaml: field:x: key `triggers` is missing or empty"),
    ("fields", "- id: field:x\n  label: {vi: X, en: X}\n  triggers: [a]\n", "fields.yaml: field:x: key `portal` is missing. Give it."),
    ("fields", "- id: field:x\n  label: {vi: X, en: X}\n  triggers: [a]\n  portal: []\n", "key `portal` is missing or empty"),
    (
        "fields",
        "- id: field:x\n  label: {vi: X, en: X}\n  portal: [P]\n  triggers: [a, b]\n  hints: [b]\n",
        "key `triggers` has 'b', which `hints` or `exclude` has too",
    ),
    (
        "fields",
        "- id: field:x\n  label: {vi: X, en: X}\n  portal: [P]\n  triggers: [a]\n  cofog: ['9']\n",
        "key `cofog` has '9'. Write a division or group of COFOG",
    ),
    (
        "fields",
        "- id: field:x\n  label: {vi: X, en: X}\n  portal: [P]\n  triggers: [a]\n  broader: field:y\n",
        "key `broader` names 'field:y', which no row has",
    ),
    ("laws", "- {id: [", "laws.yaml is not YAML"),
    (
        "bodies",
        "- {id: b, label: {vi: A, en: A}, level: central, acronym: [X]}",
        "bodies.yaml: b: key `acronym` is unknown. A row of this table may have",
    ),
    ("bodies", "- {id: b, label: {vi: A, en: A}, level: central, definition: {vi: x}}", "b: key `definition` is unknown"),
    ("bodies", "- {id: b, label_vi: A, label: {vi: A, en: A}, level: central}", "b: key `label_vi` is unknown"),
    ("bodies", "- {id: b, label: {vi: A, en: A}}", "b: key `level` is missing. Give one of central, province,"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, level: provincial}", "b: key `level` is 'provincial'. Write one of central, province,"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, level: central, same: false}", "b: key `same` is False. Write a list of texts"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, level: central, spoken: {vi: A}}", "b: key `spoken.vi` is 'A'. Write a list of texts"),
    ("bodies", "- {id: b, label: {vi: A, en: A}, level: central, code: BYT}", "b: key `code` is 'BYT'. Write a list of texts"),
    ("provinces", "- {id: VN-1, label: {vi: A, en: A}, kind: tỉnh, slug: a, coast: 1}", "VN-1: key `coast` is 1. Write true or false."),
    ("provinces", "- {id: VN-1, label: {vi: A, en: A}, kind: tỉnh, slug: 7}", "VN-1: key `slug` is 7. Write text (in quotes)."),
    ("laws", "- {id: l, label: {vi: A}, type: Luật, date: 2018-13-01}", "l: key `date` is '2018-13-01'. Write a date as year-month-day."),
    ("laws", "- {id: l, label: {vi: A}}", "l: key `type` is missing. Give it."),
    ("thesaurus", "- {vi: [a], en: [b], wide: true}", "thesaurus.yaml: thesaurus:0: key `wide` is unknown"),
]


@pytest.mark.parametrize(("table", "text", "says"), FAULTS, ids=[f"{row[0]}-{i}" for i, row in enumerate(FAULTS)])
def test_a_fault_names_file_and_key(tmp_path: Path, table: str, text: str, says: str) -> None:
    (tmp_path / f"{table}.yaml").write_text(text, "utf-8")
    with pytest.raises(InvalidSchema) as error:
        vocabulary.load(tmp_path)
    assert says in error.value.message
    assert f"schemas/vocab/{table}.yaml" in error.value.message


def test_missing_files_are_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "document_types.yaml").write_text(ROW, "utf-8")
    loaded = vocabulary.load(tmp_path)
    assert [term.label_vi for term in loaded.document_types] == ["Kế hoạch"]
    assert loaded.provinces == () and loaded.laws == ()


def test_keys_dates_and_short_forms(tmp_path: Path) -> None:
    (tmp_path / "provinces.yaml").write_text(
        "- {id: VN-1, label: {vi: Lào Cai, en: Lao Cai}, aliases: [Lào Kay], valid: {to: 2025-06-30},"
        " kind: tỉnh, slug: lao-cai, coast: true, land_border: [CN, CN]}",
        "utf-8",
    )
    (tmp_path / "abbreviations.yaml").write_text(
        '- {short: "TT", kind: word, label: {vi: Trung tâm}}\n- {short: "TT", kind: document, label: {vi: Thông tư}}', "utf-8"
    )
    loaded = vocabulary.load(tmp_path)
    province = loaded.provinces[0]
    assert (province.aliases_vi, province.valid_to, province.slug) == (("Lào Kay",), "2025-06-30", "lao-cai")
    assert (province.kind, province.coast, province.land_border, province.predecessors) == ("tỉnh", True, ("CN",), ())
    assert province.is_valid("2025-06-30") and not province.is_valid("2025-07-01")
    assert province.label("en") == "Lao Cai" and province.names == ("Lào Cai", "Lào Kay")
    assert loaded.expansions == {"TT": ("Trung tâm", "Thông tư")}
    assert [term.id for term in loaded.abbreviations] == ["abbr:TT", "abbr:TT#2"]
    assert loaded.get("VN-1") == province and loaded.get("VN-9") is None
    assert loaded.province("VN-1") == province and loaded.province("abbr:TT") is None and loaded.body("VN-1") is None


def test_rows_say_what_their_terms_say(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text("- {id: 'topic:a', label: {vi: A, en: B}, aliases: {vi: [C, D]}}\n", "utf-8")
    loaded = vocabulary.load(tmp_path)
    assert list(loaded.said("topics")) == [{"id": "topic:a", "label_vi": "A", "label_en": "B", "aliases_vi": ["C", "D"]}]
    made = vocabulary.Vocabulary({"topics": loaded.topics})
    (row,) = made.said("topics")
    assert (row["id"], row["label_vi"], row["aliases_vi"], row["spoken_vi"]) == ("topic:a", "A", ("C", "D"), ())
    assert list(loaded.said("laws")) == []


def test_a_concept_knows_the_one_above_it(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text(
        "- {id: 'topic:a', label: {vi: A, en: A}}\n- {id: 'topic:b', label: {vi: B, en: B}, broader: 'topic:a'}\n", "utf-8"
    )
    loaded = vocabulary.load(tmp_path)
    assert (loaded.broader("topic:b"), loaded.broader("topic:a"), loaded.broader("topic:c")) == ("topic:a", None, None)


def test_the_readme_names_every_key() -> None:
    told = (vocabulary.VOCAB / "README.md").read_text("utf-8")
    for table in KINDS:
        for key in keys(table):
            name = next((nested for nested in NESTED if key.startswith(f"{nested}_")), key)
            assert re.search(rf"`{name}\b", told), (table, name)


def test_compiled_equals_yaml(tmp_path: Path) -> None:
    target = vocabulary.compile(vocabulary.VOCAB, tmp_path / "vocabulary.json")
    document = json.loads(target.read_text("utf-8"))
    assert set(document["hashes"]) == {path.stem for path in vocabulary.VOCAB.glob("*.yaml")}
    compiled = vocabulary._from_rows(document["rows"])
    assert list(compiled) == list(vocabulary.load(vocabulary.VOCAB))


def test_a_stale_compiled_file_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vocab"
    folder.mkdir()
    (folder / "document_types.yaml").write_text(ROW, "utf-8")
    monkeypatch.setattr(vocabulary, "VOCAB", folder)
    monkeypatch.setattr(vocabulary, "GENERATED", vocabulary.compile(folder, tmp_path / "vocabulary.json"))
    (folder / "document_types.yaml").write_text(ROW.replace("Kế hoạch", "Chỉ thị"), "utf-8")
    vocabulary._load.cache_clear()
    try:
        assert vocabulary.load().document_types[0].label_vi == "Chỉ thị"
    finally:
        vocabulary._load.cache_clear()


def test_document_types_of_the_decree_are_all_there() -> None:
    # Nghị định 30/2020/NĐ-CP, annex III, part I.
    annex = dict(
        re.findall(
            r"([^|=]+)=([^|]+)",
            (
                "Nghị quyết=NQ|Quyết định=QĐ|Chỉ thị=CT|Quy chế=QC|Quy định=QyĐ|Thông cáo=TC|Thông báo=TB|Hướng dẫn=HD|Chương trình=CTr|Kế hoạch=KH|"
                "Phương án=PA|Đề án=ĐA|Dự án=DA|Báo cáo=BC|Biên bản=BB|Tờ trình=TTr|Hợp đồng=HĐ|Công điện=CĐ|Bản ghi nhớ=BGN|Bản thỏa thuận=BTT|"
                "Giấy ủy quyền=GUQ|Giấy mời=GM|Giấy giới thiệu=GGT|Giấy nghỉ phép=GNP|Phiếu gửi=PG|Phiếu chuyển=PC|Phiếu báo=PB|Bản sao y=SY|"
                "Bản trích sao=TrS|Bản sao lục=SL"
            ),
        )
    )
    rows = {term.label_vi: term.abbreviations for term in vocabulary.load().document_types}
    assert {name for name, code in annex.items() if code not in rows.get(name, ())} == set()


def test_laws_point_at_the_ids_that_citations_get() -> None:
    from text.numbers import parse_number

    for law in vocabulary.load().laws:
        number = parse_number(law.number) if law.number is not None else None
        if number is not None:
            assert law.id.rsplit("/", 1)[1] == number.slug, law.id
            assert law.id.split("/")[1] == str(number.year or str(law.date)[:4]), law.id
