"""Provinces joined by common work and by like wording, on tasks written by hand."""

import pytest

from graph.explore.gather import read
from graph.network.provinces import alike, common, province_network
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, facts

COPIED = "tổ chức tuyên truyền về biên giới quốc gia cho đồng bào các dân tộc sinh sống ở khu vực biên giới đất liền"
TASKS = {
    ("doc:lao-cai/2020/1", "VN-02", "lao-cai"): [
        TaskSpec("1", COPIED + " năm 2020", {"lao-cai/bien-phong": "lead"}, ["topic:bien"]),
        TaskSpec("2", "báo cáo", {"lao-cai/bien-phong": "lead"}, ["topic:bien"]),
    ],
    ("doc:lang-son/2020/2", "VN-09", "lang-son"): [
        TaskSpec("1", COPIED + " của tỉnh", {"lang-son/bien-phong": "coordinate"}, ["topic:bien"]),
        TaskSpec("2", "một việc khác hẳn, không ai chép của ai, viết bằng lời của riêng tỉnh này thôi", {"lang-son/cong-an": "lead"}),
    ],
    ("doc:ha-tinh/2020/3", "VN-23", "ha-tinh"): [TaskSpec("1", "báo cáo", {"ha-tinh/cong-an": "lead"}, ["topic:asean"])],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = SqliteStore(str(tmp_path_factory.mktemp("provinces") / "a.db"))
    for (id, province, _), tasks in TASKS.items():
        store.write(facts(id, province=province, issuer=None, tasks=tasks))
    yield store
    store.close()


@pytest.fixture(scope="module")
def held(store):
    return read(store)


def test_provinces_are_joined_by_common_work(store, held):
    graph = province_network(store, held, held.tasks)
    assert {id: data["tasks"] for id, data in graph.nodes(data=True)} == {"VN-02": 2, "VN-09": 2, "VN-23": 1}
    assert list(graph.edges(data="weight")) == [("VN-02", "VN-09", 1)]
    assert common(held, held.tasks, "VN-02", "VN-09") == [("body:bien-phong", "topic:bien", 2, 1)]


def test_provinces_are_joined_by_like_wording(store, held):
    graph = province_network(store, held, held.tasks, "text")
    assert list(graph.edges(data="weight")) == [("VN-02", "VN-09", 1)]
    assert alike(store, held, held.tasks) == [("task:lang-son/2020/2#1", "task:lao-cai/2020/1#1")]
