from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node, Variable

from kg.rdf.oxigraph import from_ox, graph_of, quads_of, to_ox


@pytest.mark.parametrize(
    "term",
    [
        URIRef("https://example.org/a"),
        BNode("b1"),
        Literal("plain"),
        Literal("Fieber", lang="de"),
        Literal("28", datatype=XSD.integer),
        Literal("1.50", datatype=XSD.decimal),
        Literal("2010-12", datatype=XSD.gYearMonth),
        Literal('a "quote",\na line and \U0001d4d0'),
    ],
)
def test_a_term_survives_the_way_there_and_back(term: Node) -> None:
    assert from_ox(to_ox(term)) == term


def test_an_explicit_string_comes_back_plain_as_rdflib_reads_it_from_files() -> None:
    assert from_ox(to_ox(Literal("x", datatype=XSD.string))) == Literal("x")


def test_what_rdf_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="expected an IRI, a blank node or a literal"):
        to_ox(Variable("x"))
    with pytest.raises(ValueError, match="expected an IRI, a blank node or a literal"):
        from_ox(ox.DefaultGraph())


def test_a_graph_without_a_name_is_refused() -> None:
    graph = Graph()
    graph.add((URIRef("https://example.org/a"), URIRef("https://example.org/p"), Literal("x")))

    with pytest.raises(ValueError, match="named by an IRI"):
        list(quads_of(graph))


def test_quads_of_a_graph_give_the_graph_again() -> None:
    graph = Graph(identifier="https://example.org/g")
    graph.add((URIRef("https://example.org/a"), URIRef("https://example.org/p"), Literal("x")))

    assert set(graph_of(quads_of(graph))) == set(graph)
