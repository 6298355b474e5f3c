"""What a reader should know of a source.

In: everything read.  Out: `Finding`s; codes are listed in docs/findings.md."""

from ingest.findings.find import find_faults, plain_text

__all__ = ["find_faults", "plain_text"]
