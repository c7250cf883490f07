"""The facts of a study as a reader wants to see them: a line that says it, and every slot that is filled."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.quantity import Interval, Number, PValue, Spread
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

StudyFact = (
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

_COLLECTIONS = (
    "characteristics", "conditions", "arms", "arm_counts", "interventions", "mechanisms", "outcomes", "results",
    "adverse_events", "dose_findings", "findings",
)  # fmt: skip
_NOT_SHOWN = ("evidence", "key", "value_not_reached")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what kind, in one line, slot by slot, where it was read and which concepts it speaks of."""

    kind: str
    headline: str
    slots: tuple[tuple[str, str], ...]
    evidence: Evidence
    concepts: frozenset[Concept]
    assertion: str

    @property
    def words(self) -> Span:
        return self.evidence.words

    @property
    def confidence(self) -> Decimal:
        return self.evidence.confidence


def facts_of(study: Study) -> list[Fact]:
    """All facts in the order of the text."""
    arm_labels = {arm.key: arm.label for arm in study.arms}
    facts = [_fact(fact, arm_labels) for name in _COLLECTIONS for fact in getattr(study, name)]
    return sorted(facts, key=lambda fact: fact.words)


def _fact(fact: StudyFact, arm_labels: dict[str, str]) -> Fact:
    return Fact(
        kind=_kind(fact),
        headline=_headline(fact),
        slots=tuple(_iter_slots(fact, arm_labels)),
        evidence=fact.evidence,
        concepts=frozenset(_iter_concepts(fact)),
        assertion=getattr(fact, "assertion", "present"),
    )


def _kind(fact: StudyFact) -> str:
    """The class's name in small letters: `AdverseEvent` is an adverse event."""
    name = type(fact).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _headline(fact: StudyFact) -> str:
    match fact:
        case Characteristic():
            return f"{fact.property.replace('_', ' ')}: {fact.value}"
        case Condition():
            disease = " ".join((*fact.lines, fact.disease.label))
            return _joined(disease, *(biomarker.label for biomarker in fact.biomarkers), _patients(fact.size))
        case Arm():
            return _joined(fact.label, _patients(fact.size))
        case ArmCount():
            return _joined(_patients(fact.size) or "", fact.counted)
        case Intervention():
            dose = f"{fact.dose} {fact.unit or ''}".strip() if fact.dose else None
            return _joined(fact.drug.label, dose, fact.frequency, fact.route, fact.schedule)
        case Mechanism():
            return f"{fact.drug.label} {fact.action} {fact.target.label}"
        case Outcome():
            return fact.concept.label + (", primary" if fact.is_primary else "")
        case Result():
            return f"{fact.outcome.label}: {_estimate(fact)}"
        case AdverseEvent():
            grade = f"grade {fact.grade}" if fact.grade and fact.grade[-1].isdigit() else fact.grade
            return _joined(fact.event.label, grade, _fraction(fact.count, fact.denominator), _percent(fact.percent))
        case DoseFinding():
            dose = f"{fact.dose} {fact.unit or ''}".strip() if fact.dose else None
            about = fact.drug or fact.event
            return _joined(fact.kind, about.label if about else None, dose, fact.frequency)
        case Finding():
            return f"{fact.subject} {fact.relation} {fact.object}"


def _estimate(result: Result) -> str:
    if result.value_not_reached:
        return "not reached"
    value = None
    if result.value is not None:
        value = f"{result.value.text}{' ' if result.unit != '%' else ''}{result.unit or ''}".strip()
    interval = f"({_text(result.interval)})" if result.interval else None
    return _joined(_joined(value, interval, sep=" ") or None, _fraction(result.count, result.denominator))


def _fraction(count: int | None, denominator: int | None) -> str | None:
    if count is None:
        return None
    return f"{count} of {denominator}" if denominator is not None else f"n = {count}"


def _patients(size: int | None) -> str | None:
    return f"{size} patients" if size is not None else None


def _percent(number: Number | None) -> str | None:
    return f"{number.text}%" if number else None


def _joined(*parts: str | None, sep: str = ", ") -> str:
    return sep.join(part for part in parts if part)


def _iter_slots(fact: StudyFact, arm_labels: dict[str, str]) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if field.name in _NOT_SHOWN or value is None or value is False or value == ():
            continue
        shown = arm_labels.get(value, value) if field.name in ("arm", "comparator") else value
        yield field.name.removeprefix("is_").replace("_", " "), _text(shown)


def _text(value: object) -> str:
    match value:
        case Concept():
            return f"{value.label} ({value.curie})" if value.curie else f"{value.label} (not grounded)"
        case Number():
            return value.text
        case Interval():
            low, high = (bound.text if bound else "not reached" for bound in (value.low, value.high))
            return f"{low} to {high}" + (f", {value.level.text}% CI" if value.level else "")
        case Spread():
            return f"{value.kind} {value.text}"
        case PValue():
            return f"{value.operator} {value.number.text}"
        case tuple():
            return "; ".join(_text(part) for part in value)
        case True:
            return "yes"
    return str(value)


def _iter_concepts(fact: StudyFact) -> Iterator[Concept]:
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Concept):
                yield part
