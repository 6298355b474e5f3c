"""Training of the encoder: its pairs, and a few steps of a tiny one on a processor."""

from __future__ import annotations

import numpy as np
import pytest

from search.train.encoder import tokenizer_of, write_encoder
from search.train.examples import Example, Rewriter, pack
from search.train.sources import Pair


def test_a_query_is_rewritten_with_what_the_vocabularies_call_it():
    rewriter = Rewriter([Pair("labels-vi", "Ủy ban nhân dân", "UBND")], seed=1)
    forms = {rewriter.rewrite("Trách nhiệm của Ủy ban nhân dân tỉnh") for _ in range(60)}
    assert any("UBND" in form for form in forms)
    assert any("ủy ban nhân dân" in form for form in forms)


def test_a_part_of_a_sentence_is_words_that_stand_together():
    sentence = "The quick brown fox jumps over the lazy dog near the old river bank"
    rewriter = Rewriter([], seed=1)
    for _ in range(30):
        part = rewriter.part(sentence)
        assert part in sentence.lower()
        assert 5 <= len(part.split()) <= 12
    assert rewriter.part("Too short a sentence") == ""


@pytest.fixture
def tiny(tmp_path):
    """An encoder of twelve layers of eight numbers, with random weights, over a few pieces; and a file of pairs."""
    draw, h, inner = np.random.default_rng(3), 8, 16
    words = [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "\u2581",
        *(f"\u2581{word}" for word in ["query:", "passage:", "một", "hai", "ba", "bốn", "one", "two", "three", "four"]),
    ]
    tokenizer = tokenizer_of(words, [-1.0] * len(words))
    arrays = {"words": draw.normal(size=(len(words), h)), "places": draw.normal(size=(192, h)) * 0.1}
    shapes = {"qkv": (3 * h, h), "out": (h, h), "up": (inner, h), "down": (h, inner)}
    for n in range(12):
        for name, shape in shapes.items():
            arrays[f"{n}.{name}"], arrays[f"{n}.{name}.bias"] = draw.normal(size=shape) * 0.3, np.zeros(shape[0])
        for name in ("out", "down"):
            arrays[f"{n}.{name}.gain"], arrays[f"{n}.{name}.shift"] = np.ones(h), np.zeros(h)
    arrays |= {"first.gain": np.ones(h), "first.bias": np.zeros(h)} | {
        f"mean.{kind}": np.zeros(h) for kind in ("query", "passage", "heading")
    }
    card = {
        "dimensions": h,
        "layers": 12,
        "heads": 2,
        "max_tokens": 192,
        "pieces": len(words),
        "prefixes": {"query": "query: ", "passage": "passage: "},
    }
    write_encoder(tmp_path / "tiny", {name: array.astype(np.float32) for name, array in arrays.items()}, tokenizer.to_str(), card)
    pairs = [Example("một", "", "ba", "one"), Example("hai", "", "", "two"), Example("ba", "", "", "three"), Example("bốn", "", "", "four")]
    (tmp_path / "pairs.xz").write_bytes(pack({"labels": pairs, "news": []}, tokenizer.to_str()))
    return tmp_path / "tiny", tmp_path / "pairs.xz"


@pytest.mark.model
def test_training_repeats_and_cuts_to_six_layers(tiny):
    from search.train.tune import trained

    first, again = (trained(*tiny, steps=(3, 3), batch=4) for _ in range(2))
    assert {name.split(".")[0] for name in first if name[0].isdigit()} == set("012345")
    assert first.keys() == again.keys()
    assert all((first[name] == again[name]).all() for name in first)


@pytest.mark.model
def test_training_brings_pairs_together(tiny):
    import torch

    from search.train.tune import Course, Network, Teacher, read_encoder, read_examples, tune

    torch.manual_seed(1)
    arrays, card = read_encoder(tiny[0], torch.device("cpu"))
    texts, groups = read_examples(tiny[1], torch.device("cpu"))
    network = Network(arrays, card["layers"], card["heads"])
    rows = torch.from_numpy(groups["labels"].astype(np.int64))

    def margin():
        scores = texts.read_all(network, rows[:, 0], 0) @ texts.read_all(network, rows[:, 3], 1).T
        return float(scores.diagonal().mean() - scores.mean())

    before = margin()
    tune(network, Teacher.of(network, texts, groups), texts, groups, Course(40, rate=3e-3, pairs=1.0, order=0.0, place=0.0), batch=4)
    assert margin() > before + 0.05


@pytest.mark.model
def test_the_device_s_file_reads_as_the_tokenizer_does(tiny):
    import torch
    from tokenizers import Tokenizer

    from search.train.tune import QUERY, read_examples

    texts, groups = read_examples(tiny[1], torch.device("cpu"))
    ids, mask = texts.batch(torch.from_numpy(groups["labels"][:1, 0].astype(np.int64)), QUERY)
    wanted = Tokenizer.from_file(str(tiny[0] / "tokenizer.json")).encode("query: một").ids
    assert ids[0][mask[0]].tolist() == wanted
