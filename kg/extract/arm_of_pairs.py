"""The arms of four numbers that are two pairs: counts with their shares, and the ends of two changes.

`30 deaths (rate, 3.1%) vs 46 deaths (rate, 4.6%)`, `44 to 46 mm vs 45 to 49 mm`: both numbers of a pair are of one arm.
It gives none where one of the four has an arm already.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm_of_series import give_arms_of_pair, mentions_around
from kg.extract.cue import expression
from kg.extract.frame import Attached, Frame

_words = partial(expression, "attach")


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


def give_arms_of_changes(frame: Frame, attached: list[Attached]) -> None:
    """`(44 to 46 mm vs 45 to 49 mm)`: both ends of a change are of one arm."""
    for a, b, c, d in zip(attached, attached[1:], attached[2:], attached[3:], strict=False):
        if any(item.arm for item in (a, b, c, d)) or len({id(x.thing) for x in (a, b, c, d)}) > 1:
            continue
        ends = [frame.sentence.between(x.estimate.end, y.estimate.begin) for x, y in ((a, b), (c, d))]
        joint = frame.sentence.between(b.estimate.end, c.estimate.begin)
        if all(_words("became").fullmatch(gap) for gap in ends) and _words("change-against").fullmatch(joint):
            around = mentions_around(frame, frame.series[a.series], a.series)
            give_arms_of_pair(frame, frame.series[a.series], [a, c], around)
            b.arm, b.arm_how, d.arm, d.arm_how = a.arm, a.arm_how, c.arm, c.arm_how
