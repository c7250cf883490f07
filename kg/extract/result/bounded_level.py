"""The level that some people reached, as an outcome: `HbA1c below 53 mmol/mol (79%)` is of that state, not of HbA1c.

A share of people is no level of what everyone has. Where a bound or a state (`within the normal range`, `was
controlled in`) stands behind the name of what is measured, the two are an outcome by their own words (of glycated
haemoglobin the known one); where none does, it is not told what they reached.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import known_outcome, label_of
from kg.extract.term.term import Term
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.model.concept import Concept

_words = partial(expression, "results")
_REACH = 60
_VERBS = ("was", "were")
_KNOWN = {"hemoglobin A1c": "HbA1c target achievement"}


def is_level(concept: Concept) -> bool:
    """Is this something that everyone has to some degree?"""
    return category_of(concept) in CONTINUOUS and _words("no-level").search(concept.label) is None


def reached_level(sentence: ReadSentence, thing: Term, concept: Concept, estimate: Estimate) -> Concept | None:
    """The outcome that people reached of whom a share is told; None where no bound of the level is told with it."""
    behind = sentence.after(thing.span.end, _REACH)
    if thing.span.end > estimate.begin:
        state = is_had(sentence, thing, estimate) and (
            _words("level-bound").match(behind) or _words("level-state").match(behind)
        )
        return _named(sentence, thing.span.start, thing.span.end + state.end()) if state else None
    gap = sentence.between(thing.span.end, estimate.begin)
    state = _words("level-state").match(behind) or _words("state-of-people").match(gap)
    if state is not None and state.end("state") <= len(gap):
        return _named(sentence, thing.span.start, thing.span.end + state.end("state"))
    before = _words("change-bound-before").search(sentence.before(thing.span.start, _REACH))
    if before is not None:
        return _named(sentence, thing.span.start - len(before.group()), thing.span.end)
    change = _words("change-bound").match(behind)
    if change is not None and thing.span.end + change.end() <= estimate.begin:
        return _named(sentence, thing.span.start, thing.span.end + change.end())
    bound = _words("level-bound").match(behind)
    if bound is None or thing.span.end + bound.end() > estimate.begin:
        return None
    fall = _words("change-of").search(sentence.before(thing.span.start, _REACH))
    if not fall and (known := _KNOWN.get(concept.label)):
        return known_outcome(known)
    start = thing.span.start - (len(fall.group()) if fall else 0)
    return _named(sentence, start, thing.span.end + bound.end())


def passes_bound(sentence: ReadSentence, thing: Term, estimate: Estimate) -> bool:
    """`the growth fraction by staining was at least 80% in 9 of 11`: are those counted who passed a bound?"""
    if thing.span.end > estimate.begin:
        return False
    return _words("bound-passed").search(sentence.between(thing.span.end, estimate.begin)) is not None


def is_had(sentence: ReadSentence, thing: Term, estimate: Estimate) -> bool:
    """`18% of the women had platelet counts below 100`: are those counted who had a level that is named behind?"""
    if thing.span.start < estimate.end:
        return False
    return _words("had-a-level").search(sentence.between(estimate.end, thing.span.start)) is not None


def _named(sentence: ReadSentence, start: int, end: int) -> Concept:
    words = " ".join(word for word in sentence.between(start, end).split() if word not in _VERBS)
    return Concept("outcome", label_of(words.removeprefix("a ").removeprefix("an ")))
