from __future__ import annotations

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from kg.concept_use import concepts_in_use, refresh_vocabulary
from kg.model.concept import Concept
from kg.model.entry import Entry, KnownMechanism, Mapping
from kg.rdf.concept_graph import add_concept
from kg.rdf.iri import VOCABULARY_GRAPH
from kg.rdf.prefixes import expand
from kg.rdf.vocabulary import KGO
from kg.rdf.vocabulary_graph import vocabulary_graph
from kg.store import Store
from kg.vocabulary import Vocabulary

SORAFENIB = Entry(
    "drug", "TRIALKG:sorafenib", "sorafenib", ("Nexavar",), parents=("TRIALKG:tki",), kind="small molecule"
)
VOCABULARY = Vocabulary(
    entries=(
        SORAFENIB,
        Entry("drug", "TRIALKG:gilteritinib", "gilteritinib"),
        Entry("drug", "TRIALKG:aspirin", "aspirin"),
        Entry("drug_class", "TRIALKG:tki", "tyrosine kinase inhibitor", parents=("TRIALKG:kinase-inhibitor",)),
        Entry("drug_class", "TRIALKG:kinase-inhibitor", "kinase inhibitor"),
        Entry("regimen", "TRIALKG:duo", "duo", components=("TRIALKG:sorafenib", "TRIALKG:aspirin")),
        Entry("target", "TRIALKG:flt3", "FLT3", kind="gene"),
        Entry("target", "TRIALKG:rtk", "RTK", kind="protein family", members=("TRIALKG:flt3",)),
        Entry("target", "TRIALKG:cox1", "COX1"),
        Entry("biomarker", "TRIALKG:flt3-itd", "FLT3-ITD", gene="TRIALKG:flt3", kind="mutation"),
        Entry("outcome", "TRIALKG:orr", "overall response rate", components=("TRIALKG:crr",), good="higher"),
        Entry("outcome", "TRIALKG:crr", "complete remission rate"),
        Entry("adverse_event", "TRIALKG:rash", "rash", soc="Skin and subcutaneous tissue disorders"),
    ),
    mappings=(
        Mapping("TRIALKG:sorafenib", "skos:exactMatch", "CHEBI:50924", "sorafenib", "semapv:LexicalMatching", None),
    ),
    mechanisms=(
        KnownMechanism("TRIALKG:sorafenib", "inhibits", "TRIALKG:flt3", "NCIt"),
        KnownMechanism("TRIALKG:sorafenib", "inhibits", "TRIALKG:flt3", "ChEMBL"),
        KnownMechanism("TRIALKG:gilteritinib", "inhibits", "TRIALKG:flt3", "NCIt"),
        KnownMechanism("TRIALKG:aspirin", "inhibits", "TRIALKG:cox1", "NCIt"),
    ),
)


def iri(slug: str) -> URIRef:
    return URIRef(expand(f"TRIALKG:{slug}"))


def used(*slugs: str) -> Graph:
    entries = [entry for entry in VOCABULARY.entries if entry.curie.partition(":")[2] in slugs]
    return vocabulary_graph([entry.concept for entry in entries], VOCABULARY)


def acting(graph: Graph) -> set[str]:
    return {str(drug).rpartition("/")[2] for drug in graph.objects(None, KGO.drug)}


def test_a_used_drug_comes_with_names_ancestors_and_cross_references() -> None:
    graph = used("sorafenib")

    assert graph.identifier == VOCABULARY_GRAPH
    assert (iri("sorafenib"), SKOS.altLabel, Literal("Nexavar")) in graph
    assert (iri("sorafenib"), KGO.curie, Literal("TRIALKG:sorafenib")) in graph
    assert (iri("sorafenib"), KGO.conceptKind, Literal("small molecule")) in graph
    assert (iri("sorafenib"), SKOS.broader, iri("tki")) in graph
    assert (iri("tki"), SKOS.broader, iri("kinase-inhibitor")) in graph
    assert (iri("kinase-inhibitor"), RDF.type, KGO.DrugClass) in graph
    assert (iri("sorafenib"), SKOS.exactMatch, URIRef(expand("CHEBI:50924"))) in graph


@pytest.mark.parametrize("slug", ["sorafenib", "flt3", "flt3-itd", "rtk"])
def test_a_used_target_comes_with_all_drugs_that_act_on_it(slug: str) -> None:
    assert acting(used(slug)) == {"sorafenib", "gilteritinib"}


def test_what_several_sources_say_is_one_mechanism_with_several_sources() -> None:
    graph = used("sorafenib")
    (mechanism,) = graph.subjects(KGO.drug, iri("sorafenib"))

    assert set(graph.objects(mechanism, DCTERMS.source)) == {Literal("NCIt"), Literal("ChEMBL")}
    assert (mechanism, KGO.statedBy, Literal("vocabulary")) in graph


def test_the_drugs_of_a_used_regimen_are_in_use_too() -> None:
    graph = used("duo")

    assert set(graph.objects(iri("duo"), KGO.hasComponent)) == {iri("sorafenib"), iri("aspirin")}
    assert "aspirin" in acting(graph)


def test_what_is_not_used_is_left_out() -> None:
    graph = used("rash")

    assert (iri("rash"), KGO.systemOrganClass, Literal("Skin and subcutaneous tissue disorders")) in graph
    assert not acting(graph)
    assert not list(graph.subjects(RDF.type, KGO.Drug))


def test_an_outcome_says_what_it_summarises_and_which_way_is_better() -> None:
    graph = used("orr")

    assert (iri("orr"), KGO.summarises, iri("crr")) in graph
    assert (iri("orr"), KGO.betterWhen, Literal("higher")) in graph
    assert (iri("crr"), SKOS.prefLabel, Literal("complete remission rate")) in graph


def test_a_biomarker_is_a_variant_of_its_gene() -> None:
    assert (iri("flt3-itd"), KGO.variantOf, iri("flt3")) in used("flt3-itd")


def document_graph(*concepts: Concept) -> Graph:
    graph = Graph(identifier="https://w3id.org/trialkg/id/document/d1")
    for concept in concepts:
        add_concept(graph, concept)
    return graph


def test_concepts_in_use_are_the_grounded_ones_of_the_documents() -> None:
    store = Store.memory()
    store.replace(document_graph(SORAFENIB.concept, Concept("drug", "something new")))
    refresh_vocabulary(store, VOCABULARY)

    assert concepts_in_use(store) == [SORAFENIB.concept]


def test_the_vocabulary_graph_follows_the_documents() -> None:
    store = Store.memory()
    store.replace(document_graph(SORAFENIB.concept))

    assert refresh_vocabulary(store, VOCABULARY) is True
    assert refresh_vocabulary(store, VOCABULARY) is False
    store.replace(document_graph())
    assert refresh_vocabulary(store, VOCABULARY) is True
    assert len(store) == 0
