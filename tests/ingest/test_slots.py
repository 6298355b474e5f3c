"""Actors by their place: what stands in a slot, at the head of a statement, in a list inside a sentence; most names are in no vocabulary."""

import pytest

from ingest.names.slots import leading_actors, slot_actors, trailing_list
from tests.ingest.factories import agencies

# words of a slot | generic names, ";" between them ("" where nobody is named)
SLOTS = r"""
Sở Tài chính | Sở Tài chính
Sở Tài chính. | Sở Tài chính
 - Sở Y tế; | Sở Y tế
Sở Tài chính tỉnh Lào Cai | Sở Tài chính
Sở Tài chính, Sở Y tế | Sở Tài chính; Sở Y tế
Sở Tài chính và Sở Y tế | Sở Tài chính; Sở Y tế
Sở Tài chính - Sở Y tế - Sở Nội vụ | Sở Tài chính; Sở Y tế; Sở Nội vụ
Sở Tài chính/Sở Y tế | Sở Tài chính; Sở Y tế
Sở Tài chính; Công an tỉnh; Bộ Chỉ huy Quân sự tỉnh | Sở Tài chính; Công an cấp tỉnh; Bộ Chỉ huy Quân sự
các Sở: Tài chính, Nội vụ, Y tế và Công an tỉnh | Sở Tài chính; Sở Nội vụ; Sở Y tế; Công an cấp tỉnh
các Bộ Y tế, Tài chính | Bộ Y tế; Bộ Tài chính
Các Bộ: Quốc phòng, Công an, Ngoại giao | Bộ Quốc phòng; Bộ Công an; Bộ Ngoại giao
Sở Y tế, Tài chính, Xây dựng | Sở Y tế; Sở Tài chính; Sở Xây dựng
Các sở, ngành: Tư pháp, Văn hóa và Thể thao; UBND các quận | Sở Tư pháp; Sở Văn hóa và Thể thao; Ủy ban nhân dân cấp huyện
Sở: Xây dựng, Giáo dục và Đào tạo | Sở Xây dựng; Sở Giáo dục và Đào tạo
Các sở: TC, NV, TP | Sở Tài chính; Sở Nội vụ; Sở Tư pháp
Sở, ngành | Các sở, ban, ngành
các sở, ban, ngành tỉnh | Các sở, ban, ngành
Sở, ban, ngành liên quan; UBND cấp xã | Các sở, ban, ngành; Ủy ban nhân dân cấp xã
các sở, ban, ngành, đoàn thể cấp tỉnh | Các sở, ban, ngành; Các đoàn thể
Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ | Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ
các bộ, ngành | Các bộ, ngành
các cơ quan, đơn vị có liên quan | Các cơ quan, đơn vị liên quan
Các đơn vị liên quan | Các cơ quan, đơn vị liên quan
UBND các huyện, thị xã, thành phố | Ủy ban nhân dân cấp huyện
UBND các xã, phường, thị trấn | Ủy ban nhân dân cấp xã
UBND các xã, phường, đặc khu | Ủy ban nhân dân cấp xã
UBND huyện, xã | Ủy ban nhân dân cấp huyện; Ủy ban nhân dân cấp xã
UBND cấp huyện, cấp xã | Ủy ban nhân dân cấp huyện; Ủy ban nhân dân cấp xã
Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương | Ủy ban nhân dân cấp tỉnh
UBND tỉnh | Ủy ban nhân dân cấp tỉnh
UBND tỉnh Lào Cai | Ủy ban nhân dân cấp tỉnh
Ủy ban nhân dân xã Đề Gi | Ủy ban nhân dân cấp xã
UBND thị xã Sa Pa, UBND huyện Bắc Hà | Ủy ban nhân dân cấp huyện; Ủy ban nhân dân cấp huyện
Chủ tịch UBND các huyện, thành phố | Ủy ban nhân dân cấp huyện
Chủ tịch Ủy ban nhân dân cấp xã | Ủy ban nhân dân cấp xã
Uỷ ban nhân dân các huyện | Ủy ban nhân dân cấp huyện
Giám đốc Sở Tài chính | Sở Tài chính
Giám đốc các Sở: Tài chính, Tư pháp | Sở Tài chính; Sở Tư pháp
Thủ trưởng các sở, ban, ngành | Các sở, ban, ngành
Thủ trưởng các cơ quan, đơn vị liên quan | Các cơ quan, đơn vị liên quan
Lãnh đạo Sở Xây dựng | Sở Xây dựng
Bộ trưởng Bộ Tài chính | Bộ Tài chính
Bộ trưởng các Bộ: Công an, Y tế | Bộ Công an; Bộ Y tế
đồng chí Nguyễn Văn An - Phó Giám đốc Sở Nội vụ | Sở Nội vụ
đồng chí Trần Thị Bình, Giám đốc Sở Tư pháp | Sở Tư pháp
Chánh Văn phòng UBND tỉnh | Văn phòng Ủy ban nhân dân tỉnh
Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh | Bộ Chỉ huy Quân sự
Thống đốc Ngân hàng Nhà nước Việt Nam | Ngân hàng Nhà nước Việt Nam
Trưởng Ban Quản lý Khu kinh tế tỉnh | Ban Quản lý Khu kinh tế
Hiệu trưởng Trường Đại học Tây Bắc Bộ | Trường Đại học Tây Bắc Bộ
Tổng Thanh tra Chính phủ | Thanh tra Chính phủ
Chi nhánh Văn phòng đăng ký đất đai | Chi nhánh Văn phòng Đăng ký đất đai
UBND tỉnh Lào Cai và các tỉnh/thành phố khác | Ủy ban nhân dân cấp tỉnh; Ủy ban nhân dân cấp tỉnh
Bộ Ngoại giao các Bộ, cơ quan ngang Bộ | Bộ Ngoại giao; Các bộ, cơ quan ngang bộ
Bộ Quốc phòng các tỉnh, thành phố | Bộ Quốc phòng; Ủy ban nhân dân cấp tỉnh
Sở Tài chính các Sở: Nội vụ, Y tế | Sở Tài chính; Sở Nội vụ; Sở Y tế
các cơ quan thông tấn, báo chí của Việt Nam | Cơ quan báo chí
các tỉnh, thành phố khác | Ủy ban nhân dân cấp tỉnh
Ngân hàng Hợp tác xã Việt Nam - Chi nhánh Sông Than | Ngân hàng Hợp tác xã Việt Nam - Chi nhánh Sông Than
Giám đốc Công an tỉnh | Công an cấp tỉnh
Ban Quản lý các khu công nghệ cao và khu công nghiệp | Ban Quản lý các khu công nghệ cao và khu công nghiệp
Ban Quản lý các khu công nghiệp | Ban Quản lý các Khu công nghiệp
Văn phòng Ban Chỉ huy Phòng thủ dân sự tỉnh | Văn phòng Ban Chỉ huy Phòng thủ dân sự
Văn phòng Ban Chỉ đạo 515 | Văn phòng Ban Chỉ đạo 515
Phòng Văn hóa - Xã hội cấp xã | Phòng Văn hóa - Xã hội cấp xã
Ban Chỉ huy Phòng thủ dân sự cấp xã | Ban Chỉ huy Phòng thủ dân sự cấp xã
các chủ rừng | Chủ rừng
chủ rừng, Hạt Kiểm lâm | Chủ rừng; Hạt Kiểm lâm
Hợp tác xã Nông nghiệp Tân Phú | Hợp tác xã Nông nghiệp Tân Phú
Hợp tác xã Dệt thổ cẩm Na Hang, UBND cấp xã | Hợp tác xã Dệt thổ cẩm Na Hang; Ủy ban nhân dân cấp xã
các doanh nghiệp viễn thông | Các doanh nghiệp viễn thông
các doanh nghiệp thứ cấp trong khu công nghiệp | Các doanh nghiệp thứ cấp trong khu công nghiệp
Các chủ đầu tư hạ tầng khu công nghiệp | Các chủ đầu tư hạ tầng khu công nghiệp
lực lượng kiểm lâm địa bàn | Lực lượng kiểm lâm địa bàn
chính quyền địa phương | Chính quyền địa phương
Tổ công nghệ số cộng đồng | Tổ công nghệ số cộng đồng
Tổ công nghệ số cộng đồng, Đoàn Thanh niên | Tổ công nghệ số cộng đồng; Đoàn Thanh niên Cộng sản Hồ Chí Minh
chủ đầu tư, nhà thầu, đơn vị tư vấn giám sát | Chủ đầu tư; Nhà thầu; Đơn vị tư vấn giám sát
đơn vị chủ quản | Đơn vị chủ quản
Viettel, VNPT, FPT | Viettel tỉnh; VNPT; FPT
Công ty TNHH MTV Cấp nước Hòa Sơn | Công ty TNHH MTV Cấp nước Hòa Sơn
Công ty Cổ phần Môi trường Đô thị Tân An và các tổ chức chính trị - xã hội | Công ty Cổ phần Môi trường Đô thị Tân An; Các tổ chức chính trị - xã hội
Trung tâm Bảo tồn Voi và Cứu hộ động vật | Trung tâm Bảo tồn Voi và Cứu hộ động vật
Trung tâm Thông tin - Công báo - Tin học | Trung tâm Thông tin - Công báo - Tin học
Trung tâm Giám sát, Điều hành đô thị thông minh | Trung tâm Giám sát, Điều hành đô thị thông minh
Viện Nghiên cứu Ứng dụng Sinh học và Nông nghiệp hữu cơ | Viện Nghiên cứu Ứng dụng Sinh học và Nông nghiệp hữu cơ
Cục Thủy nông và Cấp nước nông thôn | Cục Thủy nông và Cấp nước nông thôn
Vườn quốc gia Hoàng Liên; Chi cục Kiểm lâm | Vườn quốc gia Hoàng Liên; Chi cục Kiểm lâm
Ban Quản lý dự án đầu tư xây dựng các công trình giao thông | Ban Quản lý dự án đầu tư xây dựng các công trình giao thông
Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh | Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực
Hội đồng Thẩm định giá đất cấp xã | Hội đồng Thẩm định giá đất cấp xã
Tổ hợp tác khai thác thủy sản số 7 | Tổ hợp tác khai thác thủy sản số 7
Đội Quản lý trật tự xây dựng và đô thị | Đội Quản lý trật tự xây dựng và đô thị
Trạm Khuyến nông liên xã Tả Phời | Trạm Khuyến nông liên xã Tả Phời
Quỹ Hỗ trợ phụ nữ phát triển | Quỹ Hỗ trợ phụ nữ phát triển
Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý Khu kinh tế) | Sở Tài chính; Ban Quản lý Khu kinh tế
Các đơn vị liên quan (Công an tỉnh, Sở Y tế) | Công an cấp tỉnh; Sở Y tế
Sở Tài chính (cơ quan thường trực) | Sở Tài chính
Sở Khoa học và Công nghệ (qua Trung tâm Chuyển đổi số) | Sở Khoa học và Công nghệ
Tập đoàn Bưu chính Viễn thông Việt Nam (VNPT) | Tập đoàn Bưu chính Viễn thông Việt Nam
Sở TT&TT | Sở Thông tin và Truyền thông
Sở GD&ĐT, Sở LĐ-TB&XH | Sở Giáo dục và Đào tạo; Sở Lao động - Thương binh và Xã hội
Sở NN và PTNT; Sở VH,TT&DL | Sở Nông nghiệp và Phát triển nông thôn; Sở Văn hóa, Thể thao và Du lịch
Sở Văn hóa, Thể thao và Du lịch | Sở Văn hóa, Thể thao và Du lịch
Sở Văn hoá - Thể thao & Du lịch, Hội Nhà báo tỉnh | Sở Văn hóa, Thể thao và Du lịch; Hội Nhà báo
Sở Lao động - Thương binh và Xã hội, BHXH tỉnh | Sở Lao động - Thương binh và Xã hội; Bảo hiểm xã hội cấp tỉnh
SỞ TÀI CHÍNH | Sở Tài chính
SỞ KHOA HỌC VÀ CÔNG NGHỆ, UBND CÁC XÃ | Sở Khoa học và Công nghệ; Ủy ban nhân dân cấp xã
sở tài chính | Sở Tài chính
Sở Khoa hoc và Công nghê | Sở Khoa học và Công nghệ
Sở Nông nghiêp và Phát triên nông thôn | Sở Nông nghiệp và Phát triển nông thôn
Sở Giáo đục và Đào tạo | Sở Giáo dục và Đào tạo
BCH BĐBP tỉnh | Bộ Chỉ huy Bộ đội Biên phòng
Bộ CHQS tỉnh | Bộ Chỉ huy Quân sự
Công an huyện | Công an cấp huyện
Công an các xã, phường | Công an cấp xã
Đoàn TNCS Hồ Chí Minh tỉnh | Đoàn Thanh niên Cộng sản Hồ Chí Minh
Tỉnh đoàn | Đoàn Thanh niên Cộng sản Hồ Chí Minh
Hội LHPN tỉnh, Hội Nông dân tỉnh | Hội Liên hiệp Phụ nữ; Hội Nông dân
Báo Lào Cai, Đài PTTH tỉnh | Báo tỉnh; Đài Phát thanh và Truyền hình
các cơ quan báo chí | Cơ quan báo chí
Các cơ quan thông tấn, báo chí | Cơ quan báo chí
Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể | Ủy ban Mặt trận Tổ quốc Việt Nam cấp tỉnh; Các đoàn thể
Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội | Mặt trận Tổ quốc Việt Nam; Các tổ chức chính trị - xã hội
Kho bạc Nhà nước khu vực XI | Kho bạc Nhà nước khu vực XI
Chi cục Hải quan khu vực VII, Thuế tỉnh | Chi cục Hải quan khu vực VII; Thuế cấp tỉnh
Ngân hàng Chính sách xã hội - Chi nhánh tỉnh | Chi nhánh Ngân hàng Chính sách xã hội
Quân khu 2; các đồn biên phòng | Quân khu 2; Đồn Biên phòng
Đồn Biên phòng Cửa khẩu quốc tế Mường Khoa | Đồn Biên phòng Cửa khẩu quốc tế Mường Khoa
Đại học Thái Nguyên, Bệnh viện Đa khoa Tân Thịnh | Đại học Thái Nguyên; Bệnh viện Đa khoa Tân Thịnh
các trường trung học phổ thông trên địa bàn tỉnh | Các trường trung học phổ thông
các hộ dân vùng sạt lở | Các hộ dân vùng sạt lở
hộ gia đình, cá nhân | Hộ gia đình
Nhà máy Thủy điện Bản Chát | Nhà máy Thủy điện Bản Chát
các ngân hàng thương mại | Các ngân hàng thương mại
Hiệp hội Chè, Hiệp hội Du lịch | Hiệp hội Chè; Hiệp hội Du lịch
Liên minh HTX tỉnh | Liên minh Hợp tác xã
Câu lạc bộ Di sản Nôm | Câu lạc bộ Di sản Nôm
Trung tâm Xúc tiến Đầu tư và Hỗ trợ doanh nghiệp; Sở Công Thương | Trung tâm Xúc tiến Đầu tư và Hỗ trợ doanh nghiệp; Sở Công Thương
1. Sở Tài chính 2. Sở Y tế | Sở Tài chính; Sở Y tế
a) Sở Nội vụ b) Công an tỉnh | Sở Nội vụ; Công an cấp tỉnh
- Sở Nội vụ\n- Sở Tư pháp\n- UBND cấp xã | Sở Nội vụ; Sở Tư pháp; Ủy ban nhân dân cấp xã
Sở Nông nghiệp\nvà Môi trường | Sở Nông nghiệp và Môi trường
Sở Nông nghiệp và\nMôi trường,\nSở Xây dựng | Sở Nông nghiệp và Môi trường; Sở Xây dựng
Sở Tài chính\nSở Xây dựng | Sở Tài chính; Sở Xây dựng
Ban Quản lý\nRừng phòng hộ Sông Mây | Ban Quản lý Rừng phòng hộ Sông Mây
+ Sở Công Thương + Hội Làm vườn | Sở Công Thương; Hội Làm vườn
• Viện Kiến trúc Nhiệt đới • Sở Xây dựng | Viện Kiến trúc Nhiệt đới; Sở Xây dựng
Sở Y tế phối hợp với Công an tỉnh | Sở Y tế; Công an cấp tỉnh
Sở Y tế cùng với các trường học | Sở Y tế; Các trường học
Sở Y tế theo chức năng, nhiệm vụ được giao | Sở Y tế
các sở, ngành theo chức năng nhiệm vụ | Các sở, ban, ngành
như trên | 
-nt- | 
Thường xuyên | 
Các cơ quan chủ trì | 
đơn vị phối hợp | 
theo chức năng | 
... | 
Năm 2026 | 
Tháng 12/2025 | 
1 | 
x | 
Không | 
Tổ công tác liên ngành chống buôn lậu | Tổ công tác liên ngành chống buôn lậu
Văn phòng Điều phối nông thôn mới tỉnh | Văn phòng Điều phối nông thôn mới
Cơ quan Cảnh sát điều tra Công an huyện | Cơ quan Cảnh sát điều tra Công an huyện
Phòng Kinh tế, Hạ tầng và Đô thị | Phòng Kinh tế, Hạ tầng và Đô thị
Phòng Kinh tế; Phòng Văn hóa - Xã hội | Phòng Kinh tế; Phòng Văn hóa - Xã hội
Thôn, bản, tổ dân phố | Thôn, bản, tổ dân phố
người dân, doanh nghiệp | Người dân; Doanh nghiệp
Người đứng đầu cơ sở giáo dục | Các cơ sở giáo dục
cơ sở khám bệnh, chữa bệnh | Cơ sở khám bệnh, chữa bệnh
các cơ sở giáo dục nghề nghiệp | Các cơ sở giáo dục nghề nghiệp
Tổng công ty Điện lực miền Bắc (EVNNPC), Công ty Điện lực Lào Cai | Tổng công ty Điện lực miền Bắc; Công ty Điện lực
Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh | Tòa án nhân dân cấp tỉnh; Viện kiểm sát nhân dân cấp tỉnh
Giao Sở Tư pháp | Sở Tư pháp
Sở Tài chính chủ trì; Sở Xây dựng phối hợp | Sở Tài chính; Sở Xây dựng
Thường trực HĐND tỉnh | Thường trực Hội đồng nhân dân
Ban Kinh tế - Ngân sách HĐND tỉnh | Ban Kinh tế - Ngân sách Hội đồng nhân dân
Đảng ủy các xã, phường | Đảng ủy cấp xã
Ban Thường vụ Tỉnh ủy; các cấp ủy trực thuộc | Ban Thường vụ Tỉnh ủy; Các cấp ủy trực thuộc
Hội Chữ thập đỏ, Hội Bảo vệ quyền lợi người tiêu dùng | Hội Chữ thập đỏ; Hội Bảo vệ quyền lợi người tiêu dùng
Bưu điện tỉnh; Bảo tàng Không gian văn hóa Mường | Bưu điện tỉnh; Bảo tàng Không gian văn hóa Mường
các trạm thuộc Sở Nông nghiệp và Môi trường | Các trạm thuộc Sở Nông nghiệp và Môi trường
các Tập đoàn, Tổng công ty nhà nước, đơn vị liên quan | Các tập đoàn, tổng công ty nhà nước; Các cơ quan, đơn vị liên quan
Chủ tịch Hội đồng quản trị, Tổng giám đốc các tổng công ty | Các tổng công ty
Các đơn vị sự nghiệp công lập trực thuộc UBND tỉnh | Các đơn vị sự nghiệp công lập
các bộ, cơ quan Trung ương | Các bộ, cơ quan trung ương
Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan trực thuộc Chính phủ | Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ
Báo Nhân Dân và hệ thống các cơ quan báo chí | Báo Nhân Dân; Cơ quan báo chí
Bộ trưởng Bộ Y tế - Phó Trưởng ban Thường trực Ban Chỉ đạo phòng, chống dịch | Bộ Y tế
Sở Y tế - cơ quan thường trực Ban Chỉ đạo, Sở Tài chính | Sở Y tế; Sở Tài chính
Sở Y tế, cơ quan thường trực Ban Chỉ đạo | Sở Y tế
Ban Chỉ đạo 35 các sở, ngành | Ban Chỉ đạo 35 các sở, ngành
Sở Công Thương/Sở Y tế tỉnh, thành phố trực thuộc Trung ương | Sở Công Thương; Sở Y tế
Mặt trận Tổ quốc và các tổ chức thành viên | Mặt trận Tổ quốc; Các tổ chức thành viên
UBND các huyện và các cơ quan kiểm dịch | Ủy ban nhân dân cấp huyện; Các cơ quan kiểm dịch
"""

