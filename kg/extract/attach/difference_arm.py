"""Which arms a difference between arms compares: those that its own words name.

Finds the two of `the difference between A and B was -0.5%`, the one that a number is set against (`-0.5% vs. placebo`,
and in a sentence on `A compared with B` each signed number in the bracket of its thing), and the one that it was
corrected for (`placebo-adjusted`). The experimental arm comes first, as in ratios. Levels of two arms beside each other
are no difference, nor are changes in one arm.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.attach.arm_of_one import is_reference
from kg.extract.cue import expression
from kg.extract.thing.change import is_signed
from kg.extract.thing.frame import Attached, Frame
from kg.text.bracket import BRACKET

_words = partial(expression, "difference_arms")
_arm_words = partial(expression, "attach")
_result_words = partial(expression, "results")
_KINDS = ("percent", "measure", "mean", "number")
#: How far before a number the words for a difference may stand, and behind an arm a number of its own, in characters.
_BEFORE, _OWN = 200, 25
_Sides = tuple[str, str]


def give_difference_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in arm and comparator of numbers that are differences between arms, and mark them as such."""
    if not frame.arms or len(frame.table.arms) < 2:
        return
    for item in attached:
        if item.estimate.kind not in _KINDS or item.thing is None or item.in_comparison:
            continue
        sides = _between_two(frame, item) or _against_behind(frame, item) or _corrected_for(frame, item)
        if sides := sides or _against_throughout(frame, item) or _told_in_bracket(frame, item):
            _compare(item, sides[0], sides[1])
    _give_references(frame, attached)
    for before, item in pairwise(attached):
        if before.is_difference and not item.is_difference and _goes_on(frame, before, item):
            _compare(item, before.arm, before.comparator)


def _give_references(frame: Frame, attached: list[Attached]) -> None:
    """`the differences versus A in pain were -1, -2 and -3 with 5, 10 and 20 mg B`: no number of the list is A's, all
    are measured against it.
    """
    reference: str | None = None
    before: Attached | None = None
    for item in attached:
        if before is not None and reference is not None:
            gap = frame.sentence.between(before.estimate.end, item.estimate.begin)
            goes_on = item.thing is before.thing and _words("next-difference").fullmatch(BRACKET.sub("", gap))
            reference = reference if goes_on else None
        reference = reference or _reference_before(frame, item)
        if reference and item.arm in (None, reference) and item.thing and item.estimate.kind in _KINDS:
            _compare(item, frame.table.other(reference), reference)
        before = item


def _reference_before(frame: Frame, item: Attached) -> str | None:
    """The arm right behind the words for a difference, if the number follows with nothing told between."""
    before = [m for m in frame.arms if m.span.end <= item.estimate.begin]
    if not before or not _words("difference-from").search(frame.sentence.before(before[-1].span.start, 60)):
        return None
    gap = frame.sentence.between(before[-1].span.end, item.estimate.begin)
    return before[-1].arm if _words("then-difference").fullmatch(gap) else None


def _compare(item: Attached, arm: str | None, comparator: str | None) -> None:
    item.arm, item.comparator = arm, comparator
    item.arm_how, item.is_difference = "difference", True


def _goes_on(frame: Frame, before: Attached, item: Attached) -> bool:
    """`the differences in pain and weight were -2 and -3 kg`, `pain (mean difference, -2) and weight (-3 kg)`: is this
    the next number of one list, of which the first said what all are?
    """
    if before.how not in ("list", "bracket") or item.how != before.how or item.in_comparison:
        return False
    if frame.is_parted(before.estimate.end, item.estimate.begin) or before.thing is item.thing:
        return False
    if item.estimate.kind == "percent" != before.estimate.kind:
        return False  # "pain (mean difference, -2) and rash (12%)"
    return not any(before.estimate.end <= m.span.start < item.estimate.begin for m in frame.arms)


