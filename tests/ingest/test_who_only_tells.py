"""Who only tells others what to do or issues a paper does no work; what a paper says is an order; a body's listed duties are its work."""

from ingest import parse
from tests.ingest.factories import each_roles, rows, source


def _read(text: str) -> list[dict[str, str]]:
    return each_roles(parse(source("Tin trong tỉnh\n\n" + text)))


def test_what_a_paper_orders_is_told_by_whoever_issued_it():
    for text in (
        "Ngày 02/11/2010 UBND tỉnh đã có công văn số 34/UBND-NL chỉ đạo Sở Y tế tiếp nhận 20 tấn thuốc.\n",
        "Tỉnh ủy vừa ban hành kế hoạch quán triệt Chỉ thị số 20-CT/TW ngày 12-12-2022 của Ban Bí thư, theo đó yêu cầu Sở Y tế tổ chức tập huấn.\n",
        "Ban Bí thư vừa có kết luận lấy tháng 5 hằng năm là tháng dược liệu. Ban Bí thư lưu ý Sở Y tế rà soát các vùng trồng.\n",
    ):
        assert _read(text) == [{"Sở Y tế": "assigned"}], text


def test_a_body_that_has_issued_a_paper_without_an_order_does_nothing_by_it():
    text = (
        "Trước diễn biến của bão, Bộ Y tế vừa có công điện gửi các sở y tế về việc ứng phó với bão số 6.\n\n"
        "Theo đó, Bộ Y tế yêu cầu Sở Y tế tỉnh dự trữ thuốc, tổ chức trực cấp cứu.\n"
    )
    assert _read(text) == [{"Sở Y tế": "assigned"}]
    told = "Bộ Y tế yêu cầu Sở Y tế dự trữ thuốc cho mùa bão.\n\nSở Tài chính khẩn trương ban hành kế hoạch cấp kinh phí trước ngày 30/6.\n"
    assert _read(told) == [{"Sở Y tế": "assigned"}, {"Sở Tài chính": "assigned"}]


def test_a_leader_who_stresses_or_asks_for_something_is_not_who_does_it():
    text = "Thủ tướng giao Bộ Tài chính hỗ trợ 927 công nhân. Trước đó, Sở Y tế kiến nghị hỗ trợ. Tuy nhiên, Thủ tướng chỉ đạo kiên quyết sắp xếp.\n"
    assert _read(text) == [{"Bộ Tài chính": "assigned"}]


def test_a_duty_in_so_many_words_counts_before_the_order_too():
    text = (
        "Sở Xây dựng có trách nhiệm kiểm tra các cầu; bố trí biển báo.\n\nSở Y tế khám bệnh cho người cao tuổi.\n\n"
        "UBND tỉnh yêu cầu Sở Tài chính bố trí kinh phí cho việc này, báo cáo trước ngày 30/6.\n"
    )
    assert _read(text) == [{"Sở Xây dựng": "assigned"}, {"Sở Tài chính": "assigned"}]


def test_whoever_stands_behind_a_connective_acts():
    text = "UBND tỉnh yêu cầu Sở Y tế rà soát hồ sơ.\n\nĐồng thời, các cấp ủy chủ động xác định rõ nhiệm vụ của mình.\n"
    assert _read(text) == [{"Sở Y tế": "assigned"}, {"Các cấp ủy": "assigned"}]
    text = "KẾ HOẠCH\nVề văn hóa\n\n1. Sở Y tế\na) Lập hồ sơ. Đồng thời, huy động trí thức, thanh niên, tổ công nghệ số làm nòng cốt.\n"
    assert each_roles(parse(source(text))) == [{"Sở Y tế": "assigned"}]


def test_duties_that_a_list_says_are_its_bodys_and_further_questions_are_none():
    text = (
        "Trách nhiệm về kiểm dịch được quy định tại Điều 59 Luật Thú y 2015, theo đó, Cục Thú y có trách nhiệm sau đây:\n"
        "- Quyết định các biện pháp xử lý động vật;\n- Cung cấp thông tin về kiểm dịch động vật.\n\nTrân trọng!\n"
        "- Tải toàn bộ phụ lục ở đâu?\n- Xe máy điện không gương có bị phạt không?\n"
    )
    assert each_roles(parse(source(text))) == [{"Cục Thú y": "assigned"}, {"Cục Thú y": "assigned"}]
    for plain in (
        "Bạn có trách nhiệm sau đây:\n- Tưới cây mỗi ngày;\n- Cho mèo ăn.\n",
        "Cục Thú y có các phòng sau đây:\n- Phòng Kiểm dịch động vật;\n- Phòng Dịch tễ thú y.\n",
    ):
        assert not rows(parse(source("Hỏi đáp\n\n" + plain))), plain


