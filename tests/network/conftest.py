"""Two studies of sorafenib as a reader would deliver them, with the sentences they were read from, in a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rdflib import SKOS, Graph, URIRef

from kg.model.concept import Concept
from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.model.study import AdverseEvent, Arm, Characteristic, Condition, Intervention, Mechanism, Study
from kg.rdf.concept_graph import add_concept
from kg.rdf.fact_graph import action_iri
from kg.rdf.iri import VOCABULARY_GRAPH, mint_concept, mint_vocabulary_mechanism
from kg.rdf.literal import string
from kg.rdf.study_graph import study_graph
from kg.rdf.vocabulary import KGO
from kg.rdf.writer import Resource
from kg.store import Store

SENTENCES_1 = (
    "Phase 1 study of combinatorial sorafenib, G-CSF, and plerixafor treatment in relapsed/refractory, FLT3-ITD-mutated"
    " acute myelogenous leukemia patients.",
    "We conducted a phase 1 study with the combination of sorafenib (a FLT3-ITD inhibitor), plerixafor (a SDF-1/CXCR4"
    " inhibitor), and G-CSF (that cleaves SDF-1, CD44, and VLA4).",
    "While no dose-limiting toxicities were encountered, hand-foot syndrome and rash were seen beyond the DLT window.",
)
SENTENCES_2 = (
    "A phase 2 study of sorafenib combined with conventional therapies in refractory central nervous system leukemia.",
    "Six patients had adverse events, including moderate chronic graft-vs-host disease (n = 3) and grade 3 skin rash"
    " (n = 1); <b>no</b> </script> treatment-related deaths occurred.",
)


def drug(label: str, curie: str) -> Concept:
    return Concept("drug", label, curie)


def target(label: str, curie: str) -> Concept:
    return Concept("target", label, curie)


SORAFENIB = drug("sorafenib", "NCIT:C61948")
PLERIXAFOR = drug("plerixafor", "NCIT:C48395")
GCSF = drug("G-CSF", "NCIT:C1277")
METHOTREXATE = drug("methotrexate", "NCIT:C642")
CYTARABINE = drug("cytarabine", "NCIT:C408")
UNTRIED = drug("gilteritinib", "NCIT:C116722")
FLT3 = target("FLT3", "HGNC:3765")
CXCR4 = target("CXCR4", "HGNC:2561")
CXCL12 = target("CXCL12", "HGNC:10672")
CD44 = target("CD44", "HGNC:1681")
VLA4 = target("integrin alpha4beta1", "TRIALKG:vla-4")
VOCABULARY_TARGETS = (
    FLT3,
    target("KIT", "HGNC:6342"),
    target("RAF1", "HGNC:9829"),
    target("BRAF", "HGNC:1097"),
    target("KDR", "HGNC:6307"),
    target("FLT1", "HGNC:3763"),
    target("FLT4", "HGNC:3767"),
    target("PDGFRB", "HGNC:8804"),
    target("RET", "HGNC:9967"),
)
DHFR = target("DHFR", "HGNC:2861")
CSF3R = target("CSF3R", "HGNC:2439")
FLT3_ITD = Concept("biomarker", "FLT3-ITD", "NCIT:C28461")
AML = Concept("disease", "acute myeloid leukemia", "MONDO:0018874")
CNSL = Concept("disease", "central nervous system leukemia", "NCIT:C5440")
HAND_FOOT = Concept("adverse_event", "hand-foot syndrome", "NCIT:C143575")
RASH = Concept("adverse_event", "rash", "NCIT:C39594")
CHRONIC_GVHD = Concept("adverse_event", "chronic graft versus host disease", "NCIT:C4981")
DEATH = Concept("adverse_event", "treatment-related death", "NCIT:C41331")


class Reader:
    """Finds words in a text of sentences and gives the evidence for them."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self.sentences = sentences
        self.text = "\n\n".join(sentences)

    def at(self, sentence: int, words: str) -> Evidence:
        start = self.text.index(self.sentences[sentence])
        at = start + self.sentences[sentence].index(words)
        whole = Span(start, start + len(self.sentences[sentence]))
        return Evidence(Span(at, at + len(words)), whole, "sample")


