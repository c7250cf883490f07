"""In which arm a number was seen: by the arms named beside it, in the order of the text or in the usual order.

Finds the arms of pairs that `vs` joins, of lists that end in `respectively`, of numbers with an arm behind or before
them, and what a ratio compares. A number in a sentence that names no arm, or several without order, stays without one.

Measured on gold (docs/extraction.md; results, arm: 195 values): precision 0.971, recall 0.851; on pico_corpus:
precision 0.870, recall 0.582.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.attach.arm_beside import give_arms_beside
from kg.extract.attach.arm_of_comparison import give_compared_arms
from kg.extract.attach.arm_of_one import give_arm_of_one
from kg.extract.attach.arm_of_pairs import (
    give_arms_of_brackets,
    give_arms_of_cells,
    give_arms_of_changes,
    give_arms_of_shares,
)
from kg.extract.attach.arm_of_row import give_arm_of_row, give_arms_of_halves
from kg.extract.attach.arm_of_series import give_arms_of_series, is_of_one_arm_each, mentions_around
from kg.extract.attach.difference_arm import give_difference_arms
from kg.extract.attach.part_of_arm import leave_parts_of_arms
from kg.extract.attach.ratio_arm import give_ratio_arms
from kg.extract.attach.total import part_totals
from kg.extract.attach.unknown_group import is_of_other_drug, is_of_other_name
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.thing import is_share_of

_words = partial(expression, "attach")
_link = partial(expression, "links")
#: How a number gets the arm whose name stands behind it or in its own notation.
_BY_NAME = frozenset({"following", "trailing", "within", "bracket", "name", "list", "order"})


def give_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in the arms of a comparative study, series by series."""
    if len(frame.table.arms) < 2:
        return
    give_arms_of_shares(frame, attached)
    give_arms_of_cells(frame, attached)
    give_arms_of_changes(frame, attached)
    give_arms_of_brackets(frame, attached)
    give_compared_arms(frame, attached)
    trailing = _arms_trail(frame, attached)
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if any(a.arm for a in items) or give_arms_beside(frame, items):
            continue
        if trailing and len(items) == 1 and items[0].estimate.kind != "ratio":
            others = _is_aside(frame, items[0]) or is_of_other_drug(frame, items[0]) or is_of_other_name(frame, number)
            ahead = [] if others else frame.arms
            ahead = [m for m in ahead if m.span.start >= items[0].estimate.end]
            chosen = _of_bracket(frame, items[0]) or (ahead[0].arm if ahead else None)
            items[0].arm, items[0].arm_how = chosen, "trailing" if chosen else ""
        elif items[0].estimate.kind == "ratio":
            continue
        elif len(items) > 1 and items[0].has_listed_time:
            if not (
                is_of_one_arm_each(frame, series, items, number)
                or give_arm_of_row(frame, series, items, attached, number)
            ):
                give_arm_of_one(frame, items[-1], *mentions_around(frame, series, number))
                for item in items[:-1]:  # one arm at several times
                    item.arm, item.arm_how = items[-1].arm, items[-1].arm_how
        elif len(items) > 1 and give_arm_of_row(frame, series, items, attached, number):
            continue
        elif len(items) > 1:
            give_arms_of_series(frame, series, items, number)
        else:
            give_arm_of_one(frame, items[0], *mentions_around(frame, series, number))
    _share_in_brackets(frame, attached)
    _share_back(frame, attached)
    give_arms_of_halves(frame, attached)
    for before, item in pairwise(attached):
        if is_share_of(frame, before, item.estimate) and before.arm and before.thing is item.thing:
            item.arm, item.arm_how = before.arm, before.arm_how
        if before.arm is None and before.thing is item.thing and _is_changed_to(frame, before, item):
            before.arm, before.arm_how = item.arm, item.arm_how
    for before, item in reversed(list(pairwise(attached))):
        if before.arm is None and item.arm and _is_of_one_list(frame, before, item):
            before.arm, before.arm_how = item.arm, item.arm_how
    _leave_next_groups(frame, attached)
    leave_parts_of_arms(frame, attached)
    part_totals(frame, attached)
    give_ratio_arms(frame, attached)
    give_difference_arms(frame, attached)


def _leave_next_groups(frame: Frame, attached: list[Attached]) -> None:
    """`12% in A and 10%, 9% and 8% in those given tea, juice or water`: numbers of one thing behind the arm of another
    number are of other groups, by whatever names.
    """
    left: Attached | None = None
    for before, item in pairwise(attached):
        alike = before.thing is item.thing and before.estimate.kind == item.estimate.kind != "ratio"
        if not alike or item.arm is None or (item.arm_how in _BY_NAME and left is None):
            left = None
            continue
        between = [m for m in frame.arms if before.estimate.end <= m.span.start and m.span.end <= item.estimate.begin]
        if len(between) == 1 and between[0].arm == before.arm == item.arm:
            led = _words("to-arm-behind").match(frame.between(before.estimate.end, between[0].span.start))
            joint = frame.sentence.between(between[0].span.end, item.estimate.begin)
            is_next = led is not None and _words("then-next-number").match(joint) is not None
        else:
            joint = frame.sentence.between(before.estimate.end, item.estimate.begin)
            is_next = left is before and not between and _words("next-of-list").match(joint) is not None
        left = item if is_next else None
        if is_next:
            item.arm, item.arm_how = None, ""