def test_initials_of_who_wrote_a_text_are_no_number():
    order = "Thủ tướng yêu cầu Bộ Y tế rà soát các bệnh viện.\n\n"
    found = parse(source(order + "V.Tùng\n"))
    assert [task.roles[0].generic for task in found.tasks] == ["Bộ Y tế"] and not found.sections
    assert [s.path for s in parse(source("KẾ HOẠCH\nVề y tế\n\nI.Nội dung\nRà soát thuốc.\n\nII.Kinh phí\nNgân sách.\n")).sections] == [
        "I",
        "II",
    ]
    titled = "KẾ HOẠCH\nVề y tế\n\nI.Mục Đích\nBảo vệ người dân.\nII.Nội Dung\n1. Công an xã chủ trì tuần tra.\n"
    assert [s.path for s in parse(source(titled)).sections] == ["I", "II", "II.1"]


def test_a_body_called_like_a_person_is_told_and_no_addressee():
    letter = "CÔNG VĂN\nKính gửi: Các sở\n\n1. Giao Giám đốc Mai Linh Taxi bố trí 10 xe.\n2. Giao Trưởng ban Lâm Nghiệp xã kiểm tra rừng.\n"
    assert each_roles(parse(source(letter))) == [{"Mai Linh Taxi": "assigned"}, {"Ban Lâm Nghiệp xã": "assigned"}]


def test_a_bracket_that_abbreviates_a_body_lists_no_members():
    told = "UBND tỉnh yêu cầu các đơn vị thuộc Sở Y tế (SYT) báo cáo trước ngày 30/6.\n"
    assert _read(told) == [{"Các đơn vị thuộc Sở Y tế": "assigned"}]
    members = "UBND tỉnh yêu cầu các sở liên quan (Sở Y tế, Sở Tài chính) báo cáo trước ngày 30/6.\n"
    assert _read(members) == [{"Sở Y tế": "assigned", "Sở Tài chính": "assigned"}]


def test_an_order_in_a_later_sentence_of_a_paragraph_counts():
    text = "Việc thuê tư vấn sẽ có quy chế. Hiện Thủ tướng đã giao Bộ Tài chính chủ trì xây dựng quy chế này.\n"
    assert _read(text) == [{"Bộ Tài chính": "lead"}]
    text = "Thủ tướng vừa ban hành Quyết định số 214/2005/QĐ-TTg phê duyệt đề án. Thủ tướng giao Bộ Y tế chủ trì tổ chức thực hiện đề án.\n"
    assert _read(text) == [{"Bộ Y tế": "lead"}]


def test_an_officer_by_name_gives_orders_and_is_no_body_that_gets_one():
    told = "Chiều qua, Chủ tịch Lê Thanh Hải đã đề nghị Sở Ngoại vụ chuẩn bị danh mục dự án.\n"
    assert _read(told) == [{"Sở Ngoại vụ": "assigned"}]
    text = "Thủ tướng yêu cầu Bộ Y tế rà soát các bệnh viện trên cả nước.\n\nThủ tướng cũng giao cho Bộ trưởng Đào Đình Bình tìm một người có năng lực.\n"
    assert _read(text) == [{"Bộ Y tế": "assigned"}]
    placed = (
        "Thủ tướng yêu cầu Bộ Y tế rà soát các bệnh viện.\n\nThủ tướng cũng yêu cầu Chủ tịch UBND tỉnh Lâm Đồng báo cáo trước ngày 30/6.\n"
    )
    assert _read(placed) == [{"Bộ Y tế": "assigned"}, {"Ủy ban nhân dân cấp tỉnh": "assigned"}]


def test_what_a_body_must_order_is_its_own_duty_and_what_a_paper_is_about_no_order():
    for text in (
        "Bộ Y tế phải chỉ đạo Sở Y tế mua thuốc.\n",
        "Theo giải trình, từ ý kiến của Hội Kiến trúc sư về việc đề nghị UBND tỉnh lấy ý kiến, tỉnh đã họp.\n",
    ):
        assert not rows(parse(source("Tin trong tỉnh\n\n" + text))), text


def test_what_becomes_of_whom_a_case_concerns_is_no_work_of_theirs():
    text = (
        "UBND tỉnh yêu cầu Sở Công Thương tạm ngừng cấp phép kinh doanh gas.\n\n"
        "Đối với các cơ sở có giấy phép, nếu có vi phạm sẽ thu hồi giấy phép và xử lý theo pháp luật.\n"
    )
    assert _read(text) == [{"Sở Công Thương": "assigned"}]


def test_a_list_inside_reported_work_acts_in_nothing():
    text = (
        "Trong khi đó, UBND tỉnh yêu cầu Sở Y tế triển khai việc giám sát.\n\n"
        "Ngoài ra, phối hợp với Sở Công Thương giải quyết tình trạng nuôi cá, các cơ sở sản xuất xả chất thải ra sông gây ô nhiễm.\n"
    )
    assert _read(text) == [{"Sở Y tế": "assigned"}]
    decision = "QUYẾT ĐỊNH\nVề hồ sơ\n\nĐiều 1. Phòng Quản lý Khoa học có trách nhiệm hướng dẫn các chủ nhiệm; cơ quan chủ trì bổ sung bản tóm tắt.\n"
    assert each_roles(parse(source(decision))) == [{"Phòng Quản lý Khoa học": "assigned"}]
