"""The facts of a study, each a resource with its slots and the evidence that it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDFS, Graph, URIRef

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
from kg.rdf.iri import fact_slots, mint_arm, mint_fact
from kg.rdf.vocabulary import ACTION_BY_LABEL, KGO
from kg.rdf.writer import Resource

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


@dataclass(frozen=True)
class FactWriter:
    """Adds facts of one study to the graph of its document; a method for each kind gives the fact's resource."""

    graph: Graph
    document: Document
    study: Study

    def _fact(self, class_: URIRef, fact: AnyFact, iri: URIRef | None = None) -> Resource:
        """A new fact with its type and evidence; its IRI is minted from its words and slots unless one is given."""
        name = class_.removeprefix(str(KGO._NS))
        minted = iri or mint_fact(name, self.document, fact.evidence, fact_slots(fact))
        resource = Resource(self.graph, minted, class_)
        resource.link(KGO.hasEvidence, add_evidence(self.graph, self.document, fact.evidence))
        return resource

    def _arm_iri(self, key: str | None) -> URIRef | None:
        return None if key is None else mint_arm(self.document, key)

    def characteristic(self, characteristic: Characteristic) -> Resource:
        fact = self._fact(KGO.Characteristic, characteristic)
        fact.string(KGO.property, characteristic.property)
        fact.string(KGO.characteristicValue, characteristic.value)
        return fact

    def condition(self, condition: Condition) -> Resource:
        fact = self._fact(KGO.Condition, condition)
        fact.link(KGO.disease, add_concept(self.graph, condition.disease))
        fact.strings(KGO.line, condition.lines)
        for biomarker in condition.biomarkers:
            fact.link(KGO.biomarker, add_concept(self.graph, biomarker))
        fact.string(KGO.ageGroup, condition.age_group)
        fact.integer(KGO.size, condition.size)
        return fact

    def arm(self, arm: Arm) -> Resource:
        fact = self._fact(KGO.Arm, arm, mint_arm(self.document, arm.key))
        fact.string(RDFS.label, arm.label)
        fact.string(KGO.role, arm.role)
        fact.integer(KGO.size, arm.size)
        given = [intervention.drug for intervention in self.study.interventions if intervention.arm == arm.key]
        for drug in (*arm.drugs, *given):
            fact.link(KGO.givesDrug, add_concept(self.graph, drug))
        return fact

    def arm_count(self, count: ArmCount) -> Resource:
        fact = self._fact(KGO.ArmCount, count)
        fact.link(KGO.arm, self._arm_iri(count.arm))
        fact.integer(KGO.size, count.size)
        fact.string(KGO.counted, count.counted)
        return fact

    def intervention(self, intervention: Intervention) -> Resource:
        fact = self._fact(KGO.Intervention, intervention)
        fact.link(KGO.drug, add_concept(self.graph, intervention.drug))
        fact.link(KGO.arm, self._arm_iri(intervention.arm))
        self._write_dose(fact, intervention.dose, intervention.unit)
        fact.string(KGO.frequency, intervention.frequency)
        fact.string(KGO.route, intervention.route)
        fact.string(KGO.schedule, intervention.schedule)
        fact.string(KGO.duration, intervention.duration)
        return fact

    def mechanism(self, mechanism: Mechanism) -> Resource:
        fact = self._fact(KGO.MechanismOfAction, mechanism)
        fact.link(KGO.drug, add_concept(self.graph, mechanism.drug))
        fact.link(KGO.action, action_iri(mechanism.action))
        fact.link(KGO.target, add_concept(self.graph, mechanism.target))
        fact.string(KGO.statedBy, "study")
        return fact

    def outcome(self, outcome: Outcome) -> Resource:
        fact = self._fact(KGO.Outcome, outcome)
        fact.link(KGO.measures, add_concept(self.graph, outcome.concept))
        if outcome.is_primary is not None:
            fact.string(KGO.outcomeRole, "primary" if outcome.is_primary else "secondary")
        fact.string(KGO.timeFrame, outcome.time_frame)
        return fact

    def result(self, result: Result) -> Resource:
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

    def adverse_event(self, harm: AdverseEvent) -> Resource:
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

    def dose_finding(self, finding: DoseFinding) -> Resource:
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

    def finding(self, finding: Finding) -> Resource:
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
