"""What was read, in the slots of an annotated file: facts as plain values, and how the text calls its concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.annotate import Annotation
from kg.evaluate.slot import STUDY_SLOTS
from kg.extract.feature import StudyFact
from kg.model.concept import Concept
from kg.model.evidence import Evidence
from kg.model.quantity import Number
from kg.model.study import AdverseEvent, Arm, Condition, DoseFinding, Intervention, Mechanism, Result, Study

Value = str | int | Concept | Arm | tuple["Value", ...] | None


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of ours, and its slots as an annotated file has them."""

    slots: Mapping[str, Value]
    fact: StudyFact

    @property
    def evidence(self) -> Evidence:
        return self.fact.evidence


@dataclass(frozen=True, slots=True)
class SaidDocument:
    """The facts of a document by kind, and every name that the text uses for a concept."""

    text: str
    facts: Mapping[str, tuple[Said, ...]]
    names: Mapping[Concept, frozenset[str]]


def said_of(annotation: Annotation) -> SaidDocument:
    """All that was read from a document, ready to be compared."""
    names: dict[Concept, set[str]] = defaultdict(set)
    for mention in annotation.mentions:
        if mention.concept:
            names[mention.concept].add(mention.span.of(annotation.document.text))
    return SaidDocument(
        annotation.document.text,
        _facts(annotation.study),
        {concept: frozenset(found) for concept, found in names.items()},
    )


def _facts(study: Study) -> dict[str, tuple[Said, ...]]:
    arms = {arm.key: arm for arm in study.arms}
    return {
        "study": tuple(Said({c.property: c.value}, c) for c in study.characteristics if c.property in STUDY_SLOTS),
        "conditions": _conditions(study),
        "arms": tuple(Said(_arm(arm, study), arm) for arm in study.arms),
        "interventions": _distinct([Said(_intervention(i), i) for i in study.interventions]),
        "mechanisms": tuple(Said(_mechanism(m), m) for m in study.mechanisms),
        "results": _distinct([Said(_result(r, arms), r) for r in study.results]),
        "adverse_events": _distinct([Said(_event(e, arms), e) for e in study.adverse_events]),
        "dose_findings": _distinct([Said(_dose_finding(d), d) for d in study.dose_findings]),
    }


def _distinct(facts: list[Said]) -> tuple[Said, ...]:
    """Facts that say the same in every slot are one; the first stays."""
    kept: dict[str, Said] = {}
    for fact in facts:
        kept.setdefault(repr(sorted(fact.slots.items())), fact)
    return tuple(kept.values())


def _conditions(study: Study) -> tuple[Said, ...]:
    """A disease once, with all lines and biomarkers that are said of it."""
    grouped: dict[Concept, list[Condition]] = defaultdict(list)
    for condition in study.conditions:
        grouped[condition.disease].append(condition)
    return tuple(
        Said(
            {
                "disease": disease,
                "line": tuple(dict.fromkeys(line for c in said for line in c.lines)),
                "biomarker": tuple(dict.fromkeys(b for c in said for b in c.biomarkers)),
            },
            said[0],
        )
        for disease, said in grouped.items()
    )


def _arm(arm: Arm, study: Study) -> dict[str, Value]:
    given = tuple(dict.fromkeys((*arm.drugs, *(i.drug for i in study.interventions if i.arm == arm.key))))
    return {"label": arm, "role": arm.role, "size": arm.size, "drugs": given}


def _intervention(i: Intervention) -> dict[str, Value]:
    return {"drug": i.drug, "dose": i.dose, "unit": i.unit, "frequency": i.frequency, "route": i.route}


def _mechanism(m: Mechanism) -> dict[str, Value]:
    return {"drug": m.drug, "action": m.action, "target": m.target}


def _result(r: Result, arms: Mapping[str, Arm]) -> dict[str, Value]:
    interval = r.interval
    return {
        "outcome": r.outcome,
        "statistic": r.statistic,
        "value": "not reached" if r.value_not_reached else _printed(r.value),
        "unit": r.unit,
        "low": _bound(interval.low) if interval else None,
        "high": _bound(interval.high) if interval else None,
        "level": _printed(interval.level) if interval else None,
        "p_operator": r.p.operator if r.p else None,
        "p": r.p.number.text if r.p else None,
        "count": r.count,
        "denominator": r.denominator,
        "time_point": r.time_point,
        "arm": arms.get(r.arm or ""),
        "comparator": arms.get(r.comparator or ""),
        "subgroup": r.subgroup,
    }


def _event(e: AdverseEvent, arms: Mapping[str, Arm]) -> dict[str, Value]:
    return {
        "event": e.event,
        "grade": e.grade,
        "count": e.count,
        "denominator": e.denominator,
        "percent": _printed(e.percent),
        "arm": arms.get(e.arm or ""),
        "assertion": e.assertion,
    }


def _dose_finding(d: DoseFinding) -> dict[str, Value]:
    return {
        "kind": d.kind,
        "drug": d.drug,
        "dose": d.dose,
        "unit": d.unit,
        "frequency": d.frequency,
        "assertion": d.assertion,
    }


def _printed(number: Number | None) -> str | None:
    return number.text if number else None


def _bound(number: Number | None) -> str:
    """One end of an interval; where it has none the paper says that it was not reached."""
    return number.text if number else "not reached"
