"""Numbers that have a subject or a verb of their own: they are not of what stands before the statement that they open.

Leaves without a thing what `…, and the median operating time was 49 minutes` and `…, and four patients (15%) needed
oxygen` would otherwise take from the words before, where no rule knows what they are of.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "things")
_link = partial(expression, "links")


def leave_other_subjects(frame: Frame, attached: list[Attached]) -> None:
    """Take the thing from each number whose own words say that it is of another one."""
    end = frame.sentence.span.start
    for item in attached:
        thing = item.thing
        if thing is not None and thing.span.end <= item.estimate.begin and _is_of_other(frame, item, thing, end):
            item.thing = None
        end = item.estimate.end


def _is_of_other(frame: Frame, item: Attached, thing: Term, last: int) -> bool:
    """Do the words behind the thing or the last number say that this one is of something else?"""
    start = max(thing.span.end, last)
    gap = frame.sentence.between(start, item.estimate.begin)
    if _link("new-subject").search(gap) or (_words("then-people").search(gap) and _has_own_verb(frame, item)):
        return True
    return item.estimate.kind == "percent" and last > thing.span.end and _is_named(frame, start, gap)


def _is_named(frame: Frame, start: int, gap: str) -> bool:
    """`was 12%, SGT-A 14%`: does the name of something that is no arm stand right before a number?"""
    match = _words("other-name-and-share").match(gap)
    return match is not None and not any(start <= m.span.start < start + match.end() for m in frame.arms)


def _has_own_verb(frame: Frame, item: Attached) -> bool:
    """`four patients (15%) needed`: do the people who are counted do something else?"""
    return _words("own-verb-behind").match(frame.sentence.after(item.estimate.span.end, 70)) is not None