# a statement or heading | actors | what stands behind their list
LEADING = """
Sở Tài chính chủ trì, phối hợp với Sở Y tế thẩm định. | Sở Tài chính | chủ trì, phối hợp với Sở Y tế thẩm định.
Sở Nội vụ: | Sở Nội vụ | :
Sở Nội vụ: Tham mưu UBND tỉnh | Sở Nội vụ | : Tham mưu UBND tỉnh
Sở Nội vụ, Sở Tư pháp có trách nhiệm rà soát | Sở Nội vụ; Sở Tư pháp | có trách nhiệm rà soát
Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội | Sở Văn hóa, Thể thao và Du lịch | tổ chức lễ hội
Giao Sở Xây dựng hướng dẫn các chủ đầu tư | Sở Xây dựng | hướng dẫn các chủ đầu tư
Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể tuyên truyền | Ủy ban Mặt trận Tổ quốc Việt Nam cấp tỉnh; Các đoàn thể | tuyên truyền
Các sở, ban, ngành, UBND các xã, phường căn cứ Kế hoạch này | Các sở, ban, ngành; Ủy ban nhân dân cấp xã | căn cứ Kế hoạch này
Thủ trưởng các sở, ngành và Chủ tịch UBND các huyện, thành phố chịu trách nhiệm | Các sở, ban, ngành; Ủy ban nhân dân cấp huyện | chịu trách nhiệm
Công an tỉnh tăng cường tuần tra | Công an cấp tỉnh | tăng cường tuần tra
Ban Quản lý các khu công nghệ cao và khu công nghiệp chủ trì | Ban Quản lý các khu công nghệ cao và khu công nghiệp | chủ trì
Các chủ rừng xây dựng phương án chữa cháy | Chủ rừng | xây dựng phương án chữa cháy
Hợp tác xã Nông nghiệp Tân Phú tổ chức thu mua | Hợp tác xã Nông nghiệp Tân Phú | tổ chức thu mua
Các doanh nghiệp viễn thông có trách nhiệm bảo đảm liên lạc | Các doanh nghiệp viễn thông | có trách nhiệm bảo đảm liên lạc
Chính quyền địa phương các cấp tuyên truyền | Chính quyền địa phương các cấp | tuyên truyền
Trung tâm Giám sát, Điều hành đô thị thông minh kết nối dữ liệu | Trung tâm Giám sát, Điều hành đô thị thông minh | kết nối dữ liệu
Các Sở: Tài chính, Xây dựng, Công Thương rà soát quy hoạch | Sở Tài chính; Sở Xây dựng; Sở Công Thương | rà soát quy hoạch
Sở Tài chính (cơ quan thường trực) theo dõi, đôn đốc | Sở Tài chính | theo dõi, đôn đốc
Bộ trưởng Bộ Nội vụ chỉ đạo các đơn vị | Bộ Nội vụ | chỉ đạo các đơn vị
UBND xã nơi có dự án kiểm tra | Ủy ban nhân dân cấp xã | nơi có dự án kiểm tra
Viện Nghiên cứu Chè Phú Hộ chuyển giao giống mới | Viện Nghiên cứu Chè Phú Hộ | chuyển giao giống mới
Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý Khu kinh tế): Rà soát | Sở Tài chính; Ban Quản lý Khu kinh tế | : Rà soát
SỞ TÀI CHÍNH | Sở Tài chính | 
Tổ chức hội nghị triển khai kế hoạch | | Tổ chức hội nghị triển khai kế hoạch
Xây dựng kế hoạch phòng chống thiên tai | | Xây dựng kế hoạch phòng chống thiên tai
Kinh phí thực hiện do ngân sách bảo đảm | | Kinh phí thực hiện do ngân sách bảo đảm
Thời gian thực hiện: Quý II | | Thời gian thực hiện: Quý II
Căn cứ Kế hoạch này, các sở xây dựng kế hoạch | | Căn cứ Kế hoạch này, các sở xây dựng kế hoạch
Báo cáo kết quả thực hiện về Sở Nội vụ | | Báo cáo kết quả thực hiện về Sở Nội vụ
Hội nghị tổng kết công tác dân vận | | Hội nghị tổng kết công tác dân vận
Sở Y tế; Sở Tài chính; UBND các huyện, thành phố: | Sở Y tế; Sở Tài chính; Ủy ban nhân dân cấp huyện | :
Đồng chí Nguyễn Văn An, Giám đốc Sở Tư pháp chịu trách nhiệm trước UBND tỉnh | Sở Tư pháp | chịu trách nhiệm trước UBND tỉnh
Các trường thuộc Sở Giáo dục và Đào tạo rà soát sĩ số | Các trường thuộc Sở Giáo dục và Đào tạo | rà soát sĩ số
Các sở, ban, ngành, các xã, phường tổ chức ra quân | Các sở, ban, ngành; Ủy ban nhân dân cấp xã | tổ chức ra quân
Cơ quan kiểm dịch khẩn trương lấy mẫu | Cơ quan kiểm dịch | khẩn trương lấy mẫu
Ban Chỉ đạo 35 quốc gia rà soát tin giả | Ban Chỉ đạo 35 quốc gia | rà soát tin giả
"""

