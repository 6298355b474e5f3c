"""The reading of a question in words, in the question's language."""

from __future__ import annotations

from graph.query import Query
from search.frames.reading import Reading
from search.lexicon.names import Names

__all__ = ["reading_text"]

_FIND = {
    "vi": {
        "province": "Tìm tỉnh, thành phố",
        "agency": "Tìm cơ quan",
        "document": "Tìm văn bản",
        "citation": "Tìm văn bản được viện dẫn",
        "task": "Tìm nhiệm vụ",
        "topic": "Tìm chủ đề",
        "field": "Tìm lĩnh vực",
        "finding": "Tìm chỗ thiếu, chỗ sai của tệp",
        "successor": "Tìm nơi đã thay thế",
        "predecessor": "Tìm tiền thân",
        "passage": "Tìm đoạn văn",
    },
    "en": {
        "province": "Find provinces",
        "agency": "Find agencies",
        "document": "Find documents",
        "citation": "Find cited documents",
        "task": "Find tasks",
        "topic": "Find topics",
        "field": "Find policy fields",
        "finding": "Find what a file lacks or has wrong",
        "successor": "Find what it became",
        "predecessor": "Find what it came from",
        "passage": "Find passages",
    },
}
_COUNT = {
    "vi": {
        "province": "Đếm tỉnh, thành phố",
        "agency": "Đếm cơ quan",
        "document": "Đếm văn bản",
        "citation": "Đếm văn bản được viện dẫn",
        "task": "Đếm nhiệm vụ",
        "topic": "Đếm chủ đề",
    },
    "en": {
        "province": "Count provinces",
        "agency": "Count agencies",
        "document": "Count documents",
        "citation": "Count cited documents",
        "task": "Count tasks",
        "topic": "Count topics",
    },
}
_FIELD = {
    "vi": {
        "province": "tỉnh",
        "agency": "cơ quan",
        "topic": "chủ đề",
        "field": "lĩnh vực",
        "document": "văn bản",
        "cites": "viện dẫn",
        "bodies": "số cơ quan",
        "cited": "được viện dẫn ở",
        "words": "có lời văn",
        "title": "có trong tên",
        "about": "có văn bản về",
        "section": "mục",
        "time": "thời gian",
        "period": "giai đoạn",
        "issued": "ban hành",
        "document_type": "loại văn bản",
        "cited_type": "loại văn bản được dẫn",
        "cited_issuer": "do cơ quan ban hành",
        "issuer": "cơ quan ban hành",
        "signer": "người ký",
        "recipient": "gửi đến",
    },
    "en": {
        "province": "province",
        "agency": "agency",
        "topic": "topic",
        "field": "policy field",
        "document": "document",
        "cites": "citing",
        "bodies": "number of bodies",
        "cited": "cited by",
        "words": "wording",
        "title": "in the title",
        "about": "document about",
        "section": "section",
        "time": "time",
        "period": "period",
        "issued": "issued",
        "document_type": "document type",
        "cited_type": "type cited",
        "cited_issuer": "issuer cited",
        "issuer": "issuer",
        "signer": "signed by",
        "recipient": "sent to",
    },
}
_ROLE = {
    "vi": {"lead": "chủ trì", "assigned": "được giao", "coordinate": "phối hợp"},
    "en": {"lead": "leads", "assigned": "is assigned", "coordinate": "coordinates"},
}
_PROPERTY = {
    "vi": {
        "signer": "người ký",
        "issue_date": "ngày ban hành",
        "period": "giai đoạn",
        "issuer": "cơ quan ban hành",
        "number": "số ký hiệu",
        "title": "trích yếu",
        "type": "loại văn bản",
    },
    "en": {
        "signer": "signer",
        "issue_date": "date of issue",
        "period": "period",
        "issuer": "issuer",
        "number": "number",
        "title": "title",
        "type": "document type",
    },
}
_ORDER = {
    "vi": {"earliest": "sớm nhất", "latest": "mới nhất", "most": "nhiều nhất", "least": "ít nhất"},
    "en": {"earliest": "the earliest", "latest": "the latest", "most": "the most", "least": "the fewest"},
}
_COMBINE = {
    "vi": {
        "all": "có ở tất cả: {}",
        "compare": "so sánh: {}",
        "most": "bên nào nhiều hơn: {}",
        "only": "chỉ có ở: {}",
        "parts": "hai phần: {}",
    },
    "en": {"all": "in all of: {}", "compare": "compare: {}", "most": "which has more: {}", "only": "only in: {}", "parts": "two parts: {}"},
}


