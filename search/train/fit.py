"""Fitting the token table: contrastive pairs, mean pooling, one matrix.  Seeded; the same input gives the same bytes."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import torch

__all__ = ["Bags", "Settings", "fit", "make_bags"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the table is fitted."""

    dimensions: int = 256
    batch: int = 1024
    epochs: int = 4
    rate: float = 0.008
    temperature: float = 0.06
    seed: int = 13
    max_tokens: int = 80


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as token ids one after the other: text i is ids[starts[i]:starts[i + 1]]."""

    ids: Ints
    starts: npt.NDArray[np.int64]

    def take(self, rows: npt.NDArray[np.int64]) -> tuple[Ints, npt.NDArray[np.int64]]:
        """Return the ids of these texts one after the other, and where each begins."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        index = np.repeat(self.starts[rows] - offsets, lengths) + np.arange(int(lengths.sum()))
        return self.ids[index], offsets


def make_bags(encoded: Sequence[Sequence[int]], max_tokens: int) -> Bags:
    """Return the bags of these texts, unknown units (id 0) left out, each cut at `max_tokens`."""
    rows = [[i for i in row if i][:max_tokens] for row in encoded]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    return Bags(np.array([i for row in rows for i in row], np.int32), starts)


def fit(start: Floats, groups: Sequence[tuple[Bags, Bags, int]], settings: Settings) -> Floats:
    """Return the fitted table (units, dimensions).

    `groups` are (left texts, right texts, how often in an epoch), one for each set: a batch comes from one set, so that what
    tells its pairs apart is meaning and not the set.  Lazy Adam over the rows that a batch touches; row 0 (unknown) stays zero.
    """
    import torch

    torch.manual_seed(settings.seed)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(1)  # a sum's order depends on it
    random = np.random.default_rng(settings.seed)
    table = torch.from_numpy(start.copy())
    first, second = torch.zeros_like(table), torch.zeros_like(table)
    steps_of = torch.zeros(len(table), 1)
    plan = _plan(groups, settings, random)
    began, losses = time.perf_counter(), []
    for step, (group, rows) in enumerate(plan):
        left, right, _ = groups[group]
        rate = settings.rate * min(1.0, (step + 1) / 50) * max(0.0, 1 - step / len(plan))
        losses.append(_step(table, first, second, steps_of, left.take(rows), right.take(rows), rate, settings.temperature))
        if step % 100 == 99:
            print(f"step {step + 1}/{len(plan)} loss {np.mean(losses[-100:]):.3f} {time.perf_counter() - began:.0f} s", file=sys.stderr)  # noqa: T201
    return table.numpy()


def _plan(
    groups: Sequence[tuple[Bags, Bags, int]], settings: Settings, random: np.random.Generator
) -> list[tuple[int, npt.NDArray[np.int64]]]:
    plan = []
    for _ in range(settings.epochs):
        batches = []
        for index, (left, right, times) in enumerate(groups):
            usable = np.flatnonzero((np.diff(left.starts) > 0) & (np.diff(right.starts) > 0))
            for _ in range(times):
                order = random.permutation(usable)
                batches += [(index, order[i : i + settings.batch]) for i in range(0, len(order), settings.batch) if len(order) - i > 1]
        plan += [batches[i] for i in random.permutation(len(batches))]
    return plan


def _step(
    table: torch.Tensor, first: torch.Tensor, second: torch.Tensor, steps_of: torch.Tensor,
    left: tuple[Ints, npt.NDArray[np.int64]], right: tuple[Ints, npt.NDArray[np.int64]], rate: float, temperature: float,
) -> float:  # fmt: skip
    """Update the rows that this batch touches, in place; return the loss."""
    import torch
    from torch.nn import functional

    unique, inverse = np.unique(np.concatenate([left[0], right[0]]), return_inverse=True)
    rows = torch.from_numpy(unique.astype(np.int64))
    part = table[rows].requires_grad_()
    ids = torch.from_numpy(inverse.astype(np.int64))
    cut = len(left[0])
    a = functional.normalize(functional.embedding_bag(ids[:cut], part, torch.from_numpy(left[1]), mode="mean"), dim=1)
    b = functional.normalize(functional.embedding_bag(ids[cut:], part, torch.from_numpy(right[1]), mode="mean"), dim=1)
    scores = a @ b.T / temperature
    # the same text twice in a batch is no counter-example
    target = torch.arange(len(a))
    loss = (functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)) / 2
    loss.backward()  # type: ignore[no-untyped-call]
    gradient = part.grad
    assert gradient is not None
    with torch.no_grad():
        steps_of[rows] += 1
        count = steps_of[rows]
        m = first[rows].mul_(0.9).add_(gradient, alpha=0.1)
        v = second[rows].mul_(0.99).add_(gradient.square(), alpha=0.01)
        first[rows], second[rows] = m, v
        table[rows] = part.detach() - rate * (m / (1 - 0.9**count)) / ((v / (1 - 0.99**count)).sqrt() + 1e-8)
    return float(loss.detach())
