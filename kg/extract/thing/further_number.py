"""Numbers that share what they are of with one before or behind them: the same in another group.

Finds numbers in brackets behind each other, further counts of people, numbers between which nothing stands but the
names of groups, and numbers before the one whose clause says at its end what all are of; and numbers of some more of
the people, which are of what their own verb says. It takes none for further
where something else is named between the two.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "measured")
#: Kinds of numbers that measure, in whatever notation each is printed.
_MEASURES = ("mean", "measure", "number")
_FAR = 170


def is_further(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`8.6% (drug A) and 8.9% (drug B)`: another number of the same kind, or a further count of people."""
    gap = frame.sentence.between(before.estimate.end, estimate.begin)
    if before.estimate.kind == estimate.kind == "percent" and _words("behind-aside").match(gap):
        return True
    if _compares(before, estimate, gap):
        return True
    if expression("links", "became").fullmatch(gap) and _is_end_of_change(before.estimate, estimate):
        return True
    if estimate.kind == "number" and expression("estimates", "own-noun").match(frame.sentence.after(estimate.end, 30)):
        return False  # `8 deaths and 2 falls`
    return _is_further_count(frame, before, estimate) or _is_in_other_group(frame, before, estimate)


def _compares(before: Attached, estimate: Estimate, gap: str) -> bool:
    """`31% of B were readmitted (OR = 0.47`, `64% with B (difference, 12 percentage points`: what two numbers make."""
    match = _words("compared-in-bracket").match(gap)
    if match is None or before.estimate.kind == "ratio":
        return False
    return estimate.kind == "ratio" or (match["difference"] is not None and estimate.unit == before.estimate.unit)


def _is_end_of_change(first: Estimate, last: Estimate) -> bool:
    """`from 189 to 246 ms`, `77 (SD 26) to 99 (SD 31) watts`: are these the two ends of one change?"""
    if first.quantity is last.quantity is None:
        return first.pattern == last.pattern
    return first.kind == last.kind == "mean" and _is_alike(first, last)


def _is_further_count(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`in 22 patients given A versus 8 given B`: a bare number counts people too, each with its group behind."""
    if estimate.kind not in ("number", "none") or estimate.count is None or before.estimate.count is None:
        return False
    gap = frame.sentence.between(before.estimate.end, estimate.begin)
    others = (t for t in frame.things if before.thing is None or t.concept != before.thing.concept)
    named = any(before.estimate.end <= t.span.start < estimate.begin for t in others)
    joined = _words("further-count").search(gap) and _words("in-group").match(frame.sentence.after(estimate.end, 40))
    return not named and joined is not None and not frame.is_parted(before.estimate.end, estimate.begin)


def _is_in_other_group(frame: Frame, before: Attached, estimate: Estimate) -> bool:
    """`12% with drug A, and in the control group it was only 6%`: the same kind and unit, of another arm."""
    if not _is_alike(before.estimate, estimate) or estimate.begin - before.estimate.end > _FAR:
        return False
    start = max(before.estimate.end, before.thing.span.end if before.thing else 0)
    if start >= estimate.begin or any(start <= t.span.start < estimate.begin for t in frame.things):
        return False
    gap = frame.without_arms(start, estimate.begin)
    behind = any(m.span.start >= estimate.end for m in frame.arms)
    return (behind or "#" in gap) and _words("other-group").match(gap) is not None


def _is_alike(first: Estimate, second: Estimate) -> bool:
    """Do two numbers say the same kind of thing in the same unit?"""
    if first.kind in _MEASURES and second.kind in _MEASURES:
        return first.unit in (None, second.unit) or second.unit is None
    return first.kind == second.kind and first.kind != "ratio" and first.unit == second.unit


def counts_more(frame: Frame, estimate: Estimate) -> bool:
    """`six women lost weight, three needed a splint`: a bare number counts some of the people counted before it."""
    if estimate.kind != "number" or _words("some-did").match(frame.sentence.after(estimate.end, 40)) is None:
        return False
    before = [e for s in frame.series for e in s.members if e.end <= estimate.begin and e.count is not None]
    if not any(e.pattern in ("people", "fraction", "count-with-percent") for e in before):
        return False
    return _words("some-more").search(frame.sentence.before(estimate.begin, 30)) is not None


def share_back(frame: Frame, attached: list[Attached], last: Attached) -> None:
    """`66% of the treated versus 48% of the control eyes healed`: the first number is of what the last one is of."""
    before = [a for a in attached if a.estimate.end <= last.estimate.begin]
    if before and before[-1].thing is None and before[-1].estimate.kind == last.estimate.kind:
        gap = frame.sentence.between(before[-1].estimate.end, last.estimate.begin)
        named = any(t.span.start < last.estimate.begin for t in frame.things if t.span.start >= before[-1].estimate.end)
        in_group = last.how != "forward" or any(m.span.start >= before[-1].estimate.end for m in frame.arms)
        if _words("did-of-their-own").match(gap):
            return  # "31% needed a cane and 25% lost a tooth"
        if _words("versus").search(gap) and "," not in gap and in_group and not named:
            before[-1].thing, before[-1].how = last.thing, last.how


def share_through(frame: Frame, attached: list[Attached], last: Attached) -> None:
    """`40 women in A (2%) and 85 in B (4%) had a fall`: all numbers of a statement are of what ends it."""
    later = last
    for item in reversed([a for a in attached if a.estimate.end <= last.estimate.begin]):
        gap = frame.without_arms(item.estimate.end, later.estimate.begin)
        counts = item.estimate.kind == "percent" or item.estimate.count is not None
        if item.thing is not None or not counts or not _words("same-statement").match(gap):
            return
        item.thing, item.how = last.thing, last.how
        later = item
