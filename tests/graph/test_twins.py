"""Files of one document: what they share is told, each to each."""

from graph.twins import Twins, told, twins
from tests.cpu import grows_at_most

A, B = "doc:lao-cai/2020/88-kh-ubnd~0bc2d40b", "doc:lao-cai/2020/88-kh-ubnd~d9cac555"


def test_files_of_one_text_and_of_one_number_are_told_apart():
    found = twins([("a.txt", A, "1"), ("b.txt", A, "1"), ("c.pdf", B, "2"), ("d.txt", "doc:ha-tinh/2020/88-kh-ubnd", "3")])
    assert found == {
        "a.txt": Twins(text=("b.txt",), number=("c.pdf",)),
        "b.txt": Twins(text=("a.txt",), number=("c.pdf",)),
        "c.pdf": Twins(number=("a.txt", "b.txt")),
    }


def test_what_is_shared_is_said_in_either_language():
    shared = Twins(text=("b.txt",), number=("c.pdf", "d.pdf", "e.pdf", "f.pdf"))
    assert told(shared, "vi") == [
        "Cùng nội dung với b.txt; kho chỉ giữ một văn bản.",
        "Cùng số ký hiệu với c.pdf, d.pdf, e.pdf, …, chữ khác nhau; kho giữ cả hai và đếm nhiệm vụ của cả hai. "
        "Nếu là một văn bản, hãy bỏ bớt.",
    ]
    assert told(shared, "en")[0] == "The same text as b.txt; the store keeps one document."
    assert told(None, "vi") == told(Twins(), "vi") == []


def test_many_files_of_one_number_cost_no_more_than_their_number():
    small, large = ([(f"{n}.txt", "doc:ha-noi/2025/1-kh-ubnd", str(n)) for n in range(count)] for count in (1_000, 8_000))
    assert grows_at_most(16, lambda: twins(small), lambda: twins(large))
