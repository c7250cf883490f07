"""Which arms a result compares: its own and another, as a difference between the two arms of a study does.

Finds the pair of numbers that a difference in a bracket is of, and the two arms of a study where a difference names
none. A change in an arm of a sentence that names no other, and compares nothing, is compared with none. It leaves
differences between groups that are no arms.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmTable, distinct_arms
from kg.extract.attach.unknown_group import is_set_against_other_drug
from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.extract.thing.frame import Attached
from kg.extract.thing.people_share import is_difference_of_shares
from kg.model.study import Result, Statistic

_words = partial(expression, "results")
#: How far behind a number the people may stand that it is told against, in characters.
_CLAUSE = 160


def compared_arms(
    sentence: ReadSentence, item: Attached, statistic: Statistic, table: ArmTable
) -> tuple[str | None, str | None]:
    """The arm of a result and the one it is compared with; a difference between two arms is the experimental one's."""
    arm, comparator = item.arm, item.comparator
    opens = (
        _words("difference-opens").search(sentence.before(item.estimate.span.start, 50)) is not None
        or _words("difference-behind").match(sentence.after(item.estimate.span.end, 30)) is not None
        or is_difference_of_shares(sentence, item.estimate)
    )
    if statistic == "difference" and opens and comparator is None:
        arm = None  # it is of both arms, whichever stands before it
    if (
        statistic == "difference"
        and table.is_comparative
        and len(table.arms) == 2
        and table.is_whole
        and comparator is None
    ):
        if item.is_listed or (arm is None and _is_between_groups(sentence, item, table)):
            return arm, None  # `reduced by 7% and 12%`: one number a group, a dose or a time
        if arm is None and not table.find(sentence) and is_set_against_other_drug(sentence, table):
            return None, None
        if arm is not None and not _may_compare(sentence, table):
            return arm, None  # "fell by 12% with A"
        arm = arm or next(iter(table.with_role("experimental")), None)
        comparator = table.other(arm) if arm else None
    return arm, comparator


def _may_compare(sentence: ReadSentence, table: ArmTable) -> bool:
    """Does a sentence name two arms, or hold words that set one thing against another?"""
    if len(distinct_arms(table.find(sentence))) > 1:
        return True
    return _words("may-compare").search(sentence.words) is not None


def _is_between_groups(sentence: ReadSentence, item: Attached, table: ArmTable) -> bool:
    """`50% higher than in patients without it`: does a sentence that names no arm compare some patients with others?"""
    behind = sentence.after(item.estimate.end, _CLAUSE)
    return not table.find(sentence) and _words("than-in-group").search(behind) is not None


def between_the_last(sentence: ReadSentence, result: Result, here: list[Result], table: ArmTable) -> Result:
    """`91% with A versus 77% with B (difference 14%)`: a difference told in a bracket is that of the two before it."""
    if result.statistic != "difference" or len(here) < 2 or here[-1].arm is None or here[-2].arm is None:
        return result
    first, second = here[-2], here[-1]
    alike = first.outcome == second.outcome == result.outcome and first.statistic == second.statistic
    start = result.evidence.words.start
    if not alike or first.arm == second.arm or not _words("difference-in-bracket").search(sentence.before(start, 60)):
        return result
    arm, comparator = table.in_order(first.arm or "", second.arm or "")
    return replace(result, arm=arm, comparator=comparator)
