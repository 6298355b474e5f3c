"""`python -m search.train.tune`: train the encoder further, first with all layers, then with fewer.

A batch is pairs of one set (`search.train.examples`); the others' passages are what a query should not find, but for those that are nearly
its own.  What is typed without accents or in other words is led to where the encoder that is trained from puts the query as printed.  With
fewer layers the encoder learns from the one with all.  Needs torch and NumPy alone; a run is seeded, on a processor the bytes repeat.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Course", "Network", "Teacher", "Texts", "arrays_of", "main", "read_encoder", "read_examples", "trained", "tune"]

SEED = 14  # any; written down so that the same data give the same model
BATCH = 1024  # counter-examples of a text are the others of its batch: the more the better, as far as memory goes
# A batch is read in as many parts, by length.
PARTS = 4
TEMPERATURE = 0.05  # the usual one of contrastive training with cosines
# A text nearer to the own one than this is no counter-example.
SAME = 0.85
# How often a batch is of a set, and how often a Vietnamese query is read as printed, without accents, in other words.
SHARES = {
    "law": 0.15, "law-title": 0.17, "law-next": 0.07, "law-related": 0.12, "news": 0.08, "labels": 0.06, "english-sentence": 0.12,
    "english-passage": 0.15, "dictionary": 0.08,
}  # fmt: skip
FORMS = (0.45, 0.3, 0.25)  # in this order, as the line above the shares says
# Half of the batches of law are runs of neighbours, which are of one topic.
RUN = 64
QUERY, PASSAGE = 0, 1


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how an encoder is trained: weights of the pairs, of the teacher's order and of the teacher's vectors in the loss."""

    steps: int
    rate: float
    pairs: float
    order: float
    place: float


class Network(nn.Module):
    """The encoder with torch: token ids in, the mean of the last states of norm 1 out."""

    def __init__(self, arrays: dict[str, Tensor], layers: int, heads: int) -> None:
        super().__init__()
        self.layers, self.heads = layers, heads
        self.weights = nn.ParameterDict({name.replace(".", "/"): nn.Parameter(array.clone()) for name, array in arrays.items()})

    def w(self, name: str) -> Tensor:
        """Return an array by its name in the file."""
        found: Tensor = self.weights[name.replace(".", "/")]
        return found

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return (texts, dimensions), rows of norm 1, of ids and a mask that is true for tokens."""
        x = functional.embedding(ids, self.w("words")) + self.w("places")[: ids.shape[1]]
        x = self._norm(x, "first.gain", "first.bias")
        seen = mask[:, None, None, :]
        for n in range(self.layers):
            q, k, v = (
                part.reshape(*part.shape[:2], self.heads, -1).transpose(1, 2)
                for part in functional.linear(x, self.w(f"{n}.qkv"), self.w(f"{n}.qkv.bias")).chunk(3, -1)
            )
            looked = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen, scale=1.0)
            out = functional.linear(looked.transpose(1, 2).flatten(2), self.w(f"{n}.out"), self.w(f"{n}.out.bias"))
            x = self._norm(x + out, f"{n}.out.gain", f"{n}.out.shift")
            inner = functional.gelu(functional.linear(x, self.w(f"{n}.up"), self.w(f"{n}.up.bias")), approximate="tanh")
            x = self._norm(x + functional.linear(inner, self.w(f"{n}.down"), self.w(f"{n}.down.bias")), f"{n}.down.gain", f"{n}.down.shift")
        weight = mask[:, :, None].float()
        return functional.normalize((x.float() * weight).sum(1) / weight.sum(1), dim=-1)

    def _norm(self, x: Tensor, gain: str, shift: str) -> Tensor:
        return functional.layer_norm(x, x.shape[-1:], self.w(gain), self.w(shift), 1e-12)


class Texts:
    """Token ids of texts one after the other, on the device; a batch of them with prefix and special tokens."""

    def __init__(
        self, ids: npt.NDArray[Any], lengths: npt.NDArray[Any], prefixes: Sequence[npt.NDArray[Any]], device: torch.device
    ) -> None:
        starts = np.concatenate([[0], np.cumsum(lengths.astype(np.int64))])[:-1]
        self.ids = torch.from_numpy(np.concatenate([ids.astype(np.int32), np.zeros(256, np.int32)])).to(device)
        self.starts, self.lengths = torch.from_numpy(starts).to(device), torch.from_numpy(lengths.astype(np.int64)).to(device)
        self.prefixes = [torch.from_numpy(prefix.astype(np.int64)).to(device) for prefix in prefixes]
        self.device = device

    def batch(self, numbers: Tensor, kind: int) -> tuple[Tensor, Tensor]:
        """Return ids and mask of texts by number: <s>, prefix, text, </s>, padding."""
        lengths = self.lengths[numbers]
        longest = int(lengths.max())
        places = torch.arange(longest + 1, device=self.device)
        body = self.ids[self.starts[numbers, None] + places].long()
        body = torch.where(places < lengths[:, None], body, torch.where(places == lengths[:, None], 2, 1))
        prefix = self.prefixes[kind]
        head = torch.cat([torch.zeros(1, dtype=torch.long, device=self.device), prefix]).expand(len(numbers), -1)
        ids = torch.cat([head, body], dim=1)
        mask = torch.arange(ids.shape[1], device=self.device) < (lengths + 2 + len(prefix))[:, None]
        return ids, mask

    def read(self, network: Network, numbers: Tensor, kind: int, parts: int = PARTS) -> Tensor:
        """Return the network's vectors of texts by number, in their order; read in parts by length."""
        order = torch.argsort(self.lengths[numbers])
        out = [network(*self.batch(part, kind)) for part in numbers[order].chunk(parts)]
        return torch.cat(out)[torch.argsort(order)]

    def read_all(self, network: Network, numbers: Tensor, kind: int, size: int = 8192) -> Tensor:
        """Return the same without gradients, of any number of texts."""
        order = torch.argsort(self.lengths[numbers])
        with torch.no_grad(), _mixed(self.device):
            found = [network(*self.batch(part, kind)) for part in numbers[order].split(size)]  # type: ignore[no-untyped-call]
        return torch.cat(found)[torch.argsort(order)] if found else torch.zeros(0)


