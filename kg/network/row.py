"""Rows of the stored queries that define the networks: all edge queries have the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.network.sentence import Sentence
from kg.query import Queryable, run
from kg.query.result import Value


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One reason for an edge. `study` is the IRI of the study that says so; vocabulary knowledge has no sentence."""

    subject: str
    subject_kind: str
    subject_label: str
    relation: str
    object: str
    object_kind: str
    object_label: str
    stated_by: str
    study: str | None
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class StudyRow:
    """What one document says about a study as a whole."""

    study: str
    label: str
    phase: str | None
    enrolled: str | None
    registration: str | None
    source: str


def iter_edge_rows(store: Queryable, query: str) -> Iterator[EdgeRow]:
    """The rows of a stored query of edges, in the query's order.

    Raises:
        QueryError: the query leaves a column unbound that every edge has.
    """
    for record in run(query, store).records():
        yield EdgeRow(
            subject=_text(record, "subject", query),
            subject_kind=_text(record, "subject_kind", query),
            subject_label=_text(record, "subject_label", query),
            relation=words_of(_text(record, "relation", query)),
            object=_text(record, "object", query),
            object_kind=_text(record, "object_kind", query),
            object_label=_text(record, "object_label", query),
            stated_by=_text(record, "stated_by", query),
            study=_optional(record, "study"),
            sentence=_sentence(record, query),
        )


def iter_study_rows(store: Queryable) -> Iterator[StudyRow]:
    """The studies of the graph with what their documents say of them."""
    query = "network-study"
    for record in run(query, store).records():
        yield StudyRow(
            study=_text(record, "study", query),
            label=_text(record, "label", query),
            phase=_optional(record, "phase"),
            enrolled=_optional(record, "enrolled"),
            registration=_optional(record, "registration"),
            source=_text(record, "source", query),
        )


def words_of(name: str) -> str:
    """The words of a camel-case name: `partiallyAgonises` is `partially agonises`."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: " " + found.group().lower(), name)


def _optional(record: Mapping[str, Value], column: str) -> str | None:
    value = record[column]
    return None if value is None else str(value)


def _text(record: Mapping[str, Value], column: str, query: str) -> str:
    value = _optional(record, column)
    if value is None:
        raise QueryError(f"queries/{query}.rq gave a row without ?{column}; every row of a network query must bind it")
    return value


def _sentence(record: Mapping[str, Value], query: str) -> Sentence | None:
    source = _optional(record, "source")
    if source is None:
        return None
    return Sentence(
        source=source,
        start=int(_text(record, "start", query)),
        end=int(_text(record, "end", query)),
        quote=_text(record, "quote", query),
        quote_start=int(_text(record, "quote_start", query)),
    )
