"""The graph as RDF: sorted, so that the same graph gives the same bytes.

Turtle, N-Triples and RDF/XML hold the union of all named graphs; TriG, N-Quads and JSON-LD keep them apart. Oxigraph
writes all but JSON-LD: rdflib's Turtle writer takes two hundred times as long.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Triple, serialize

from kg.errors import ExportError
from kg.export.jsonld import to_jsonld
from kg.rdf.prefixes import prefixes

_RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class QuadSource(Protocol):
    """What can be exported: a store, or an endpoint."""

    def quads(self) -> Iterable[Quad]:
        """All quads, in any order."""
        ...


def export(source: QuadSource, format: str) -> bytes:
    """All that the store holds, in one of the formats of `EXPORTERS`.

    Raises:
        ExportError: the format is unknown, or cannot hold what the graph says.
    """
    if format not in EXPORTERS:
        raise ExportError(f"unknown RDF format {format!r}; known are {', '.join(EXPORTERS)}")
    return EXPORTERS[format](source.quads())


def write_export(source: QuadSource, format: str, path: Path) -> None:
    """Write a file; an existing one is replaced when the new one is complete, never half.

    Raises:
        ExportError: the format is unknown, or the file cannot be written.
    """
    content = export(source, format)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error


def format_of(path: Path) -> str:
    """The format that a file's name asks for.

    Raises:
        ExportError: its ending names none.
    """
    if path.suffix.lower() not in FORMAT_BY_SUFFIX:
        known = ", ".join(FORMAT_BY_SUFFIX)
        raise ExportError(f"{path}: no RDF format goes with this ending; use {known}, or say --format")
    return FORMAT_BY_SUFFIX[path.suffix.lower()]


def to_turtle(quads: Iterable[Quad]) -> bytes:
    """The union of the graphs as Turtle."""
    return _serialize(_sorted_triples(quads), RdfFormat.TURTLE)


def to_ntriples(quads: Iterable[Quad]) -> bytes:
    """The union of the graphs, one triple a line."""
    return _serialize(_sorted_triples(quads), RdfFormat.N_TRIPLES)


def to_rdfxml(quads: Iterable[Quad]) -> bytes:
    """The union of the graphs as RDF/XML.

    Raises:
        ExportError: a text holds a character that XML 1.0 cannot hold, not even escaped.
    """
    triples = _sorted_triples(quads)
    for triple in triples:
        if isinstance(triple.object, Literal) and (found := _NOT_IN_XML.search(triple.object.value)):
            raise ExportError(
                f"RDF/XML cannot hold the character {found[0]!r} in {triple.predicate} of {triple.subject};"
                " use turtle, ntriples or jsonld"
            )
    # XML reads a bare carriage return as a line feed, which would move every offset behind it
    return _serialize(triples, RdfFormat.RDF_XML).replace(b"\r", b"&#xD;")


def to_trig(quads: Iterable[Quad]) -> bytes:
    """The named graphs as TriG."""
    return _serialize(_sorted_quads(quads), RdfFormat.TRIG)


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """The named graphs, one quad a line."""
    return _serialize(_sorted_quads(quads), RdfFormat.N_QUADS)


EXPORTERS: Mapping[str, Callable[[Iterable[Quad]], bytes]] = {
    "turtle": to_turtle,
    "trig": to_trig,
    "ntriples": to_ntriples,
    "nquads": to_nquads,
    "rdfxml": to_rdfxml,
    "jsonld": lambda quads: to_jsonld(_sorted_quads(quads)),
}
FORMAT_BY_SUFFIX: Mapping[str, str] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".rdf": "rdfxml",
    ".jsonld": "jsonld",
}


def _sorted_triples(quads: Iterable[Quad]) -> list[Triple]:
    return sorted({quad.triple for quad in quads}, key=_triple_key)


def _sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads), key=lambda quad: (_graph_key(quad), *_triple_key(quad.triple)))


def _graph_key(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _triple_key(triple: Triple) -> tuple[str, bool, str, str]:
    """By subject, then its types, then the rest: as a person would write it."""
    predicate = str(triple.predicate)
    return (str(triple.subject), predicate != _RDF_TYPE, predicate, str(triple.object))


def _serialize(statements: Iterable[Triple] | Iterable[Quad], format: RdfFormat) -> bytes:
    out = io.BytesIO()
    serialize(statements, out, format, prefixes=dict(sorted(prefixes().items())))
    return out.getvalue()
