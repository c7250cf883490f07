"""Concepts as a document graph needs them: typed and labelled, so that the graph can be read alone."""

from __future__ import annotations

from rdflib import SKOS, Graph, URIRef

from kg.model.concept import Concept, Kin
from kg.rdf.iri import mint_concept
from kg.rdf.vocabulary import CLASS_BY_CONCEPT_TYPE, KGO
from kg.rdf.writer import Resource


def add_concept(graph: Graph, concept: Concept | None) -> URIRef | None:
    """Type, label and groundedness of a concept; gives its IRI, or None where there is no concept."""
    if concept is None:
        return None
    resource = Resource(graph, mint_concept(concept), CLASS_BY_CONCEPT_TYPE[concept.type], KGO.Concept, SKOS.Concept)
    resource.string(SKOS.prefLabel, concept.label)
    resource.boolean(KGO.isGrounded, concept.is_grounded)
    return resource.iri


def add_kin(graph: Graph, concept: Concept, kin: Kin) -> None:
    """What is broader than a concept without an identifier, and what it is about; the vocabulary says the rest."""
    resource = Resource(graph, mint_concept(concept))
    resource.link(SKOS.broader, add_concept(graph, kin.broader))
    for other in kin.related:
        resource.link(SKOS.related, add_concept(graph, other))
