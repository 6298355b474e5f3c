"""Writes Vietnamese as the old encodings did; made from their published tables, apart from the reader's own."""

from __future__ import annotations

import unicodedata

# TCVN 5712 VN3, as the ABC fonts draw it: the Latin letter that stands in for each Vietnamese one.
TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦",
        strict=True,
    )
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
# VNI: what follows a letter for a tone, and for a shape with a tone.
VNI_TONE = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_OWN = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỉ": "æ", "í": "í", "ì": "ì", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
VIQR_TONE = {"\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}


def parts(char: str) -> tuple[str, str, str]:
    """Return the base letter, shape mark and tone of a letter."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in marks if mark in TONES), "")
    shape = next((mark for mark in marks[1:] if mark not in TONES), "")
    return marks[0], shape, tone


def tcvn3(text: str) -> str:
    return "".join(TCVN3.get(c) or TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    out = []
    for char in unicodedata.normalize("NFC", text):
        own = VNI_OWN.get(char.lower())
        if own:
            out.append(own.upper() if char.isupper() else own)
            continue
        base, shape, tone = parts(char)
        if shape == "\u031b":
            letter = "ô" if base.lower() == "o" else "ö"
            mark = VNI_TONE.get(tone, "")
            base = letter.upper() if base.isupper() else letter
        elif shape == "\u0302":
            mark = VNI_ROOF[tone]
        elif shape == "\u0306":
            mark = VNI_BREVE[tone]
        elif tone:
            mark = VNI_TONE[tone]
        else:
            out.append(char)
            continue
        out.append(base + (mark.upper() if char.isupper() else mark))
    return "".join(out)


def viqr(text: str) -> str:
    out = []
    for char in unicodedata.normalize("NFC", text):
        if char in "đĐ":
            out.append("dd" if char == "đ" else "DD")
            continue
        base, shape, tone = parts(char)
        if not base.isascii() or not (shape or tone):
            out.append(char)
            continue
        out.append(base + {"\u031b": "+", "\u0302": "^", "\u0306": "("}.get(shape, "") + VIQR_TONE.get(tone, ""))
    return "".join(out)


def windows_1258(text: str) -> str:
    """Return the text with the tones behind their letters, as windows-1258 writes them."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        base, shape, tone = parts(char)
        out.append(unicodedata.normalize("NFC", base + shape) + tone if tone else char)
    return "".join(out)
