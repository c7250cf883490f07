"""Two numbers of one thing that have their arm by one and the same name: an arm has one number of a thing at a time.

Takes the arm from the number that does not stand right beside the name where the other one does (`12% with A, 22% with
50 mg B`) or is compared with another arm's, and from two that are compared with each other. Numbers at other times, the
ends of a change, rows that tell of several arms, and numbers of one list are left; and so are those that two names of
the arm tell.
"""

from __future__ import annotations

from functools import partial
from itertools import combinations

from kg.extract.arm.arm_table import ArmMention
from kg.extract.cue import expression
from kg.extract.thing.change import role_of
from kg.extract.thing.frame import Attached, Frame
from kg.text.bracket import BRACKET

_words = partial(expression, "attach")
_link = partial(expression, "links")
#: Rules that give all numbers of a list to one arm, or compare two arms by their own words.
_OF_SEVERAL = frozenset({"row", "difference", "against", "bracket", "clause opening"})


def leave_shared_names(frame: Frame, attached: list[Attached]) -> None:
    """Take the arm from numbers that cannot all be of the arm whose name they share."""
    if not frame.arms:
        return
    of_rows = _of_rows(attached)
    doubtful: list[Attached] = []
    for a, b in combinations(attached, 2):
        if not _is_rival(frame, a, b):
            continue
        sure = [x for x in (a, b) if x.series in of_rows or is_beside(frame, x)]
        if len(sure) == 1:
            doubtful += [x for x in (a, b) if x is not sure[0]]
        elif not sure and _link("other-group").search(frame.between(a.estimate.end, b.estimate.begin)):
            doubtful += [a, b]
        elif len(sure) == 2 and not {a.series, b.series} & of_rows:
            doubtful.append(b if _is_led(frame, a) else a)
    for item in doubtful:
        item.arm = item.comparator = None


def _of_rows(attached: list[Attached]) -> set[int]:
    """The series whose numbers are of several arms."""
    return {n for n in {a.series for a in attached} if len({a.arm for a in attached if a.series == n} - {None}) > 1}


def _is_rival(frame: Frame, a: Attached, b: Attached) -> bool:
    """Do two numbers tell the same of one arm by one name, and differ?"""
    if a.arm is None or a.arm != b.arm or a.thing is None or b.thing is None or a.thing.concept != b.thing.concept:
        return False
    one, other = a.estimate, b.estimate
    if one.kind != other.kind or one.kind == "ratio" or one.unit != other.unit or _is_same(a, b):
        return False
    if a.series == b.series:
        return False
    if {a.arm_how, b.arm_how} & _OF_SEVERAL or a.has_listed_time or b.has_listed_time or a.time_point != b.time_point:
        return False
    if one.kind == "percent" and (one.count is None) != (other.count is None):
        return False
    gap = frame.sentence.between(one.end, other.begin)
    if _link("became").match(gap) or role_of(frame.sentence, one) != role_of(frame.sentence, other):
        return False
    return _name(frame, a) == _name(frame, b)


def _is_same(a: Attached, b: Attached) -> bool:
    one, other = a.estimate, b.estimate
    return (one.value, one.count, one.percent) == (other.value, other.count, other.percent)


def _name(frame: Frame, item: Attached) -> ArmMention | None:
    """The name of its arm that stands nearest to a number."""
    named = [m for m in frame.arms if m.arm == item.arm]
    led = (m for m in named if m.span.start >= item.estimate.end and _leads(frame, item, m))
    return next(led, None) or min(named, key=lambda m: _distance(m, item), default=None)


def _distance(mention: ArmMention, item: Attached) -> int:
    return max(mention.span.start - item.estimate.end, item.estimate.begin - mention.span.end, 0)


def is_beside(frame: Frame, item: Attached) -> bool:
    """Does a number stand right before or behind the name of its arm?"""
    return _is_led(frame, item) or _is_behind(frame, item)


def _is_led(frame: Frame, item: Attached) -> bool:
    """`12% with A`, `12 of 40 in A (30%)`: do words lead from a number to its arm, or is it a part of its notation?"""
    name = _name(frame, item)
    if name is None or name.span.start < item.estimate.end:
        return name is not None and name.span.start >= item.estimate.begin
    return _leads(frame, item, name)


def _leads(frame: Frame, item: Attached, name: ArmMention) -> bool:
    gap = frame.between(max(item.estimate.end, frame.series[item.series].end), name.span.start)
    gap = BRACKET.sub("", expression("shared_names", "rest-of-bracket").sub("", gap, 1))
    is_near = len(gap) < 60 and _words("to-arm-behind").match(gap) is not None
    return is_near and (gap == " " or gap.strip(" ,)]") != "")


def _is_behind(frame: Frame, item: Attached) -> bool:
    """`A (12%)`: does a number stand right behind its arm?"""
    name = _name(frame, item)
    if name is None or name.span.end > item.estimate.begin:
        return False
    series = frame.series[item.series]
    begin = item.estimate.begin if series.is_comparison else min(item.estimate.begin, series.start)
    return _words("own-number-behind").match(frame.between(name.span.end, begin)) is not None
