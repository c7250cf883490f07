"""Which arms a ratio compares: those that its own words name, else the experimental arm with the other.

A ratio in a sentence on what foretells an outcome compares no arms, unless the sentence names them.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import distinct_arms
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "ratios")
#: So many ratios in one sentence are a list.
_LIST = 3


def give_ratio_arms(frame: Frame, attached: list[Attached]) -> None:
    """Fill in arm and comparator of the ratios of a comparative study."""
    for item in attached:
        if item.estimate.kind != "ratio" or item.estimate.statistic == "correlation":
            continue
        if item.arm is None:
            _compare(frame, item)
        elif item.comparator is None:  # "hazard ratio in the A group, 0.45"
            item.comparator = frame.table.other(item.arm)


def _compare(frame: Frame, item: Attached) -> None:
    """The arms that its own words name; else the experimental one of two and the other; else those of the sentence."""
    table, quantity = frame.table, item.estimate.quantity
    inside = distinct_arms(m for m in frame.arms if quantity and quantity.span.contains(m.span))
    if inside and (other := inside[1] if len(inside) == 2 else table.other(inside[0])):
        item.arm, item.comparator = inside[0], other  # "hazard ratio for death with A versus B, 0.61"
        return
    if _words("prognostic").search(frame.sentence.words) and (not frame.arms or _is_of_factor(frame, item)):
        return  # it compares patients with a feature and those without
    if not frame.arms and _compares_people(frame, item):
        return
    experimental = table.with_role("experimental")
    controls = table.with_role("control")
    if len(table.arms) == 2 and table.is_whole:
        first = experimental[0] if len(experimental) == 1 else table.arms[0].key
        first = _had_less_or_more(frame, item) or first
        item.arm, item.comparator = first, table.other(first)
        return
    named = distinct_arms(frame.arms)
    if len(named) == 2:
        item.arm, item.comparator = table.in_order(named[0], named[1])
    elif len(named) == 1 and len(controls) == 1 and named[0] != controls[0]:
        item.arm, item.comparator = named[0], controls[0]


def _had_less_or_more(frame: Frame, item: Attached) -> str | None:
    """`rarer with A (HR 0.7)`: the arm right before a ratio that had less by one below 1, or more by one above 1."""
    before = [m for m in frame.arms if m.span.end <= item.estimate.begin]
    value = item.estimate.value
    if (
        not before
        or value is None
        or not _words("arm-to-ratio").fullmatch(frame.sentence.between(before[-1].span.end, item.estimate.begin))
    ):
        return None
    row = "less-in" if value.value < 1 else "more-in"
    return before[-1].arm if _words(row).search(frame.sentence.before(before[-1].span.start, 60)) else None


def _compares_people(frame: Frame, item: Attached) -> bool:
    """`more deaths in smokers (HR 1.4)`, `HR 1.4 for current smoking`: does a sentence without arms name a feature?"""
    start, end = item.estimate.begin, max(item.estimate.end, item.estimate.reach)
    if _words("in-some-people").search(frame.sentence.before(start, 120)):
        return True
    match = _words("for-feature").match(frame.sentence.after(end, 40))
    return match is not None and not any(end <= t.span.start <= end + match.end() for t in frame.sentence.terms)


def _is_of_factor(frame: Frame, item: Attached) -> bool:
    """Is a ratio one of a list of three or more, one a factor, and names its item of the list no arm?"""
    ratios = [e.span for s in frame.series for e in s.members if e.kind == "ratio"]
    if len(ratios) < _LIST:
        return False
    start = max((r.end for r in ratios if r.end <= item.estimate.begin), default=frame.sentence.span.start)
    return not any(start <= m.span.start < item.estimate.end for m in frame.arms)
