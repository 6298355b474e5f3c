"""Lines below a list that say who does all above them, and days that stand where an actor is sought."""

from __future__ import annotations

import pytest

from tests.ingest.factories import each_roles, plan

KT, YT = {"Phòng Kinh tế": "lead"}, {"Trạm Y tế": "lead"}


def test_all_above_are_those_of_its_own_item() -> None:
    """A line below an item's bullets is for them, not for the bullets of the items before, also where those have nobody."""
    text = (
        "I. NHIỆM VỤ\n1. Sân bãi\n- Dựng rạp cho người xem.\n- Kê ghế trong hội trường.\n"
        "2. Y tế\n- Khám bệnh cho người già.\n- Phát thuốc cho trẻ em.\nHai hoạt động này do Trạm Y tế chủ trì.\n"
        "3. Thể thao\n- Chia bảng đấu vật.\n- Thuê trọng tài bóng đá.\nCả hai việc trên do Phòng Kinh tế chủ trì."
    )
    assert each_roles(plan(text)) == [{}, {}, YT, YT, KT, KT]


def test_a_time_behind_who_does_all_above() -> None:
    """A field of time behind the sentence of roles is theirs, and makes no task of the sentence."""
    text = (
        "I. NHIỆM VỤ\n1. Sân bãi\n- Dựng rạp cho người xem.\n- Kê ghế trong hội trường.\n"
        "Phòng Kinh tế chủ trì, Trạm Y tế phối hợp thực hiện 02 nội dung trên. Thời gian: trước 20/6/2020.\n"
        "2. Y tế\n- Phát thuốc cho trẻ em."
    )
    found = plan(text)
    assert each_roles(found) == [KT | {"Trạm Y tế": "coordinate"}] * 2 + [{}]
    assert [bool(task.times) for task in found.tasks] == [True, True, False]


@pytest.mark.parametrize("day", ["trước 19/5", "xong 15/4", "xong trước 20/6", "hoàn tất 02/9", "chậm nhất 30/11"])
@pytest.mark.parametrize("sign", ["; ", ", "])
def test_a_day_is_nobody(day: str, sign: str) -> None:
    """A day behind the names of a field, whose stroke parts names elsewhere, is no actor."""
    field = f"I. NHIỆM VỤ\n- Dựng rạp cho người xem.\nThực hiện: Phòng Kinh tế; phối hợp: Trạm Y tế{sign}{day}."
    assert each_roles(plan(field)) == [KT | {"Trạm Y tế": "coordinate"}]


def test_a_line_set_in_below_a_field_goes_on_with_it() -> None:
    """A body set in below a field's value is of that field, and heads nothing; one at the margin is not."""
    entry = "Việc {}\nNội dung: Dựng rạp cho người xem số {}\nĐơn vị chủ trì: Phòng Kinh tế\nĐơn vị phối hợp: Trạm Y tế\n"
    set_in = "B. NHIỆM VỤ\n" + entry.format(1, 1) + "                 Công an xã\n\n" + entry.format(2, 2)
    both = KT | {"Trạm Y tế": "coordinate"}
    assert each_roles(plan(set_in)) == [both | {"Công an cấp xã": "coordinate"}, both]


def test_a_dated_clause_behind_names_is_nobody() -> None:
    """What is done by a year behind the names of a field is no actor: it begins with a verb and ends with its year."""
    field = "I. NHIỆM VỤ\n- Dựng rạp cho người xem.\nChủ trì: Phòng Kinh tế; phối hợp: Trạm Y tế; trình kỳ họp cuối năm 2020."
    assert each_roles(plan(field)) == [KT | {"Trạm Y tế": "coordinate"}]


@pytest.mark.parametrize(
    ("third", "begins"), [("Tặng 200 tủ thuốc tàu cá cho bà con.", "Tặng"), ("khung giờ, sân bãi, người trực.", "Bám biển")]
)
def test_contents_are_written_in_one_way(third: str, begins: str) -> None:
    """Where the contents of a list's entries say the work themselves, one whose verb is unknown does too; one in small letters goes on
    with its title."""
    entry = "{}\nĐơn vị chủ trì: {}\nNội dung: {}\n"
    first = entry.format("1. Sáng đường quê", "Phòng Kinh tế", "Lắp đặt 45 bóng đèn ở các thôn.")
    second = entry.format("2. Mùa thi", "Trạm Y tế", "Lập 12 điểm hướng dẫn thí sinh.")
    tasks = plan("II. NHIỆM VỤ\n" + first + second + entry.format("3. Bám biển cùng ngư dân", "Phòng Kinh tế", third)).to_json()["tasks"]
    assert len(tasks) == 3
    assert tasks[-1]["exact"].startswith(begins)
