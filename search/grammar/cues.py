"""The words that make a question a question: nouns asked for, question words, roles, citing, negation, comparison, metadata.

One row is (kind, value, phrases apart by ";").  Vietnamese is written with accents: a word typed with other accents is another word
("ký" is not "kỳ"), a word typed without them may be any of them.  English is written in the singular; plurals are one with it.
Left out on purpose: single syllables that are part of many words ("dân", "hợp"), which only phrases may hold.
"""

from __future__ import annotations

__all__ = ["CUES", "LIGHT", "STOP"]

CUES: tuple[tuple[str, str, str], ...] = (
    # what is asked for
    (
        "noun",
        "province",
        "tỉnh; tỉnh thành; tỉnh thành phố; địa phương; tỉnh hay thành phố; province; locality; city; provincial government",
    ),
    (
        "noun",
        "agency",
        "cơ quan; đơn vị; cơ quan đơn vị; cơ quan tổ chức; cq; cơ quan ban ngành; sở ban ngành; ban ngành; sở ngành; bên; "
        "đối tác; lực lượng; ngành; agency; body; organization; institution; authority; office; unit; actor; partner; party; "
        "agency or body; government body; public body; stakeholder",
    ),
    ("kind", "Sở", "sở; sở ngành; department; provincial department"),
    ("kind", "Ban", "ban"),
    ("kind", "Bộ", "bộ; ministry"),
    ("kind", "Hội", "hội"),
    (
        "noun",
        "document",
        "văn bản; tài liệu; vb; văn kiện; giấy tờ; hồ sơ; file; tệp; document; text; paper; instrument; document in the store",
    ),
    (
        "noun",
        "task",
        "nhiệm vụ; việc; công việc; đầu việc; phần việc; nv; trách nhiệm; nhiệm vụ công việc; task; duty; job; assignment; "
        "responsibility; to do; thing",
    ),
    ("noun", "activity", "hoạt động; công tác; nội dung; chương trình gì; activity; work; action"),
    (
        "noun",
        "topic",
        "chủ đề; lĩnh vực; mảng; đề tài; mảng việc; vấn đề; nhóm vấn đề; chủ đề lĩnh vực; topic; theme; subject; issue area; "
        "policy area; field; area; subject area",
    ),
    (
        "noun",
        "citation",
        "căn cứ pháp lý; cơ sở pháp lý; legal basis; legal base; legal ground; legal foundation; căn cứ ban hành",
    ),
    ("noun", "agency_number", "số cơ quan"),
    # question words
    ("wh", "which", "nào; những nào; các nào; which; what; whichever"),
    ("wh", "what", "j; gì; những gì; cái gì; điều gì; chi; các gì; sao"),
    ("wh", "who", "ai; những ai; who; whom"),
    ("wh", "where", "ở đâu; nơi nào; đâu; chỗ nào; where"),
    ("whose", "", "của ai; whose"),
    (
        "count",
        "",
        "bao nhiêu; bn; mấy; có bao nhiêu; có mấy; số lượng; tổng số; đếm; đếm số; how many; number of; count; total number of; "
        "the number of; count of",
    ),
    ("count_if_noun", "", "số"),
    # roles: who leads, who works with whom, who is told to
    (
        "role",
        "lead",
        "chủ trì; đầu mối; làm đầu mối; đầu mối chủ trì; là đầu mối; đứng đầu; đứng ra chủ trì; chủ trì thực hiện; "
        "giữ vai trò chủ trì; cầm trịch; đứng mũi chịu sào; chịu trách nhiệm chính; dẫn đầu; lead; take the lead; "
        "taking the lead; leading; led; take lead; in the lead; head; heading; chair; chaired; spearhead; leading role; lead role",
    ),
    (
        "role",
        "charge",
        "phụ trách; chịu trách nhiệm; đứng ra; đứng ra lo; đứng ra làm; đứng ra tổ chức; gánh trách nhiệm; "
        "đảm nhiệm; đảm nhận; đảm trách; in charge; in charge of; responsible; responsible for; "
        "take charge of; accountable; run; oversee",
    ),
    (
        "role",
        "coordinate",
        "phối hợp; phối kết hợp; cùng phối hợp; tham gia phối hợp; hỗ trợ; help; helping; aid; coordinate; coordination; "
        "coordinating; coordinated; co ordinate; cooperate; cooperating; co operate; collaborate; collaborating; supporting; "
        "support; assist; assisting",
    ),
    (
        "role",
        "work",
        "làm việc với; làm việc cùng; làm việc chung với; làm việc chung; làm cùng; cùng làm với; cùng làm; cùng thực hiện; "
        "làm với; hợp tác với; hợp tác cùng; phối hợp với; phối hợp cùng; phối hợp công tác với; phối hợp làm việc với; "
        "phối hợp nhịp nhàng với; sát cánh; bắt tay; cùng làm việc; cùng tham gia; làm chung; làm chung với; chung việc; "
        "chung nhiệm vụ; chung tay; work with; working with; worked with; work together with; work together; working together; "
        "work alongside; partner with; team up with; cooperate with; collaborate with; coordinate with; coordinating with; "
        "coordination with; in coordination with; share task; share a task; sharing task; co work; work jointly",
    ),
    (
        "role",
        "assign",
        "giao; giao cho; giao việc; giao việc cho; giao nhiệm vụ; giao nhiệm vụ cho; phân công; phân công cho; được giao; "
        "được phân công; phân cho; giao trách nhiệm; giao phó; để; để cho; phân việc; phân việc cho; phân nhiệm; cắt cử; yêu cầu; "
        "đặt nhiệm vụ cho; ủy nhiệm; assign; assigned; assigning; assigned to; assign to; entrust; entrusted; entrusted to; give; "
        "given; giving; charge with; asked; asked to; ask; tell; told; told to; require; required; tasked; tasked with; delegate; "
        "delegated to; mandate; instruct; instructed",
    ),
    (
        "role",
        "any",
        "lo; gánh; gánh vác; look after; looking after; looks after; tham gia; thực hiện; làm; tham gia thực hiện; có vai trò; "
        "vào cuộc; xuất hiện; có mặt; góp mặt; có tên; đảm đương; triển khai thực hiện; liên quan đến nhiệm vụ; participate; "
        "participating; involve; involved; involving; take part; taking part; carry out; carrying out; perform; implement; "
        "implementing; handle; handling; do; doing; deal with; act; active; engage; engaged; play",
    ),
    # citing
    (
        "cite",
        "basis",
        "căn cứ; căn cứ vào; dựa theo; chiếu theo; bám theo; trên cơ sở; lấy làm cơ sở; lấy cơ sở; căn cứ trên; "
        "căn cứ theo; dựa trên; dựa vào; có căn cứ; có căn cứ là; lấy làm căn cứ; làm căn cứ; lấy căn cứ; "
        "cơ sở ban hành; ban hành dựa trên; ban hành theo; ban hành trên cơ sở; "
        "on the basis of; based on; base; rest on; resting on; rely on; "
        "relying on; pursuant to; grounded on; grounded in; issued under; issued pursuant to; built on; basis; grounds; as basis; "
        "as a legal basis; as legal basis; founded on",
    ),
    (
        "cite",
        "any",
        "viện dẫn; trích dẫn; dẫn chiếu; dẫn chiếu đến; dẫn chiếu tới; dẫn; viện dẫn đến; viện dẫn tới; nhắc đến; nhắc tới; "
        "nhắc lại; nhắc; nêu tên; tham chiếu; trích; thi hành; dẫn ra; dẫn tới; cite; citing; cited; citation; refer to; "
        "referring to; reference; quote; quoting; invoke; invoking; make reference to",
    ),
    (
        "cite_passive",
        "",
        "được viện dẫn; được nhắc; được nhắc lại; được nêu; được trích; "
        "được tham chiếu; được dùng làm căn cứ; được lấy làm cơ sở; được dựa vào; "
        "quoted by; quoted in; invoked by; invoked in; relied on by; "
        "được trích dẫn; được căn cứ; được nhắc đến; được nhắc tới; được dẫn; được dẫn chiếu; là căn cứ của; "
        "làm căn cứ cho; là căn cứ cho; cited by; cited in; referred to by; referred to in; basis of; basis for; "
        "được lấy làm căn cứ; mentioned by; mentioned in; used as a legal basis by",
    ),
    (
        "mention",
        "",
        "nói về; nói đến; nói tới; đề cập; đề cập đến; đề cập tới; bàn về; có nội dung về; nêu; có nêu; quan tâm đến; bao gồm; "
        "bao quát; gồm; phủ; xoay quanh; hướng tới; chú trọng; tập trung vào; có đề cập; mention; mentioning; mentioned; cover; "
        "covering; discuss; address; addressing; deal with the topic; speak of; talk about; talking about; speak about; contain; "
        "include",
    ),
    # negation
    (
        "neg",
        "",
        "không; ko; k; kg; hông; chẳng; chưa; không có; không hề; không phải; chưa có; không được; thiếu; vắng; "
        "vắng bóng; vắng mặt; bỏ qua; bỏ sót; "
        "không nêu; không thấy; not; no; without; never; doesn t; don t; isn t; aren t; didn t; fail to; lack; lacking; "
        "leave out; omit; silent on; none; neither",
    ),
    (
        "except",
        "",
        "ngoài; ngoại trừ; trừ; ngoài ra ngoài; không kể; không tính; except; except for; other than; besides; apart from; "
        "excluding; aside from; in addition to",
    ),
    ("question_end", "", "hay không; hay chưa; được không; phải không; đúng không; có không; không ạ; không vậy; không nhỉ"),
    ("yesno", "", "có phải; liệu; is there; are there; is there any; are there any; does; do; did; is it true that"),
    # sides
    (
        "both",
        "",
        "vừa; tất cả; cũng; mà cũng; "
        "ở tất cả; cả ba; cả bốn; all three; all four; all of; cả; lẫn; đồng thời; cả hai; both; as well as; cả 2; "
        "đều; cùng đều; in both; both of; cả 3; cả 4; cả 5; cả 6; cả 34; cả 63; all 3; all 4; all 5; all 6; all five; all six",
    ),
    (
        "shared",
        "",
        "cùng; chung; có chung; giống nhau; trùng nhau; trùng; chung nhau; in common; common; share; shared; sharing; same; "
        "alike; jointly; together; overlap",
    ),
    ("only", "", "chỉ; chỉ có; duy nhất; riêng; mỗi; only; solely; exclusively; alone; just; unique; unique to"),
    (
        "compare",
        "",
        "so sánh; đối chiếu; khác nhau; so với; giống và khác; khác gì; compare; comparison; comparing; versus; vs; "
        "compared with; compared to; difference between; differ; contrast",
    ),
    ("either", "", "hoặc; hay; hay là; or; either"),
    ("and", "", "và; and; với; &"),
    ("more", "", "nhiều hơn; hơn; more; bigger; larger; greater"),
    ("less", "", "ít hơn; fewer; less; smaller"),
    (
        "most",
        "",
        "nhất; nhiều nhất; đông nhất; lắm nhất; hàng đầu; most; the most; most often; largest; largest number; most frequently; "
        "biggest; highest number",
    ),
    ("few", "", "ít; few"),
    ("least", "", "ít nhất; fewest; the fewest; least; the least; smallest number"),
    (
        "earliest",
        "",
        "sớm nhất; cũ nhất; lâu nhất; đầu tiên; trước nhất; ra đời sớm nhất; earliest; oldest; first; first issued",
    ),
    (
        "latest",
        "",
        "mới nhất; muộn nhất; gần nhất; gần đây nhất; cuối cùng; sau cùng; mới đây nhất; latest; newest; most recent; last; most recently",
    ),
    (
        "order_first",
        "",
        "từ cũ đến mới; từ sớm đến muộn; from oldest to newest; oldest to newest; theo thứ tự; theo thứ tự thời gian; in order; "
        "chronologically; sorted by date; by date",
    ),
    # metadata
    (
        "meta",
        "signer",
        "ký; kí; ký ban hành; người ký; do ai ký; ai ký; người nào ký; ký tên; ai là người ký; ai đã ký; signer; sign; signed; "
        "signed by; signing; signature; signatory; who signed; ký thay; người đã ký",
    ),
    (
        "meta",
        "issue_date",
        "khi nào; bao giờ; ngày nào; vào ngày nào; hôm nào; lúc nào; ngày ban hành; ban hành ngày nào; ban hành khi nào; "
        "ngày mấy; ngày bao nhiêu; ngày tháng năm nào; ngày tháng; thời điểm ban hành; đề ngày; ngày ký; năm nào; tháng nào; "
        "when; issue date; date of issue; date of issuance; what date; on what date; what day; on which date; which date; "
        "what year; in which year; dated; date; issuance date; signing date; date of signing; date signed",
    ),
    (
        "meta",
        "period",
        "giai đoạn nào; giai đoạn; thời kỳ nào; thời kỳ; thời hạn; cho những năm nào; những năm nào; từ năm nào đến năm nào; "
        "áp dụng cho năm nào; cho năm nào; năm nào đến năm nào; bao nhiêu năm; trong bao lâu; period; what period; which period; "
        "time span; time frame; timeframe; which years; what years; how long; years covered; duration; time limit",
    ),
    (
        "meta",
        "issuer",
        "ai ban hành; cơ quan nào ban hành; cơ quan ban hành; đơn vị nào ban hành; nơi ban hành; do ai ban hành; của cơ quan nào; "
        "do cơ quan nào ban hành; do đơn vị nào ban hành; của ai ban hành; issuer; issuing body; issuing agency; "
        "issuing authority; who issued; issued by whom; which body issued; which agency issued; which authority issued; "
        "promulgated by; by whom",
    ),
    (
        "meta",
        "number",
        "số hiệu; số ký hiệu; số mấy; số bao nhiêu; mang số; mang số nào; số nào; số hiệu gì; có số; document number; "
        "reference number; what number; what is the number; số văn bản là gì; official number",
    ),
    (
        "meta",
        "title",
        "trích yếu; tên gọi; tên đầy đủ; tên là gì; tên gì; tiêu đề; nhan đề; tựa đề; title; full title; full name; called; name; tên",
    ),
    (
        "meta",
        "type",
        "loại văn bản; loại văn bản gì; loại gì; thuộc loại nào; loại nào; thể loại; hình thức văn bản; document type; "
        "type of document; kind of document; what type; what kind",
    ),
    (
        "issue",
        "",
        "ban hành; được ban hành; ra đời; phát hành; công bố; issued; issue; issuing; published; promulgated; adopted; released; "
        "come out; came out",
    ),
    (
        "deadline",
        "",
        "hạn; thời hạn; hạn chót; hạn cuối; hạn cuối cùng; hạn định; hạn hoàn thành; thời hạn hoàn thành; deadline; due date; "
        "time limit; cut off date; target date",
    ),
    ("apply", "", "áp dụng; áp dụng cho; có hiệu lực; hiệu lực; thực hiện cho; dành cho; apply; applying; run from; valid"),
    ("before", "", "trước; trước năm; trước ngày; before; prior to; earlier than; until"),
    ("after", "", "sau; sau năm; sau ngày; từ sau; kể từ; after; since; later than; from"),
    ("between", "", "từ; between; trong khoảng"),
    # what binds a deed to its doer and object
    ("by", "", "do; bởi; by"),
    ("to", "", "cho; to"),
    ("with", "", "vs; với; cùng với; with; together with; along with; alongside; cùng"),
    ("of", "", "của; thuộc; of; from; trực thuộc; belonging to"),
    ("own", "", "của chính; chính; own; của mình; tự; its own; their own"),
)

