"""The arms that stand right beside each number of a series: `32% (A) vs 59% (B)`, `(A 84%, B 69%)`.

Finds them within a number's notation, in a bracket behind it, and right before it. It gives none where one number of
the series has no arm beside it.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame
from kg.text.bracket import OPEN

_words = partial(expression, "attach")


def give_arms_beside(frame: Frame, items: list[Attached]) -> bool:
    """Fill in the arms of the numbers of a series where each has one beside it; did each have one?"""
    return _within(frame, items) or _in_brackets_behind(frame, items) or _right_behind_names(frame, items)


def _within(frame: Frame, items: list[Attached]) -> bool:
    """`40 of 150 drug A recipients (27%)`: each number of a series has its arm between its count and its share."""
    found = [
        next((m.arm for m in frame.arms if a.estimate.begin <= m.span.start and m.span.end <= a.estimate.end), None)
        for a in items
    ]
    if not all(found):
        return False
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "within"
    return True


def _in_brackets_behind(frame: Frame, items: list[Attached]) -> bool:
    """`32% (A) vs 59% (B)`: each number of a series has its arm in a bracket behind it."""
    found = []
    for item in items:
        behind = [m for m in frame.arms if m.span.start >= item.estimate.span.end]
        if not behind:
            return False
        gap = frame.between(item.estimate.span.end, behind[0].span.start)
        if not _words("opens-arm").match(gap) or not _words("closes-arm").match(
            frame.sentence.after(behind[0].span.end)
        ):
            return False
        found.append(behind[0].arm)
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "bracket"
    return bool(items)


def _right_behind_names(frame: Frame, items: list[Attached]) -> bool:
    """`(A group 84%, B group 69%)`: each number of a series stands right behind its arm."""
    found = []
    for item in items:
        before = [m for m in frame.arms if m.span.end <= item.estimate.span.start]
        if not before:
            return False
        gap = frame.between(before[-1].span.end, item.estimate.span.start)
        if closes_list(frame, before[-1]):
            return False
        named = _words("names-number").fullmatch(gap) or (gap == "; " and _is_in_table(frame, before[-1]))
        if not named or (gap.strip()[-1:] in (",", "(", "[") and _is_led_to_arm(frame, item)):
            return False
        found.append(before[-1].arm)
    for item, key in zip(items, found, strict=True):
        item.arm, item.arm_how = key, "name"
    return bool(items)


def closes_list(frame: Frame, mention: ArmMention) -> bool:
    """`in the A and B groups (12% patients and 9%)`: is an arm the last of several that share one word for groups?"""
    if not _words("plural-group").search(frame.sentence.between(mention.span.start, mention.span.end + 8)):
        return False
    before = [m for m in frame.arms if m.span.end <= mention.span.start]
    if not before or before[-1].arm == mention.arm:
        return False
    return _words("joins-groups").fullmatch(frame.sentence.between(before[-1].span.end, mention.span.start)) is not None


def _is_in_table(frame: Frame, mention: ArmMention) -> bool:
    """Does an arm stand in a bracket that opens with the name of an arm: `(control; 20, study; 14)`?"""
    opened = OPEN.search(frame.sentence.between(frame.sentence.span.start, mention.span.start))
    if opened is None:
        return False
    first = mention.span.start - len(opened.group().lstrip("([ "))
    return any(m.span.start == first for m in frame.arms)


def _is_led_to_arm(frame: Frame, item: Attached) -> bool:
    """`in A, 71% in B`: do words lead from a number to an arm behind it?"""
    ahead = next((m for m in frame.arms if m.span.start >= item.estimate.end), None)
    gap = frame.between(item.estimate.end, ahead.span.start) if ahead else ""
    return gap.strip(" ,)]") != "" and _words("to-arm-behind").match(gap) is not None
