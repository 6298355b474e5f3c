"""What stands around the duties of a real document: letterhead, bases, purposes, funding words, closing formula, recipients, signature.

None of it is a task.  A frame writes the head, calls the family for the body, and writes the tail.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.facts import Facts
from tests.layouts.page import Page

Body = Callable[[Page], None]
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")


def own_name(facts: Facts) -> str:
    """Return the issuer as its sentences name it."""
    if facts.level == "central":
        return "Bộ Nội vụ"
    last = facts.issuer.split("\n")[-1]
    if last.startswith("SỞ"):
        return "Sở Y tế"
    return "Ban Chỉ đạo" if last.startswith("BAN") else f"Ủy ban nhân dân tỉnh {facts.place}"


def letterhead(page: Page, kind: str | None, number: str | None = None) -> None:
    """Write issuer, motto, number, place and date; `kind` is the document type's line."""
    facts = page.facts
    date = f"{facts.year}-{facts.month:02d}-{facts.day:02d}"
    page.head = {
        "number": number or facts.number,
        "type": (kind or "Công văn").capitalize(),
        "issue_date": date,
        "province": facts.province,
    }
    for text in (*facts.issuer.split("\n"), "-------"):
        page.line(text)
    page.line()
    for text in MOTTO:
        page.line(text)
    page.line()
    page.para(f"Số: {number or facts.number}")
    page.para(f"{facts.place}, ngày {facts.day:02d} tháng {facts.month:02d} năm {facts.year}")
    if kind:
        page.para(kind)