def _between_two(frame: Frame, item: Attached) -> _Sides | None:
    """`the difference between A and B was -0.5%`, `(A minus B)`."""
    before = frame.sentence.before(item.estimate.begin, _BEFORE)
    told = list(_words("differ").finditer(before))
    if not told:
        return None
    start = item.estimate.begin - len(before) + told[-1].end()
    named = [m for m in frame.arms if start <= m.span.start and m.span.end <= item.estimate.begin]
    if len(named) != 2 or named[0].arm == named[1].arm or _is_told_already(frame, item, start, named[0].span.start):
        return None
    joint = frame.sentence.between(named[0].span.end, named[1].span.start)
    then = frame.sentence.between(named[1].span.end, item.estimate.begin)
    if not _words("joint").match(joint) or not _words("then-number").match(then):
        return None
    return frame.table.in_order(named[0].arm, named[1].arm)


def _is_told_already(frame: Frame, item: Attached, start: int, end: int) -> bool:
    """`the difference was 4% with A versus B 3%`: does a like number, no level (`95% CI`), stand before the arms?"""
    numbers = [e for s in frame.series for e in s.members if start <= e.span.start < end]
    numbers = [e for e in numbers if e.unit == item.estimate.unit]
    return any(not _result_words("interval-behind").match(frame.sentence.after(e.end, 12)) for e in numbers)


def _against_behind(frame: Frame, item: Attached) -> _Sides | None:
    """`improved weight (-0.5 kg vs. placebo)`: a number with a sign or told as a difference, and what it is against."""
    ahead = next((m for m in frame.arms if m.span.start >= item.estimate.end), None)
    if ahead is None or not _is_difference(frame, item):
        return None
    gap = frame.sentence.between(max(item.estimate.end, item.estimate.reach), ahead.span.start)
    if not _words("against-behind").match(gap) or _has_own_number(frame, ahead):
        return None
    return _against(frame, ahead.arm)


def _corrected_for(frame: Frame, item: Attached) -> _Sides | None:
    """`the placebo-adjusted change with A was -0.5%`."""
    start, _ = frame.clause_bounds(item.estimate.begin)
    match = _words("corrected").search(frame.sentence.between(start, item.estimate.begin))
    arm = frame.table.named(match["name"]) if match else None
    return _against(frame, arm) if arm else None


def _told_in_bracket(frame: Frame, item: Attached) -> _Sides | None:
    """`more with A than with B (difference in change, -0.5 kg)`: the two arms that the sentence names before."""
    if not _words("opens-difference").search(frame.sentence.before(item.estimate.begin, 90)):
        return None
    named = distinct_arms(m for m in frame.arms if m.span.end <= item.estimate.begin)
    return frame.table.in_order(named[0], named[1]) if len(named) == 2 else None


def _against_throughout(frame: Frame, item: Attached) -> _Sides | None:
    """`Compared with B, A lowered weight [-0.5 kg] and pressure [-4 mm Hg]`: all numbers compare the two."""
    named = distinct_arms(frame.arms)
    if len(named) not in (1, 2) or item.how != "bracket" or not _is_difference(frame, item):
        return None
    if _words("since-baseline").search(frame.sentence.words):
        return None
    against = [a for a in named if all(_is_set_against(frame, m, item) for m in frame.arms if m.arm == a)]
    return _against(frame, against[0]) if len(against) == 1 else None


def _is_set_against(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    return is_reference(frame, mention, item) and not _has_own_number(frame, mention)


def _has_own_number(frame: Frame, mention: ArmMention) -> bool:
    """`versus placebo (-0.1%)`: does a number of its own stand right behind an arm?"""
    ahead = [e for s in frame.series for e in s.members if mention.span.end <= e.begin < mention.span.end + _OWN]
    gap = frame.between(mention.span.end, ahead[0].begin) if ahead else ""
    return bool(ahead) and _arm_words("own-number-behind").match(gap) is not None


def _is_difference(frame: Frame, item: Attached) -> bool:
    """Does a number carry a sign, or follow the words for a difference?"""
    if is_signed(frame.sentence, item.estimate):
        return True
    return _arm_words("says-difference").search(frame.sentence.before(item.estimate.begin, 90)) is not None


def _against(frame: Frame, reference: str) -> _Sides | None:
    """The arm that is compared with a reference: the only other one that the sentence names, or the study has."""
    others = [arm for arm in distinct_arms(frame.arms) if arm != reference]
    arm = others[0] if len(others) == 1 else frame.table.other(reference) if not others else None
    return (arm, reference) if arm else None