# with open=True: unknown noun phrases too
OPEN = """
Người có uy tín trong đồng bào dân tộc chủ động vận động con em | Người có uy tín trong đồng bào dân tộc | chủ động vận động con em
Các tổ tự quản đường biên có trách nhiệm báo tin | Các tổ tự quản đường biên | có trách nhiệm báo tin
Chủ các phương tiện thủy nội địa: Trang bị áo phao | Chủ các phương tiện thủy nội địa | : Trang bị áo phao
Nghệ nhân dân gian có trách nhiệm truyền dạy | Nghệ nhân dân gian | có trách nhiệm truyền dạy
MobiFone chủ động nâng cấp trạm phát sóng | MobiFone | chủ động nâng cấp trạm phát sóng
Tổ chức hội nghị triển khai kế hoạch | | Tổ chức hội nghị triển khai kế hoạch
Già làng, trưởng bản | Già làng; Trưởng bản | 
"""

# what stands behind "phối hợp với", "giao", "do" | actors | the rest
TRAILING = """
Sở Tài chính thẩm định dự toán | Sở Tài chính | thẩm định dự toán
Sở Tài chính, Sở Nội vụ để tham mưu | Sở Tài chính; Sở Nội vụ | để tham mưu
Công an tỉnh nhằm bảo đảm an ninh | Công an cấp tỉnh | nhằm bảo đảm an ninh
các sở, ngành liên quan trong việc quản lý đất đai | Các sở, ban, ngành | trong việc quản lý đất đai
các cơ quan, đơn vị liên quan triển khai thực hiện. | Các cơ quan, đơn vị liên quan | triển khai thực hiện.
UBND các huyện, thành phố tổ chức diễn tập | Ủy ban nhân dân cấp huyện | tổ chức diễn tập
Viettel, VNPT lắp đặt trạm thu phát sóng | Viettel tỉnh; VNPT | lắp đặt trạm thu phát sóng
các doanh nghiệp viễn thông xây dựng hạ tầng | Các doanh nghiệp viễn thông | xây dựng hạ tầng
chủ rừng và lực lượng kiểm lâm tuần tra | Chủ rừng; Lực lượng kiểm lâm | tuần tra
Hội Khuyến học, Hội Cựu giáo chức vận động học sinh | Hội Khuyến học; Hội Cựu giáo chức | vận động học sinh
Trung tâm Bảo tồn Voi và Cứu hộ động vật chăm sóc voi | Trung tâm Bảo tồn Voi và Cứu hộ động vật | chăm sóc voi
Sở Y tế, các trường học tổ chức khám sức khỏe cho học sinh | Sở Y tế; Các trường học | tổ chức khám sức khỏe cho học sinh
Sở Tư pháp. Báo cáo trước ngày 15/12. | Sở Tư pháp | . Báo cáo trước ngày 15/12.
Sở Xây dựng, trên cơ sở quy hoạch được duyệt, lập dự án | Sở Xây dựng | , trên cơ sở quy hoạch được duyệt, lập dự án
Sở Nội vụ; tổng hợp kết quả báo cáo | Sở Nội vụ | ; tổng hợp kết quả báo cáo
các Sở: Tài chính, Y tế tham mưu | Sở Tài chính; Sở Y tế | tham mưu
chính quyền địa phương nơi có công trình giải phóng mặt bằng | Chính quyền địa phương | nơi có công trình giải phóng mặt bằng
Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh và UBND các xã biên giới xây dựng phương án | Bộ Chỉ huy Quân sự; Công an cấp tỉnh; Ủy ban nhân dân cấp xã | xây dựng phương án
ngân sách nhà nước bảo đảm | | ngân sách nhà nước bảo đảm
tình hình thực tế của đơn vị | | tình hình thực tế của đơn vị
"""


