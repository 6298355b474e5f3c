"""Codes for bodies, records in one line, boxes to tick, teams with their members, fields of labels that nobody lists."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.facts import Actor, Duty
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes, tabs
from tests.layouts.page import Page, capital

Codes = dict[str, str]


def codes(page: Page) -> Codes:
    """Return a code for each body by its printed name, in order."""
    found: Codes = {}
    for duty in page.duties:
        for actor in (*duty.leads, *duty.coordinators):
            found.setdefault(actor.printed, f"{'KPDT'[len(found) % 4]}{len(found) // 4 + 1}")
    return found


def cell(known: Codes, actors: tuple[Actor, ...], sign: str = ", ") -> str:
    """Return bodies as a cell or value names them by their codes."""
    return sign.join(known[a.printed] for a in actors) or "-"


def _coded(name: str, put: Callable[[Page, list[list[str]]], None], legend: Callable[[str, str], str]) -> None:
    @family(name)
    def write(page: Page) -> None:
        known = codes(page)
        page.para("1. Ký hiệu của các đơn vị")
        for body, code in known.items():
            page.line(legend(code, capital(body)))
        page.line()
        page.para("2. Bảng phân công")
        table = [["TT", "Việc", "Chủ trì", "Phối hợp", "Khi nào"]]
        for i, duty in enumerate(page.duties, 1):
            row = [str(i), page.task(duty, timed=True), cell(known, duty.leads), cell(known, duty.coordinators), duty.time or ""]
            table.append(row)
        put(page, table)


_coded("codes_in_table", pipes, lambda code, body: f"{code}: {body}")
_coded("codes_by_tabs", tabs, lambda code, body: f"- {code}: {body};")
_coded("codes_by_dash", pipes, lambda code, body: f"{code} – {body}")
_coded("codes_equal", tabs, lambda code, body: f"+ {code} = {body}.")


@family("codes_in_fields")
def codes_in_fields(page: Page) -> None:
    known = codes(page)
    page.para("Chữ viết tắt: " + "; ".join(f"{code}: {capital(body)}" for body, code in known.items()) + ".")
    for i, duty in enumerate(page.duties, 1):
        page.line(f"{i}. {page.task(duty)}.")
        page.line(f"Chủ trì: {cell(known, duty.leads)}.")
        if duty.coordinators:
            page.line(f"Phối hợp: {cell(known, duty.coordinators)}.")
        page.line()


def _record(name: str, sign: str, said: str = "", groups: bool = False, bullet: str = "- ") -> None:
    @family(name)
    def write(page: Page) -> None:
        if said:
            page.line(said)
        for i, duty in enumerate(page.duties, 1):
            if groups and i % 2:
                page.line(f"Đợt {i // 2 + 1}")
            one = Duty(duty.statement, duty.leads, (), duty.time)
            parts = [page.task(one, timed=True), capital(", ".join(a.printed for a in duty.leads)), duty.time or "thường xuyên"]
            page.line(bullet + sign.join(parts))
        page.line()


_record("line_strokes", " / ", "(Cách ghi: nội dung / bộ phận thực hiện / thời điểm)")
_record("line_strokes_groups", " / ", "Thứ tự các phần: việc / đơn vị chủ trì / thời hạn.", groups=True)
_record("line_strokes_tight", " / ", "(nội dung/người thực hiện/thời gian)", bullet="• ")
_record("line_dashes", " – ", "Mỗi dòng ghi: nhiệm vụ – đơn vị chủ trì – thời hạn hoàn thành")
_record("line_arrows", " → ", "Trình tự ghi: việc cần làm → đơn vị thực hiện → thời hạn", bullet="+ ")
_record("line_strokes_unsaid", " / ")


@family("line_strokes_helped")
def strokes_helped(page: Page) -> None:
    page.line("Quy ước: nội dung công việc / đơn vị chủ trì / đơn vị phối hợp / thời gian")
    for i, duty in enumerate(page.duties, 1):
        lead, help_ = (", ".join(a.printed for a in actors) for actors in (duty.leads, duty.coordinators))
        parts = [page.task(duty, timed=True), capital(lead), capital(help_) or "-", duty.time or "thường xuyên"]
        page.line(f"{i}. " + " / ".join(parts))
    page.line()


@family("dash_before_work", "plan")
def dash_before_work(page: Page) -> None:
    """Whoever acts, a dash, and the work."""
    for duty in page.duties:
        actors = capital(", ".join(a.printed for a in duty.leads))
        page.line(f"• {actors} – " + page.task(Duty(duty.statement, duty.leads, (), None), duty.lower + ".", leads="assigned"))
    page.line()


@family("hyphen_before_work", "plan")
def hyphen_before_work(page: Page) -> None:
    for i, duty in enumerate(page.duties, 1):
        actors = capital(", ".join(a.printed for a in duty.leads))
        page.line(f"{i}. {actors} - " + page.task(Duty(duty.statement, duty.leads, (), None), duty.lower + ".", leads="assigned"))
    page.line()


def _boxes(name: str, box: str, ticked: str, done: str) -> None:
    @family(name)
    def write(page: Page) -> None:
        for duty in page.duties:
            fields = ["đầu mối: " + ", ".join(a.printed for a in duty.leads)]
            fields.append("tham gia: " + (", ".join(a.printed for a in duty.coordinators) or "không"))
            fields += [f"hạn: {duty.time}"] if duty.time else []
            page.line(f"{box} {page.task(duty, timed=True)} [{'; '.join(fields)}]")
        page.line(f"{ticked} {done}")
        page.line()


_boxes("boxes_to_tick", "☐", "☑", "Thành lập tổ giúp việc (xong ngày 02/3)")
_boxes("boxes_typed", "[ ]", "[x]", "Gửi giấy mời họp các đơn vị liên quan (đã xong)")
_boxes("boxes_in_list", "- [ ]", "- [x]", "Lập danh sách các điểm cần kiểm tra")


@family("teams_with_members")
def teams(page: Page) -> None:
    """Working parties with their members in brackets: the members act."""
    for i, duty in enumerate(page.duties, 1):
        actors = (*duty.leads, *duty.coordinators)
        named = ", ".join(capital(a.printed) for a in actors)
        work = page.task(Duty(duty.statement, actors, (), None), duty.lower + ".", leads="assigned")
        page.line(f"2.{i}. Tổ {('Chỉ huy', 'Hậu cần', 'Thông tin', 'Kiểm tra')[i % 4]} số {i} ({named}): {work}")
    page.line()


@family("fields_of_other_labels")
def other_labels(page: Page) -> None:
    """A catalogue with groups, each entry with fields of which rows know only some."""
    page.para("DANH MỤC")
    for i, duty in enumerate(page.duties, 1):
        if i % 2:
            page.line(("Lĩnh vực nông nghiệp", "Lĩnh vực văn hóa, xã hội", "Nhóm công nghiệp, xây dựng", "Nhóm khác")[i // 2 % 4])
        page.line(f"{i}. {page.task(duty)}")
        page.line("   Cơ quan chủ trì tham mưu: " + capital(", ".join(a.printed for a in duty.leads)))
        if duty.coordinators:
            page.line("   Cơ quan phối hợp: " + capital(", ".join(a.printed for a in duty.coordinators)))
        page.line("   Cấp xem xét: Thường trực - Cấp thông qua: hội nghị toàn thể")
        page.line("   Mức độ khẩn: bình thường")
    page.line()


@family("table_bold_labels_in_cell")
def bold_labels(page: Page) -> None:
    table = [["TT", "Công việc", "Phân công", "Hoàn thành"]]
    for i, duty in enumerate(page.duties, 1):
        said = "**Chủ trì:** " + capital(", ".join(a.printed for a in duty.leads))
        if duty.coordinators:
            said += "<br>**Phối hợp:** " + capital("; ".join(a.printed for a in duty.coordinators))
        table.append([f"{i:02d}", page.task(duty, timed=True), said, duty.time or ""])
    pipes(page, table)


@family("bracket_before_work")
def bracket_before(page: Page) -> None:
    """Who does it in a bracket before the work."""
    for i, duty in enumerate(page.duties, 1):
        said = ", ".join(a.printed for a in duty.leads) + " chủ trì"
        if duty.coordinators:
            said += "; " + ", ".join(a.printed for a in duty.coordinators) + " phối hợp"
        page.line(f"{i}. ({capital(said)}) {page.task(duty)}.")
    page.line()


@family("groups_with_head_and_members")
def groups(page: Page) -> None:
    """Groups called by a number, their head and members, and what they do."""
    for i, duty in enumerate(page.duties, 1):
        page.line(f"NHÓM {i}: {('Dữ liệu', 'Cảnh báo', 'Nhân lực')[i % 3]}")
        page.line("Đơn vị trưởng nhóm: " + capital(", ".join(a.printed for a in duty.leads)))
        if duty.coordinators:
            page.line("Đơn vị thành viên: " + capital(", ".join(a.printed for a in duty.coordinators)))
        page.line(f"- {page.task(duty)};")
        page.line()