def first_study() -> tuple[Study, Document]:
    read = Reader(SENTENCES_1)
    given = ((SORAFENIB, "sorafenib"), (PLERIXAFOR, "plerixafor"), (GCSF, "G-CSF"))
    study = Study(
        key="first",
        title=SENTENCES_1[0],
        characteristics=(
            Characteristic("phase", "1", read.at(0, "Phase 1")),
            Characteristic("enrolled", "28", read.at(0, "patients")),
        ),
        conditions=(Condition(AML, read.at(0, "acute myelogenous leukemia"), ("relapsed",), (FLT3_ITD,)),),
        arms=(
            Arm("all", "sorafenib, plerixafor and G-CSF", "experimental", read.at(1, "the combination of sorafenib")),
        ),
        interventions=tuple(Intervention(concept, read.at(1, words), arm="all") for concept, words in given),
        mechanisms=(
            Mechanism(SORAFENIB, "inhibits", FLT3_ITD, read.at(1, "sorafenib (a FLT3-ITD inhibitor")),
            Mechanism(PLERIXAFOR, "inhibits", CXCR4, read.at(1, "plerixafor (a SDF-1/CXCR4 inhibitor")),
            Mechanism(PLERIXAFOR, "inhibits", CXCL12, read.at(1, "plerixafor (a SDF-1")),
            Mechanism(GCSF, "cleaves", CXCL12, read.at(1, "G-CSF (that cleaves SDF-1")),
            Mechanism(GCSF, "cleaves", CD44, read.at(1, "G-CSF (that cleaves SDF-1, CD44")),
            Mechanism(GCSF, "cleaves", VLA4, read.at(1, "G-CSF (that cleaves SDF-1, CD44, and VLA4")),
        ),
        adverse_events=(
            AdverseEvent(HAND_FOOT, read.at(2, "hand-foot syndrome")),
            AdverseEvent(RASH, read.at(2, "rash")),
        ),
    )
    return study, Document("first", "first.txt", read.text, "plain")


def second_study() -> tuple[Study, Document]:
    read = Reader(SENTENCES_2)
    study = Study(
        key="second",
        title=SENTENCES_2[0],
        characteristics=(Characteristic("phase", "2", read.at(0, "phase 2")),),
        conditions=(Condition(CNSL, read.at(0, "refractory central nervous system leukemia"), ("refractory",)),),
        arms=(Arm("all", "sorafenib", "experimental", read.at(0, "sorafenib combined with conventional therapies")),),
        interventions=(
            Intervention(SORAFENIB, read.at(0, "sorafenib"), arm="all"),
            Intervention(METHOTREXATE, read.at(0, "conventional therapies"), arm="all"),
            Intervention(CYTARABINE, read.at(0, "conventional therapies"), arm="all"),
        ),
        adverse_events=(
            AdverseEvent(CHRONIC_GVHD, read.at(1, "moderate chronic graft-vs-host disease (n = 3)"), count=3),
            AdverseEvent(RASH, read.at(1, "grade 3 skin rash (n = 1)"), grade="3", count=1),
            AdverseEvent(DEATH, read.at(1, "treatment-related deaths"), assertion="absent"),
        ),
    )
    return study, Document("second", "second.txt", read.text, "plain")


def vocabulary() -> Graph:
    graph = Graph(identifier=VOCABULARY_GRAPH)
    known = [(SORAFENIB, "inhibits", concept) for concept in VOCABULARY_TARGETS]
    known += [(PLERIXAFOR, "antagonises", CXCR4), (GCSF, "agonises", CSF3R), (METHOTREXATE, "inhibits", DHFR)]
    known += [(UNTRIED, "inhibits", FLT3)]
    for concept, action, acted_on in known:
        iri = mint_vocabulary_mechanism(str(concept.curie), action, str(acted_on.curie))
        fact = Resource(graph, iri, KGO.MechanismOfAction)
        fact.link(KGO.drug, add_concept(graph, concept))
        fact.link(KGO.action, action_iri(action))
        fact.link(KGO.target, add_concept(graph, acted_on))
        graph.add((iri, KGO.statedBy, string("vocabulary")))
    add_concept(graph, FLT3_ITD)
    graph.add((URIRef(mint_concept(FLT3_ITD)), KGO.variantOf, URIRef(mint_concept(FLT3))))
    graph.add((URIRef(mint_concept(AML)), SKOS.prefLabel, string("acute myeloid leukemia")))
    return graph


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """Two studies and what the vocabulary knows of their drugs."""
    store = Store.memory()
    for study, document in (first_study(), second_study()):
        store.replace(study_graph(study, document))
    store.replace(vocabulary())
    yield store
    store.close()


@pytest.fixture(scope="session")
def many_studies() -> Store:
    """The first study in twelve documents, so that they share all their concepts."""
    study, document = first_study()
    store = Store.memory()
    for number in range(12):
        key = f"study-{number}"
        store.replace(study_graph(replace(study, key=key), replace(document, key=key, source=key)))
    store.replace(vocabulary())
    return store


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The text of each source."""
    return {document.source: document.text for _, document in (first_study(), second_study())}