def _rows(table):
    out = []
    for line in table.strip("\n").split("\n"):
        first, *rest = (cell.strip() for cell in line.split("|"))
        out.append((first.replace("\\n", "\n"), [n.strip() for n in rest[0].split(";") if n.strip()], rest[1] if len(rest) > 1 else ""))
    return out


def _same(names):
    return [name.lower() for name in names]


def _names(found, mentions):
    return _same(found.resolve(mention).generic for mention in mentions)


@pytest.mark.parametrize(("text", "generics", "rest"), _rows(SLOTS))
def test_slot(text, generics, rest):
    found = agencies(text)
    assert _names(found, slot_actors(found, 0, len(text))) == _same(generics)


@pytest.mark.parametrize(("text", "generics", "rest"), _rows(LEADING))
def test_leading(text, generics, rest):
    found = agencies(text)
    mentions, end = leading_actors(found, 0, len(text))
    assert (_names(found, mentions), text[end:].strip()) == (_same(generics), rest)


@pytest.mark.parametrize(("text", "generics", "rest"), _rows(OPEN))
def test_leading_unknown(text, generics, rest):
    found = agencies(text)
    mentions, end = leading_actors(found, 0, len(text), open=True)
    assert (_names(found, mentions), text[end:].strip()) == (_same(generics), rest)


