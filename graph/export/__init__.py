"""A store as files that other programs read, and back.

In: a store.  Out: files."""

from graph.export.files import FORMATS, export, import_

__all__ = ["FORMATS", "export", "import_"]
