"""In which arm a number was seen that stands alone, in no series: the arm behind it, before it, or of its clause.

It stays without one where a group by a name that is no arm's stands beside it, or where several arms share it.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.attach.arm_beside import closes_list
from kg.extract.attach.unknown_group import is_of_other_drug, is_of_unknown_group
from kg.extract.cue import expression
from kg.extract.thing.change import role_of
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span

_words = partial(expression, "attach")


def give_arm_of_one(
    frame: Frame, item: Attached, ahead: list[ArmMention], behind: list[ArmMention], earlier: list[ArmMention]
) -> None:
    """A number alone is of the arm that directly follows it, of the one before it, or of the sentence's only arm.

    `ahead`, `behind` and `earlier` are the mentions of arms around it (`mentions_around`).
    """
    lists = [bracket for m in earlier if (bracket := _list_of_arms(frame, m)) and bracket.end <= item.estimate.begin]
    if lists:
        earlier = [m for m in earlier if not any(bracket.contains(m.span) for bracket in lists)]
        behind = [m for m in behind if m in earlier]
    earlier = [m for m in earlier if not _is_aside_against(frame, m, item)]
    behind = [m for m in behind if m in earlier]
    if is_of_other_drug(frame, item):
        return
    if ahead:
        start, thing = item.estimate.end, item.thing
        if thing and start <= thing.span.start and thing.span.end <= ahead[0].span.start:
            start = thing.span.end  # "14 deaths in A"
        gap = frame.between(start, ahead[0].span.start)
        if len(gap) < 60 and _words("to-arm-behind").match(gap):
            if _words("others-respectively").match(frame.sentence.after(ahead[0].span.end, 120)):
                return  # the last of a list in the order of the arms, whose others were not read
            if gap.rstrip()[-1:] in ("(", "[") and _list_of_arms(frame, ahead[0]):
                return
            item.arm, item.arm_how = ahead[0].arm, "following"
            return
        if behind and len(gap) < 30 and not _words("parts-arms").search(gap):
            return  # "in 12 (19%) given A and in 10 (16%) while off A": of which arm is not told
    if behind:
        start, end = behind[-1].span.end, item.estimate.span.start
        near = len(distinct_arms(behind)) == 1 or len(frame.between(start, end)) < 40
        if near and is_of_unknown_group(frame, item, ahead, start):
            item.arm = frame.table.other(behind[-1].arm) if frame.has_number(frame.sentence.span.start, start) else None
            item.arm_how = "remaining" if item.arm else ""
            return
        if near and not frame.is_parted(start, end) and not closes_list(frame, behind[-1]):
            if is_reference(frame, behind[-1], item):
                item.arm, item.comparator = _set_against(frame, behind[-1], item)
                item.arm_how = "against" if item.arm else ""
            elif not _is_of_everyone(frame, item):
                item.arm, item.arm_how = behind[-1].arm, "preceding"
            return
    distinct = distinct_arms(frame.arms)
    if _is_of_everyone(frame, item):
        return
    if is_of_unknown_group(frame, item, ahead, earlier[-1].span.end if earlier else frame.sentence.span.start):
        return
    if len(distinct) == 1 and all(is_reference(frame, m, item) for m in frame.arms):
        item.arm, item.comparator = _set_against(frame, frame.arms[0], item)
        item.arm_how = "against" if item.arm else ""
    elif len(distinct) == 1 and (earlier or ahead):
        item.arm, item.arm_how = distinct[0], "sentence"
    elif earlier and not _ahead_in_clause(frame, item, ahead) and opens_clause(frame, earlier[-1], item):
        item.arm, item.arm_how = earlier[-1].arm, "clause opening"
    elif arm := _only_one_of_clause(frame, item, earlier):
        item.arm, item.arm_how = arm, "clause"


def is_reference(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    """`an improvement of 18 mL compared with placebo`: is an arm only what a number is measured against?"""
    if not _words("against-it").search(frame.sentence.before(mention.span.start, 80)):
        return False
    start = frame.series[item.series].start
    if mention.span.end > start:
        start = item.estimate.begin
    if mention.span.end > start:
        return True
    gap = frame.between(mention.span.end, start)
    return not any(_words(row).match(gap) for row in ("own-number-behind", "own-statement-behind"))


def _is_aside_against(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    """`fell by 5% (vs 1% with B) and by 6%`: is an arm only that of a number in a bracket that closed before?"""
    bracket = next((b for b in frame.brackets if b.contains(mention.span)), None)
    if bracket is None or bracket.end > item.estimate.begin:
        return False
    return _words("against-in-bracket").match(frame.sentence.between(bracket.start, bracket.end)) is not None


def _set_against(frame: Frame, mention: ArmMention, item: Attached) -> tuple[str | None, str | None]:
    """The other of two arms and the one that it is compared with, if the number is the difference of both."""
    other = frame.table.other(mention.arm)
    is_difference = _words("says-difference").search(frame.sentence.before(item.estimate.begin, 90))
    is_told = is_difference or role_of(frame.sentence, item.estimate) in ("change", "between arms")
    return (other, mention.arm) if other and is_told else (None, None)


def _is_of_everyone(frame: Frame, item: Attached) -> bool:
    """Does the statement of a number say that it is of the people of all arms together?"""
    start, _ = frame.clause_bounds(item.estimate.begin)
    return _words("of-all-people").search(frame.sentence.between(start, item.estimate.begin)) is not None


def _list_of_arms(frame: Frame, mention: ArmMention) -> Span | None:
    """The bracket around an arm that names other arms too: `five had one (A, n = 3; B, n = 2), and none had a stroke`.

    It divides the number before it among the arms, and what stands behind it is of none of them.
    """
    bracket = next((b for b in frame.brackets if b.contains(mention.span)), None)
    several = bracket and len(distinct_arms(m for m in frame.arms if bracket.contains(m.span))) > 1
    return bracket if several else None


def _only_one_of_clause(frame: Frame, item: Attached, earlier: list[ArmMention]) -> str | None:
    """`Success in A was 73% at 1 year and 62% at 2 years, whereas …`: its clause names one arm."""
    start, end = frame.clause_bounds(item.estimate.begin)
    named = distinct_arms(m for m in frame.arms if start <= m.span.start < end)
    is_before = any(start <= m.span.start for m in earlier)
    return named[0] if len(named) == 1 and is_before else None


def _ahead_in_clause(frame: Frame, item: Attached, ahead: list[ArmMention]) -> bool:
    """Does the clause of a number name an arm behind it?"""
    return bool(ahead) and not frame.is_parted(item.estimate.end, ahead[0].span.start)


def opens_clause(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    """`In A rash was seen in 5 patients and fever in 6`: does the clause of a number begin with this arm?"""
    if frame.is_parted(mention.span.end, item.estimate.span.start):
        return False
    start = frame.clause_start(mention.span.start)
    return _words("opens-clause").match(frame.until(mention.span.start)[start:]) is not None
