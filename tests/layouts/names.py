"""The name key: two spellings of one agency are equal when their keys are (the rules of the gold's name comparison, own code)."""

from __future__ import annotations

import re
import unicodedata

from tests.layouts.facts import PROVINCES

GROUP, MASS = "@nhóm", "@đoàn thể"
_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe"}
_TONES |= {"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_CLASSES = (
    (r"(?:tất cả )?(?:các )?(?:bộ|sở|ban|cơ quan|đơn vị|tổ chức|ngành|phòng|địa phương)\b.*liên quan.*", GROUP),
    (r"(?:tất cả )?(?:các )?sở,? (?:và )?(?:ban|ngành|đơn vị).*", GROUP),
    (r"các (?:sở|cơ quan|đơn vị|ngành|ban)(?:$|(?:,| và | cấp ).*)", GROUP),
    (r"(?:các )?(?:đoàn thể|tổ chức chính trị).*", MASS),
    (r"(?:các )?(?:ủy ban nhân dân|ubnd) (?:cấp tỉnh|(?:các )?tỉnh.*|thành phố)", "ủy ban nhân dân cấp tỉnh"),
    (r"(?:các )?(?:ủy ban nhân dân|ubnd) (?:cấp )?(?:các )?(?:huyện|quận|thị xã).*", "ủy ban nhân dân cấp huyện"),
    (r"(?:các )?(?:ủy ban nhân dân|ubnd) (?:cấp )?(?:các )?(?:xã|phường|thị trấn).*", "ủy ban nhân dân cấp xã"),
    (r"(?:các )?cơ quan (?:thông tấn|báo chí|truyền thông).*", "cơ quan báo chí"),
)


def key(name: object) -> str:
    """Return the key of a generic agency name: case, dashes, spaces, tone placement and the province do not matter."""
    text = unicodedata.normalize("NFC", str(name or "")).lower()
    text = re.sub(r"\s*[‐‑–—-]\s*", " - ", text)
    for old, new in _TONES.items():
        text = re.sub(old + r"\b", new, text)
    text = re.sub(r"\s+", " ", text).strip(" .;,:")
    for pattern, name_of_class in _CLASSES:
        if re.fullmatch(pattern, text):
            return name_of_class
    bare = re.sub(rf" (?:cấp tỉnh|(?:tỉnh|thành phố)(?: (?:{'|'.join(PROVINCES).lower()}))?)$", "", text)
    return bare if bare not in ("", "các", "ủy ban nhân dân", "hội đồng nhân dân") else text
