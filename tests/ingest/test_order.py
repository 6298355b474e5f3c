from tests.ingest.factories import DOCUMENTS, outline, plan

IN_ORDER = [
    "I. PHẠM VI\n1. Phạm vi của chương trình này.\n2. Thời gian thực hiện chương trình.\nII. MỤC TIÊU\n1. Mục tiêu chung\nTạo bước chuyển biến.\n2. Mục tiêu cụ thể\n- Mỗi năm tổ chức một lớp.\n",
    "- Khảo sát 02 màn hình tại cửa khẩu.\nIII. NỘI DUNG\n1. Nâng cao chất lượng\n- Tăng cường quảng bá.\n2. Hoàn thiện văn bản\n- Ban hành quy chế.\n3. Xây dựng bộ máy\n- Bố trí cán bộ tham dự các lớp đào tạo do\n",
    "Trung ương tổ chức, nhằm nâng cao hiệu quả.\n- Đào tạo hằng năm.\n4. Hoàn thiện cơ chế\n- Xây dựng cơ chế.\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Phối hợp với Sở Tài chính tham mưu.\n",
    "- Tham mưu, đề xuất nhân sự.\n2. Công an tỉnh\n- Chủ trì kiểm tra.\n3. Sở Tài chính\n- Bố trí kinh phí.\n",
]


def words(found, text):
    return [text[node.parts[0][0] : node.end] for node in found.nodes() if node.kind == "item" and node.parts]


def test_pages_in_order_stay():
    text = "".join(IN_ORDER)
    found = outline(text)
    assert found.moved == [] and found.torn == []


def test_pages_out_of_order_are_read_in_order():
    pages = [IN_ORDER[0], IN_ORDER[2], IN_ORDER[1], IN_ORDER[3]]
    text = "".join(pages)
    paths = [node.path for node in outline(text).nodes() if node.kind == "item"]
    expected = [node.path for node in outline("".join(IN_ORDER)).nodes() if node.kind == "item"]
    assert paths == expected
    assert len(outline(text).moved) == 2


def test_a_torn_sentence_is_one_task_with_two_ranges():
    parsed = plan("".join([IN_ORDER[0], IN_ORDER[2], IN_ORDER[1], IN_ORDER[3]]))
    torn = next(t for t in parsed.tasks if t.continued)
    text = parsed.source.text
    assert torn.span.quote(text) == "Bố trí cán bộ tham dự các lớp đào tạo do"
    assert [s.quote(text) for s in torn.continued] == ["Trung ương tổ chức, nhằm nâng cao hiệu quả."]
    assert {"pages-out-of-order", "torn-sentence"} <= {f.code for f in parsed.findings}


def test_a_gap_is_no_disorder():
    text = "IV. TỔ CHỨC\n4. Sở Y tế\n- Một.\n5. Sở Công Thương\n- Hai.\n12. Các sở, ban, ngành\n- Ba.\n"
    found = outline(text)
    assert found.moved == []


def test_the_real_file_of_lang_son():
    text = (DOCUMENTS / "lang-son-2014-2020.txt").read_text("utf-8")
    found = outline(text)
    top = [node.path for node in found.roots[0].children if node.kind == "item"]
    assert top == ["I", "II", "III", "IV", "V"]
    assert len(found.moved) == 2 and len(found.torn) == 1
