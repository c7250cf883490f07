"""Which cohort of a dose-finding study a number or a harm is of: `one of six patients at 20 mg`, `colitis (20 mg)`.

Finds the dose level that opens the clause, that heads a list of numbers (`20 mg: 1/6`), or that follows as the next one
behind `at` or in a bracket. It leaves what has an arm already, and doses that no cohort was made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.model.study import AdverseEvent, Arm, Result

_words = partial(expression, "cohorts")
_Fact = TypeVar("_Fact", Result, AdverseEvent)
_DOSE = re.compile(r"(?P<dose>[\d.,]+) (?P<unit>\S+)$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence speaks of a cohort; `opens` what follows is of it, `ends` what stands before."""

    span: Span
    arm: str
    opens: bool
    ends: bool


def give_cohorts(reading: Reading, cohorts: Sequence[Arm], facts: Iterable[_Fact]) -> list[_Fact]:
    """The facts with the cohort as their arm where their sentence tells it."""
    given = list(facts)
    names = [(name, c.key) for c in cohorts if c.role in ("dose level", "cohort") and (name := _name(c.label))]
    if not names:
        return given
    for sentence in reading.with_role("results", "conclusions", "methods"):
        if not _words("may name a level").search(sentence.words):
            continue
        here = [i for i, f in enumerate(given) if f.arm is None and sentence.span.contains(f.evidence.words)]
        places = _places(sentence, names) if here else []
        for i in here if places else ():
            arm = _arm_of(sentence, given[i].evidence.words, places)
            given[i] = replace(given[i], arm=arm) if arm else given[i]
    return given


def _name(label: str) -> re.Pattern[str] | None:
    """How the text writes a cohort: its dose with the unit, or its words."""
    dose = _DOSE.search(label)
    if dose:
        return re.compile(
            rf"(?<![\d.,]){re.escape(dose['dose'])}[\s-]?{re.escape(dose['unit'])}(?![\w/²])(?!\sper\s(?!day))"
        )
    if _words("names a level").search(label) is None:
        return None
    return re.compile(rf"(?<![\w-]){re.escape(label)}(?![\w-])", re.IGNORECASE)


def _places(sentence: ReadSentence, names: Sequence[tuple[re.Pattern[str], str]]) -> list[_Place]:
    base, found = sentence.span.start, []
    for name, arm in names:
        for match in name.finditer(sentence.words):
            before, after = sentence.words[: match.start()], sentence.words[match.end() :]
            clause = before[max(0, before.rfind(";") + 1) :]
            heads = _words("heads-numbers").match(after) is not None
            opens = heads or _words("opens-clause").fullmatch(clause) or _words("who-had").match(after)
            ends = not opens and _words("leads-to-level").search(before) is not None
            found.append(_Place(Span(base + match.start(), base + match.end()), arm, bool(opens), ends))
    return sorted(found, key=lambda p: p.span)


def _arm_of(sentence: ReadSentence, fact: Span, places: list[_Place]) -> str | None:
    """The cohort that heads the fact's number or opened its clause, else the next one behind it."""
    opened = next((p for p in reversed(places) if p.span.end <= fact.end), None)
    if opened and opened.opens and ";" not in sentence.between(opened.span.end, fact.end):
        return opened.arm
    ahead = next((p for p in places if p.span.start >= fact.end), None)
    if ahead is None or not ahead.ends or _words("parts-level").search(sentence.between(fact.end, ahead.span.start)):
        return None
    rest = sentence.between(ahead.span.end, sentence.span.end)
    bracket = ahead.span.end + rest.find(")") if sentence.before(ahead.span.start, 2).strip() == "(" else -1
    if any(p.arm != ahead.arm and ahead.span.end <= p.span.start < bracket for p in places):
        return None  # "five had one (5 mg, n = 3; 9 mg, n = 2)": the bracket divides the number
    return ahead.arm
