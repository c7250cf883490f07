"""The only place where terms of rdflib and of Oxigraph are turned into each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal


def to_ox(term: Node) -> OxTerm:
    """The same term for Oxigraph.

    Raises:
        ValueError: for an IRI that Oxigraph refuses (with a space, say), and for a term that RDF 1.1 does not know.
    """
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, Literal):
        if term.language is not None:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or XSD.string)))
    raise ValueError(f"expected an IRI, a blank node or a literal, got {term!r}")


def from_ox(term: object) -> URIRef | BNode | Literal:
    """The same term for rdflib; a string comes back as a plain literal, which is how rdflib reads it from a file."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language is not None:
            return Literal(term.value, lang=term.language)
        datatype = URIRef(term.datatype.value)
        if datatype == XSD.string:
            return Literal(term.value)
        return Literal(term.value, datatype=datatype, normalize=False)
    raise ValueError(f"expected an IRI, a blank node or a literal, got {term!r}")


def quads_of(graph: Graph) -> Iterator[ox.Quad]:
    """The triples of a graph as quads in the named graph that the graph's identifier names."""
    name = to_ox(graph.identifier)
    if not isinstance(name, ox.NamedNode):
        raise ValueError(f"expected a graph that is named by an IRI, got {graph.identifier!r}")
    for subject, predicate, object_ in graph:
        yield ox.Quad(to_ox(subject), to_ox(predicate), to_ox(object_), name)  # type: ignore[arg-type]


def graph_of(quads: Iterable[ox.Quad], identifier: URIRef | None = None) -> Graph:
    """The triples of the quads as one graph in memory, whatever named graph they stand in."""
    graph = Graph(identifier=identifier, bind_namespaces="none")
    for quad in quads:
        graph.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
    return graph
