import pytest

from ingest.names.places import places_of
from tests.ingest.factories import reading


@pytest.mark.parametrize(
    ("text", "province", "expected"),
    [
        (
            "xây dựng 02 màn hình LED tại cửa khẩu Tân Thanh và cửa khẩu Chi Ma",
            "VN-09",
            [("gate", "Cửa khẩu Tân Thanh"), ("gate", "Cửa khẩu Chi Ma")],
        ),
        (
            "Cụm thông tin đối ngoại tại cửa khẩu đường bộ số 2 Kim Thành",
            "VN-02",
            [("cluster", "Cụm thông tin đối ngoại tại cửa khẩu đường bộ số 2 Kim Thành")],
        ),
        ("Cụm thông tin đối ngoại Khu kinh tế Vũng Áng", "VN-23", [("cluster", "Cụm thông tin đối ngoại Khu kinh tế Vũng Áng")]),
        ("tái định cư ở xã Đề Gi", None, [("commune", "Xã Đề Gi")]),
        ("tại thị xã Sa Pa", "VN-02", [("district", "Thị xã Sa Pa")]),
        ("hợp tác với Trung Quốc, Trung Quốc và Việt Nam", None, [("country", "Trung Quốc")]),  # once; not this country
        ("Thường trực Huyện ủy, Thông tấn xã Việt Nam", None, []),
    ],
)
def test_places(text, province, expected):
    found = places_of(reading(text), [(0, len(text))], province)
    assert [(p["kind"], p["name"]) for p in found] == expected
    assert all(0 <= int(str(p["start"])) < int(str(p["end"])) <= len(text) for p in found)


def test_a_place_of_the_vocabulary_has_its_id():
    text = "tại khu vực cửa khẩu quốc tế Hữu Nghị"
    (place,) = places_of(reading(text), [(0, len(text))], "VN-09")
    assert place["id"] == "place:lang-son/cua-khau-huu-nghi"
