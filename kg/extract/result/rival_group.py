"""Numbers of those whom a group of patients is set against: `patients with gout had more pain (12% vs 4%)`.

Looks at the second of two numbers behind a group, and gives it the group that the clause goes on to name (`compared
with those without gout`), or those without what the others have. Where the words do not say who they are, the number is
of nobody that is told; and so is a ratio of such groups. Numbers of arms stay those of the group.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.extract.result.group_contrast import ASIDE, UNTOLD, are_joined, is_turned, named_against
from kg.extract.result.group_row import VALUES, Subgroup, numbers_beside

_words = partial(expression, "patient_groups")


def of_rival(sentence: ReadSentence, estimate: Estimate, table: ArmTable, group: Subgroup) -> str | None:
    """The rival of a group that stands before a number, if the number is the rival's; None if it is the group's."""
    if estimate.kind == "ratio":
        return UNTOLD if _is_of_both(sentence, estimate, table, group) else None
    before, behind = numbers_beside(sentence, estimate, group)
    if before and _sets_against(sentence, before.span.end, estimate.begin):
        if not table.find(sentence) and _words("in-own-group").match(sentence.after(max(estimate.reach, estimate.end))):
            return UNTOLD  # "28% compared with 55% in the control group"
        if not _is_compared(sentence, table, group, before):
            return None
        if is_turned(sentence, estimate, before, is_second=True):
            return UNTOLD
        return named_against(sentence, estimate) or _without(sentence, group) or UNTOLD
    if behind and _sets_against(sentence, estimate.end, behind.span.start):
        is_other = is_turned(sentence, estimate, behind, is_second=False)
        return UNTOLD if is_other and _is_compared(sentence, table, group, behind) else None
    return None


def _sets_against(sentence: ReadSentence, start: int, end: int) -> bool:
    return are_joined(sentence, start, end) and _words("sets-against").search(sentence.between(start, end)) is not None


def _is_compared(sentence: ReadSentence, table: ArmTable, group: Subgroup, number: Quantity) -> bool:
    """Is the group set against other patients, and not one arm against another within it?"""
    if table.find(sentence) or _words("of-some-arm").search(sentence.words) or _words("no-trait").search(group.name):
        return False
    values = [q.span for q in sentence.quantities if q.kind in VALUES and group.span.end <= q.span.start]
    since = max((s.end for s in values if s.end <= number.span.start), default=group.span.end)
    gaps = ((group.span.end, values[0].start), (since, number.span.start))
    if any(_words("against-something").search(ASIDE.sub("", sentence.between(*gap))) for gap in gaps):
        return False
    if len(table.arms) < 2 and not table.is_comparative:
        return True
    is_opener = group.span.start == sentence.span.start and not _is_subject(sentence, group)
    told = sentence.between(sentence.span.start, number.span.start)
    return not is_opener and _words("fares-otherwise").search(told) is not None


def _is_subject(sentence: ReadSentence, group: Subgroup) -> bool:
    return _words("subject-does").match(sentence.after(group.span.end, 90)) is not None


def _is_of_both(sentence: ReadSentence, estimate: Estimate, table: ArmTable, group: Subgroup) -> bool:
    """`those with gout had longer survival (HR 0.6)`, `12 vs 20 months, HR 0.6`: does a ratio compare two groups?"""
    told = ASIDE.sub("", sentence.between(group.span.end, estimate.begin))
    if _is_subject(sentence, group) and _words("fares-otherwise").search(told):
        return _words("against-something").search(told.replace("both ", "")) is None
    values = (q for q in sentence.quantities if q.kind in VALUES and q.span.start >= group.span.end)
    earlier = [q for q in values if q.span.end <= estimate.begin]
    return any(
        _sets_against(sentence, a.span.end, b.span.start) and _is_compared(sentence, table, group, a)
        for a, b in pairwise(earlier)
    )


def _without(sentence: ReadSentence, group: Subgroup) -> str | None:
    """`without gout` for those with it."""
    if _words("graded").search(group.name) or f"with {group.name}" not in sentence.between(
        group.span.start, group.span.end
    ):
        return None
    return f"without {group.name}"
