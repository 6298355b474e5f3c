"""Names of the graph's types and their properties.  Generated from schemas/policy.yaml by `make schemas`; not edited."""

from __future__ import annotations

from typing import Literal, TypedDict

NodeTypeName = Literal[
    "Document",
    "Task",
    "Agency",
    "Body",
    "Province",
    "Topic",
    "Field",
    "Finding",
]
EdgeTypeName = Literal[
    "LEADS",
    "ASSIGNED",
    "COORDINATES",
    "HAS_TASK",
    "ABOUT",
    "COVERS",
    "IN_FIELD",
    "BASED_ON",
    "CITES",
    "ISSUED_BY",
    "OF_PROVINCE",
    "LOCATED_IN",
    "INSTANCE_OF",
    "MENTIONS",
    "HAS_FINDING",
    "BROADER",
    "SUCCEEDED_BY",
]


class DocumentProperties(TypedDict, total=False):
    """What is known of a Document."""

    number: str
    number_printed: str
    document_type: str
    document_type_id: str
    title: str
    title_folded: str
    issuer: str
    issue_date: str
    period_from: int
    period_to: int
    signer: str
    signer_folded: str
    signer_printed: str
    signer_role: str
    in_collection: bool
    incomplete: tuple[str, ...]
    chars: int
    corrected: tuple[str, ...]


class TaskProperties(TypedDict, total=False):
    """What is known of a Task."""

    statement: str
    path: str
    kind: str
    headings: tuple[str, ...]
    role_source: str
    time_printed: str
    time_from: str
    time_to: str
    recurrence: str
    time_folded: str
    time_days: int
    corrected: tuple[str, ...]
    folded: str


class AgencyProperties(TypedDict, total=False):
    """What is known of a Agency."""

    name: str
    name_en: str
    generic: str
    level: str
    folded: str


class BodyProperties(TypedDict, total=False):
    """What is known of a Body."""

    name: str
    name_en: str
    level: str


class ProvinceProperties(TypedDict, total=False):
    """What is known of a Province."""

    name: str
    name_en: str


class TopicProperties(TypedDict, total=False):
    """What is known of a Topic."""

    name: str
    name_en: str


class FieldProperties(TypedDict, total=False):
    """What is known of a Field."""

    name: str
    name_en: str
    cofog: tuple[str, ...]


class FindingProperties(TypedDict, total=False):
    """What is known of a Finding."""

    code: str
    severity: str
    message: str
    message_en: str


class EdgeProperties(TypedDict, total=False):
    """What a document says of a relation."""

    pinpoint: str
    number_printed: str
    date_printed: str
    role_source: str
    corrected: tuple[str, ...]
