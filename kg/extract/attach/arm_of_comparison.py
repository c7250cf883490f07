"""Numbers that stand before the words that compare their arms: `rash (12%) was commoner with A than with B (4%)`.

Finds what was given first for the arm named first, and in the bracket behind the second arm that one's numbers. It does
not look beyond the statement, and needs words of comparison: `higher`, `more often`, `as frequent`.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmMention
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "attach")


def give_compared_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in the arms of numbers in brackets around such words."""
    for place, mention in enumerate(frame.arms):
        behind = [a for a in attached if a.estimate.begin >= mention.span.end]
        if not behind or not _opens_bracket(frame, mention, behind[0]):
            continue
        if behind[0].estimate.kind == "ratio" or frame.series[behind[0].series].is_comparison:
            continue
        first, start = _compared(frame, place)
        told = _told_before(frame, attached, start) if first else []
        if not told:
            continue
        for item in told:
            item.arm, item.arm_how = first, "compared"
        for item in (a for a in behind if a.series == behind[0].series):
            item.arm, item.arm_how = mention.arm, "compared"


def _opens_bracket(frame: Frame, mention: ArmMention, item: Attached) -> bool:
    return frame.sentence.between(mention.span.end, item.estimate.begin).strip() in ("(", "[")


def _compared(frame: Frame, place: int) -> tuple[str | None, int]:
    """The arm that the one at a place is compared with, and where the words begin that name one of the two: the arm
    named before it, or the other one of two.
    """
    mention = frame.arms[place]
    if place and (before := frame.arms[place - 1]).arm != mention.arm:
        joint = frame.sentence.between(before.span.end, mention.span.start)
        lead = frame.sentence.before(before.span.start, 80)
        if _words("than-other").fullmatch(joint) and _words("comparative-lead").search(lead):
            return before.arm, before.span.start
    lead = frame.sentence.before(mention.span.start, 80)
    other = frame.table.other(mention.arm) if _words("comparative-than").search(lead) else None
    return other, mention.span.start


def _told_before(frame: Frame, attached: list[Attached], start: int) -> list[Attached]:
    """The numbers of a statement before an offset, if it names no arm before them."""
    base = frame.sentence.span.start
    since = base + frame.clause_start(start)
    if any(since <= m.span.start < start for m in frame.arms):
        return []
    items = [a for a in attached if since <= a.estimate.begin and a.estimate.end <= start and a.thing is not None]
    in_comparison = any(a.in_comparison or a.arm for a in items)
    return [] if in_comparison or len({id(a.thing) for a in items}) < len(items) else items
