"""A number of all people before a bracket that splits it by arm: `21% (18% in A and 24% in B)`.

Gives the numbers of such a bracket to what the number before it is of, each to the arm that is named beside it, and
takes from the number before it any arm. It does nothing where the bracket names an arm twice, or holds another number.
Counts of one thing that add up to the count before them, and whose arms are not told, are of nothing.
"""

from __future__ import annotations

from kg.extract.arm.arm_table import ArmMention
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span


def part_totals(frame: Frame, attached: list[Attached]) -> None:
    """Set right the arms of totals and of the parts in the brackets behind them."""
    for bracket in frame.brackets:
        inside = [a for a in attached if bracket.start < a.estimate.begin < bracket.end]
        total = next((a for a in reversed(attached) if a.estimate.end <= bracket.start), None)
        if total is None or total.thing is None or not _is_split(frame, bracket, total, inside):
            continue
        total.arm, total.arm_how, total.in_comparison = None, "", False
        for part, mention in zip(inside, _named(frame, bracket), strict=True):
            part.thing, part.how = total.thing, total.how
            part.arm, part.arm_how = mention.arm, "bracket"


def leave_untold_parts(attached: list[Attached]) -> None:
    """`12 responded, 7 on A, 5 on B` where A and B are no arms: parts of all that are of nobody who is known."""
    for i, whole in enumerate(attached):
        total = whole.estimate.count
        if total is None or total < 4 or whole.thing is None or whole.thing.type != "outcome":
            continue
        for size in (2, 3, 4):
            parts = attached[i + 1 : i + 1 + size]
            counts = [part.estimate.count or 0 for part in parts if part.arm is None]
            if any(part.thing not in (None, whole.thing) for part in parts):
                break
            if len(counts) == size and min(counts) > 0 and sum(counts) == total:
                for part in parts:
                    part.thing = None if part.thing is whole.thing else part.thing
                break


def _named(frame: Frame, bracket: Span) -> list[ArmMention]:
    return [m for m in frame.arms if bracket.contains(m.span)]


def _is_split(frame: Frame, bracket: Span, total: Attached, inside: list[Attached]) -> bool:
    """Does a bracket right behind a number hold such a number for each of several arms, and nothing else?"""
    arms = [m.arm for m in _named(frame, bracket)]
    if len(arms) < 2 or len(set(arms)) < len(arms) or len(arms) != len(inside):
        return False
    if frame.sentence.between(total.estimate.end, bracket.start).strip():
        return False
    kinds = {a.estimate.kind for a in inside}
    if len(kinds) > 1 or "ratio" in kinds or any(t for t in frame.things if bracket.contains(t.span)):
        return False
    return total.estimate.kind in kinds or (total.estimate.count is not None and _counts(inside))


def _counts(inside: list[Attached]) -> bool:
    """Are all of these numbers of people: counts or shares?"""
    return all(a.estimate.count is not None or a.estimate.kind == "percent" for a in inside)
