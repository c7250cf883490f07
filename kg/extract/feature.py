"""What speaks for a fact and what against it, by name: the features that its confidence is computed from.

A feature is a short text, `arm: named in the sentence`. Features are read off the finished fact and its sentence, so
that the extractors need not know of them. They do not look at what a fact says beyond its kind: no drug is surer than
another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from kg.extract.arm.arm import ArmTable
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.quantity import Number
from kg.model.study import (
    AdverseEvent,
    Arm,
    Characteristic,
    Condition,
    DoseFinding,
    Finding,
    Intervention,
    Mechanism,
    Outcome,
    Result,
)
from kg.vocabulary import shipped_vocabulary

StudyFact = (
    Characteristic
    | Condition
    | Arm
    | Intervention
    | Mechanism
    | Outcome
    | Result
    | AdverseEvent
    | DoseFinding
    | Finding
)

_NEAR, _FAR = 15, 60  # characters between a name and its number
#: What the diseases of blood and cancer are kinds of: the rules know the words of these trials best.
_BLOOD_OR_CANCER = frozenset({"hematologic disorder", "neoplasm"})


class FeatureReader:
    """Reads the features of the facts of one document."""

    def __init__(self, reading: Reading, table: ArmTable, conditions: Sequence[Condition] = ()) -> None:
        self._field = "blood or cancer" if any(_is_blood_or_cancer(c.disease) for c in conditions) else "another"
        self._sentences = {sentence.span: sentence for sentence in reading.sentences}
        self._table = table
        self._named: dict[Span, frozenset[str]] = {}

    def features(self, fact: StudyFact) -> tuple[str, ...]:
        """The fact's features in a fixed order; none that would tell nothing of this kind of fact."""
        sentence = self._sentences.get(fact.evidence.sentence)
        found = [f"rule: {fact.evidence.extractor}"]
        if sentence is not None:
            found.append(f"section: {sentence.role}")
        found += [f"concept: {'grounded' if c.is_grounded else 'in its own words'}" for c in _concepts(fact)[:1]]
        match fact:
            case Result() | AdverseEvent():
                found += _number_features(fact)
                found.append(f"field: {self._field}")
                if sentence is not None:
                    found += _sentence_features(fact, sentence)
                    found.append(f"arm: {self._arm_is(fact.arm, sentence)}")
            case Intervention():
                found.append(f"dose: {'given' if fact.dose else 'not given'}")
                if sentence is not None:
                    found.append(f"arm: {self._arm_is(fact.arm, sentence)}")
            case Arm():
                found.append(f"size: {'given' if fact.size is not None else 'not given'}")
                found.append(f"drugs: {'known' if fact.drugs else 'unknown'}")
                found.append(f"arms: {_some(len(self._table.arms), 2)}")
                found.append(f"field: {self._field}")
            case Condition():
                found.append(f"line: {'given' if fact.lines else 'not given'}")
            case DoseFinding():
                found.append(f"kind: {fact.kind}")
                found.append(f"drug: {'known' if fact.drug else 'unknown'}")
        return tuple(found)

    def _arm_is(self, arm: str | None, sentence: ReadSentence) -> str:
        """How sure the arm is: its sentence names it, or it follows from the order of numbers or what came before."""
        if len(self._table.arms) < 2:
            return "the only one"
        if arm is None:
            return "left open"
        if sentence.span not in self._named:
            self._named[sentence.span] = frozenset(m.arm for m in self._table.find(sentence))
        return "named in the sentence" if arm in self._named[sentence.span] else "inferred"


@cache
def _is_blood_or_cancer(disease: Concept) -> bool:
    vocabulary = shipped_vocabulary()
    entry = vocabulary.entry(disease.curie, "disease") if disease.curie else None
    return entry is not None and any(e.concept.label in _BLOOD_OR_CANCER for e in vocabulary.iter_with_ancestors(entry))


def _number_features(fact: Result | AdverseEvent) -> Iterator[str]:
    percent = fact.percent if isinstance(fact, AdverseEvent) else (fact.value if fact.unit == "%" else None)
    if isinstance(fact, Result):
        yield f"statistic: {fact.statistic}"
        if fact.interval or fact.p or fact.spread:
            yield "precision: printed"
    else:
        parts = [name for name, value in (("count", fact.count), ("percent", percent)) if value is not None]
        yield (
            f"numbers: {' and '.join(parts) or 'none'}"
            if fact.assertion == "present"
            else f"assertion: {fact.assertion}"
        )
        yield f"grade: {'given' if fact.grade else 'not given'}"
    if percent is not None and fact.count is not None and fact.denominator:
        yield f"arithmetic: {'agrees' if _agrees(fact.count, fact.denominator, percent) else 'does not agree'}"


def _agrees(count: int, denominator: int, percent: Number) -> bool:
    """Is the percent that of the count, as far as it was printed?"""
    half_a_digit = Decimal("0.5").scaleb(-percent.decimals)
    return abs(Decimal(100 * count) / denominator - percent.value) <= half_a_digit + Decimal("0.001")


def _sentence_features(fact: Result | AdverseEvent, sentence: ReadSentence) -> Iterator[str]:
    """How many others the number could be of, how many numbers there are, and how far the name stands from it."""
    concept = fact.outcome if isinstance(fact, Result) else fact.event
    things = [t for t in sentence.terms if t.type in ("outcome", "adverse_event")]
    yield f"rivals: {_some(len({t.concept for t in things} - {concept}), 3)}"
    yield f"numbers in the sentence: {_some(len(sentence.quantities), 5)}"
    own = [t.span for t in sentence.terms if concept in (t.concept, *t.others)]
    if own and isinstance(fact, Result):
        gap = min(_gap(fact.evidence.words, span) for span in own)
        yield f"name: {'beside it' if gap <= _NEAR else 'near' if gap <= _FAR else 'far'}"


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _some(count: int, few: int) -> str:
    """`none`, `one`, `a few` or `many`."""
    return ("none", "one")[count] if count < 2 else "a few" if count <= few else "many"


def _concepts(fact: StudyFact) -> list[Concept]:
    """What the fact is about."""
    match fact:
        case Condition():
            return [fact.disease]
        case Intervention() | Mechanism():
            return [fact.drug]
        case Outcome():
            return [fact.concept]
        case Result():
            return [fact.outcome]
        case AdverseEvent():
            return [fact.event]
        case DoseFinding():
            return [c for c in (fact.drug, fact.event) if c is not None]
    return []
