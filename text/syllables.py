"""Which runs of letters are a Vietnamese syllable: an onset, a rime, at most one tone mark.

In: a run of letters in lower case, composed, tone marks in their new places or their old ones.  Out: whether it can be written so.
The inventory is that of the spelling taught in schools (quốc ngữ): c, g and ng before a, o, u; k, gh and ngh before e, ê, i, y;
a rime that ends in c, ch, p or t has the acute or the dot-below tone.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["is_syllable"]

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_CHECKED = "\u0301\u0323"  # the tones of a rime that a stop closes
_ONSETS = (*("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"), *"bcdđghklmnprstvx")
_FRONT = "eêiy"  # letters before which k, gh and ngh are written
_RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng ênh
    êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng
    oăt oc oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um
    un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt
    ưu y yêm yên yêng yêt yêu""".split()  # noqa: SIM905 (a table, one string)
)
_AFTER_QU = frozenset(
    {"yn", "ynh", "yt", "yp", "ych", "yên", "yêt", "ơn", "ơt", "êt", "ên", "ênh", "êch", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt"}
)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a run of letters in lower case can be one Vietnamese syllable."""
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    return any(
        bare.startswith(onset) and _fits(onset, bare[len(onset) :], tones[0] if tones else "") for onset in ("", *_ONSETS)
    ) or bare in ("gi", "gin", "ginh")


def _fits(onset: str, rime: str, tone: str) -> bool:
    if rime not in _RIMES and not (onset == "qu" and rime in _AFTER_QU):
        return False
    if (rime[-1] in "cpt" or rime.endswith("ch")) and (not tone or tone not in _CHECKED):
        return False
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    return not (front and (onset in ("c", "ng") or onset == "g" and rime[0] != "i"))
