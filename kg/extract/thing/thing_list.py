"""Which outcome or event of a list each number of a series is of: `remission and relapse rates were 67% and 12%`.

Finds lists before the numbers and behind them, and a second row of numbers for the list of the first. It gives none
where a list has another length than its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_table import distinct_arms
from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.reading import Term
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "thing_lists")
_link = partial(expression, "links")
_NEAR = 60


def things_of_list(frame: Frame, series: Series) -> list[Term] | None:
    """Things listed next to the series, as many as it has numbers (or as many as it has groups of `vs`)."""
    members = series.members
    if len(members) < 2:
        return None
    chain = _chain_before(frame, series.start)
    if len(chain) < 2:
        chain = _chain_after(frame, series.end)
    if len(chain) < 2:
        return None
    groups: list[int] = [0]
    for joint in series.joints:
        groups.append(groups[-1] + (joint != "vs"))
    if len(chain) == groups[-1] + 1:
        return [chain[g] for g in groups]
    if len(members) % len(chain) == 0 and len(members) > len(chain) and _link("in-turn").search(frame.sentence.words):
        per = len(members) // len(chain)
        return [chain[i // per] for i in range(len(members))]
    return None


def things_of_unlike(frame: Frame) -> dict[int, Term | None]:
    """By the number of their series, the things of neighbours in several units: `sodium and pH rose by 4 mmol/L and
    0.1, respectively`. None where the list before them has another length, so that each may be of any.
    """
    found: dict[int, Term | None] = {}
    for first, last in _unlike_runs(frame):
        start = frame.series[first].start
        chain = _chain_before(frame, start) or _bracketed_chain(frame, start)
        things = chain if len(chain) == last - first + 1 else [None] * (last - first + 1)
        found |= dict(zip(range(first, last + 1), things, strict=True))
    return found


def _unlike_runs(frame: Frame) -> Iterator[tuple[int, int]]:
    """First and last number of series that are one number each, in several units, and end in `respectively`."""
    first = 0
    for number, series in enumerate(frame.series):
        if len(series.members) > 1 or (number > first and not _joins(frame, frame.series[number - 1], series)):
            first = number if len(series.members) == 1 else number + 1
        units = {_unit_of(frame, s) for s in frame.series[first : number + 1]}
        if len(units) > 1 and None not in units and frame.is_told_respectively(series.end):
            yield first, number


def _unit_of(frame: Frame, series: Series) -> str | None:
    """The unit of the only number of a series, if need be by the words behind it."""
    last = series.members[0]
    told = _words("unit-in-words").match(frame.sentence.after(last.end, 20)) if last.unit is None else None
    return told["unit"] if told else last.unit


def _joins(frame: Frame, left: Series, right: Series) -> bool:
    gap = frame.sentence.between(left.end, right.start)
    if left.members[-1].unit is None:
        gap = _words("unit-in-words").sub("", gap, 1)
    joint = expression("estimates", "joint").fullmatch(gap)
    if joint is None or joint["vs"]:
        return False
    whole = frame.sentence.between(left.start, right.start)
    return whole.count("(") + whole.count("[") == whole.count(")") + whole.count("]")


def is_unlike_list(frame: Frame, series: Series) -> bool:
    """Does `respectively` give numbers to the things of a list that has another length than they have?

    Then none of them is told to be of the last thing, which stands next to them.
    """
    if series.is_comparison:
        return False
    is_told = _is_told_in_turn(frame, series)
    chain = _chain_before(frame, series.start) if is_told and len(distinct_arms(frame.arms)) < 2 else []
    if is_told and not chain and len(distinct_arms(frame.arms)) < 2:
        chain = _bracketed_chain(frame, series.start)[-1:]
    if len(chain) == 1 and len(series.members) == 2:
        return _is_second_of_two(frame, series, chain[0])
    return len(chain) > 1 or (len(chain) == 1 and _ends_list(frame, chain[0]))


def _is_told_in_turn(frame: Frame, series: Series) -> bool:
    """Does `respectively` stand behind a list of numbers, or right before it?"""
    before = frame.sentence.before(series.start, 16).rstrip(" ,")
    return frame.is_told_respectively(series.end) or before.endswith("respectively")


def _is_second_of_two(frame: Frame, series: Series, thing: Term) -> bool:
    """`The Global Itch Index and the symptom score rose by 3 and 5, respectively`: is one a name that nobody knows?"""
    if _words("and-measure").search(frame.sentence.between(thing.span.end, series.start)):
        return True
    if not _words("respectively-right-behind").match(frame.sentence.after(series.end, 20)):
        return False
    is_joined = _words("joined-right-before").search(frame.sentence.before(thing.span.start, 40)) is not None
    if is_joined and not frame.has_number(thing.span.start - _NEAR, thing.span.start):
        return True  # not "rash (12% and 9%, respectively) and fever (4% and 6%, respectively)"
    opened = _words("first-name-and").search(frame.sentence.before(thing.span.start, 90))
    return opened is not None and not any(t.span.end < thing.span.start for t in frame.things)


def _ends_list(frame: Frame, thing: Term) -> bool:
    """`clearance, the lag parameter, and trough level`: is a thing the last of a list with names that nobody knows?"""
    opened = _words("last-of-list").search(frame.sentence.before(thing.span.start, 60))
    return opened is not None and any(t.span.end < thing.span.start for t in frame.things)


def repeated_things(frame: Frame, series: Series, before: list[Attached]) -> list[Term] | None:
    """The things of the list before, in a second row of a table: `53% and 54%, respectively, in A, versus 54% and 37%`.

    The first row may give each thing its number in a bracket: `rash (12%) and fever (9%) with A, than with B (3%, 1%)`.
    """
    count = len(series.members)
    last = before[-count:]
    if len(last) != count or count < 2 or len({id(a.thing) for a in last}) < count:
        return None
    is_list = len({a.series for a in last}) == 1 and all(a.how == "list" for a in last)
    if is_list and len(frame.series[last[0].series].members) != count:
        return None  # another length than the list before
    if not is_list and not (all(a.how == "bracket" for a in last) and _is_told_again(frame, series)):
        return None
    start, stop = last[-1].estimate.end, series.members[0].begin
    named = any(start <= t.span.start < stop for t in frame.things)
    if named or re.search(r"[;]|\.\s", frame.between(start, stop)):
        return None
    return [a.thing for a in last if a.thing]


def _is_told_again(frame: Frame, series: Series) -> bool:
    """Does `respectively` or a bracket behind another arm say that a list takes up the things before it?"""
    before = frame.sentence.before(series.members[0].begin, 2).strip()
    return before in ("(", "[") and _link("in-turn").search(frame.sentence.after(series.end, 20)) is not None


def _chain_before(frame: Frame, position: int) -> list[Term]:
    left = frame.things_before(position)
    if not left or frame.is_parted(left[-1].span.end, position):
        return []
    gap = frame.between(left[-1].span.end, position)
    if not _link("copula").search(gap) and not _words("bracket-of-differences").match(gap):
        return []
    return _distinct(last_of_list(frame, left))


def _bracketed_chain(frame: Frame, position: int) -> list[Term]:
    """The list of things before a bracket that opens with numbers."""
    left = frame.things_before(position)
    if not left or not _words("opens-bracket").match(frame.between(left[-1].span.end, position)):
        return []
    return _distinct(last_of_list(frame, left))


def _chain_after(frame: Frame, position: int) -> list[Term]:
    right = [t for t in frame.things if t.span.start >= position]
    if not right or not _words("ahead-of-list").match(frame.between(position, right[0].span.start)):
        return []
    return _distinct(first_of_list(frame, right))


def last_of_list(frame: Frame, things: list[Term]) -> list[Term]:
    """The last of some things with those before it that are of one list with it."""
    chain = things[-1:]
    for term in reversed(things[:-1]):
        gap = frame.between(term.span.end, chain[0].span.start)
        is_same = term.concept == chain[0].concept and _link("abbreviated-behind").fullmatch(gap)
        if not is_same and not _words("next-in-list").match(gap):
            break
        chain.insert(0, term)
    return chain


def first_of_list(frame: Frame, things: list[Term]) -> list[Term]:
    """The first of some things with those behind it that are of one list with it."""
    chain = things[:1]
    for term in things[1:]:
        if not _words("next-in-list").match(frame.between(chain[-1].span.end, term.span.start)):
            break
        chain.append(term)
    return chain


def _distinct(chain: list[Term]) -> list[Term]:
    """A name and its abbreviation in brackets are one thing."""
    kept: list[Term] = []
    for term in chain:
        if not kept or kept[-1].concept != term.concept:
            kept.append(term)
    return kept