def read_encoder(folder: Path, device: torch.device) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Return an encoder's arrays in float32, without the means, and its card."""
    from safetensors.torch import load_file

    card: dict[str, Any] = json.loads((folder / "cancu.json").read_text("utf-8"))
    packed = load_file(str(folder / "model.safetensors"))
    out = {}
    for name, array in packed.items():
        if not name.endswith(".scale") and not name.startswith("mean."):
            scale = packed.get(f"{name}.scale")
            out[name] = (array.float() if scale is None else array.float() * scale[:, None]).to(device)
    return out, card


def with_layers(arrays: dict[str, Tensor], kept: Sequence[int]) -> dict[str, Tensor]:
    """Return the arrays of an encoder with some of the layers alone."""
    out = {name: array for name, array in arrays.items() if not name.split(".")[0].isdigit()}
    for to, at in enumerate(kept):
        out |= {f"{to}.{name.partition('.')[2]}": array for name, array in arrays.items() if name.startswith(f"{at}.")}
    return out


def arrays_of(network: Network) -> dict[str, Tensor]:
    """Return the network's arrays by their names in the file."""
    return {name.replace("/", "."): value.detach() for name, value in network.weights.items()}


def _mixed(device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda")


class Draw:
    """Batches in an order that the seed fixes: a set by its share, rows of it, and of each query a form."""

    def __init__(self, groups: dict[str, npt.NDArray[Any]], seed: int) -> None:
        self._groups = {name: rows for name, rows in groups.items() if len(rows)}
        self._random = np.random.default_rng(seed)
        shares = np.array([SHARES[name] for name in self._groups])
        self._shares = shares / shares.sum()

    def next(self, size: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """Return (queries as printed, queries as read, passages): text numbers."""
        names = list(self._groups)
        name = names[int(self._random.choice(len(names), p=self._shares))]
        rows = self._groups[name]
        if name.startswith("law") and self._random.random() < 0.5 and len(rows) > size:
            firsts = self._random.integers(0, len(rows) - RUN, size // RUN)
            taken = rows[(firsts[:, None] + np.arange(RUN)).ravel()]
        else:
            taken = rows[self._random.integers(0, len(rows), size)]
        form = self._random.choice(3, len(taken), p=FORMS)
        chosen = taken[np.arange(len(taken)), form]
        return taken[:, 0], np.where(chosen >= 0, chosen, taken[:, 0]), taken[:, 3]


@dataclass(frozen=True, slots=True)
class Teacher:
    """Vectors of the texts by number, as queries and passages, of norm 1 less `means` and of norm 1 again."""

    vectors: Tensor
    means: Tensor

    @classmethod
    def of(cls, network: Network, texts: Texts, groups: dict[str, npt.NDArray[Any]]) -> Teacher:
        """Return what a network makes of all queries as printed and of all passages."""
        rows = np.concatenate([rows for rows in groups.values() if len(rows)])
        first = network.w("places")
        out = torch.zeros((len(texts.lengths), first.shape[1]), device=texts.device, dtype=torch.float16)
        means = torch.zeros((2, first.shape[1]), device=texts.device)
        for kind, column in ((QUERY, 0), (PASSAGE, 3)):
            numbers = torch.from_numpy(np.unique(rows[:, column]).astype(np.int64)).to(texts.device)
            raw = texts.read_all(network, numbers, kind)
            means[kind] = raw.mean(0)
            out[numbers] = functional.normalize(raw - means[kind], dim=-1).half()
        return cls(out, means)

    def centred(self, raw: Tensor, kind: int) -> Tensor:
        """Return raw vectors in the teacher's place."""
        return functional.normalize(raw - self.means[kind], dim=-1)


def tune(network: Network, teacher: Teacher, texts: Texts, groups: dict[str, npt.NDArray[Any]], course: Course, batch: int = BATCH) -> None:
    """Train `network` in place: the rate rises for a sixteenth of the steps and falls as a cosine."""
    device = texts.device
    draw = Draw(groups, SEED)
    optimizer = torch.optim.AdamW(network.parameters(), lr=course.rate, betas=(0.9, 0.98), weight_decay=0.01)
    for step in range(course.steps):
        done = step / course.steps
        for group in optimizer.param_groups:
            group["lr"] = course.rate * min(1.0, done * 16 + 0.01) * (0.5 + 0.5 * math.cos(math.pi * done))
        printed, read, passages = (torch.from_numpy(one.astype(np.int64)).to(device) for one in draw.next(batch))
        with _mixed(device):
            q = teacher.centred(texts.read(network, read, QUERY), QUERY)
            p = teacher.centred(texts.read(network, passages, PASSAGE), PASSAGE)
        parts = losses(q, p, teacher.vectors[printed].float(), teacher.vectors[passages].float(), printed, passages)
        loss = course.pairs * parts[0] + course.order * parts[1] + course.place * parts[2]
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        if step % 50 == 0:
            said = ", ".join(f"{name} {part.item():.3f}" for name, part in zip(("pairs", "order", "place"), parts, strict=True))
            print(f"step {step} of {course.steps}: {said}", file=sys.stderr)  # noqa: T201


def losses(q: Tensor, p: Tensor, tq: Tensor, tp: Tensor, printed: Tensor, passages: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return how far the pairs, the teacher's order of the passages and its places of the texts are missed.

    `q`, `p` are the network's vectors, `tq`, `tp` the teacher's.
    """
    own = torch.eye(len(q), dtype=torch.bool, device=q.device)
    same = (printed[:, None] == printed) | (passages[:, None] == passages) | (tq @ tq.T > SAME) | (tp @ tp.T > SAME)
    scores = q @ p.T / TEMPERATURE
    kept = scores.masked_fill(same & ~own, -1e4)
    target = torch.arange(len(q), device=q.device)
    pairs = (functional.cross_entropy(kept, target) + functional.cross_entropy(kept.T, target)) / 2
    order = functional.kl_div(scores.log_softmax(-1), (tq @ tp.T / TEMPERATURE).softmax(-1), reduction="batchmean")
    place = (2 - (q * tq).sum(-1) - (p * tp).sum(-1)).mean()
    return pairs, order, place


def read_examples(path: Path, device: torch.device) -> tuple[Texts, dict[str, npt.NDArray[Any]]]:
    """Return the texts and the groups of a file that `search.train.examples` wrote."""
    arrays = dict(np.load(io.BytesIO(lzma.decompress(path.read_bytes()))))
    prefixes = [arrays.pop(f"prefix.{kind}") for kind in ("query", "passage")]
    texts = Texts(arrays.pop("ids"), arrays.pop("lengths"), prefixes, device)
    return texts, arrays


# Of twelve layers these make six.
KEPT = (0, 2, 4, 7, 9, 11)
# Steps with all layers and with six.  The shipped weights took so many, in 95 and 140 seconds of one H100.
STEPS = (250, 889)


def trained(encoder: Path, examples: Path, steps: Sequence[int] = STEPS, batch: int = BATCH) -> dict[str, npt.NDArray[np.float32]]:
    """Return the arrays, in float32, of an encoder trained further and cut to six layers."""
    torch.manual_seed(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    arrays, card = read_encoder(encoder, device)
    texts, groups = read_examples(examples, device)
    whole = Network(arrays, card["layers"], card["heads"]).to(device)
    first = Course(steps[0], rate=8e-5, pairs=1.0, order=0.0, place=4.0)
    tune(whole, Teacher.of(whole, texts, groups), texts, groups, first, batch)
    short = Network(with_layers(arrays_of(whole), KEPT), len(KEPT), card["heads"]).to(device)
    second = Course(steps[1], rate=3e-4, pairs=0.3, order=1.0, place=15.0)
    tune(short, Teacher.of(whole, texts, groups), texts, groups, second, batch)
    return {name: array.float().cpu().numpy() for name, array in arrays_of(short).items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the arrays, for a machine that has nothing but torch; return the exit status."""
    from safetensors.numpy import save_file

    parser = argparse.ArgumentParser(prog="python -m search.train.tune", description="Train the encoder further.")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder to begin with")
    parser.add_argument("--examples", type=Path, required=True, help="file that search.train.examples wrote")
    parser.add_argument("--out", type=Path, required=True, help="file to write: arrays in float32")
    parser.add_argument("--steps", type=int, nargs=2, default=STEPS, help="steps with all layers and with six")
    options = parser.parse_args(arguments)
    save_file(trained(options.encoder, options.examples, options.steps), str(options.out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
