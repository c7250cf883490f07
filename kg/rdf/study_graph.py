"""One document's named graph: the document, its publication, and the study with all its facts and their evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from rdflib import DCTERMS, Graph, URIRef

from kg.model.concept import Concept, Kin
from kg.model.document import Document
from kg.model.study import Study
from kg.rdf.concept_graph import add_kin
from kg.rdf.fact_graph import FactWriter
from kg.rdf.iri import mint_document, mint_study
from kg.rdf.prefixes import bind_prefixes
from kg.rdf.publication_graph import add_publication
from kg.rdf.vocabulary import KGO
from kg.rdf.writer import Resource
from kg.version import __version__

F = TypeVar("F")

_DIRECT_STRINGS = {
    "phase": KGO.phase,
    "design": KGO.design,
    "allocation": KGO.allocation,
    "masking": KGO.masking,
    "study_type": KGO.studyType,
}
_DIRECT_DATES = {"start_date": KGO.startDate, "end_date": KGO.endDate}


def study_graph(study: Study, document: Document, kin: Mapping[Concept, Kin] = MappingProxyType({})) -> Graph:
    """All that the document says, as a graph named by the document's IRI.

    A document that reports no study gives the document and its publication only. `kin` is what the vocabulary knows of
    the concepts that the document names in its own words.

    Raises:
        VocabularyError: if a concept's prefix is unknown, or an action is none of the ontology's.
    """
    return _StudyWriter(study, document, kin).write()


class _StudyWriter:
    """Holds what every fact needs (the graph, the document, the study) while one graph is written."""

    def __init__(self, study: Study, document: Document, kin: Mapping[Concept, Kin]) -> None:
        self.study = study
        self.document = document
        self.kin = kin
        # one graph needs no memory of which graph a triple is in, which makes adding half as quick again
        self.graph = bind_prefixes(Graph("SimpleMemory", identifier=mint_document(document), bind_namespaces="none"))

    def write(self) -> Graph:
        document = self._write_document()
        paper = None
        if self.document.publication is not None:
            paper = add_publication(self.graph, self.document, self.document.publication)
            document.link(KGO.publication, paper)
        if self.study.is_study:
            document.link(KGO.describes, self._write_study(paper))
        return self.graph

    def _write_document(self) -> Resource:
        document = Resource(self.graph, mint_document(self.document), KGO.Document)
        document.string(KGO.sourceName, self.document.source)
        document.string(KGO.text, self.document.text)
        document.string(KGO.format, self.document.format)
        document.string(KGO.readerVersion, __version__)
        document.strings(KGO.readerNote, self.document.notes)
        return document

    def _write_study(self, paper: URIRef | None) -> URIRef:
        study = Resource(self.graph, mint_study(self.study, self.document), KGO.Study)
        study.string(DCTERMS.title, self.study.title)
        study.link(KGO.reportedIn, paper)
        self._write_direct_properties(study)
        write = FactWriter(self.graph, self.document, self.study)
        _link_facts(study, KGO.hasCharacteristic, self.study.characteristics, write.characteristic)
        _link_facts(study, KGO.hasCondition, self.study.conditions, write.condition)
        _link_facts(study, KGO.hasArm, self.study.arms, write.arm)
        _link_facts(study, KGO.hasArmCount, self.study.arm_counts, write.arm_count)
        _link_facts(study, KGO.hasIntervention, self.study.interventions, write.intervention)
        _link_facts(study, KGO.hasMechanism, self.study.mechanisms, write.mechanism)
        _link_facts(study, KGO.hasOutcome, self.study.outcomes, write.outcome)
        _link_facts(study, KGO.hasResult, self.study.results, write.result)
        _link_facts(study, KGO.hasAdverseEvent, self.study.adverse_events, write.adverse_event)
        _link_facts(study, KGO.hasDoseFinding, self.study.dose_findings, write.dose_finding)
        _link_facts(study, KGO.hasFinding, self.study.findings, write.finding)
        for concept, kin in self.kin.items():
            add_kin(self.graph, concept, kin)
        return study.iri

    def _write_direct_properties(self, study: Resource) -> None:
        """What most questions ask of a study, without its evidence; the first value where a text gives several."""
        for name, predicate in _DIRECT_STRINGS.items():
            study.string(predicate, self._first(name))
        for name, predicate in _DIRECT_DATES.items():
            study.date(predicate, self._first(name))
        enrolled = self._first("enrolled")
        if enrolled is not None and enrolled.isdecimal():
            study.integer(KGO.enrolled, int(enrolled))
        stated = {c.value for c in self.study.characteristics if c.property == "registration"}
        study.strings(KGO.registration, tuple(sorted(stated | set(self.document.registrations))))

    def _first(self, name: str) -> str | None:
        return next((c.value for c in self.study.characteristics if c.property == name), None)


def _link_facts(study: Resource, predicate: URIRef, facts: Sequence[F], write: Callable[[F], Resource]) -> None:
    for fact in facts:
        study.link(predicate, write(fact).iri)
