"""The arms of numbers in pairs: counts with their shares, the ends of two changes, and two in a bracket of which the
second has its arm's name before it; and rows of numbers that are each behind the name of their arm.

`30 deaths (rate, 3.1%) vs 46 deaths (rate, 4.6%)`, `44 to 46 mm vs 45 to 49 mm`, `(20%; placebo, 7%)`. It gives none
where one of the numbers has an arm already.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.attach.arm_of_series import mentions_around
from kg.extract.attach.compared_pair import give_arms_of_pair
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "attach")
_link = partial(expression, "links")


def give_arms_of_shares(frame: Frame, attached: list[Attached]) -> None:
    """`30 deaths (rate, 3.1%) vs 46 deaths (rate, 4.6%)`: counts and what their brackets hold, arm by arm."""
    for a, b, c, d in zip(attached, attached[1:], attached[2:], attached[3:], strict=False):
        alike = a.estimate.kind == c.estimate.kind != b.estimate.kind == d.estimate.kind == "percent"
        if not alike or any(item.arm for item in (a, b, c, d)) or len({a.series, b.series, c.series, d.series}) < 4:
            continue
        opened = [frame.between(x.estimate.end, y.estimate.begin) for x, y in ((a, b), (c, d))]
        joint = frame.between(b.estimate.end, c.estimate.begin)
        if all(_words("opens-share").fullmatch(gap) for gap in opened) and _words("second-share").fullmatch(joint):
            around = mentions_around(frame, frame.series[a.series], a.series)
            give_arms_of_pair(frame, frame.series[a.series], [a, c], around)
            b.arm, b.arm_how, d.arm, d.arm_how = a.arm, a.arm_how, c.arm, c.arm_how


def give_arms_of_cells(frame: Frame, attached: list[Attached]) -> None:
    """`(A: 6.5 compared with 5.1; B: 6.2 compared with 5.7)`: all numbers behind the name of an arm are of this arm."""
    for first, second in pairwise(range(len(frame.series))):
        rows = [[a for a in attached if a.series == n] for n in (first, second)]
        if len(rows[0]) != len(rows[1]) or len(rows[0]) < 2 or any(a.arm for row in rows for a in row):
            continue
        if len({a.thing and a.thing.concept for row in rows for a in row}) > 1:
            continue
        arms = [_cell_of(frame, frame.series[n].start) for n in (first, second)]
        between = frame.sentence.between(frame.series[first].end, frame.series[second].start)
        if None in arms or arms[0] == arms[1] or ";" not in between:
            continue
        for arm, row in zip(arms, rows, strict=True):
            for item in row:
                item.arm, item.arm_how = arm, "name"


def _cell_of(frame: Frame, position: int) -> str | None:
    """The arm whose name and a colon or comma stand right before a number."""
    before = [m for m in frame.arms if m.span.end <= position]
    gap = frame.sentence.between(before[-1].span.end, position) if before else ""
    return before[-1].arm if before and _words("names-cell").fullmatch(gap) else None


def give_arms_of_changes(frame: Frame, attached: list[Attached]) -> None:
    """`(44 to 46 mm vs 45 to 49 mm)`: both ends of a change are of one arm."""
    for a, b, c, d in zip(attached, attached[1:], attached[2:], attached[3:], strict=False):
        if any(item.arm for item in (a, b, c, d)) or len({id(x.thing) for x in (a, b, c, d)}) > 1:
            continue
        ends = [frame.sentence.between(x.estimate.end, y.estimate.begin) for x, y in ((a, b), (c, d))]
        joint = frame.sentence.between(b.estimate.end, c.estimate.begin)
        if all(_link("became").fullmatch(gap) for gap in ends) and _words("change-against").fullmatch(joint):
            around = mentions_around(frame, frame.series[a.series], a.series)
            give_arms_of_pair(frame, frame.series[a.series], [a, c], around)
            b.arm, b.arm_how, d.arm, d.arm_how = a.arm, a.arm_how, c.arm, c.arm_how


def give_arms_of_brackets(frame: Frame, attached: list[Attached]) -> None:
    """`rash (20%; placebo, 7%)`: the second number is of the arm in the bracket, the first of the other of two."""
    for a, b in pairwise(attached):
        bracket = next((x for x in frame.brackets if x.contains(a.estimate.span) and x.contains(b.estimate.span)), None)
        if bracket is None or a.estimate.kind != b.estimate.kind or a.arm or b.arm:
            continue
        named = [m for m in frame.arms if bracket.contains(m.span)]
        if len(named) != 1 or not a.estimate.end <= named[0].span.start < named[0].span.end <= b.estimate.begin:
            continue
        opens = frame.sentence.between(bracket.start + 1, a.estimate.begin)
        joint = frame.sentence.between(a.estimate.end, named[0].span.start)
        cell = frame.sentence.between(named[0].span.end, b.estimate.begin)
        if not opens.strip() and _words("opens-labelled").match(joint) and _link("table-cell").match(cell):
            a.arm, b.arm = frame.table.other(named[0].arm), named[0].arm
            a.arm_how, b.arm_how = "bracket" if a.arm else "", "bracket"
