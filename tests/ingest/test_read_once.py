"""What reading does once: ranges that hold a place are found by halving, lists that begin alike are judged once, a file is digested once."""

import random
from dataclasses import replace

import graph.prepare
from ingest import parse
from ingest.duties.parts import Parts
from ingest.facts.inside import Inside
from ingest.names import lists as names_lists
from ingest.names.lists import Lists
from ingest.names.reaches import Reaches
from ingest.run import _Read, _versions, _Work
from ingest.seen import Found
from tests.cpu import grows_at_most
from tests.ingest.factories import reading, source
from text.tokens import Words, _Asked


def test_the_least_rank_of_the_ranges_that_hold_a_place():
    drawn = random.Random(3)
    for _ in range(60):
        ranges = [(a := drawn.randrange(30), a + drawn.randrange(8), rank) for rank in range(drawn.randrange(9))]
        drawn.shuffle(ranges)
        inside = Inside(ranges)
        for place in range(-1, 40):
            assert inside.at(place) == min((rank for start, end, rank in ranges if start <= place < end), default=None)


def test_a_place_costs_no_more_in_a_long_document():
    def asked(count):
        inside = Inside((10 * n, 10 * n + 9, -n) for n in range(count))
        return lambda: [inside.at(place) for place in range(0, 10 * count, 4)]

    assert grows_at_most(16, asked(4_000), asked(32_000))


def test_words_that_lists_begin_with_are_judged_once(monkeypatch):
    judged = []
    taken = names_lists._taken
    monkeypatch.setattr(names_lists, "_taken", lambda s, borders, **how: judged.append(how) or taken(s, borders, **how))
    text = "Sở Tài chính, Sở Y tế chủ trì lập kế hoạch. Báo cáo sau."
    lists = Lists.of(reading(text), None)
    judged.clear()
    first = lists.begun(0, len(text), open=False, running=False)
    assert [m.name or m.body for m in first[0]] and len(judged) == 1
    first[0].clear()
    assert lists.begun(0, text.index(" Báo"), open=False, running=False)[0] and len(judged) == 1
    lists.begun(0, len(text), open=False, running=True)
    assert len(judged) == 2
    lists.offices = {("van", "phong"): "Văn phòng Sở"}
    lists.begun(0, len(text), open=False, running=False)
    assert len(judged) == 3  # the document has told more since


def test_a_known_name_is_looked_for_once_at_a_word(monkeypatch):
    asked = []
    names = Reaches._names
    monkeypatch.setattr(Reaches, "_names", lambda self, start: asked.append(start) or names(self, start))
    text = "Sở Tài chính, các Sở Y tế, Công Thương và Hội Nông dân tỉnh lập kế hoạch."
    lists = Lists.of(reading(text), None)
    asked.clear()
    assert len(lists.begun(0, len(text), open=False, running=True)[0]) == 3
    assert asked and len(asked) == len(set(asked))


def test_the_words_of_sets_that_every_text_is_asked_for_are_found_in_one_pass(monkeypatch):
    drawn = random.Random(7)
    sets = [frozenset(drawn.sample("abcdefghij", drawn.randrange(1, 6))) for _ in range(9)]
    looked = []
    found = _Asked.found
    monkeypatch.setattr(_Asked, "found", lambda self, words: looked.append(len(words)) or found(self, words))
    for _ in range(4):
        text = " ".join(drawn.choices("abcdefghijkl", k=60))
        words = Words(text, text)
        looked.clear()
        for wanted in sets:
            same = [k for k, word in enumerate(words.flat) if word in wanted]
            assert words.where(wanted, 0, len(text), always=True) == same
            assert words.where(wanted, 20, 90, always=True) == [k for k in same if 20 <= words.starts[k] < 90]
        assert looked == [60]


def test_lines_are_read_in_their_parts_only_while_a_run_can_come_of_them(monkeypatch):
    asked = []
    read = Parts.read
    monkeypatch.setattr(Parts, "read", lambda self, cells: asked.append(cells) or read(self, cells))

    def lines(*, alike, plain):
        asked.clear()
        work = [f"{n}. Rà soát hồ sơ số {n} - Sở Y tế - quý II" for n in range(1, alike + 1)]
        said = [f"{alike + n}. Người dân vùng này trồng lúa, nuôi cá thêm {n} vụ mỗi năm." for n in range(1, plain + 1)]
        tasks = parse(source("Phân công nhiệm vụ\n\n" + "\n".join([*said, *work]) + "\n")).tasks
        return len(asked), sum(task.time is not None for task in tasks)

    few, most = lines(alike=2, plain=18), lines(alike=18, plain=2)
    assert few[0] < 18 and most[0] >= 20 and most[1] == 18


def test_a_file_is_digested_once(tmp_path, monkeypatch):
    from search import default_embedder, default_indexer

    made = []
    digest = graph.prepare.digest
    monkeypatch.setattr(graph.prepare, "digest", lambda facts, vectors: made.append(vectors) or digest(facts, vectors))
    file = tmp_path / "a.txt"
    file.write_text("Kế hoạch\n\nSở Y tế chủ trì.\n", "utf-8")
    indexer, embedder = default_indexer(), default_embedder()
    work = _Work(_versions(indexer, embedder), indexer, embedder)
    item = _Read(Found(str(file), str(file)), "", "")
    read = work.finish(work.work(item))
    assert len(made) == 1 and read.digest
    assert replace(work, embedder=None).work(item).digest and len(made) == 2


def test_whom_a_range_names_is_read_once_until_the_document_tells_more(monkeypatch):
    read = []
    slot = Lists._slot
    monkeypatch.setattr(Lists, "_slot", lambda self, start, end: read.append((start, end)) or slot(self, start, end))
    text = "Chủ trì: Sở Y tế, Sở Nội vụ"
    lists = Lists.of(reading(text), None)
    first = lists.slot(9, len(text))  # behind a label: names that the document says whole were looked for there
    assert len(first) == 2
    first.clear()  # what is handed out is not what is kept
    assert len(lists.slot(9, len(text))) == 2 and read.count((9, len(text))) == 1
    lists.call(("so",), ("", "Sở Y tế"))
    assert len(lists.slot(9, len(text))) == 2 and read.count((9, len(text))) == 2
