"""Everyday words that people put into a question and that say nothing of what is asked: they never make a question unknown.

Left out on purpose: nouns that could name a subject or a body, which must be known or be said to be unknown.
"""

from __future__ import annotations

__all__ = ["ORDINARY"]

_ENGLISH = """
regard; with regard to; in regard to; with respect to; in terms of; supposed;
mr; ms; mrs; drawn; drawn up; drafted;
able; actual; actually; additional; again; ago; agreed; ahead; allowed; along; already; although; always; amongst; anyone; anybody;
anyway; appropriate; around; assume; attempt; available; aware; away; back; basically; because; become; been; behalf; behind; believe;
belong; belongs; better; beyond; briefly; bring; brings; brought; call for; clear; clearly; close; closely; come up; comes; coming;
complete list; concrete; concretely; considered; could you; curious; describe; described; detail; details; detailed; different;
directly; distinct; during; each of; either way; enough; entire; especially; etc; even; ever; everybody; everyone; exact; exactly;
examine; example; exclusive; expect; expected; expects; explicit; explicitly; extract; fact; far; featured; featuring; figure out; fill;
finally; following; follows; formally; former; forward; frequent; full; fully; further; general; generally; getting; gimme; given that;
goes; going; gone; got; grateful; guess; hand; handed; happens; happening; hello; hence; hereby; hi; however; identify; identified;
immediately; important; indeed; individual; inside; instance; instead; interested; interested in; just; kindly; kinds; know about;
known; least one; let; let me know; lets; likely; listed; little; locate; look at; look up; looking; looking for; lot; made to; mainly;
makes; matters; maybe; mean; means; merely; mostly; myself; namely; naturally; nearly; necessarily; needs; normally; noted; noting;
obliged; obligated; occur; occurs; offhand; often; okay; ok; once; onto; order of; otherwise; ourselves; outlined; outside; overall;
pair; partially; particular; particularly; per; perhaps; plain; point out; possible; possibly; potentially; precisely; preferably;
presumably; previously; primary; primarily; probably; properly; putting; question; quick; quickly; quite; rather; really; reason;
recently; regularly assigned; relate; relates; relating; researching; respectively; result; results; return; right; roughly; said; same
kind; saying; search for; seem; seems; seen; separate; separately; serve; serves; serving; several; shown; showing; simple; simply;
single; somebody; someone; something about; somehow; soon; sort; sorts; speaking; specified; specifically; still; straight; strictly;
studying; stuff; suggest; summary; suppose; sure; takes part; taken on; thank; thanks; thank you; themselves; therefore; they are; thing
like; things; think; though; through which; throughout; thus; times; today s; took; total; towards the; true; trying; turn; typically;
understand; unlike; until; upon; used for; useful; usual; usually; various kinds; versus; wanted; wants; way; ways; well; went; were
there; whatever; whenever; wherever; which of; while; who all; whole; willing; wish; within the; wonder; wondering; wonders; word;
words; worth; would like; written in; wrote; yes; yet; yourself; expressly; bear; bears; bearing; carries; charged; commissioned;
obligation; undertake; undertakes; undertaken; undertaking; concerned with; sit; sits; shoulder; tackle; tackled; tackles; tackling;
touch; touches; touching; touch on; devoted; devote; dedicate; dedicated; pertain; pertaining; revolve; revolves; centred; centered;
deal; deals; dealt; allocated; designate; designated; appoint; appointed; named; naming; entail; entails; stipulate; stipulated;
prescribe; prescribed; foresee; foreseen; envisage; envisaged; intended; intend; supposed to; obligatory; mandatory; compulsory; formal;
executed; execute; executing; fulfil; fulfill; fulfilled; accomplish; accomplished; deliver; delivered; due by; due in; timed; slated;
earmarked; occur in
"""

_VIETNAMESE = """
ông; bà; đồng chí; các đồng chí;
xem giúp; xem; giúp; giúp tôi; giùm; hộ tôi; giúp cho anh bạn; quý cơ quan; nhờ; làm ơn; dạ; vâng; thưa; chào; xin chào; cảm ơn; cám ơn;
hả; nhé; nè; đấy; thế nào; ra sao; làm sao; coi; thống kê; tra cứu; tra giúp; cần biết; cần tìm; muốn hỏi; muốn tìm; muốn xem; muốn; cần
xem; rõ ràng; chính xác; đầy đủ; ngắn gọn; chi tiết; được biết; nghe nói;
thực tế; thực ra; nói chung; nói riêng; chẳng hạn; ví dụ; tức là; nghĩa là; bên cạnh; đứng tên; lãnh phần; đứng ra; bắt đầu; kết thúc;
nằm trong; nằm ở; rơi vào; đến hạn; hạn chót; kịp; buộc phải; bắt nhất thiết; thuộc trách nhiệm; thuộc về; thuộc phần; thuộc diện; xếp
vào; ghi; ghi rõ; ghi được ghi; được nêu; thể hiện; nhắm; nhằm; dính; dính dáng; dính đến; liên can; đụng đến; chạm đến; động đến; tìm
hiểu; quan tâm; rà; rà lại; điểm qua; điểm lại; tóm tắt; tổng cộng; cộng lại; hết thảy; thảy; cả thảy; vỏn vẹn; chuyện; khâu; khoản;
hiện hành; nói trên; nêu trên; dưới đây; sau đây; tương ứng; từng; lần lượt; đúng; chắc; hẳn; thật; thật sự; mới đây; vừa qua; sắp tới;
tới đây; trước đây; lâu nay; bấy lâu; ngày nay; giờ đây; bữa nay; đang lo; vừa rồi; đã từng; phải chăng; dường như; hình như; có lẽ;
chắc là; nhỉ ạ; với ạ; đi ạ; giùm với; ạ nhé; bao gồm những
"""

ORDINARY = ";".join(f"{_ENGLISH}; {_VIETNAMESE}".replace("\n", " ").split(";"))
