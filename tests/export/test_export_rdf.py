from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.export.rdf import EXPORTERS, FORMAT_BY_SUFFIX, export, format_of, write_export
from kg.store import Store

RDFLIB_FORMAT = {
    "turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "rdfxml": "xml", "jsonld": "json-ld",
}  # fmt: skip
OX_FORMAT = {
    "turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS, "rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
WITH_NAMED_GRAPHS = ("trig", "nquads", "jsonld")
EX = "http://example.org/"


def read(content: bytes, format: str) -> rdflib.Graph:
    """The merged graph, read by the other library."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=content, format=RDFLIB_FORMAT[format])
    graph = rdflib.Graph()
    for subject, predicate, object_, _ in dataset.quads():
        graph.add((subject, predicate, object_))
    return graph


class Quads:
    """A store of these quads, in this order."""

    def __init__(self, *quads: ox.Quad) -> None:
        self._quads = list(quads)

    def quads(self) -> list[ox.Quad]:
        return self._quads


def say(value: ox.Literal | ox.NamedNode, subject: str = "s", predicate: str = "p") -> ox.Quad:
    return ox.Quad(ox.NamedNode(EX + subject), ox.NamedNode(EX + predicate), value, ox.NamedNode(EX + "g"))


def test_every_format_is_covered_here() -> None:
    assert set(EXPORTERS) == set(RDFLIB_FORMAT) == set(FORMAT_BY_SUFFIX.values())


@pytest.mark.parametrize("format", EXPORTERS)
def test_export_read_by_rdflib_is_the_graph_of_the_store(format: str, store: Store) -> None:
    graph = read(export(store, format), format)
    assert len(graph) > 500
    assert set(graph) == set(store.union())
    assert isomorphic(graph, store.union())


@pytest.mark.parametrize("format", WITH_NAMED_GRAPHS)
def test_named_graphs_are_kept_apart(format: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / f"graph{next(suffix for suffix, name in FORMAT_BY_SUFFIX.items() if name == format)}"
    write_export(store, format, path)
    assert set(Store.open(path).quads()) == set(store.quads())


@pytest.mark.parametrize("format", EXPORTERS)
def test_same_graph_gives_the_same_bytes_in_whatever_order_it_comes(format: str, store: Store) -> None:
    quads = list(store.quads())
    random.Random(7).shuffle(quads)
    assert export(Quads(*quads), format) == export(store, format)


@pytest.mark.parametrize("format", EXPORTERS)
@pytest.mark.parametrize(
    "text", ["a\r\nb\rc", "tab\tquote\" \\ <&> ' ]]>", "p ≤ 0.002 – é 😀", " \n\n ", "", "\u2028", "@id", "NCIT:C61948"]
)
def test_texts_survive_every_format(format: str, text: str) -> None:
    (found,) = read(export(Quads(say(ox.Literal(text))), format), format).objects()
    assert str(found) == text


@pytest.mark.parametrize("format", EXPORTERS)
@pytest.mark.parametrize(
    ("value", "datatype"),
    [("80.80", "decimal"), ("0.002", "double"), ("1E-300", "double"), ("28", "integer"), ("028", "integer"),
     ("12345678901234567890", "integer"), ("true", "boolean"), ("1", "boolean"), ("2022-06", "gYearMonth"),
     ("2022-06-01", "date"), ("x", "string")],
)  # fmt: skip
@pytest.mark.parametrize("predicate", ["value", "count", "isPrimary", "unit", "drug"])
def test_numbers_and_dates_keep_their_writing_and_type(format: str, value: str, datatype: str, predicate: str) -> None:
    literal = ox.Literal(value, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))
    quad = ox.Quad(
        ox.NamedNode(EX + "s"),
        ox.NamedNode("https://w3id.org/trialkg/ontology#" + predicate),
        literal,
        ox.NamedNode(EX + "g"),
    )
    # parsed and not loaded into a store, which would rewrite the numbers
    assert [found.object for found in ox.parse(export(Quads(quad), format), OX_FORMAT[format])] == [literal]


def test_what_xml_cannot_hold_is_an_error_that_says_where() -> None:
    with pytest.raises(ExportError, match=r"cannot hold the character '\\x0c' in <http://example.org/p>"):
        export(Quads(say(ox.Literal("a\x0cb"))), "rdfxml")


def test_unknown_format_names_the_known_ones(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="unknown RDF format 'ttl'; known are turtle, trig"):
        export(store, "ttl")
    with pytest.raises(ExportError, match=r"no RDF format goes with this ending; use \.ttl"):
        format_of(tmp_path / "graph.txt")


def test_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.rdf"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ExportError):
        write_export(Quads(say(ox.Literal("a\x0cb"))), "rdfxml", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_is_not_there_is_an_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written: No such file"):
        write_export(store, "turtle", tmp_path / "missing" / "graph.ttl")


def test_prefixes_of_the_one_map_are_used(store: Store) -> None:
    text = export(store, "turtle").decode()
    assert "@prefix kgo: <https://w3id.org/trialkg/ontology#> ." in text
    assert "\nNCIT:C61948 a skos:Concept , kgo:Drug ;" in text