def bases(page: Page, verb: str = "ban hành Kế hoạch") -> None:
    """Write the opening clauses and the sentence that ends them."""
    rng, facts = page.rng, page.facts
    page.para("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
    page.para(
        f"Căn cứ Quyết định số {rng.randint(100, 1900)}/QĐ-TTg ngày {rng.randint(1, 28)}/{rng.randint(1, 12)}/{facts.year - 1} của Thủ tướng Chính phủ;"
    )
    if rng.random() < 0.5:
        page.para(
            f"Thực hiện Chỉ thị số {rng.randint(2, 40)}/CT-TTg ngày {rng.randint(1, 28)}/3/{facts.year - 1} của Thủ tướng Chính phủ về {facts.title.lower()},"
        )
    page.para(f"{own_name(facts)} {verb} {facts.title[0].lower()}{facts.title[1:]} năm {facts.year}, cụ thể như sau:")


PURPOSES = (
    "Tạo chuyển biến mạnh mẽ trong nhận thức và hành động của các cấp, các ngành và mọi tầng lớp nhân dân.",
    "Cụ thể hóa các chủ trương, nghị quyết của Đảng thành việc làm thiết thực, phù hợp với điều kiện của địa phương.",
    "Phát huy sức mạnh tổng hợp của cả hệ thống chính trị, góp phần giữ vững ổn định xã hội.",
)
NEEDS = (
    "Bám sát chỉ đạo của cấp trên; phân công rõ người, rõ việc, rõ tiến độ, rõ kết quả.",
    "Xác định rõ cơ quan chủ trì, cơ quan phối hợp, thời hạn hoàn thành của từng nhiệm vụ.",
    "Bảo đảm sự phối hợp chặt chẽ, thường xuyên giữa các sở, ban, ngành và địa phương trong quá trình thực hiện.",
    "Bảo đảm thiết thực, tiết kiệm, tránh phô trương, hình thức.",
    "Việc triển khai phải đồng bộ, có trọng tâm, trọng điểm, gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị.",
)


def purposes(page: Page) -> None:
    """Write the section of purposes and requirements."""
    page.section("MỤC ĐÍCH, YÊU CẦU")
    page.para("1. Mục đích")
    for text in page.rng.sample(PURPOSES, 2):
        page.para(f"- {text}")
    page.para("2. Yêu cầu")
    for text in page.rng.sample(NEEDS, 2):
        page.para(f"- {text}")


def funding(page: Page) -> None:
    """Write where the money comes from (it tells nobody to do anything)."""
    page.section("KINH PHÍ THỰC HIỆN")
    page.para(
        "Kinh phí thực hiện Kế hoạch được bảo đảm từ nguồn ngân sách nhà nước theo phân cấp hiện hành và các nguồn huy động hợp pháp khác."
    )


def closing(page: Page, kind: str = "Kế hoạch") -> None:
    """Write the closing formula."""
    asked = page.rng.choice(
        (
            "đề nghị phản ánh kịp thời để được xem xét, giải quyết",
            f"các cơ quan, đơn vị báo cáo {own_name(page.facts)} để xem xét, quyết định",
            f"đề nghị các đơn vị phản ánh về {page.facts.spare[0].printed} để tổng hợp, báo cáo cấp có thẩm quyền",
        )
    )
    page.para(
        f"Trên đây là {kind} {page.facts.title[0].lower()}{page.facts.title[1:]} năm {page.facts.year}. "
        f"Trong quá trình triển khai, nếu có khó khăn, vướng mắc, {asked}./."
    )


def signature(page: Page) -> None:
    """Write recipients and signature."""
    facts = page.facts
    page.line("Nơi nhận:")
    sent = ("Như trên (để thực hiện);", f"{page.facts.spare[1].at_start};", "Các cơ quan, đơn vị có tên trong Kế hoạch;")
    for text in (*sent, "Cổng Thông tin điện tử (để đăng tải);", "Lưu: VT, TH."):
        page.line(f"- {text}")
    page.line()
    if facts.level == "central":
        page.line("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG")
    elif facts.issuer.endswith("SỞ Y TẾ"):
        page.line("GIÁM ĐỐC")
    elif "BAN CHỈ ĐẠO" in facts.issuer:
        page.line("TRƯỞNG BAN")
    else:
        page.line("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    page.line()
    page.line(page.rng.choice(("Nguyễn Văn An", "Trần Thị Bình", "Lê Quang Cảnh", "Hoàng Minh Đức")))


def plan(page: Page, body: Body) -> None:
    """A plan: purposes, the body under a heading of its own, funding, closing."""
    facts = page.facts
    letterhead(page, facts.type)
    page.para(f"{facts.title} năm {facts.year}")
    bases(page, f"ban hành {facts.type.capitalize()}")
    purposes(page)
    page.section(page.rng.choice(("NỘI DUNG, NHIỆM VỤ", "NỘI DUNG THỰC HIỆN", "NHIỆM VỤ, GIẢI PHÁP", "NHIỆM VỤ CỤ THỂ")))
    body(page)
    funding(page)
    closing(page, facts.type.capitalize())
    signature(page)


def opened(page: Page, body: Body) -> None:
    """A plan whose family writes its own sections."""
    facts = page.facts
    letterhead(page, facts.type)
    page.para(f"{facts.title} năm {facts.year}")
    bases(page, f"ban hành {facts.type.capitalize()}")
    purposes(page)
    body(page)
    funding(page)
    closing(page, facts.type.capitalize())
    signature(page)


def organised(page: Page, body: Body) -> None:
    """A plan whose duties stand under "Tổ chức thực hiện"."""
    facts = page.facts
    letterhead(page, facts.type)
    page.para(f"{facts.title} năm {facts.year}")
    bases(page, f"ban hành {facts.type.capitalize()}")
    purposes(page)
    funding(page)
    page.section("TỔ CHỨC THỰC HIỆN")
    body(page)
    closing(page, facts.type.capitalize())
    signature(page)


def _typed(page: Page, code: str) -> str:
    return page.facts.number.split("/")[0] + "/" + code + "-" + page.facts.number.split("-")[-1]


def directive(page: Page, body: Body) -> None:
    """A directive: paragraphs on the state of things, then the orders."""
    facts = page.facts
    letterhead(page, "CHỈ THỊ", _typed(page, "CT"))
    page.para(f"Về việc {facts.title[0].lower()}{facts.title[1:]}")
    page.para(
        "Trong thời gian qua, công tác này đã được các cấp, các ngành quan tâm và đạt được kết quả tích cực. Tuy nhiên, nhận thức của một bộ phận "
        "cán bộ và nhân dân còn hạn chế; kết quả ở một số nơi chưa đều, chưa bền vững."
    )
    body(page)
    page.para("Chỉ thị này có hiệu lực kể từ ngày ký./.")
    signature(page)


def letter(page: Page, body: Body) -> None:
    """An official letter without a type line; the family writes the addressees."""
    facts = page.facts
    letterhead(page, None, facts.number.split("/")[0] + "/" + facts.number.split("-")[-1] + "-TH")
    page.para(f"V/v {facts.title[0].lower()}{facts.title[1:]}")
    body(page)
    page.para(f"{own_name(facts)} trân trọng thông báo./.")
    signature(page)


def telegram(page: Page, body: Body) -> None:
    """A telegram; the family writes the addressees and orders."""
    facts = page.facts
    letterhead(page, "CÔNG ĐIỆN", _typed(page, "CĐ"))
    page.para(f"Về việc {facts.title[0].lower()}{facts.title[1:]}")
    body(page)
    signature(page)


def conclusion(page: Page, body: Body) -> None:
    """A notice of a meeting's conclusions."""
    facts = page.facts
    letterhead(page, "THÔNG BÁO", _typed(page, "TB"))
    page.para(f"Kết luận tại cuộc họp về {facts.title[0].lower()}{facts.title[1:]}")
    page.para(
        f"Ngày {facts.day}/{facts.month}/{facts.year}, tại trụ sở cơ quan đã diễn ra cuộc họp về {facts.title[0].lower()}{facts.title[1:]}. "
        "Sau khi nghe báo cáo và ý kiến phát biểu của các đại biểu, chủ tọa cuộc họp kết luận như sau:"
    )
    body(page)
    page.para("Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./.")
    signature(page)


def decision(page: Page, body: Body) -> None:
    """A decision with articles; the family writes the articles from the second on."""
    facts = page.facts
    letterhead(page, "QUYẾT ĐỊNH", _typed(page, "QĐ"))
    page.para(f"Ban hành Quy định về {facts.title[0].lower()}{facts.title[1:]}")
    page.para("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
    page.para("QUYẾT ĐỊNH:")
    page.para("Điều 1. Phạm vi điều chỉnh")
    page.para(
        f"Quyết định này quy định về {facts.title[0].lower()}{facts.title[1:]} và áp dụng đối với cơ quan, tổ chức, cá nhân có liên quan."
    )
    body(page)
    signature(page)


def styled(style: str) -> Callable[[Page, Body], None]:
    """Return the plan's frame with its sections numbered in another style."""

    def frame(page: Page, body: Body) -> None:
        page.style = style
        plan(page, body)

    return frame


def headless(page: Page, body: Body) -> None:
    """A plan copied without its letterhead: it begins with the type and the title."""
    plan(page, body)
    del page.lines[: page.lines.index(page.facts.type)]
    page.head = {"type": page.facts.type.capitalize()}


def news(page: Page, body: Body) -> None:
    """A news text that reports orders, without anything of the document: a title, what stands behind it, the orders, a last line."""
    facts = page.facts
    page.head = {}
    page.para(f"{facts.title} trên địa bàn")
    page.para("Thời gian qua, công tác này đã đạt được kết quả tích cực; nhận thức của người dân được nâng lên.")
    body(page)
    page.para("Năm trước, nhiều tập thể, cá nhân đã được biểu dương.")


FRAMES: dict[str, Callable[[Page, Body], None]] = {
    "plan": plan,
    "open": opened,
    "headless": headless,
    "news": news,
    "plan_letters": styled("letters"),
    "plan_parts": styled("parts"),
    "plan_bare": styled("bare"),
    "organised": organised,
    "directive": directive,
    "letter": letter,
    "telegram": telegram,
    "conclusion": conclusion,
    "decision": decision,
}
