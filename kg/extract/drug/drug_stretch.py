"""Drugs that a sentence names one after the other, and the stretch of its words that speaks of them.

Finds the groups, what stands ahead of each (`200 mg oral`), and where what is said behind it ends. Which times and
routes of the stretch are the group's is for `drug_group.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.extract.cue import expression, load_cues
from kg.extract.drug.dosing_fact import DosingFacts
from kg.extract.drug.drug_list import drug_of
from kg.extract.number.timing import Timing
from kg.extract.reading import Term
from kg.model.document import Span

_FILE = "interventions"
_GLOSS = re.compile(r"\s?[\[(]\s?$")


@dataclass(slots=True)
class DrugGroup:
    """Drugs named one after the other, the stretch of text that speaks of them, and what it says.

    `summaries` are names of their regimen in brackets behind them. The stretch `is_closed` where the bracket ends that
    they stand in, so that what follows is of none of them.
    """

    terms: list[Term]
    lead: int
    start: int
    end: int
    stop: int = 0
    timings: tuple[Timing, ...] = ()
    route: str | None = None
    summaries: list[Term] = field(default_factory=list)
    is_closed: bool = False


def part_drugs(facts: DosingFacts, terms: Sequence[Term]) -> list[DrugGroup]:
    """The groups of a sentence's drugs in order, each with its stretch; what is said of them is not told yet."""
    words, base = facts.sentence.words, facts.sentence.span.start
    groups: list[DrugGroup] = []
    for term in terms:
        floor = groups[-1].end if groups else base
        lead = _lead(facts, term.span.start, floor)
        between = words[floor - base : lead - base]
        if groups and _GLOSS.fullmatch(between) and (closing := re.match(r"\s?[\])]", words[term.span.end - base :])):
            (groups[-1].summaries if term.type == "regimen" else groups[-1].terms).append(term)
            groups[-1].end = term.span.end + closing.end()
        elif groups and not facts.inside(term.span) and _goes_on(facts, groups[-1], term, lead):
            groups[-1].terms.append(term)
            groups[-1].end = term.span.end
        else:
            groups.append(DrugGroup([term], lead, term.span.start, term.span.end))
    ends = [g.lead for g in groups[1:]] + [facts.sentence.span.end]
    for group, end in zip(groups, ends, strict=True):
        group.stop = group.end if _names_part(facts, group) else _stop(words, base, group.end, end)
        if left := _left_bracket(words, base, group):
            group.stop, group.is_closed = left, True
    for before, group in pairwise(groups):
        if _is_time(facts, before, group):
            before.stop, group.stop = group.stop, group.end
    return groups


def _goes_on(facts: DosingFacts, group: DrugGroup, term: Term, lead: int) -> bool:
    """Does a drug go on with a list of drugs? Not behind the comma that ends it: `under A and B, C was given`."""
    between = facts.sentence.between(group.end, lead)
    if lead != term.span.start or expression(_FILE, "joins two drugs").fullmatch(between) is None:
        return False
    is_ended = len(group.terms) > 1 and expression(_FILE, "ends a list").search(
        facts.sentence.between(group.terms[-2].span.end, group.terms[-1].span.start)
    )
    return not (is_ended and between.strip() == ",")


def _is_time(facts: DosingFacts, before: DrugGroup, group: DrugGroup) -> bool:
    """Does a group only tell when the drugs before it were given: `A was given before B at a dose of 5 mg`?"""
    doses = [s for s, _ in facts.doses]
    behind = next((s for s in doses if group.end <= s.start < group.stop), None)
    if behind is None or any(before.lead <= s.start < group.start for s in doses):
        return False
    if expression(_FILE, "at a dose").match(facts.sentence.between(group.end, behind.start)):
        return False
    return expression(_FILE, "given at the time of").search(facts.sentence.between(before.end, group.start)) is not None


def _names_part(facts: DosingFacts, group: DrugGroup) -> bool:
    """`in part B (drug B), 50 mg in part C (drug C)`: a drug that says which part is meant has no dose behind it."""
    before, after = facts.sentence.before(group.start, 30), facts.sentence.after(group.end, 2)
    return after.lstrip()[:1] in (")", "]") and expression(_FILE, "part before its drug").search(before) is not None


def _lead(facts: DosingFacts, start: int, floor: int) -> int:
    """Where the words begin that belong to the drug behind them: `200 mg oral` before `sorafenib`."""
    words, base = facts.sentence.words, facts.sentence.span.start
    (cue,) = load_cues("interventions")["lead"]
    position, holds = start, start
    while position > floor:
        end = base + len(words[: position - base].rstrip())
        span = facts.ending_at(end)
        if span is not None and span.start >= floor:
            if _is_of_drug_before(facts, span, floor, start):
                break
            position = holds = span.start
            continue
        match = cue.expression.search(words[max(floor, position - 20) - base : position - base])
        if match is None or not match.group().strip():
            break
        position -= len(match.group())
    return holds


def _is_of_drug_before(facts: DosingFacts, span: Span, floor: int, start: int) -> bool:
    """A dose right behind one drug is that drug's, unless `of` or a comma ties it to the next: `A, 5 mg B`."""
    words, base = facts.sentence.words, facts.sentence.span.start
    before, behind = words[floor - base : span.start - base], words[span.end - base : start - base]
    if floor == base or expression(_FILE, "of the next").search(behind) or _names_again(facts, span, start):
        return False
    if expression(_FILE, "begins an item").match(before) and expression(_FILE, "right before a drug").match(behind):
        return False
    return expression(_FILE, "at a dose").match(before) is not None


def _names_again(facts: DosingFacts, span: Span, start: int) -> bool:
    """`drug A and drug B (800 mg drug A and ...`: is the dose right before a drug that was named already?"""
    drugs = [t for t in facts.sentence.terms if drug_of(t) is not None]
    behind = next((t for t in drugs if t.span.start == start), None)
    if behind is None or facts.sentence.before(span.start, 1) not in ("(", "["):
        return False
    return any(t.concept == behind.concept for t in drugs if t.span.end <= span.start)


def _stop(words: str, base: int, start: int, end: int) -> int:
    (cue,) = load_cues("interventions")["stop"]
    match = cue.expression.search(words, start - base, end - base)
    return base + match.start() if match else end


def _left_bracket(words: str, base: int, group: DrugGroup) -> int | None:
    """Where the bracket closes that a group stands in, if the next alternative follows: `(drug A, n = 9) or 66 Gy`."""
    left = expression(_FILE, "leaves bracket").match(words, group.end - base, group.stop - base)
    return base + left.start("next") if left else None