@pytest.mark.parametrize(("text", "generics", "rest"), _rows(TRAILING))
def test_trailing(text, generics, rest):
    found = agencies(text)
    mentions, end = trailing_list(found, 0, len(text))
    assert (_names(found, mentions), text[end:].strip()) == (_same(generics), rest)


SHORT = [
    (
        "Thành lập Ban Chỉ đạo cải tạo chung cư tỉnh (sau đây gọi tắt là Ban Chỉ đạo). Chủ trì: @",
        "Ban Chỉ đạo",
        "Ban Chỉ đạo cải tạo chung cư",
    ),
    ("Ban Quản lý dự án di dân hồ Sông Than (viết tắt: BQL).\nChủ trì: @", "BQL", "Ban Quản lý dự án di dân hồ Sông Than"),
    ("Tổng công ty Lương thực Sông Tiền (LTST) thu mua. Chủ trì: @", "LTST", "Tổng công ty Lương thực Sông Tiền"),
    ("Sở Y tế (sau đây gọi tắt là Cơ quan thường trực) báo cáo. Chủ trì: @", "Cơ quan thường trực", "Sở Y tế"),
    (
        "Phòng kinh tế thuộc UBND xã, Phòng kinh tế, hạ tầng và đô thị thuộc UBND phường (sau đây gọi là Cơ quan quản lý đất đai). Chủ trì: @",
        "Cơ quan quản lý đất đai",
        "Cơ quan quản lý đất đai",
    ),
    (
        "UBND các phường là đô thị, các xã dự kiến thành lập phường (sau đây gọi chung là Ủy ban nhân dân cấp xã). Chủ trì: @",
        "Ủy ban nhân dân cấp xã",
        "Ủy ban nhân dân cấp xã",
    ),
    ("Tập đoàn Điện lực Việt Nam (EVL) đầu tư. Chủ trì: @", "EVL", "Tập đoàn Điện lực Việt Nam"),
    ("Luật Đất đai (sau đây gọi là Luật) quy định. Chủ trì: @", "Sở Y tế", "Sở Y tế"),
    ("Ban Chỉ đạo 35 và Ban Chỉ đạo 389 họp. Chủ trì: @", "Ban Chỉ đạo", "Ban Chỉ đạo"),
]


