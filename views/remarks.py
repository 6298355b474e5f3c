"""What findings say, in the reader's language.  Plain values, no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from views.i18n import Language

__all__ = ["finding_words", "issue_words"]

Json = Mapping[str, Any]


def finding_words(finding: Json, now: Language) -> str:
    """Return what a finding says in the reader's language."""
    return str(finding.get("message_en") if now == "en" and finding.get("message_en") else finding["message"])


def issue_words(code: str, citation: Json, parsed: Json, now: Language) -> str:
    """Return what the finding of this code says of a citation, or the code."""
    for finding in parsed.get("findings") or []:
        if finding["code"] == code and finding["start"] < citation["end"] and citation["start"] < finding["end"]:
            return finding_words(finding, now)
    return code
