"""Lists whose numbers are all of one arm, since another arm's numbers stand beside them.

`13 and 15% with A and 8 and 9% in those given B`, `9 and 7 months with A at two doses, compared with 5 months with B`.
Finds them by the arm right behind each list, by the number that a list is compared with, and by the same things told
again of the other arm (`A had X of 9% and Y of 6% compared with X of 5% and Y of 1% for B`). It leaves lists that
compare arms themselves (`13 vs 8%`).
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.attach.arm_of_series import mentions_around, stands_behind
from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "attach")
_link = partial(expression, "links")


def give_arm_of_row(frame: Frame, series: Series, items: list[Attached], attached: list[Attached], number: int) -> bool:
    """Fill in the one arm of all numbers of such a list; is it one?"""
    if series.is_comparison or len(items) < 2:
        return False
    ahead, behind, _ = mentions_around(frame, series, number)
    following = frame.series[number + 1] if number + 1 < len(frame.series) else None
    arm = (
        _before_other_row(frame, series, ahead, following)
        or _behind_other_row(frame, attached, number, ahead)
        or _set_against(frame, series, behind, following)
    )
    for item in items if arm else ():
        item.arm, item.arm_how = arm, "row"
    return arm is not None


def give_arms_of_halves(frame: Frame, attached: list[Attached]) -> None:
    """`A had X of 9% and Y of 6% compared with X of 5% and Y of 1% for B`: the arm before all numbers is that of the
    first half, the arm behind them that of the other.
    """
    items = [a for a in attached if a.thing is not None and a.estimate.kind != "ratio"]
    half = len(items) // 2
    if len(items) % 2 or half < 2 or all(a.arm for a in items) or len(frame.arms) != 2:
        return
    first, last = frame.arms
    if first.span.end > items[0].estimate.begin or last.span.start < items[-1].estimate.end or first.arm == last.arm:
        return
    told = [[a.thing.concept for a in part if a.thing] for part in (items[:half], items[half:])]
    arms = [{a.arm for a in part} for part in (items[:half], items[half:])]
    if told[0] != told[1] or not arms[0] <= {first.arm, None} or not arms[1] <= {last.arm, None}:
        return
    if not _words("against-half").search(frame.between(items[half - 1].estimate.end, items[half].estimate.begin)):
        return
    for place, item in enumerate(items):
        if item.arm is None:
            item.arm, item.arm_how = (first if place < half else last).arm, "row"


def _before_other_row(frame: Frame, series: Series, ahead: list[ArmMention], following: Series | None) -> str | None:
    """`9 (3%) and 1 (0.1%) patients with A versus 2 (1%) and none with B`: its arm, then a number of another arm."""
    if following is None or len(distinct_arms(ahead)) != 1 or not stands_behind(frame, series, ahead[0]):
        return None
    if not _words("then-other-row").fullmatch(frame.between(ahead[-1].span.end, following.start)):
        return None
    later = [m for m in frame.arms if m.span.start >= following.end]
    return ahead[0].arm if later and later[0].arm != ahead[0].arm else None


def _behind_other_row(frame: Frame, attached: list[Attached], number: int, ahead: list[ArmMention]) -> str | None:
    """`13 and 15% with A and 8 and 9% in those allocated to B`: as long as the list before, which is all of another
    arm, and one arm is named behind.
    """
    before = [a for a in attached if a.series == number - 1]
    arms = {a.arm for a in before}
    if len(before) != len(frame.series[number].members) or len(arms) != 1 or None in arms:
        return None
    named = distinct_arms(ahead)
    end = frame.series[number].end
    if len(named) != 1 or named[0] in arms or frame.is_parted(end, ahead[0].span.start):
        return None
    return named[0]


def _set_against(frame: Frame, series: Series, behind: list[ArmMention], following: Series | None) -> str | None:
    """`with A was 9 and 7 months at two doses, compared with 5 months with B`: the arm named before, if the number that
    the list is compared with has another arm right behind it.
    """
    if following is None or len(distinct_arms(behind)) != 1:
        return None
    gap = frame.between(series.end, following.start)
    later = next((m for m in frame.arms if m.span.start >= following.end), None)
    if later is None or later.arm == behind[0].arm or not _link("other-group").search(gap):
        return None
    return behind[0].arm if stands_behind(frame, following, later) else None
