"""Names of a store that grew are those read anew: after each document, in any order, and where one changes or goes."""

from __future__ import annotations

import random
from dataclasses import fields
from pathlib import Path

import pytest

import graph
from graph.model import DocumentFacts
from graph.store import Store
from search.lexicon import Lexicon
from search.lexicon.growing import Form, SharedSubjects, StoreLexicon, _Listed
from search.lexicon.names import StoreNames, names_of
from tests.graph.factories import TaskSpec, facts


def same(grown: StoreNames, fresh: StoreNames) -> None:
    for one in fields(StoreNames):
        if one.name not in ("lexicon", "store", "shared"):
            assert getattr(grown, one.name) == getattr(fresh, one.name), one.name
    for name in (
        "collection",
        "bodies",
        "provinces",
        "_numbers",
        "_begin",
        "_titles",
        "_title_words",
        "_folded",
        "_signers",
        "also_called",
    ):
        assert getattr(grown, name) == getattr(fresh, name), name
    assert grown.shared.phrases() == fresh.shared.phrases()
    mine, other = grown.lexicon, fresh.lexicon
    assert isinstance(mine, StoreLexicon) and isinstance(other, StoreLexicon)
    short, with_ng = (lambda word: len(word) == 3), (lambda word: "ng" in word)
    some = [one.words(fits) for one in (mine, other) for fits in (short, with_ng)]  # those names alone are looked at that have such words
    assert mine.words() == other.words()  # all names are looked at
    assert some == [set(filter(fits, one.words())) for one in (mine, other) for fits in (short, with_ng)]
    assert mine._forms.keys() == other._forms.keys()
    for joined in other._forms:
        assert mine.find(tuple(joined.split(" "))) == other.find(tuple(joined.split(" "))), joined
    assert {first: mine.longest(first) for first in other._starts} == {first: other.longest(first) for first in other._starts}