# Deeds that nearly every task of these documents is made of; they narrow a question only where nothing else does.
LIGHT = (
    "tuyên truyền; truyền thông; thông tin; thông tin tuyên truyền; công tác tuyên truyền; công tác thông tin; "
    "công tác truyền thông; tuyên truyền phổ biến; đẩy mạnh tuyên truyền; thông tin truyền thông; propaganda; communication; "
    "information; publicity; publicize; awareness; awareness raising; raising awareness; dissemination; disseminate; "
    "information work; communication work; propaganda work; outreach; inform; information and communication; outreach work; "
    "campaign; public information; tuyên truyền vận động"
)

# Words that bind the others and mean nothing of their own here.
STOP = (
    "sắp xếp; xếp; sort; sorted; arrange; chỉ ra; chỉ rõ; nêu rõ; nói rõ; cho thấy; affair; trở đi; đến nay; onwards; onward; "
    "supposed; be done; kéo dài; diễn ra; must; anything; something; everything; nothing; run; last; won; puts; put; "
    "about what; mới; cũ; hôm nay; bây giờ; today; nowadays; new; current; exist; exists; recur; recurring; repeat; happen; "
    "covered; nhiều; hay; xong; hoàn thành; sự; định kỳ; hai; ba; bốn; năm; sáu; thường; đâu; nơi; chỗ; mang; hết; ngay; mỗi; "
    "số lượng; hợp; trò; giờ; lần; dịp; nhân; kể; đầu; cuối; giữa; cùng; chung; theo như; mặc; nay; concern; concerning; but; "
    "look; both; either; neither; need; needed; finish; finished; complete; completed; many; much; often; usually; together; "
    "against; towards; toward; across; like; given; anywhere; somewhere; elsewhere; call; called; big; good; best; những; các; "
    "một; một số; là; của; ở; tại; trong; trên; địa bàn; trên địa bàn; trên địa bàn tỉnh; về; về việc; cho; để; bằng; vào; ra; "
    "đến; tới; từ; theo; với; và; thì; mà; này; đó; kia; ấy; đã; sẽ; đang; được; bị; có; có những; có các; hiện; hiện có; "
    "hiện nay; hiện tại; đang có; kho; trong kho; kho dữ liệu; trong kho dữ liệu; trong cơ sở dữ liệu; ở đây; hệ thống; có ở đây; "
    "trong hệ thống; bộ sưu tập; tập văn bản; có trong kho; đang lưu; lưu; lưu trữ; hãy; xin; vui lòng; cho biết; cho hỏi; "
    "liệt kê; kể ra; kể tên; nêu; nêu ra; tìm; tìm cho tôi; cho tôi; tôi; mình; muốn biết; biết; hỏi; danh sách; tất cả; toàn bộ; "
    "mọi; bất kỳ; bất cứ; khác; nữa; ạ; nhỉ; vậy; thế; như thế nào; cụ thể; khu vực; vùng; cấp; làm công tác; công tác; mặt; "
    "việc; phần; mục; khi; lúc; thời gian; trong thời gian; mảng; lĩnh vực; thuộc; liên quan; liên quan đến; liên quan tới; "
    "gồm những; bao gồm; gồm; như; nằm; chúng; nó; họ; đối với; trước hết; đề; lên; xuống; lại; đi; thêm; rồi; cũng; đều; vẫn; "
    "còn; đc; dc; đươc; cx; ngày; tháng; giai đoạn; cả; số; tên; loại; phải; cần; nên; do; bởi; vì; "
    "nộp; submit; submitted; submitting; nhau; với nhau; lẫn nhau; each other; one another; "
    "tỉnh ủy và; ấn định; được ấn định; quy định; "
    "nêu trong; có tên trong; xây dựng nên; vai trò; vai; làm; dành; kỳ; thực hiện; triển khai; tiến hành; đẩy mạnh; "
    "tăng cường; tiếp tục; nâng cao; chủ động; kịp thời; tổ chức thực hiện; hoạt động; các hoạt động; chính; chủ yếu; trọng tâm; "
    "riêng; phía; dưới; the; a; an; of; in; on; at; for; to; by; with; from; into; about; regarding; related; related to; "
    "relating to; on the subject of; is; are; was; were; be; been; being; am; does; did; has; have; had; having; can; could; "
    "would; should; will; shall; may; might; it; its; they; their; them; there; this; that; these; those; and; as; any; all; "
    "every; some; each; other; another; else; me; my; i; we; our; you; us; please; show; list; find; give me; tell me; tell; "
    "name; see; want; know; like to know; does the; s; t; re; store; collection; in the database; in this database; system; here; "
    "in the store; in the collection; currently; present; available; held; stored; existing; there are; how; why; when; whether; "
    "if; so; such; then; than; also; too; only; role; part; main; principal; key; concerned; relevant; specific; various; "
    "certain; under; within; during; over; through; via; between; among; according; according to; made; make; making; get; gets; "
    "use; used; using; area; region; matter; field; sector; aspect; kind; type; set; level; provincial; government; state; "
    "public; official; local; year; time; date; day; month; work; activity; one; ones; two; three; out; up; own; come; go; "
    "at provincial level; cấp tỉnh; issue; side; document s; province s; plan s; include; including; appear; contain; down; fall; "
    "due; scheduled; schedule; planned; set for; carried; ordered; done; say; says; stated; lên lịch; dự kiến; lay; found; "
    "written; name of; place; take; takes; taken; keep; keeping; handle; conduct; conducting; carry; ensure; ensuring; "
    "provide for; focus; focused"
)
