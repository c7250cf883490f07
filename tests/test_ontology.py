from __future__ import annotations

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef

from kg.hermit import InconsistencyError, classify_individuals, has_java
from kg.ontology import disjoint_classes, mechanism_classes, named_classes, ontology
from kg.rdf.prefixes import expand
from kg.rdf.vocabulary import KGO
from kg.vocabulary import shipped_vocabulary

IRI = URIRef("https://w3id.org/trialkg/ontology")
TERMS = sorted({s for s in ontology().subjects() if isinstance(s, URIRef) and str(s).startswith(str(KGO))})
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)

needs_java = pytest.mark.skipif(not has_java(), reason="HermiT needs Java")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rpartition("#")[2])
def test_every_term_has_one_label_a_definition_and_its_home(term: URIRef) -> None:
    assert len(list(ontology().objects(term, RDFS.label))) == 1
    assert str(ontology().value(term, SKOS.definition)).endswith(".")
    assert ontology().value(term, RDFS.isDefinedBy) == IRI


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.rpartition("#")[2])
def test_every_term_is_aligned_or_says_that_no_counterpart_was_seen(term: URIRef) -> None:
    is_aligned = any(ontology().value(term, mapping) is not None for mapping in MAPPINGS)
    says_none = "No counterpart" in str(ontology().value(term, SKOS.scopeNote))

    assert is_aligned != says_none


def test_the_ontology_says_what_it_is() -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, OWL.versionIRI):
        assert ontology().value(IRI, predicate) is not None, predicate


def test_the_ontology_is_small() -> None:
    assert 40 <= len(named_classes()) < 100


def test_labels_are_unique_among_the_terms_of_one_kind() -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [str(ontology().value(term, RDFS.label)) for term in TERMS if (term, RDF.type, kind) in ontology()]
        assert labels and len(labels) == len(set(labels))


def test_every_property_is_an_object_or_a_datatype_property_and_not_both() -> None:
    objects = set(ontology().subjects(RDF.type, OWL.ObjectProperty))
    data = set(ontology().subjects(RDF.type, OWL.DatatypeProperty))

    assert not objects & data
    assert {t for t in TERMS if t.rpartition("#")[2][0].islower()} - objects - data == set(
        ontology().subjects(RDF.type, KGO.Action)
    )


def test_every_domain_and_range_is_declared() -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for used in ontology().objects(None, predicate):
            if not isinstance(used, BNode) and "XMLSchema" not in str(used):
                assert (used, RDF.type, OWL.Class) in ontology()


def test_the_defined_classes_are_read_from_their_axioms() -> None:
    by_iri = {class_.iri: class_ for class_ in mechanism_classes()}

    assert len(by_iri) == 7
    assert by_iri[KGO.FLT3Inhibitor].action == KGO.inhibits
    assert by_iri[KGO.FLT3Inhibitor].target == URIRef(expand("HGNC:3765"))
    assert by_iri[KGO.CXCR4Antagonist].action == KGO.antagonises


def test_every_defined_class_is_about_a_target_of_the_vocabulary() -> None:
    targets = {expand(entry.curie) for entry in shipped_vocabulary().of_type("target")}

    assert {str(class_.target) for class_ in mechanism_classes()} <= targets


def test_a_disease_may_be_a_harm_but_no_drug_is_a_target() -> None:
    assert any({KGO.Drug, KGO.Target} <= classes for classes in disjoint_classes())
    assert not any({KGO.Disease, KGO.AdverseEventTerm} <= classes for classes in disjoint_classes())


@needs_java
def test_hermit_finds_the_ontology_consistent_and_every_class_possible() -> None:
    assert (KGO.inhibits, KGO.Action) in classify_individuals(Graph())


@needs_java
def test_hermit_finds_a_drug_that_is_a_target_inconsistent() -> None:
    facts = Graph()
    for class_ in (OWL.NamedIndividual, KGO.Drug, KGO.Target):
        facts.add((URIRef("https://example.org/x"), RDF.type, class_))

    with pytest.raises(InconsistencyError, match="contradict the ontology"):
        classify_individuals(facts)