def reading_text(reading: Reading, names: Names) -> str:
    """Return one line that says how a question was understood."""
    language = "en" if reading.language == "en" else "vi"
    query = reading.query
    head = (_COUNT if query.counted else _FIND)[language].get(query.find, query.find)
    if reading.addressed:
        head = "Tìm nơi nhận của văn bản" if language == "vi" else "Find to whom documents were sent"
    if reading.settled:
        head = "Tìm nhiệm vụ quá hạn" if language == "vi" else "Find overdue tasks"
    if query.kinds == ("objective",):
        head = head.replace("nhiệm vụ", "mục tiêu").replace("tasks", "objectives")
    if query.property == "time":
        head += " và thời hạn của chúng" if language == "vi" else " and when they are due"
    elif query.property:
        head = ("Tìm {} của văn bản" if language == "vi" else "Find the {} of documents").format(
            _PROPERTY[language].get(query.property, query.property)
        )
    rest = _rest(query, language, reading.frame)
    if query.negated:  # what says whose and which stands apart from what those do not have
        denied = [one.removeprefix("có ") for one in (*_conditions(reading, language, scope=False), *rest)]
        without = "KHÔNG có " if language == "vi" else "WITHOUT "
        parts = [head, *_conditions(reading, language, scope=True), *([without + " + ".join(denied)] if denied else [])]
    else:
        parts = [head, *_conditions(reading, language), *rest]
    if query.exclude:
        out = ", ".join(_label(i, names, language) for i in query.exclude[:3])
        parts.append(f"ngoài {out}" if language == "vi" else f"other than {out}")
    for lacking in query.missing:
        name = _PROPERTY[language].get(lacking, lacking)
        parts.append(f"không ghi {name}" if language == "vi" else f"without a {name}")
    if query.time is not None and query.time.timed is not None:
        said = ("có ghi thời gian", "không ghi thời gian nào") if language == "vi" else ("with a time", "with no time")
        parts.append(said[0] if query.time.timed else said[1])
    return "; ".join(parts) + "."


_SCOPE = ("province", "document", "document_type", "period", "issued", "issuer", "signer")  # conditions that a denial leaves as they are


def _conditions(reading: Reading, language: str, *, scope: bool | None = None) -> list[str]:
    """Return the conditions; those of the scope alone, or those outside it, where `scope` says so."""
    shown = []
    for condition in reading.conditions:
        if scope is not None and (condition.field in _SCOPE) != scope:
            continue
        role = " / ".join(_ROLE[language][r] for r in condition.roles)
        if condition.field == "agency" and not role and reading.query.negated:
            named = ("được nhắc đến", "named") if reading.query.mentions else ("bất kỳ vai trò nào", "any role")
            role = named[0 if language == "vi" else 1]
        absent = condition.field == "agency" and any(p.absent and condition.value in p.ids for p in reading.query.agencies)
        absent = absent or (reading.uncited > 0 and condition.field in ("cites", "cited"))
        denied = ("KHÔNG " if reading.uncited else "KHÔNG có ") if language == "vi" else "NOT " if reading.uncited else "WITHOUT "
        denied = denied if absent else ""
        field = condition.field
        if reading.in_title and field in ("words", "topic"):
            field = "about" if reading.query.negated else "title"
        name = _FIELD[language].get(field, field)
        shown.append(f"{denied}{name.removeprefix('có ') if denied else name}: {condition.label}" + (f" ({role})" if role else ""))
    return shown


def _rest(query: Query, language: str, frame: str) -> list[str]:
    parts = []
    for pattern in query.agencies:
        if not pattern.ids:
            roles = " / ".join(_ROLE[language][r] for r in pattern.roles)
            some, whose = ("KHÔNG có", "NO") if pattern.absent else ("có", "some")
            parts.append(f"{some} cơ quan {roles}".rstrip() if language == "vi" else f"{whose} agency {roles or 'takes part'}")
    if query.find == "agency" and query.roles:
        parts.append(("vai trò: " if language == "vi" else "role: ") + " / ".join(_ROLE[language][r] for r in query.roles))
    if query.citation_role == "basis":
        parts.append("làm căn cứ" if language == "vi" else "as legal basis")
    if query.order:
        parts.append(_ORDER[language][query.order])
    if query.time is not None and query.time.recurring:
        parts.append("có chu kỳ lặp lại" if language == "vi" else "with a recurrence")
    if query.findings:
        parts.append("bị thiếu phần" if language == "vi" else "with parts missing")
    if query.sides:
        labels = [side.label for side in query.sides]
        if query.combine == "only":
            rest = ", ".join(labels[1:])
            if rest != "…":
                parts.append(f"có ở {labels[0]}, không có ở {rest}" if language == "vi" else f"in {labels[0]}, not in {rest}")
                return parts
            labels = labels[:1]
        parts.append(_COMBINE[language]["parts" if frame == "parts" else query.combine].format(", ".join(labels)))
    return parts


def _label(id: str, names: Names, language: str) -> str:
    term = names.vocabulary.by_id.get(id)
    if term is None and id in names.documents:
        return names.documents[id].label
    return term.label(language) if term else names.agencies.get(id, id)
