"""Where a fact was read, as Web Annotation selectors with the quoted words."""

from __future__ import annotations

from rdflib import Graph, URIRef

from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.rdf.iri import mint_document, mint_evidence, mint_span
from kg.rdf.vocabulary import KGO, OA
from kg.rdf.writer import Resource
from kg.version import __version__


def add_evidence(graph: Graph, document: Document, evidence: Evidence) -> URIRef:
    """The evidence with its words and its sentence; gives its IRI."""
    resource = Resource(graph, mint_evidence(document, evidence), KGO.Evidence)
    resource.link(KGO.source, mint_document(document))
    resource.link(KGO.words, _add_selector(graph, document, evidence.words))
    resource.link(KGO.sentence, _add_selector(graph, document, evidence.sentence))
    resource.string(KGO.extractor, evidence.extractor)
    resource.string(KGO.extractorVersion, __version__)
    resource.decimal(KGO.confidence, evidence.confidence)
    resource.strings(KGO.confidenceFeature, evidence.features)
    return resource.iri


def _add_selector(graph: Graph, document: Document, span: Span) -> URIRef:
    resource = Resource(graph, mint_span(document, span), KGO.Selector, OA.TextPositionSelector, OA.TextQuoteSelector)
    resource.integer(OA.start, span.start)
    resource.integer(OA.end, span.end)
    resource.string(OA.exact, span.of(document.text))
    return resource.iri
