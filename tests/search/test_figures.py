"""Figures that only a text says: what a question counts is looked for beside a number, in time that grows with the text."""

from __future__ import annotations

from typing import Any

import pytest

from search.answer.ask import ask
from search.answer.figures import _figure
from search.frames.choose import understand
from search.lexicon.names import StoreNames
from search.question import read_question
from tests.cpu import takes_at_most
from tests.search.texts import text_of


@pytest.fixture
def pattern(names: StoreNames) -> Any:
    """What finds the figures that "bao nhiêu bản tin" asks for."""
    found = _figure(understand(read_question("phát hành bao nhiêu bản tin"), names))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "found"), [("12 ban tin", True), ("1.200 ban tin", True), ("1.200 so ban tin", True), ("ban tin 12", False)]
)
def test_a_figure_stands_before_what_is_counted(pattern: Any, text: str, found: bool) -> None:
    assert (pattern.search(text) is not None) is found


def test_a_long_row_of_numbers_costs_no_square_of_its_length(pattern: Any) -> None:
    assert pattern.search("1." * 100_000) is None
    assert takes_at_most(1, lambda: pattern.search("1." * 100_000))


NOTICE = text_of(
    "VĂN PHÒNG CHÍNH PHỦ", "500/TB-VPCP", "Hà Nội", "THÔNG BÁO", "KẾT LUẬN TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH SƠN LA",
    "I. TÌNH HÌNH\nTỉnh đã sắp xếp 75 xã, phường, trung bình 58 cán bộ, công chức mỗi xã.\n"
    "Giải ngân vốn đầu tư công đạt 61,3% kế hoạch.\nII. NHIỆM VỤ\n1. Bộ Nội vụ chủ trì hướng dẫn sắp xếp cán bộ, công chức xã.",
    "Phạm Mạnh Thường",
)  # fmt: skip
PLAN = text_of(
    "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "71/KH-UBND", "Sơn La", "KẾ HOẠCH", "TẬP HUẤN CÁN BỘ, CÔNG CHỨC CẤP XÃ",
    "\n".join(f"{n}. Sở Nội vụ chủ trì tập huấn cán bộ, công chức xã về chuyên đề {n}." for n in range(1, 9)), "Lò Văn Hùng",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ở Sơn La bình quân mỗi xã có bao nhiêu cán bộ?", "58 cán bộ"),
        ("Sơn La đã giải ngân bao nhiêu phần trăm vốn đầu tư công?", "61,3%"),
    ],
)
def test_a_figure_is_looked_for_in_what_names_the_place_too(store_of, text: str, figure: str) -> None:
    store = store_of({"notice": NOTICE, "plan": PLAN})
    passages = ask(store, text).to_json()["passages"]
    assert figure in passages[0]["exact"]
    assert [one["rank"] for one in passages] == list(range(1, len(passages) + 1))


def test_passages_without_a_figure_stay_in_their_order(store_of) -> None:
    store = store_of({"notice": NOTICE, "plan": PLAN})
    passages = ask(store, "Vì sao Sơn La tập huấn cán bộ xã?").to_json()["passages"]
    assert [one["rank"] for one in passages] == list(range(1, len(passages) + 1))


def test_a_figure_of_another_thing_stands_behind_what_is_nearer(store_of) -> None:
    store = store_of({"notice": NOTICE, "plan": PLAN})
    passages = ask(store, "Bao nhiêu phần trăm cán bộ ở Sơn La được tập huấn chuyên đề?").to_json()["passages"]
    assert "61,3%" not in passages[0]["exact"]
