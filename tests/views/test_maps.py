"""Networks, comparisons and the map of provinces, over a small store."""

import json

import pytest

from tests.views import fakes
from tests.views.drawn import blocks, drawn, run


def picture(at):
    (found,) = [data for data in drawn(at) if "nodes" in data]
    return found


def test_network_filters_and_opens_a_node_in_the_panel():
    whole = picture(run("network"))
    assert len(whole["nodes"]) == 4 and len(whole["edges"]) == 2
    at = run("network", province="VN-02", role="lead,coordinate", node="agency:lao-cai/so-ngoai-vu", lang="en")
    assert {node["id"] for node in picture(at)["nodes"]} == {"agency:lao-cai/bien-phong", "agency:lao-cai/so-ngoai-vu"}
    assert picture(at)["selected"] == "agency:lao-cai/so-ngoai-vu"
    (closing,) = blocks(at, "close")
    assert "node=" not in closing["href"] and "province=" in closing["href"]
    (group,) = blocks(at, "group")
    assert [card["title"][:28] for card in group["cards"]] == ["Tuyên truyền về biên giới ch"]
    assert any(item["href"].startswith("agency?id=agency") for block in blocks(at, "choices") for item in block["items"])


@pytest.mark.parametrize("gone", ["agency:lao-cai/so-ngoai-vu", "nothing", "a~b"])
def test_network_opens_nothing_that_the_filters_leave_out(gone):
    at = run("network", province="VN-23", node=gone, edge=gone, path=gone)
    assert not blocks(at, "close")


def test_a_line_opens_the_tasks_that_make_it_with_their_words():
    at = run("network", edge="agency:lao-cai/bien-phong~agency:lao-cai/so-ngoai-vu", lang="en")
    assert picture(at)["edge"] == ["agency:lao-cai/bien-phong", "agency:lao-cai/so-ngoai-vu"]
    (card,) = blocks(at, "group")[0]["cards"]
    said = card["quotes"][0]
    assert [said["text"][start:end] for start, end in said["marks"]] == ["Bộ Chỉ huy Bộ đội Biên phòng", "Sở Ngoại vụ"]
    assert said["href"].startswith("document?id=")


@pytest.mark.parametrize(
    ("kind", "nodes", "edges", "edge", "words"),
    [
        ("body", 2, 1, "body:bien-phong~body:so-ngoai-vu", "Tuyên truyền về biên giới"),
        ("citation", 3, 1, f"{fakes.DECREE}~{fakes.LAO}", "Nghị định số 72/2015/NĐ-CP"),
        ("common", 2, 0, "", ""),
        ("text", 2, 0, "", ""),
    ],
)
def test_each_network_is_drawn_and_its_lines_open(kind, nodes, edges, edge, words):
    at = run("network", kind=kind, edge=edge)
    assert (len(picture(at)["nodes"]), len(picture(at)["edges"])) == (nodes, edges)
    assert words in json.dumps(blocks(at, "group"), ensure_ascii=False)


def test_groups_hide_surroundings_show_and_the_same_stands_as_a_list():
    at = run("network", hide="military", lang="en")
    assert {node["id"] for node in picture(at)["nodes"]} == {"agency:lao-cai/so-ngoai-vu", "agency:ha-tinh/so-ngoai-vu"}
    legend = {item["label"]: item for item in picture(at)["legend"]}
    assert legend["Military, police (2)"]["hidden"] and "hide=" not in legend["Military, police (2)"]["href"]
    at = run("network", around="agency:lao-cai/so-ngoai-vu")
    assert len(picture(at)["nodes"]) == 2
    (fold,) = [block for block in blocks(at, "fold") if block["blocks"][0]["type"] == "facets"]
    listed = [[item["text"] for item in group["items"]] for group in fold["blocks"][0]["groups"]]
    assert len(listed[0]) == 2 and len(listed[1]) == 1 and " – " in listed[1][0]
    assert len({node["color"] for node in picture(run("network", color="community"))["nodes"]}) == 2


