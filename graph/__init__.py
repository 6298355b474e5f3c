"""The graph: its model, the typed Query, the stores and their translations."""

from __future__ import annotations

from graph.locate import default_store_url, open_store
from graph.schema import load_schema
from graph.sql import translate_sql

__all__ = ["default_store_url", "load_schema", "open_store", "translate_sql"]
