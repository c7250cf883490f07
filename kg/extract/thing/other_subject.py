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
    """Take the thing from each number whose own words say that it is of another one, and from those in a list with it;
    of numbers behind one that is of a nearer thing, none is of what stands before that.
    """
    end = frame.sentence.span.start
    last: Attached | None = None
    is_left = False
    for item in attached:
        thing = item.thing
        gap = frame.sentence.between(end, item.estimate.begin)
        is_of_list = is_left and last is not None and last.series == item.series and ")" not in gap
        is_left = is_of_list or (thing is None and _link("new-subject").search(gap) is not None)
        if thing is not None and thing.span.end <= item.estimate.begin:
            is_left = is_left or _is_of_other(frame, item, thing, end)
            if is_left:
                item.thing = None
            elif last is not None and _passes_nearer(frame, item, thing, last):
                item.thing, item.how = last.thing, last.how
        last = item
        end = item.estimate.end


def _passes_nearer(frame: Frame, item: Attached, thing: Term, last: Attached) -> bool:
    """`the response rate was 30%, while EVR rates were 70% with A and 40% with B`: is the number before this one, with
    which it is compared, of a name that stands nearer, and that the grammar found?
    """
    if last.thing is None or not last.how.startswith("measured") or item.how != "backward":
        return False
    if last.thing.span.start < thing.span.end or last.thing.span.end > last.estimate.begin:
        return False
    gap = frame.sentence.between(last.estimate.end, item.estimate.begin)
    return item.estimate.kind == last.estimate.kind and _words("and-compared").fullmatch(gap) is not None


def _is_of_other(frame: Frame, item: Attached, thing: Term, last: int) -> bool:
    """Do the words behind the thing or the last number say that this one is of something else?"""
    start = max(thing.span.end, last)
    gap = frame.sentence.between(start, item.estimate.begin)
    if _link("new-subject").search(gap) or (_words("then-people").search(gap) and _has_own_verb(frame, item)):
        return True
    other = _words("other-compared").search(gap) if last > thing.span.end else None
    if other and not any(start <= m.span.start < item.estimate.begin for m in frame.arms):
        return True
    return item.estimate.kind == "percent" and last > thing.span.end and _is_named(frame, start, gap)


def _is_named(frame: Frame, start: int, gap: str) -> bool:
    """`was 12%, SGT-A 14%`: does the name of something that is no arm stand right before a number?"""
    match = _words("other-name-and-share").match(gap)
    return match is not None and not any(start <= m.span.start < start + match.end() for m in frame.arms)


def _has_own_verb(frame: Frame, item: Attached) -> bool:
    """`four patients (15%) needed`: do the people who are counted do something else?"""
    return _words("own-verb-behind").match(frame.sentence.after(item.estimate.span.end, 70)) is not None
