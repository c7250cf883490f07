"""Things that are told together with another by one number or a list of numbers: `gait and cognition were 14 and 26`.

Finds a thing that is the last of two names which `and` joins, where no rule has given the numbers of their verb to the
two in turn. Such a number may be that of the other, or of both in one, and is better told of none. It leaves alone
names in brackets, and a thing whose clause begins behind the `and`.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "things")
_link = partial(expression, "links")
_BEFORE = 110
#: Rules that tie a number to a thing by more than that it stands before the number.
_SURE = frozenset({"list", "bracket", "label", "forward", "each", "ratio"})


def leave_conjuncts(frame: Frame, attached: list[Attached]) -> None:
    """Take the thing from numbers that are told of it and of what is named with it."""
    for item in attached:
        thing = item.thing
        if thing is None or item.how in _SURE or thing.span.end > item.estimate.begin or item.estimate.kind == "ratio":
            continue
        gap = frame.sentence.between(thing.span.end, item.estimate.begin)
        if not _words("told-of-several").match(gap):
            continue
        several = len(frame.series[item.series].members) > 1 and not item.in_comparison
        name = frame.sentence.between(thing.span.start, thing.span.end)
        if _is_last_of_two(frame, item) or (several and not thing.concept.is_grounded and " and " in name):
            item.thing = None


def _start(frame: Frame, thing: Term) -> int:
    """Where the name of a thing begins that stands as an abbreviation behind it: `peak strain at rest (PS)`."""
    for term in reversed([t for t in frame.things if t.span.end <= thing.span.start]):
        gap = frame.sentence.between(term.span.end, thing.span.start)
        if term.concept != thing.concept or not _link("abbreviated-behind").fullmatch(gap):
            break
        thing = term
    return thing.span.start


def _is_last_of_two(frame: Frame, item: Attached) -> bool:
    """Does the name of something else stand right before a thing, joined by `and`, in the same clause?"""
    if item.thing is None:
        return False
    start = _start(frame, item.thing)
    before = frame.without_arms(max(frame.sentence.span.start, start - _BEFORE), start)
    match = _words("joined-name").search(before)
    return match is not None and _words("clause-before-joint").search(match["clause"]) is None