def test_a_way_leads_to_any_other_node():
    at = run("network", node="agency:lao-cai/bien-phong", lang="en")
    (choice,) = [box for box in at.selectbox if box.label == "Find the way to …"]
    assert len(choice.options) == 3
    choice.set_value("agency:lao-cai/so-ngoai-vu").run()
    assert at.query_params["path"] == "agency:lao-cai/bien-phong~agency:lao-cai/so-ngoai-vu"


def test_a_shortest_way_is_shown_step_by_step():
    ends = "agency:lao-cai/bien-phong~agency:lao-cai/so-ngoai-vu"
    at = run("network", path=ends)
    assert picture(at)["path"] == ends.split("~")
    assert len([item for block in blocks(at, "links") for item in block["items"]]) == 1
    at = run("network", path="agency:lao-cai/bien-phong~agency:ha-tinh/so-ngoai-vu", lang="en")
    assert [block["items"] for block in blocks(at, "note")] == [["Nothing joins these two."]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("2014-2020", (2014, 2020)), ("2020-2014", (2014, 2020)), ("1-9", (2010, 2010)), ("x", (2010, 2030)), ("", (2010, 2030))],
)
def test_years_of_an_address_stay_within_those_there_are(said, expected):
    from views.choosing import span_of

    assert span_of(said, 2010, 2030) == expected


def test_compare_is_of_the_set_that_shares_most():
    at = run("compare", lang="en")
    (matrix,) = blocks(at, "matrix")
    assert [column["text"] for column in matrix["columns"]] == ["Hà Tĩnh", "Lào Cai"]
    assert [(row["label"], [cell["n"] for cell in row["cells"]]) for row in matrix["rows"]] == [
        ("Department of Foreign Affairs", [1, 2]), ("Border Guard Command", [1, 1]),
    ]  # fmt: skip
    assert all(row["href"] and all(cell["href"] for cell in row["cells"]) for row in matrix["rows"])
    at = run("compare", by="topic", lang="en")
    (matrix,) = blocks(at, "matrix")
    assert [(row["label"], [cell["n"] or cell["gap"] for cell in row["cells"]]) for row in matrix["rows"]] == [
        ("East Sea, seas and islands", [1, "silent"]), ("Land border", ["incomplete", 1]),
    ]  # fmt: skip
    assert not run("compare", topic="topic:nothing", about="field:none", type="x", **{"from": "y"}).exception


def test_a_cell_opens_its_tasks_and_an_empty_one_says_why():
    at = run("compare", cell="VN-02~body:so-ngoai-vu")
    (closing,) = blocks(at, "close")
    assert "cell=" not in closing["href"]
    (found,) = blocks(at, "group")
    assert [card["title"][:11] for card in found["cards"]] == ["Tuyên truyề", "Theo dõi, b"]
    at = run("compare", by="topic", cell="VN-23~topic:bien-gioi", lang="en")
    (why,) = blocks(at, "note")
    assert why["tone"] == "warning" and why["items"] == [
        "“Land border” was not found, but parts of the file are missing, so it cannot be told.", "The file lacks: IV.6", "The file lacks: IV.7",
    ]  # fmt: skip
    read = blocks(at, "links")[-1]
    assert [item["href"].partition("?")[0] for item in read["items"]] == ["document"]
    assert blocks(run("compare", by="instrument", cell=f"VN-02~{fakes.DECREE}"), "group")[0]["cards"][0]["quotes"]


@pytest.mark.parametrize(("units", "n"), [("63", 63), ("34", 34)])
def test_the_map_has_every_province_of_its_day_once(units, n):
    folds = blocks(run("compare", units=units), "fold")
    (tiles,) = [block for fold in folds for block in fold["blocks"] if block["type"] == "tiles"]
    assert len(tiles["items"]) == n == len({(tile["x"], tile["y"]) for tile in tiles["items"]})
    by_name = {tile["text"]: tile["n"] for tile in tiles["items"]}
    assert by_name["Lào Cai"] == 3 and by_name["Hà Tĩnh"] == 1
