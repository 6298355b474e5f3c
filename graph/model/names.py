"""Names of the graph's types.  Generated from schemas/policy.yaml by `make schemas`; not edited."""

from __future__ import annotations

from typing import Literal

NodeTypeName = Literal[
    "Document",
    "Task",
    "Time",
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
    "ALSO_DUE",
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