@pytest.mark.parametrize(("text", "short", "full"), SHORT)
def test_a_short_form_stands_for_what_the_document_defines(text, short, full):
    whole = text.replace("@", short)
    found = agencies(whole)
    mentions = slot_actors(found, len(whole) - len(short), len(whole))
    assert _names(found, mentions) == [full.lower()]


@pytest.mark.parametrize("text", [row[0] for row in _rows(SLOTS)])
def test_mentions_lie_in_their_slot_in_order(text):
    found = agencies("Mở đầu. " + text + "\nKết thúc.")
    start, end = 8, 8 + len(text)
    mentions = slot_actors(found, start, end)
    assert all(start <= m.start < m.end <= end for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert mentions == slot_actors(found, start, end)


@pytest.mark.parametrize(
    ("text", "generics"),
    [
        ("Ban Chỉ huy Vườn chung cấp tỉnh, cấp xã", ["Ban Chỉ huy Vườn chung cấp tỉnh", "Ban Chỉ huy Vườn chung cấp xã"]),
        ("Công an phường, xã, đặc khu", ["Công an cấp xã"]),
    ],
)
def test_levels_at_the_end_of_a_name(text: str, generics: list[str]):
    found = agencies(text)
    assert [found.resolve(m).generic for m in slot_actors(found, 0, len(text))] == generics


def test_an_office_stands_for_the_one_that_nearly_all_full_names_tell():
    full = "Ban Chỉ huy Vườn chung tỉnh. " * 9
    text = full + "Ban Chỉ huy Vườn xung tỉnh. Giao Văn phòng Ban Chỉ huy"
    found = agencies(text)
    names = [found.resolve(m).generic for m in slot_actors(found, text.rindex("Văn phòng"), len(text))]
    assert names == ["Văn phòng Ban Chỉ huy Vườn chung"]


def test_words_may_be_cut_anywhere_beside_a_short_form():
    text = "Tổ Giúp việc cải tạo chung cư (sau đây gọi tắt là Tổ Giúp việc). Sở Y tế và các xã, Tổ Giúp việc rà soát."
    found = agencies(text)
    start = text.index("Sở")
    for end in range(start, len(text) + 1):
        mentions, stop = trailing_list(found, start, end)
        assert all(start <= m.start < m.end <= stop for m in mentions)
    assert _names(found, mentions) == ["sở y tế", "ủy ban nhân dân cấp xã", "tổ giúp việc cải tạo chung cư"]
