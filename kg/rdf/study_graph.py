"""One document's named graph: the document, its publication, and the study with all its facts and their evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rdflib import DCTERMS, RDFS, Graph, URIRef

from kg.errors import VocabularyError
from kg.model.document import Document
from kg.model.quantity import Number
from kg.model.study import (
    AdverseEvent,
    Arm,
    ArmCount,
    Characteristic,
    Condition,
    DoseFinding,
    Finding,
    Intervention,
    Mechanism,
    Outcome,
    Result,
    Study,
)
from kg.rdf import literal
from kg.rdf.concept_graph import add_concept
from kg.rdf.evidence_graph import add_evidence
from kg.rdf.iri import fact_slots, mint_arm, mint_document, mint_fact, mint_study
from kg.rdf.prefixes import bind_prefixes
from kg.rdf.publication_graph import add_publication
from kg.rdf.vocabulary import ACTION_BY_LABEL, KGO
from kg.rdf.writer import Resource
from kg.version import __version__

AnyFact = (
    Characteristic
    | Condition
    | Arm
    | ArmCount
    | Intervention
    | Mechanism
    | Outcome
    | Result
    | AdverseEvent
    | DoseFinding
    | Finding
)
F = TypeVar("F")

_DIRECT_STRINGS = {
    "phase": KGO.phase,
    "design": KGO.design,
    "allocation": KGO.allocation,
    "masking": KGO.masking,
    "study_type": KGO.studyType,
}
_DIRECT_DATES = {"start_date": KGO.startDate, "end_date": KGO.endDate}


def study_graph(study: Study, document: Document) -> Graph:
    """All that the document says, as a graph named by the document's IRI.

    A document that reports no study gives the document and its publication only.

    Raises:
        VocabularyError: if a concept's prefix is unknown, or an action is none of the ontology's.
    """
    return _StudyWriter(study, document).write()


def action_iri(action: str) -> URIRef:
    """The ontology's individual for an action's label.

    Raises:
        VocabularyError: if there is none; the message lists the known labels.
    """
    try:
        return ACTION_BY_LABEL[action]
    except KeyError:
        known = ", ".join(ACTION_BY_LABEL)
        raise VocabularyError(f"unknown action {action!r}; known are {known}") from None


class _StudyWriter:
    """Holds what every fact needs (the graph, the document, the study) while one graph is written."""

    def __init__(self, study: Study, document: Document) -> None:
        self.study = study
        self.document = document
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
        self._write_facts(study, KGO.hasCharacteristic, self.study.characteristics, self._characteristic)
        self._write_facts(study, KGO.hasCondition, self.study.conditions, self._condition)
        self._write_facts(study, KGO.hasArm, self.study.arms, self._arm)
        self._write_facts(study, KGO.hasArmCount, self.study.arm_counts, self._arm_count)
        self._write_facts(study, KGO.hasIntervention, self.study.interventions, self._intervention)
        self._write_facts(study, KGO.hasMechanism, self.study.mechanisms, self._mechanism)
        self._write_facts(study, KGO.hasOutcome, self.study.outcomes, self._outcome)
        self._write_facts(study, KGO.hasResult, self.study.results, self._result)
        self._write_facts(study, KGO.hasAdverseEvent, self.study.adverse_events, self._adverse_event)
        self._write_facts(study, KGO.hasDoseFinding, self.study.dose_findings, self._dose_finding)
        self._write_facts(study, KGO.hasFinding, self.study.findings, self._finding)
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

    def _write_facts(
        self, study: Resource, predicate: URIRef, facts: Sequence[F], write: Callable[[F], Resource]
    ) -> None:
        for fact in facts:
            study.link(predicate, write(fact).iri)

    def _fact(self, class_: URIRef, fact: AnyFact, iri: URIRef | None = None) -> Resource:
        """A new fact with its type and evidence; its IRI is minted from its words and slots unless one is given."""
        name = class_.removeprefix(str(KGO._NS))
        minted = iri or mint_fact(name, self.document, fact.evidence, fact_slots(fact))
        resource = Resource(self.graph, minted, class_)
        resource.link(KGO.hasEvidence, add_evidence(self.graph, self.document, fact.evidence))
        return resource

    def _arm_iri(self, key: str | None) -> URIRef | None:
        return None if key is None else mint_arm(self.document, key)

    def _characteristic(self, characteristic: Characteristic) -> Resource:
        fact = self._fact(KGO.Characteristic, characteristic)
        fact.string(KGO.property, characteristic.property)
        fact.string(KGO.characteristicValue, characteristic.value)
        return fact

    def _condition(self, condition: Condition) -> Resource:
        fact = self._fact(KGO.Condition, condition)
        fact.link(KGO.disease, add_concept(self.graph, condition.disease))
        fact.strings(KGO.line, condition.lines)
        for biomarker in condition.biomarkers:
            fact.link(KGO.biomarker, add_concept(self.graph, biomarker))
        fact.string(KGO.ageGroup, condition.age_group)
        fact.integer(KGO.size, condition.size)
        return fact

    def _arm(self, arm: Arm) -> Resource:
        fact = self._fact(KGO.Arm, arm, mint_arm(self.document, arm.key))
        fact.string(RDFS.label, arm.label)
        fact.string(KGO.role, arm.role)
        fact.integer(KGO.size, arm.size)
        given = [intervention.drug for intervention in self.study.interventions if intervention.arm == arm.key]
        for drug in (*arm.drugs, *given):
            fact.link(KGO.givesDrug, add_concept(self.graph, drug))
        return fact

    def _arm_count(self, count: ArmCount) -> Resource:
        fact = self._fact(KGO.ArmCount, count)
        fact.link(KGO.arm, self._arm_iri(count.arm))
        fact.integer(KGO.size, count.size)
        fact.string(KGO.counted, count.counted)
        return fact

    def _intervention(self, intervention: Intervention) -> Resource:
        fact = self._fact(KGO.Intervention, intervention)
        fact.link(KGO.drug, add_concept(self.graph, intervention.drug))
        fact.link(KGO.arm, self._arm_iri(intervention.arm))
        self._write_dose(fact, intervention.dose, intervention.unit)
        fact.string(KGO.frequency, intervention.frequency)
        fact.string(KGO.route, intervention.route)
        fact.string(KGO.schedule, intervention.schedule)
        fact.string(KGO.duration, intervention.duration)
        return fact

    def _mechanism(self, mechanism: Mechanism) -> Resource:
        fact = self._fact(KGO.MechanismOfAction, mechanism)
        fact.link(KGO.drug, add_concept(self.graph, mechanism.drug))
        fact.link(KGO.action, action_iri(mechanism.action))
        fact.link(KGO.target, add_concept(self.graph, mechanism.target))
        fact.string(KGO.statedBy, "study")
        return fact

    def _outcome(self, outcome: Outcome) -> Resource:
        fact = self._fact(KGO.Outcome, outcome)
        fact.link(KGO.measures, add_concept(self.graph, outcome.concept))
        if outcome.is_primary is not None:
            fact.string(KGO.outcomeRole, "primary" if outcome.is_primary else "secondary")
        fact.string(KGO.timeFrame, outcome.time_frame)
        return fact

    def _result(self, result: Result) -> Resource:
        fact = self._fact(KGO.Result, result)
        fact.link(KGO.measures, add_concept(self.graph, result.outcome))
        fact.string(KGO.statistic, result.statistic)
        fact.number(KGO.value, KGO.valueText, result.value)
        if result.value_not_reached:
            fact.string(KGO.valueText, "not reached")
        fact.string(KGO.unit, result.unit)
        if result.interval is not None:
            self._write_bound(fact, KGO.low, KGO.lowText, result.interval.low)
            self._write_bound(fact, KGO.high, KGO.highText, result.interval.high)
            fact.number(KGO.level, KGO.levelText, result.interval.level)
        if result.spread is not None:
            fact.string(KGO.spreadKind, result.spread.kind)
            fact.string(KGO.spreadText, result.spread.text)
            if result.spread.high is None:
                fact.decimal(KGO.spread, result.spread.low.value)
        fact.p_value(result.p)
        self._write_count(fact, result.count, result.denominator, result.denominator_inferred)
        fact.string(KGO.timePoint, result.time_point)
        fact.string(KGO.subgroup, result.subgroup)
        fact.string(KGO.direction, result.direction)
        fact.boolean(KGO.isPrimary, result.is_primary)
        fact.link(KGO.arm, self._arm_iri(result.arm))
        fact.link(KGO.comparator, self._arm_iri(result.comparator))
        return fact

    def _adverse_event(self, harm: AdverseEvent) -> Resource:
        fact = self._fact(KGO.AdverseEvent, harm)
        fact.link(KGO.event, add_concept(self.graph, harm.event))
        fact.string(KGO.assertion, harm.assertion)
        fact.string(KGO.grade, harm.grade)
        self._write_count(fact, harm.count, harm.denominator, harm.denominator_inferred)
        fact.number(KGO.percent, KGO.percentText, harm.percent)
        fact.link(KGO.arm, self._arm_iri(harm.arm))
        fact.string(KGO.relation, harm.relation)
        fact.string(KGO.consequence, harm.consequence)
        return fact

    def _dose_finding(self, finding: DoseFinding) -> Resource:
        fact = self._fact(KGO.DoseFinding, finding)
        fact.string(KGO.kind, finding.kind)
        fact.link(KGO.drug, add_concept(self.graph, finding.drug))
        self._write_dose(fact, finding.dose, finding.unit)
        fact.string(KGO.frequency, finding.frequency)
        fact.string(KGO.window, finding.window)
        fact.link(KGO.event, add_concept(self.graph, finding.event))
        fact.integer(KGO.count, finding.count)
        fact.string(KGO.assertion, finding.assertion)
        return fact

    def _finding(self, finding: Finding) -> Resource:
        fact = self._fact(KGO.Finding, finding)
        fact.string(KGO.subjectText, finding.subject)
        fact.link(KGO.subject, add_concept(self.graph, finding.subject_concept))
        fact.string(KGO.relation, finding.relation)
        fact.string(KGO.objectText, finding.object)
        fact.link(KGO.object, add_concept(self.graph, finding.object_concept))
        fact.p_value(finding.p)
        fact.integer(KGO.patients, finding.patients)
        fact.string(KGO.statedAs, finding.stated_as)
        return fact

    @staticmethod
    def _write_dose(fact: Resource, dose: str | None, unit: str | None) -> None:
        fact.decimal(KGO.dose, None if dose is None else literal.parse_number(dose))
        fact.string(KGO.doseText, dose)
        fact.string(KGO.doseUnit, unit)

    @staticmethod
    def _write_bound(fact: Resource, number: URIRef, text: URIRef, bound: Number | None) -> None:
        """One end of an interval, which the paper says was not reached where it has no number."""
        fact.number(number, text, bound)
        if bound is None:
            fact.string(text, "not reached")

    @staticmethod
    def _write_count(fact: Resource, count: int | None, denominator: int | None, is_inferred: bool) -> None:
        fact.integer(KGO.count, count)
        if denominator is not None:
            fact.integer(KGO.denominator, denominator)
            fact.boolean(KGO.denominatorInferred, is_inferred)
