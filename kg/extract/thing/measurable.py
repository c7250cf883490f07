"""Which numbers may be of what a clause measures by its grammar, and of which names.

Leaves sizes, bounds, times of day or dose, points of a scale, statistics of tests, and bare whole numbers that count
nothing.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.predicate import find_counted
from kg.extract.thing.thing_list import is_unlike_list
from kg.text.time_unit import SPANS_OF_TIME

_words = partial(expression, "measured")
_KINDS = ("percent", "count", "number", "mean", "measure", "not reached")


def may_measure(frame: Frame, items: list[Attached]) -> bool:
    """A bare number without decimals, spread or partner may be anything, `n = 12` the size of a group."""
    first = items[0].estimate
    if len(items) > 1 and is_unlike_list(frame, frame.series[items[0].series]):
        return False
    is_size = _words("size").match(frame.sentence.between(first.span.start, first.span.end)) is not None
    if first.kind not in _KINDS or (is_size and first.percent is None):
        return False
    if _words("of-a-test").search(frame.sentence.before(first.begin, 80)) or _is_time(frame, first):
        return False
    if first.kind != "percent" and _words("bound-sign").search(frame.sentence.before(first.begin, 5)):
        return False
    if _words("of-a-scale").match(frame.sentence.after(first.span.end, 30)):
        return False
    if first.kind != "number" or len(items) > 1 or _is_exact(first):
        return True
    if first.count is None:
        return False
    found_in = frame.sentence.before(first.begin, 3) == "in "  # "in 7 cases" counts people
    is_of_cases = not found_in and _words("cases").match(frame.sentence.after(first.end, 40)) is not None
    return is_of_cases or find_counted(frame, first) is not None


def may_be_of(frame: Frame, items: list[Attached], thing: Term, how: str) -> bool:
    """A lone time is of nothing but a time, and what one group had or is called by is no outcome if it is a disease."""
    if len(items) > 1 or thing.concept.is_grounded:
        return True
    if items[0].estimate.unit in SPANS_OF_TIME and not _words("of-time").search(thing.concept.label):
        return False
    diseases = frame.sentence.of_type("disease") if how in ("measured object", "measured label") else ()
    return not any(disease.span.contains(thing.span) for disease in diseases)


def _is_time(frame: Frame, estimate: Estimate) -> bool:
    """`1 hour after the dose` says when."""
    behind = frame.sentence.after(estimate.end, 20)
    return estimate.unit in SPANS_OF_TIME and _words("when").match(behind) is not None


def _is_exact(estimate: Estimate) -> bool:
    decimals = estimate.value is not None and estimate.value.decimals > 0
    return decimals or estimate.spread is not None or estimate.interval is not None
