"""What can go wrong, one class per cause; a message says what, where, what was expected and what to do."""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors that are the input's or the caller's, not a bug's."""


class ReadError(KGError):
    """An input file or record cannot be read; `source` names it, `reason` says why and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class VocabularyError(KGError):
    """A vocabulary or pattern file does not hold what it should."""


class QueryError(KGError):
    """A stored query is unknown, malformed, or was given a parameter it cannot use."""


class StoreError(KGError):
    """A path is not a store, or a store cannot be opened or written."""


class ExportError(KGError):
    """An export format is unknown or its target cannot be written."""