def made(number: int, draw: random.Random) -> DocumentFacts:
    """Return a document whose title, signer, agencies and cited documents others have too."""
    province, place = draw.choice((("VN-02", "lao-cai"), ("VN-09", "lang-son"), (None, "bo-cong-an")))
    agencies = (f"{place}/so-ngoai-vu", "bo-cong-an", f"{place}/to-cong-tac-{number % 7}")
    tasks = [TaskSpec(f"I.{n}", f"Việc {n} về biên giới", {draw.choice(agencies): "lead"}) for n in range(draw.randrange(4))]
    return facts(
        f"doc:{place}/20{10 + number % 12}/{number}-kh-ubnd",
        province=province, tasks=tasks, signer=draw.choice((None, "Nguyễn Văn An", "Trần Thị Bình")),
        title=draw.choice((None, "Kế hoạch tuyên truyền biên giới", "Kế hoạch tuyên truyền biển đảo", f"Kế hoạch tuyên truyền số {number}")),
        cites=[f"doc:chinh-phu/2015/{draw.randrange(6)}-nd-cp"],
    )  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_names_that_grew_are_those_read_anew(tmp_path: Path, store: Store, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    several = [one for _, one in store.written()] + [made(number, draw) for number in range(1, 36)]
    draw.shuffle(several)
    path = str(tmp_path / "a.db")
    writer = graph.open_store(path)
    for one in several[:24]:
        writer.write(one)
    reader = graph.open_store(path, read_only=True)
    names_of(reader).lexicon.words()
    read: list[int] = []
    honest = StoreNames.read.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(StoreNames, "read", classmethod(lambda cls, store: read.append(1) or honest(cls, store)))
    for number, one in enumerate(several[24:]):
        writer.write(one)
        if number % 3 == 1:
            writer.write(several[24 + number - 1])  # nothing new
        grown = names_of(reader)
        if number < 3:
            assert not read, "two documents and a third are read alone"
        same(grown, honest(StoreNames, reader))
    read.clear()
    writer.remove(writer.documents()[3].id)
    same(names_of(reader), honest(StoreNames, reader))
    assert read, "where a document goes, all names are read"
    reader.close()
    writer.close()


def test_a_name_that_goes_before_anybody_looked_at_it_is_gone() -> None:
    left, other = Form(0, "doc:a", "Đề án zabc", "document", "doc:a", 1), Form(0, "doc:b", "Đề án khác hẳn", "document", "doc:b", 1)
    first = StoreLexicon(Lexicon(), [left, other])
    without = first.grown([left], [])
    assert without.find(("de", "an", "zabc")) == [] and [one.value for one in without.find(("de", "an", "khac", "han"))] == ["doc:b"]
    assert [one.value for one in first.find(("de", "an", "zabc"))] == ["doc:a"], "what a state says does not change"
    assert "zabc" not in StoreLexicon(Lexicon(), [left, other]).grown([left], []).words(lambda key: key.startswith("za"))
    assert "zabc" in StoreLexicon(Lexicon(), [left, other]).words(lambda key: key.startswith("za"))
    again = StoreLexicon(Lexicon(), [left, other]).grown([left], []).grown([], [left])
    assert [one.value for one in again.find(("de", "an", "zabc"))] == ["doc:a"] and "zabc" in again.words()
    assert again.grown([left], []).find(("de", "an", "zabc")) == [] and "zabc" not in again.grown([left], []).words()


class Title:
    """A thing by one name, which says whether it was looked at."""

    def __init__(self, name: str) -> None:
        self.name, self.looked_at = name, 0

    def names(self) -> list[str]:
        return [self.name]

    def forms(self) -> list[Form]:
        self.looked_at += 1
        return [Form(0, self.name, self.name, "document", self.name, 1)]


def test_a_thing_is_looked_at_where_a_question_has_all_words_of_its_name() -> None:
    plan, other, decree = things = [Title("Kế hoạch biên giới"), Title("Kế hoạch biển đảo Việt Nam"), Title("Nghị định rừng")]
    lexicon = StoreLexicon(Lexicon(), things)
    keys = ("ke", "hoach", "bien", "gioi", "nao")
    assert lexicon.longest("ke") == 6 and lexicon.longest("rung") == 0
    assert [(end, [one.value for one in found]) for end, found in lexicon.stretches(keys, 0)] == [(4, ["Kế hoạch biên giới"])]
    assert (plan.looked_at, other.looked_at, decree.looked_at) == (1, 0, 0)
    assert lexicon.words(lambda key: key in ("dao", "rung", "gioi", "khac")) == {"dao", "rung", "gioi"}
    grown = lexicon.grown([], [Form(0, "c", "Kế hoạch khác", "document", "c", 1)])
    assert [one.value for one in grown.find(("ke", "hoach", "bien", "dao", "viet", "nam"))] == ["Kế hoạch biển đảo Việt Nam"]
    assert lexicon.words() == {"ke", "hoach", "bien", "gioi", "dao", "viet", "nam", "nghi", "dinh", "rung"}
    assert grown.words() == lexicon.words() | {"khac"}


def test_a_word_is_found_in_names_where_it_is_no_part_of_another() -> None:
    names = ["lào cai", "la liga, la", "phạm văn la", "lam"]
    listed = _Listed([(name, Title(name)) for name in names])
    assert [one.names() for one in listed.with_word("la")] == [["la liga, la"], ["phạm văn la"]]
    assert [one.names() for one in listed.with_word("lam")] == [["lam"]] and not [*listed.with_word("cai lậy")]
    assert listed.keys["la"] == ["la"] and listed.keys["lao"] == ["lào"]


def test_the_same_source_anew_is_read_anew(tmp_path: Path) -> None:
    store = graph.open_store(str(tmp_path / "a.db"))
    for number in range(30):
        store.write(facts(f"doc:lao-cai/2020/{number}-kh", title=f"Kế hoạch số {number}"))
    before = names_of(store)
    store.write(facts("doc:lao-cai/2020/3-kh", title="Chương trình xúc tiến du lịch", versions={"reader": "2"}))
    assert before.documents["doc:lao-cai/2020/3-kh"].title == "Kế hoạch số 3"
    assert names_of(store).documents["doc:lao-cai/2020/3-kh"].title == "Chương trình xúc tiến du lịch"
    same(names_of(store), StoreNames.read(store))
    store.close()


def test_what_most_titles_share() -> None:
    titles = ["Kế hoạch thông tin đối ngoại"] * 9 + ["Chương trình công tác dân vận"] * 9
    assert SharedSubjects(titles[:2]).phrases() == []
    shared = SharedSubjects(titles)
    assert shared.phrases() == []
    grown = shared.grown([], ["Báo cáo thông tin đối ngoại"])
    assert grown is not None and grown.phrases() == SharedSubjects([*titles, "Báo cáo thông tin đối ngoại"]).phrases()
    more = shared.grown([], ["Báo cáo thông tin đối ngoại", "Kế hoạch thông tin đối ngoại"])
    assert more is not None and more.phrases() == [
        "thông tin",
        "thông tin đối",
        "thông tin đối ngoại",
        "tin đối",
        "tin đối ngoại",
        "đối ngoại",
    ]
    assert shared.grown([], titles[:3]) is None, "more than an eighth are counted anew"
    less = shared.grown(titles[-1:], ["Báo cáo thông tin đối ngoại"])
    assert less is not None and less.phrases() == more.phrases(), "ten of eighteen"
    assert less.grown([], titles[:1]) is None, "what went counts as what came"
