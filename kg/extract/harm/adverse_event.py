"""Harms: event, grade, count, percent, arm, and stated absence.

Finds reported events with their numbers (`neutropenia (47% vs 16%)`, `grade 3 skin rash (n = 1)`, `six patients had
grade 3 or 4 events`), events named without a number, and denied ones (`no treatment-related deaths`, `no dose-
limiting toxicities`). It does not read diseases that are treated, prevented or part of a patient's history.

Measured on gold (docs/extraction.md): precision 0.957, recall 0.847.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.arm.arm_table import ArmTable, distinct_arms
from kg.extract.attach.attach import attach
from kg.extract.cue import expression, load_cues
from kg.extract.evidence import make_evidence
from kg.extract.harm.harm_arm import arm_of_named
from kg.extract.harm.harm_number import (
    counts_events,
    counts_one,
    is_of_all,
    is_of_either,
    is_of_its_kind,
    is_of_one_cause,
    is_of_one_of_two,
    may_count,
)
from kg.extract.harm.harm_owner import give_back
from kg.extract.harm.harm_term import harm_of, is_harm, is_heading, is_only_partly_denied, treated_harms
from kg.extract.harm.repeated_harm import without_repeats
from kg.extract.number.estimate import Estimate
from kg.extract.number.grade import grade_of
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.result.occurrence import is_not_had
from kg.extract.thing.composite import find_composites, without_parts
from kg.extract.thing.frame import Attached
from kg.model.document import Span
from kg.model.study import AdverseEvent
from kg.text.assertion import AssertionKind

_words = partial(expression, "harms")
#: What a number may be of that stands where one of an event would stand.
_OTHERS = (is_of_either, is_of_its_kind, is_of_one_cause, is_of_one_of_two)
#: An event and its number are quoted together up to this length.
_QUOTED = 120


def find_adverse_events(reading: Reading, table: ArmTable, conditions: frozenset[str]) -> list[AdverseEvent]:
    """The harms of a document in order of the text.

    `conditions` are the labels of the diseases under study: they are none.
    """
    events: list[AdverseEvent] = []
    conditions |= treated_harms(reading)
    for sentence in reading.sentences:
        if sentence.role in ("results", "conclusions", "methods"):
            things = [t for t in sentence.terms if is_harm(sentence, t, conditions)]
            things = without_parts(things, find_composites(sentence)) if things else things
            if things and _speaks_of_harms(sentence, table):
                events += _events_of(sentence, things, table)
    return without_repeats(events)


def _events_of(sentence: ReadSentence, things: list[Term], table: ArmTable) -> list[AdverseEvent]:
    """The events of one sentence: first those with numbers, then those that are only named."""
    chosen = {id(t) for t in things}
    attached = attach(sentence, table, _takes_numbers, may_count, by_grammar=True)
    give_back(sentence, attached, _takes_numbers)
    events = []
    numbered = set()
    for item in attached:
        if item.thing is not None and id(item.thing) in chosen and not is_of_all(sentence, item, attached):
            event = _meant(sentence, item.thing, things)
            numbered.add(id(event))
            if _is_of_a_kind(sentence, event) or counts_events(sentence, event, item.estimate):
                continue
            if item.estimate.percent is not None and item.estimate.percent.value > 100:
                continue  # the size of a group that stands beside a percent
            if is_not_had(sentence, event, item.estimate) or any(
                is_other(sentence, event, item.estimate) for is_other in _OTHERS
            ):
                continue
            events.append(_event(sentence, event, item, table))
    named = [t for t in things if id(t) not in numbered and _stands_alone(sentence, t, things)]
    ones = {id(t): item for t in named for item in attached if counts_one(sentence, item, t)}
    return events + [_event(sentence, t, ones.get(id(t)), table) for t in named]


def _takes_numbers(term: Term) -> bool:
    """May numbers be of this term, if only of the disease under study: `10 strokes and 1 hemorrhage`?"""
    return term.type == "outcome" or term.as_type("adverse_event") is not None


def _meant(sentence: ReadSentence, term: Term, things: list[Term]) -> Term:
    """In `neutropenia was the most common toxicity (n = 17)` the number is of the event, not of toxicity at large."""
    before = [t for t in things if t.span.end <= term.span.start]
    if not before or not is_heading(harm_of(term)):
        return term
    gap = sentence.between(before[-1].span.end, term.span.start)
    return before[-1] if _words("says-which").match(gap) else term


def _is_of_a_kind(sentence: ReadSentence, term: Term) -> bool:
    """`Extrapyramidal adverse events`, `toxicities were cardiac (5%)`: a number of one kind of harms is none of
    adverse events at large.
    """
    if not is_heading(harm_of(term)):
        return False
    before, behind = sentence.before(term.span.start, 30), sentence.after(term.span.end, 60)
    return bool(_words("kind of harm").search(before) or _words("was of a kind").match(behind))


def _speaks_of_harms(sentence: ReadSentence, table: ArmTable) -> bool:
    """Does a sentence report harms: by its words, or because it compares how often they were in the arms?"""
    if _words("tells who took part").search(sentence.words) and not _words("certain harms").search(sentence.words):
        return False
    if not _words("context").search(sentence.words):
        if sentence.role != "results" or len(distinct_arms(table.find(sentence))) < 2:
            return False
        return not _words("of-rates").search(sentence.words)
    if sentence.role != "methods":
        return True
    return bool(sentence.quantities) and not _words("no-report").search(sentence.words)


def _stands_alone(sentence: ReadSentence, term: Term, things: list[Term]) -> bool:
    """Is an event without a number of its own worth a row? Not where it only heads a list of numbered events."""
    if sentence.role == "methods" or any(o.concept == term.concept for o in things[: things.index(term)]):
        return False
    assertion = sentence.assertion(term.span)
    if _words("plan").search(sentence.words) or _words("less of it").search(sentence.before(term.span.start, 50)):
        return False
    if assertion == "absent":
        is_bounded = _words("in-no-more-than").match(sentence.after(term.span.end, 90)) is not None
        if is_bounded or is_only_partly_denied(sentence, term):
            return False
        return not _words("no-change").search(sentence.words)
    if assertion != "present" or sentence.role != "results" or _words("no-change").search(sentence.words):
        return False
    label = harm_of(term).label
    if not _words("about-harms").search(sentence.words):
        return False
    if _words("measure-taken").search(label):
        return _words("required").search(sentence.between(term.span.start - 50, term.span.end)) is not None
    if is_heading(harm_of(term)) or _words("general").search(label):
        return grade_of(sentence, term, None) is not None and not _is_said_by_others(sentence, term, things)
    behind = [t for t in things if t.span.start >= term.span.end]
    return not behind or not _words("heads-list").match(sentence.between(term.span.start, behind[0].span.start))


def _is_said_by_others(sentence: ReadSentence, term: Term, things: list[Term]) -> bool:
    """Does another event of the same statement say what a general name (`grade 3 events`) stands for?"""
    first, last = term.span.start, term.span.end
    return any(
        ";" not in sentence.between(min(last, t.span.end), max(first, t.span.start)) for t in things if t is not term
    )


# -- one event --


def _event(sentence: ReadSentence, term: Term, item: Attached | None, table: ArmTable) -> AdverseEvent:
    estimate = item.estimate if item else None
    count = estimate.count if estimate else None
    assertion = _assertion(sentence, term, estimate)
    how = item.how if item else "named"
    words = _quoted(term, estimate)
    return AdverseEvent(
        event=harm_of(term),
        evidence=make_evidence(sentence, words, f"adverse-event/{how}", "0.9" if item else "0.8"),
        assertion=assertion,
        grade=grade_of(sentence, term, estimate),
        count=0 if assertion == "absent" and count is None and not (estimate and estimate.percent) else count,
        denominator=estimate.denominator if estimate else None,
        percent=estimate.percent if estimate else None,
        arm=item.arm if item else arm_of_named(sentence, term, table),
        relation=_relation(sentence, term),
        consequence=_consequence(sentence, term, estimate),
    )


def _assertion(sentence: ReadSentence, term: Term, estimate: Estimate | None) -> AssertionKind:
    """How an event is said: a number outweighs a denial or a condition in the sentence, and zero is a denial."""
    if estimate and (estimate.kind == "none" or _is_zero(estimate)):
        return "absent"
    assertion = sentence.assertion(term.span)
    if estimate and assertion == "absent" and (estimate.percent or estimate.count):
        return "present"
    return "present" if estimate and assertion == "conditional" else assertion


def _is_zero(estimate: Estimate) -> bool:
    """Does a number say that nobody had the event: `0%`, `0/7`?"""
    numbers = [n for n in (estimate.count, estimate.percent and estimate.percent.value) if n is not None]
    return bool(numbers) and not any(numbers)


def _quoted(term: Term, estimate: Estimate | None) -> Span:
    if estimate is None:
        return term.span
    together = term.span.to(estimate.span)
    return together if len(together) < _QUOTED else estimate.span


def _relation(sentence: ReadSentence, term: Term) -> str | None:
    """How the words say that the event is related to the treatment: `treatment-related`."""
    words = sentence.between(term.span.start - 60, term.span.end)
    match = next(
        (m for m in _words("relation").finditer(words) if not _words("told of others").search(words, m.end())), None
    )
    return re.sub(r"[- ]", "-", match["word"].lower()) if match else None


def _consequence(sentence: ReadSentence, term: Term, estimate: Estimate | None) -> str | None:
    """What followed from the event in the same statement, unless it is denied, or told of fewer people than had it."""
    before = sentence.before(term.span.start, 220)
    if _words("stopped because").search(before):
        return "discontinuation"
    if _words("reduced because").search(before):
        return "dose reduction"
    if _words("died because").search(before):
        return "death"
    if (
        estimate is not None
        and term.span.end < estimate.begin
        and not _words("measure-taken").search(harm_of(term).label)
    ):
        between = sentence.between(term.span.end, estimate.begin)
        if _words("brought-about").search(between) and _words("deaths-behind").match(sentence.after(estimate.end, 30)):
            return "death"
        told = (
            (m.start(), cue.name) for cue in load_cues("harms")["consequence"] for m in cue.expression.finditer(between)
        )
        if last := max(told, default=None):
            return last[1]
    after = sentence.after(term.span.end)
    for cue in load_cues("harms")["consequence"]:
        match = cue.expression.search(after)
        if match is None or _words("consequence denied").search(after[: match.start()]):
            continue
        place = term.span.end + match.start()
        is_counted = estimate is not None and term.span.end < estimate.end <= place
        if is_counted and estimate and _words("of fewer").search(sentence.between(estimate.end, place + 40)):
            continue
        return cue.name
    return None
