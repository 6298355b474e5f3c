"""Lines as officials write them, with their citations marked: `{words|number}`, the number `-` where the instrument is cited by name.

Written before the code that reads them ran; each is its own text without a letterhead.  Numbers are public decrees or invented.
"""

from __future__ import annotations

__all__ = ["LINES"]

LINES: tuple[str, ...] = (
    # bases, usual forms
    "Căn cứ {Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015|-};",
    "Căn cứ {Luật Tổ chức chính quyền địa phương số 72/2025/QH15|72/2025/QH15};",
    "Căn cứ {Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019|-};",
    "Căn cứ {Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14|02/2020/UBTVQH14};",
    "Căn cứ {Nghị định số 15/2018/NĐ-CP ngày 02 tháng 02 năm 2018 của Chính phủ|15/2018/NĐ-CP} quy định chi tiết thi hành một số điều của {Luật An toàn thực phẩm|-};",
    "Thực hiện {Công văn số 3456/BNV-CCHC ngày 18/8/2022 của Bộ Nội vụ|3456/BNV-CCHC} về việc đẩy mạnh cải cách hành chính,",
    "Xét đề nghị của Giám đốc Sở Tư pháp tại {Tờ trình số 118/TTr-STP ngày 04 tháng 5 năm 2023|118/TTr-STP}.",
    "Theo đề nghị của Giám đốc Sở Y tế tại {Tờ trình số 77/TTr-SYT ngày 9/3/2021|77/TTr-SYT} và {Báo cáo thẩm định số 45/BC-STP ngày 02/3/2021 của Sở Tư pháp|45/BC-STP}.",
    "Căn cứ {Kết luận số 54-KL/TW ngày 07/8/2019 của Bộ Chính trị|54-KL/TW} về tiếp tục thực hiện {Nghị quyết Trung ương 7 khóa X|-};",
    "Căn cứ {Chỉ thị số 13-CT/TW ngày 12 tháng 01 năm 2017 của Ban Bí thư Trung ương Đảng|13-CT/TW};",
    "Thực hiện {Chương trình hành động số 21-CTr/TU ngày 15/02/2022 của Ban Thường vụ Tỉnh ủy|21-CTr/TU};",
    "Thực hiện {Thông báo kết luận số 234-TB/VPTU ngày 3/4/2023 của Văn phòng Tỉnh ủy|234-TB/VPTU},",
    "Căn cứ {Nghị quyết số 19-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII|19-NQ/TW};",
    "Căn cứ {Thông tư liên tịch số 05/2015/TTLT-BVHTTDL-BNV|05/2015/TTLT-BVHTTDL-BNV} ngày nay đã hết hiệu lực;",
    "Căn cứ {Thông tư liên tịch số 28/2012/TTLT-BKHCN-BTC ngày 27/12/2012|28/2012/TTLT-BKHCN-BTC};",
    "Căn cứ {Quyết định số 45/2021/QĐ-UBND ngày 20/12/2021 của UBND tỉnh|45/2021/QĐ-UBND} ban hành Quy chế làm việc.",
    "Thực hiện {Công điện số 1063/CĐ-TTg ngày 31/7/2021 của Thủ tướng Chính phủ|1063/CĐ-TTg};",
    "Tiếp theo {Công văn số 12-CV/BTGTU ngày 02/01/2020|12-CV/BTGTU},",
    "Phúc đáp {Văn bản số 876/STC-QLNS ngày 25/4/2022 của Sở Tài chính|876/STC-QLNS},",
    "Theo {Hướng dẫn số 03-HD/BTCTW ngày 29/12/2022 của Ban Tổ chức Trung ương|03-HD/BTCTW},",
    # wrapped and damaged numbers
    "Căn cứ {Nghị định số 34/2016/NĐ-\nCP ngày 14 tháng 5 năm 2016 của Chính phủ|34/2016/NĐ-CP};",
    "Căn cứ {Quyết định số 1893/QĐ-\nTTg ngày 25/12/2019|1893/QĐ-TTg};",
    "Căn cứ {Quyết định số 749/QĐ−TTg ngày 03/6/2020|749/QĐ-TTg};",
    "Căn cứ {Thông tư số 01/2011/TT–BNV ngày 19/01/2011|01/2011/TT-BNV};",
    "Căn cứ {Nghị định số 110/2004NĐ-CP ngày 08/4/2004 của Chính phủ|110/2004/NĐ-CP};",
    "Căn cứ {Nghị định số 24/2014/NÐ-CP ngày 04/4/2014|24/2014/NĐ-CP};",
    "Căn cứ {Quyết định số ٢٢/2019/QĐ-UBND của Ủy ban nhân dân tỉnh|22/2019/QĐ-UBND};",
    "Căn cứ {Quyết định số ２２/２０１９/QĐ-UBND của Ủy ban nhân dân tỉnh|22/2019/QĐ-UBND};",
    "Căn cứ {Quyết định số 17/2019/QĐ-UВND|17/2019/QĐ-UBND} ghi bằng chữ В của tiếng Nga;",
    "Căn cứ {Nghị định số 45 / 2019 / NĐ-CP ngày 21/5/2019|45/2019/NĐ-CP};",
    "Căn cứ {Nghị định  số: 45/2019/NĐ-CP ngày 21/5/2019|45/2019/NĐ-CP};",
    "Căn cứ {Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ|30a/2008/NQ-CP};",
    "Căn cứ {Quyết định số 552/QĐ-UBND-HC ngày 19/5/2020|552/QĐ-UBND-HC};",
    "Căn cứ {Kế hoạch số 252/KH-BCĐQG1237 ngày 06/9/2023 của Ban Chỉ đạo quốc gia 1237|252/KH-BCĐQG1237};",
    "Căn cứ {Luật Nhà giáo số 73/2025/QH15|73/2025/QH15}1;",
    # short forms and lists
    "Việc xử lý thực hiện theo {Nghị định 118|118} và {Nghị định 42|42} về xử phạt vi phạm.",
    "Các {Quyết định số 1486|1486/QĐ-TTg}, {368|368/QĐ-TTg}, {2010/QĐ-TTg|2010/QĐ-TTg} đã được phê duyệt.",
    "Thay thế {Quyết định số 12/2011/QĐ-UBND ngày 05/4/2011|12/2011/QĐ-UBND}, {số 14/2012/QĐ-UBND ngày 06/5/2012|14/2012/QĐ-UBND} và {số 15/2013/QĐ-UBND|15/2013/QĐ-UBND}.",
    "Bãi bỏ các {Nghị quyết số 08/NQ-HĐND ngày 10/7/2017|08/NQ-HĐND}, {09/NQ-HĐND ngày 10/7/2017 của Hội đồng nhân dân tỉnh|09/NQ-HĐND}.",
    "Thực hiện {QĐ 1486/QĐ-TTg của Thủ tướng|1486/QĐ-TTg}.",
    "Theo {NĐ 30/2020/NĐ-CP|30/2020/NĐ-CP} về công tác văn thư.",
    "Theo {TT 78/2014/TT-BTC|78/2014/TT-BTC} và {TT 96/2015/TT-BTC|96/2015/TT-BTC}.",
    "Các xã thuộc Chương trình 30a được hỗ trợ.",
    "Kinh phí theo {Quyết định 135/QĐ-TTg|135/QĐ-TTg}.",
    # pinpoints
    "theo quy định tại khoản 2 Điều 15 {Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ|91/2017/NĐ-CP}.",
    "quy định tại điểm a, khoản 1, Điều 3, {Thông tư số 06/2019/TT-BNV|06/2019/TT-BNV}.",
    "Mục II Phần B {Kế hoạch số 100/KH-UBND ngày 15/5/2021|100/KH-UBND} được sửa như sau:",
    "Điều 5 của {Luật Báo chí|-} quy định quyền của nhà báo.",
    # what is none
    "Kê khai theo mẫu số 13/KK-TNCN ban hành kèm theo {Thông tư số 156/2013/TT-BTC|156/2013/TT-BTC}.",
    "Biểu mẫu 02/BCĐ-TH gửi kèm.",
    "Điện thoại: 0203.3825.123; tỷ lệ 12/15 xã đạt chuẩn; giai đoạn 2021-2025.",
    "Số nhà 12/5 đường Lê Lợi; phân đội 3/QK4 hành quân.",
    "Nhiệt độ 20/35 độ; ngày 12/5/2020; tài khoản 102/010/123.",
    "Hợp đồng số 15/2020/HĐ-TVXD ngày 4/4/2020 đã ký với nhà thầu.",
    "Phòng 302/B2; lô CN-03/KCN Yên Bình; tuyến 32/QL6.",
    # references back
    "Theo {Nghị định số 71/2010/NĐ-CP|71/2010/NĐ-CP}, người thuê phải nộp tiền. Nghị định này có hiệu lực từ ngày 08/8/2010.",
    "Các đơn vị triển khai nghị quyết của cấp trên; Nghị quyết nêu trên giao Ủy ban nhân dân tỉnh.",
    # names without a number
    "Tuyên truyền {Luật Biển Việt Nam|-} và {Công ước của Liên hợp quốc về Luật Biển năm 1982|-} ({UNCLOS|-}).",
    "Thi hành {luật phòng, chống tác hại của rượu, bia năm 2019|-} trên địa bàn.",
    "Thi hành {pháp lệnh cảnh sát cơ động|-} trong toàn lực lượng.",
    "Tuân thủ {Hiến pháp năm 2013|-} và {Bộ luật Hình sự năm 2015|-}, {Bộ luật Tố tụng hình sự năm 2015|-}.",
    "Phổ biến {Luật Giao thông đường bộ|-}, {Luật Phòng, chống ma túy|-} và {Luật Hôn nhân và gia đình|-} cho học sinh.",
    # issuers and dates in other shapes
    "{Quyết định số 22/2008/QĐ-BTP của Bộ Tư pháp ngày 17 tháng 3 năm 2008|22/2008/QĐ-BTP} hết hiệu lực.",
    "{Quyết định của Thủ tướng Chính phủ số 99/2008/QĐ-TTg ngày 14/7/2008|99/2008/QĐ-TTg} về phê duyệt đề án.",
    "{Nghị quyết của Chính phủ số 63/NQ-CP|63/NQ-CP} về an ninh lương thực.",
    "{Nghị định 163/2004/NĐ-CP (ngày 07/9/2004)|163/2004/NĐ-CP} quy định chi tiết.",
    "{Công văn số 5571/BTC-QLCS, ngày 11-4-2008, của Bộ Tài chính|5571/BTC-QLCS} hướng dẫn.",
    "{Quyết định số 58/2010/QĐ-TTg ngày 22.9.2010|58/2010/QĐ-TTg} ban hành Điều lệ.",
    "{Nghị định 06/CP ngày 27/01/1993 của Chính phủ|06/CP} và {Quyết định 327/CT ngày 15/9/1992|327/CT}.",
    "{Nghị định số 178-HĐBT ngày 29/12/1982 của Hội đồng Bộ trưởng|178-HĐBT}.",
    "{Sắc lệnh số 29/SL ngày 12 tháng 3 năm 1947 của Chủ tịch Chính phủ|29/SL}.",
    "{Lệnh số 07/2005/L-CTN ngày 24/6/2005 của Chủ tịch nước|07/2005/L-CTN} công bố luật.",
    "{Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017|403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN}.",
    "{Quyết định số 1456/QÐ-BYT|1456/QĐ-BYT}; {Công văn số 48/KCB-QLCL&CĐT|48/KCB-QLCL&CĐT} của Cục.",
    "{Văn bản hợp nhất số 12/VBHN-BTC ngày 8/2/2017|12/VBHN-BTC} có tại trang tin.",
    "{Kế hoạch phối hợp số 11/KHPH-SGDĐT-CAT ngày 5/9/2022|11/KHPH-SGDĐT-CAT} giữa hai ngành.",
    "{Quy chế phối hợp số 03/QCPH-BĐBP-CA|03/QCPH-BĐBP-CA} được sơ kết hằng năm.",
    "{Giấy mời số 41/GM-UBND|41/GM-UBND} và {Biên bản số 7/BB-HĐTĐ|7/BB-HĐTĐ} lưu hồ sơ.",
    "{Đề án số 06/ĐA-UBND ngày 10/10/2021 của Ủy ban nhân dân huyện|06/ĐA-UBND}.",
    "{NGHỊ QUYẾT SỐ 88/NQ-HĐND NGÀY 9/12/2021|88/NQ-HĐND}",
    # written with the code at hand, for faults that came up
    "Căn cứ {Quyết định số 1486/QĐ-TTg|1486/QĐ-TTg}2 và {Thông tư số 38/2017/TT-BTC|38/2017/TT-BTC}1 nêu ở chú thích.",
    "Theo {Công văn số 1234/UBND-KT2|1234/UBND-KT2} và {Công văn số 88/VPCP-KTN1|88/VPCP-KTN1}.",
    "Căn cứ {Quyết định số 12/QĐ-UBND|12/QĐ-UBND}20/3/2020 dính ngày.",
)