def _share_in_brackets(frame: Frame, attached: list[Attached]) -> None:
    """`in the A group (week 4: 12%; week 8: 17%)`: the numbers of a bracket behind an arm are all of this arm, if the
    first one is and the bracket names no other.
    """
    for mention, bracket in frame.own_brackets:
        inside = [a for a in attached if bracket.start <= a.estimate.begin < bracket.end and a.estimate.kind != "ratio"]
        words = frame.sentence.between(bracket.start, bracket.end)
        if len(inside) < 2 or inside[0].arm != mention.arm or _words("compared-within").search(words):
            continue
        lead = frame.sentence.before(mention.span.start, 60)
        if inside[0] is attached[0] and _words("against-it").search(lead):
            continue  # "improved with both doses vs placebo (4.1 for 10 mg, 5.2 for 20 mg)"
        for item in inside[1:]:
            if item.arm is None:
                item.arm, item.arm_how = mention.arm, "bracket"


def _is_of_one_list(frame: Frame, before: Attached, item: Attached) -> bool:
    """`One fall and two strokes occurred with A`: events that are counted one by one, and happened in one arm."""
    if before.thing is None or item.thing is None or {before.how, item.how} != {"forward"} or before.in_comparison:
        return False
    if before.thing is item.thing or any(m.span.start < item.thing.span.end for m in frame.arms):
        return False
    return _words("next-counted").fullmatch(frame.between(before.thing.span.end, item.estimate.begin)) is not None


def _is_aside(frame: Frame, item: Attached) -> bool:
    """`(data cutoff in June; 171 deaths), the median was 5 months with A`: is a number with its thing in a bracket?"""
    if item.thing is None or item.thing.span.start < item.estimate.end:
        return False
    return _words("closes-aside").match(frame.sentence.after(item.thing.span.end, 60)) is not None


def _of_bracket(frame: Frame, item: Attached) -> str | None:
    """`14 mm Hg in A (P = .1, 38% reduction)`: the arm that the bracket of a number stands behind."""
    thing = item.thing.span if item.thing else item.estimate.span
    for mention, bracket in frame.own_brackets:
        if bracket.contains(thing) and bracket.contains(item.estimate.span):
            return mention.arm  # "2 died in the A group (fall [n=1] and rash [n=1])"
    before = [m for m in frame.arms if m.span.end <= item.estimate.begin]
    gap = frame.sentence.between(before[-1].span.end, item.estimate.begin) if before else ""
    return before[-1].arm if _words("bracket-behind-arm").fullmatch(gap) else None


def _is_changed_to(frame: Frame, before: Attached, item: Attached) -> bool:
    """`from 42 (SD 9) to 38 (SD 8) with A`: did the first number become the second?"""
    opens = expression("changes", "right-after-from").search(frame.sentence.before(before.estimate.begin, 40))
    gap = frame.between(before.estimate.end, item.estimate.begin)
    return opens is not None and _link("became").fullmatch(gap) is not None


def _share_back(frame: Frame, attached: list[Attached]) -> None:
    """`rash (42% vs 15%) and fever (45% vs 30%) were commoner with B`: what is said of the last pair holds for all."""
    for number in range(len(frame.series) - 2, -1, -1):
        pair, later = ([a for a in attached if a.series == n] for n in (number, number + 1))
        if (
            len(pair) != 2
            or len(later) != 2
            or pair[0].arm_how != "default order"
            or later[0].arm_how not in ("order", "list")
        ):
            continue
        start, end = pair[1].estimate.end, later[0].estimate.begin
        between = any(start <= m.span.start < end for m in frame.arms)
        if not between and _words("next-in-row").match(frame.between(start, end)):
            for item, model in zip(pair, later, strict=True):
                item.arm, item.arm_how = model.arm, model.arm_how


def _arms_trail(frame: Frame, attached: list[Attached]) -> bool:
    """Do the arms close the lists of their numbers: `rash (68%) and fever (64%) for A, and rash (51%) for B`?"""
    singles = [
        a.estimate.begin for a in attached if not a.in_comparison and a.thing is not None and a.estimate.kind != "ratio"
    ]
    if len(singles) < 2 or len(frame.arms) < 2 or frame.arms[0].span.start < singles[0]:
        return False
    if any(
        _link("before-arm-bracket").match(frame.between(m.span.end, s))
        for m in frame.arms
        for s in singles
        if m.span.end <= s
    ):
        return False
    position = frame.sentence.span.start
    for mention in frame.arms:
        closes = _words("closing").search(frame.between(mention.span.start - 30, mention.span.start))
        if not closes or not any(position <= s < mention.span.start for s in singles):
            return False
        position = mention.span.end
    return True
