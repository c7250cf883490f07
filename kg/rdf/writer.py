"""One resource being described: the small vocabulary in which the graph writers say triples."""

from __future__ import annotations

from decimal import Decimal

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from kg.model.quantity import Number, PValue
from kg.rdf import literal
from kg.rdf.vocabulary import KGO


class Resource:
    """Adds triples about one IRI to a graph; None is never written, since what the text does not say is a gap."""

    def __init__(self, graph: Graph, iri: URIRef, *types: URIRef) -> None:
        self.graph = graph
        self.iri = iri
        for each in types:
            graph.add((iri, RDF.type, each))

    def link(self, predicate: URIRef, other: Node | None) -> None:
        if other is not None:
            self.graph.add((self.iri, predicate, other))

    def string(self, predicate: URIRef, text: str | None) -> None:
        self.link(predicate, None if text is None else literal.string(text))

    def strings(self, predicate: URIRef, texts: tuple[str, ...]) -> None:
        for text in texts:
            self.string(predicate, text)

    def integer(self, predicate: URIRef, number: int | None) -> None:
        self.link(predicate, None if number is None else literal.integer(number))

    def boolean(self, predicate: URIRef, truth: bool | None) -> None:
        self.link(predicate, None if truth is None else literal.boolean(truth))

    def decimal(self, predicate: URIRef, number: Decimal | None) -> None:
        self.link(predicate, None if number is None else literal.decimal(number))

    def date(self, predicate: URIRef, text: str | None) -> None:
        self.link(predicate, None if text is None else literal.date(text))

    def number(self, predicate: URIRef, text_predicate: URIRef, number: Number | None) -> None:
        """A printed number: its value, and beside it the numeral as printed."""
        if number is not None:
            self.decimal(predicate, number.value)
            self.string(text_predicate, number.text)

    def p_value(self, p: PValue | None) -> None:
        if p is not None:
            self.string(KGO.pOperator, p.operator)
            self.link(KGO.pValue, literal.double(p.number.value))
            self.string(KGO.pText, p.number.text)
