"""Duties beside parts that look like duties and are none: results of last year, targets, definitions, criteria, principles, an estimate of costs."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.families.addressed import articles
from tests.layouts.families.fields import labels, rows
from tests.layouts.families.registry import family
from tests.layouts.families.tables import pipes
from tests.layouts.page import Page, names


def _fielded(page: Page) -> None:
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        for label, value in rows(page, duty, words):
            page.para(f"- {label}: {value}.")


def _after(name: str, heading: str, other: Callable[[Page], None]) -> None:
    """Register a family: a section that is no list of duties, then the duties."""

    @family(name, "open")
    def write(page: Page) -> None:
        page.section(heading)
        other(page)
        page.section("NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN")
        _fielded(page)


def _results(page: Page) -> None:
    a, b = page.facts.spare
    page.para("1. Kết quả đạt được")
    page.para(f"- {a.at_start} đã chủ trì, phối hợp với {b.printed} hoàn thành 12/15 chỉ tiêu được giao trong năm {page.facts.year - 1}.")
    page.para(f"- Trong năm {page.facts.year - 1}, {b.printed} đã tổ chức 24 lớp tập huấn cho 1.250 lượt người tham dự.")
    page.para("2. Tồn tại, hạn chế")
    page.para("- Sự phối hợp giữa cơ quan chủ trì và cơ quan phối hợp có lúc chưa chặt chẽ.")
    page.para("- Một số nhiệm vụ chậm so với tiến độ; nguồn lực đầu tư còn hạn hẹp.")


def _targets(page: Page) -> None:
    page.para(page.may("- Tỷ lệ hộ dân được tiếp cận dịch vụ đạt 95% trở lên."))
    page.para(page.may("- 100% cơ quan, đơn vị có cán bộ phụ trách được đào tạo cơ bản."))
    page.para(page.may("- Giảm ít nhất 5% số vụ việc so với năm trước."))


def _principles(page: Page) -> None:
    page.para("1. Tuân thủ pháp luật, công khai, minh bạch, đúng thẩm quyền.")
    page.para("2. Việc phối hợp dựa trên chức năng, nhiệm vụ của mỗi cơ quan; không làm cản trở hoạt động của nhau.")
    page.para("3. Thông tin trao đổi phải chính xác, đầy đủ và được giữ bí mật theo quy định.")


def _criteria(page: Page) -> None:
    page.para("a) Tiêu chí về quy mô: có từ 50 hộ tham gia trở lên;")
    page.para("b) Tiêu chí về chất lượng: được cấp giấy chứng nhận còn hiệu lực;")
    page.para("c) Định mức hỗ trợ: không quá 30 triệu đồng/mô hình.")


def _costs(page: Page) -> None:
    page.para("Dự toán chi tiết như sau:")
    table = [["TT", "Khoản chi", "Đơn vị tính", "Số lượng", "Thành tiền (đồng)"], ["1", "In tài liệu", "bộ", "500", "12.500.000"]]
    pipes(page, [*table, ["2", "Thuê hội trường", "ngày", "02", "8.000.000"], ["", "Tổng cộng", "", "", "20.500.000"]])


def _members(page: Page) -> None:
    a, b = page.facts.spare
    page.para(f"1. Đại diện lãnh đạo {a.printed} - Trưởng đoàn;")
    page.para(f"2. Đại diện {b.printed} - Phó Trưởng đoàn;")
    page.para("3. Đại diện các cơ quan báo chí.")


_after("beside_results", "KẾT QUẢ THỰC HIỆN NĂM TRƯỚC", _results)
_after("beside_targets", "CHỈ TIÊU CỤ THỂ", _targets)
_after("beside_principles", "NGUYÊN TẮC THỰC HIỆN", _principles)
_after("beside_criteria", "TIÊU CHÍ, ĐỊNH MỨC", _criteria)
_after("beside_costs", "DỰ TOÁN KINH PHÍ", _costs)
_after("beside_members", "THÀNH PHẦN ĐOÀN KIỂM TRA", _members)


@family("beside_definitions", "decision")
def definitions(page: Page) -> None:
    """Articles of definitions and scope before the articles of duties."""
    page.para("Điều 2. Giải thích từ ngữ")
    page.para("1. Cơ quan chủ trì là cơ quan được giao chịu trách nhiệm chính trong việc tổ chức thực hiện nhiệm vụ.")
    page.para("2. Cơ quan phối hợp là cơ quan tham gia thực hiện nhiệm vụ theo đề nghị của cơ quan chủ trì.")
    articles(page, 3)


@family("beside_reports")
def reports(page: Page) -> None:
    """A field of the product and one of the funds beside the roles."""
    words = labels(page)
    for i, duty in enumerate(page.duties, 1):
        page.para(f"{i}. {page.task(duty, timed=True)}.")
        page.para("- Sản phẩm: Báo cáo kết quả, hồ sơ nghiệm thu.")
        for label, value in rows(page, duty, words):
            page.para(f"- {label}: {value}.")
        page.para("- Kinh phí: Ngân sách nhà nước và nguồn hợp pháp khác.")
        page.para(f"- Báo cáo kết quả về: {names(page.facts.spare[:1])}.")
