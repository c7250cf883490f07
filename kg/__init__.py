"""Reads trial papers and registry records into a knowledge graph whose every fact carries its sentence.

    file --read--> Document --find--> Mentions --assemble--> Study --describe--> Graph --replace--> Store
                                                                                   |                 |
                                                                                validate      query, export, network

The names below mirror the commands and are loaded when they are first used, so that `import kg` takes no time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.version import __version__

if TYPE_CHECKING:
    from kg.annotate import Annotation, annotate_document
    from kg.build import BuildReport, read_study
    from kg.errors import ExportError, KGError, QueryError, ReadError, StoreError, VocabularyError
    from kg.knowledge_graph import KnowledgeGraph, read
    from kg.model.document import Document, Span
    from kg.model.study import Study
    from kg.query import QueryResult
    from kg.reason import ReasoningReport
    from kg.validate import Violation

__all__ = [
    "Annotation",
    "BuildReport",
    "Document",
    "ExportError",
    "KGError",
    "KnowledgeGraph",
    "QueryError",
    "QueryResult",
    "ReadError",
    "ReasoningReport",
    "Span",
    "StoreError",
    "Study",
    "Violation",
    "VocabularyError",
    "__version__",
    "annotate_document",
    "read",
    "read_study",
]

_MODULE_BY_NAME = {
    "Annotation": "kg.annotate",
    "annotate_document": "kg.annotate",
    "BuildReport": "kg.build",
    "read_study": "kg.build",
    "ExportError": "kg.errors",
    "KGError": "kg.errors",
    "QueryError": "kg.errors",
    "ReadError": "kg.errors",
    "StoreError": "kg.errors",
    "VocabularyError": "kg.errors",
    "KnowledgeGraph": "kg.knowledge_graph",
    "read": "kg.knowledge_graph",
    "Document": "kg.model.document",
    "Span": "kg.model.document",
    "Study": "kg.model.study",
    "QueryResult": "kg.query",
    "ReasoningReport": "kg.reason",
    "Violation": "kg.validate",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module when it is first asked for."""
    import importlib

    if name not in _MODULE_BY_NAME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; its names are {', '.join(__all__)}")
    value: object = getattr(importlib.import_module(_MODULE_BY_NAME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
