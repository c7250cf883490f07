"""What the numbers between a thing and a number say of the two: more of the same thing, or something else.

Behind a number may stand the averages of a ratio, what a level became, another figure of one bracket. What a bracket
says of the number before it is passed over; where the words between name anything else, the thing is left behind.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.time_point import find_time_points
from kg.extract.reading import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.next_named import find_next_named, may_be_group
from kg.model.document import Span
from kg.text.bracket import OPEN

_words = partial(expression, "things")
_link = partial(expression, "links")
_CLOSES = re.compile(r"[^()\[\]]*[)\]]")
#: Rules that tie a number in a bracket to what is named before it.
_NAMES_BEFORE = frozenset({"bracket", "compared"})


def goes_on(frame: Frame, last: Attached, start: int, estimate: Estimate) -> bool:
    """Does a number go on with what the one before it said of the same thing? `start` is where the words between
    begin.
    """
    return (
        _is_average_of_ratio(frame, last, estimate)
        or _is_further_figure(frame, last, estimate)
        or _became(frame, start, estimate)
        or _words("values-again").fullmatch(frame.sentence.between(start, estimate.begin)) is not None
    )


def without_bracketed(
    frame: Frame, passed: list[Attached], estimate: Estimate, start: int
) -> tuple[list[Attached], int]:
    """The numbers passed without the last ones that a bracket behind another number holds, and where the words go on
    behind it: `14 (P = .1, 38% reduction) and 12`.
    """
    kept = list(passed)
    while len(kept) > 1:
        opened = frame.sentence.between(kept[-2].estimate.end, kept[-1].estimate.begin)
        closed = _CLOSES.match(frame.sentence.between(kept[-1].estimate.end, estimate.begin))
        if closed is None or not OPEN.search(opened):
            break
        start = max(start, kept[-1].estimate.end + closed.end())
        kept.pop()
    return kept, start


def _is_average_of_ratio(frame: Frame, last: Attached, estimate: Estimate) -> bool:
    """`(HR 0.7; P = .02; median, 6 v 4 months)`: does a ratio have the averages behind it that it compares?"""
    gap = frame.sentence.between(last.estimate.reach, estimate.begin)
    return last.estimate.kind == "ratio" and _words("average-behind").fullmatch(gap) is not None


def _became(frame: Frame, start: int, estimate: Estimate) -> bool:
    """`from 72 at baseline to 67`: do the words from a level lead to what it became?"""
    return _link("became").fullmatch(frame.sentence.between(start, estimate.begin)) is not None


def _is_further_figure(frame: Frame, last: Attached, estimate: Estimate) -> bool:
    """`(total 12 vs 15; rate 3 vs 4 per hour)`: does a bracket go on with another figure of the same thing?"""
    gap = frame.sentence.between(last.estimate.reach, estimate.begin)
    opened = OPEN.search(frame.until(last.estimate.begin)) is not None
    return opened and _link("further-figure").fullmatch(gap) is not None


def names_other(frame: Frame, thing: Term, passed: list[Attached], start: int, estimate: Estimate) -> bool:
    """Is something else named between two numbers, by a name that no vocabulary holds: `(12%), grip strength (`?"""
    untied = [a.estimate for a in takewhile(lambda a: a.thing is not thing, reversed(passed))]
    own = max((a.estimate.end for a in passed if a.thing is thing), default=thing.span.end)
    starts = [own if untied else start, *(e.end for e in reversed(untied))]
    sure = passed[-1].how in _NAMES_BEFORE
    gaps = zip(starts, [*reversed(untied), estimate], strict=True)
    if expression("measured", "new-predicate").search(frame.sentence.between(own, estimate.begin)):
        return True  # "(12 vs 15) and were less likely to own a dog (82%"
    return any(_is_named_between(frame, gap_start, number, sure=sure) for gap_start, number in gaps)


def _is_named_between(frame: Frame, start: int, estimate: Estimate, *, sure: bool) -> bool:
    """Is something named that is neither an arm nor a time? Where it may be a group, only if `sure` that a name of what
    is measured stands before the bracket of the number before, too.
    """
    gap = frame.sentence.between(start, estimate.begin)
    found = find_next_named(gap)
    if found is None or (not sure and may_be_group(found.of(gap))):
        return False
    span = Span(start + found.start, start + found.end)
    times = (time.span for time in find_time_points(frame.sentence))
    return not any(other.overlaps(span) for other in (*(m.span for m in frame.arms), *times))
