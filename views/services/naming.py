"""What things are called in the reader's language: provinces, topics, bodies, types of document."""

from __future__ import annotations

import streamlit as st

from graph.model.names import NodeTypeName
from text.vocabulary import load as load_vocabulary
from views.i18n import type_name
from views.services import store

__all__ = ["finding", "term", "bodies", "in_english", "labels", "nodes", "type_name"]


def labels(type: NodeTypeName, language: str) -> dict[str, str]:
    """Return {id: name} of the nodes of a type ("Topic", "Province"), in a language where it has a name in it."""
    return _labels(store.version(), type, language)


@st.cache_data(show_spinner=False, max_entries=8)
def _labels(version: str, type: NodeTypeName, language: str) -> dict[str, str]:
    return nodes(type, language)


def nodes(type: NodeTypeName, language: str = "vi") -> dict[str, str]:
    """Return {id: name} of the nodes of a type, read anew."""
    found = {}
    for node in store.opened().nodes(type=type):
        english = node.properties.get("name_en") if language == "en" and type != "Province" else None  # "Lào Cai" in both
        found[node.id] = str(english or node.properties.get("name") or node.id)
    return found


def in_english(type: NodeTypeName, property: str) -> dict[str, str]:
    """Return {words: English words} of a property of the nodes of a type that has both."""
    held = [node.properties for node in store.opened().nodes(type=type)]
    return {str(have[property]): str(have[f"{property}_en"]) for have in held if have.get(property) and have.get(f"{property}_en")}


def bodies(language: str) -> dict[str, str]:
    """Return {generic name as the documents have it: name in this language}; English where the vocabulary knows it."""
    return _bodies(store.version(), language)


@st.cache_data(show_spinner=False, max_entries=4)
def _bodies(version: str, language: str) -> dict[str, str]:
    found = {}
    for node in store.opened().nodes(type="Body"):
        name = str(node.properties.get("name") or node.id)
        found[name] = str(node.properties.get("name_en") or name) if language == "en" else name
    return found


def term(id: str, language: str) -> str:
    """Return what the vocabulary calls an id, else the id."""
    found = load_vocabulary().by_id.get(id)
    return found.label(language) if found else id


def finding(message: str, language: str) -> str:
    """Return a finding's message in a language, where it has one."""
    return _findings(store.version()).get(message, message) if language == "en" else message


@st.cache_data(show_spinner=False, max_entries=2)
def _findings(version: str) -> dict[str, str]:
    return in_english("Finding", "message")
