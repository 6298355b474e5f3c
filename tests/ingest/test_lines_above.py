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
