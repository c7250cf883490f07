"""What a harm or a disease is meant as where an outcome is told: how often it occurred, or how bad it was.

A rate needs words that say so, or a disease under study that people had not come with. How bad a thing was is told of
complaints alone, by numbers on a scale: not by rates, ratios, costs, times and amounts.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import known_outcome
from kg.extract.term.term import Term
from kg.extract.thing.category import category_of
from kg.extract.thing.frame import Attached
from kg.extract.thing.outcome import rate_of, severity_of
from kg.model.concept import Concept
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "results")
#: The rules by which a number is told of a thing named before it.
_TOLD_OF = frozenset({"backward", "bracket", "clause", "list", "compared", "measured subject", "measured object"})
_BEST = "best overall response"
_SCALES = (None, "point", "points", "mm", "cm")


def is_why_stopped(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`Seven were withdrawn, 4 for progression`: does a number count those who stopped because of a thing?"""
    if estimate.begin > term.span.start:
        return False
    is_reason = _words("for-it-behind").fullmatch(sentence.between(estimate.end, term.span.start)) is not None
    return is_reason and _words("stopped-before").search(sentence.before(estimate.begin, 120)) is not None


def is_of_a_rate(sentence: ReadSentence, term: Term) -> bool:
    """`the incidence of stroke`, `the stroke rate`; not `patients at risk for stroke`."""
    if _words("rate-behind").match(sentence.after(term.span.end, 15)):
        return True
    before = sentence.before(term.span.start, 40)
    return _words("rate-of").search(before) is not None and _words("at-risk").search(before) is None


def _is_of_listed_rate(sentence: ReadSentence, term: Term) -> bool:
    """`event rates were 1% and 2% for death, 5% and 3% for stroke`: is this one of the events of a list of rates?"""
    return _words("rate-for").search(sentence.before(term.span.start, 250)) is not None


def rate_of_event(sentence: ReadSentence, item: Attached, thing: Term, studied: frozenset[str]) -> Concept | None:
    """How often something occurred whose rate is told, or a disease under study in people who had not come with it (not
    `12 patients with X`).
    """
    counts = item.estimate.kind == "percent" or item.estimate.count is not None
    if thing.type not in ("disease", "adverse_event") or not (counts or item.estimate.is_rate):
        return None
    turn = _words("course-of-disease").search(sentence.between(thing.span.start, thing.span.end)) is not None
    event = (thing.as_type("adverse_event") if turn else None) or thing.concept
    if item.estimate.is_rate:
        return rate_of(event)
    is_told_as_harm = expression("harms", "context").search(sentence.words) is not None
    if (not is_told_as_harm and is_of_a_rate(sentence, thing)) or _is_of_listed_rate(sentence, thing):
        return rate_of(event)
    concept = next((c for c in (thing.concept, *thing.others) if c.label in studied), None)
    if turn:
        concept = thing.as_type("adverse_event") if concept else None
    if concept is None or _is_bare(item) or not _may_occur(sentence, thing):
        return None
    before = sentence.before(thing.span.start, 30)
    got_it = _words("got-it").search(before) is not None
    if item.arm and not got_it and _words("had-in-arm").search(before):
        # "22 of 180 in A had X compared with 35 of 176 in B": the arms are compared by it, so nobody had come with it
        return rate_of(concept) if _words("compares-shares").match(sentence.after(thing.span.end)) else None
    if not (item.how in _TOLD_OF or (got_it and item.how == "forward")):
        return None
    return None if not got_it and _words("had-it").search(before) else rate_of(concept)


def _is_bare(item: Attached) -> bool:
    """A number alone that is of no arm counts nobody for sure."""
    return item.estimate.kind == "number" and not (item.in_comparison or item.arm)


def _may_occur(sentence: ReadSentence, disease: Term) -> bool:
    """Is a disease named by itself, and not as what something else is of or comes after?"""
    if _words("part-of-disease").match(sentence.after(disease.span.end)):
        return False
    before = sentence.before(disease.span.start, 40)
    return not any(_words(row).search(before) for row in ("beside-disease", "in-those-with"))


def level_of(sentence: ReadSentence, estimate: Estimate, thing: Term) -> Concept | None:
    """How bad a complaint was, where a number measures it and counts nobody: `lower anxiety (28.3 vs 33.0)`.

    Of what is no complaint, the level itself if it has a name (`weight loss` in kilograms is one of body weight).
    """
    measures = estimate.kind == "mean" or (estimate.kind in ("number", "measure") and estimate.count is None)
    if thing.as_type("adverse_event") is None or not measures or estimate.unit in TIME_UNITS:
        return None
    words = sentence.in_one_line(thing.span)
    level = known_outcome(_words("how-it-changed").sub("", words.lower()))
    if level is not None:
        return level
    if not _words("complaint").search(thing.concept.label) or not _is_on_a_scale(sentence, estimate, thing):
        return None
    return severity_of(words.lower() if _words("in-full").fullmatch(words) else thing.concept.label)


def _is_on_a_scale(sentence: ReadSentence, estimate: Estimate, thing: Term) -> bool:
    """Does nothing around a number say that it is a rate, a ratio, a cost, a time or an amount?"""
    if estimate.unit not in _SCALES or _words("other-unit").match(sentence.after(estimate.span.end)):
        return False
    start, end = min(thing.span.start, estimate.begin), max(thing.span.end, estimate.span.end)
    around = sentence.before(start, 40) + sentence.between(start, end) + sentence.after(end, 25)
    return _words("no-scale").search(around) is None


def which_response(sentence: ReadSentence, thing: Term) -> Term:
    """`partial remission was their best response in 12` counts those with a partial remission."""
    if thing.concept.label != _BEST:
        return thing
    before = [t for t in sentence.of_type("outcome") if t.span.end <= thing.span.start]
    if not before or category_of(before[-1].concept) != "response":
        return thing
    return before[-1] if _words("as-best").match(sentence.between(before[-1].span.end, thing.span.start)) else thing


def is_not_had(sentence: ReadSentence, thing: Term, estimate: Estimate) -> bool:
    """`10 of 15 remained free of progression`: does a number count those who did not have the outcome or harm?"""
    count = estimate.count if estimate.count is not None else estimate.percent
    if not count or (estimate.percent and not estimate.percent.value):
        return False
    return _words("not-had").search(sentence.before(thing.span.start, 40)) is not None
