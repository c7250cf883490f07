"""Several times and as many numbers: `at 6 and 12 months 45% and 48%` gives each number a time of its own.

Finds lists of time points and gives them to series of numbers of one thing that are as long, unless as many arms stand
beside them: then it is not told which of the two lists the numbers follow. It does not part ranges (`6 to 12 months`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.arm.arm_table import distinct_arms
from kg.extract.cue import expression
from kg.extract.number.time_point import TimePoint, find_time_points
from kg.extract.reading import ReadSentence, Term
from kg.extract.thing.frame import Attached, Frame
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span

_NUMBER = r"(?:-?\d+(?:\.\d+)?|[a-z]+)"
_NUMBERS = rf"{_NUMBER}(?:\s?(?:, and|, or|,|and|or|&)\s(?:(?:at|after)\s)?{_NUMBER})+"
_BEFORE_UNIT = re.compile(rf"(?P<numbers>{_NUMBERS}) (?P<unit>[a-z]+)", re.IGNORECASE)
_BEHIND_UNIT = re.compile(rf"(?P<unit>[a-z]+?)s? (?P<numbers>{_NUMBERS})", re.IGNORECASE)
_JOINT = re.compile(r"\s?(?:, and|, or|,|and|or|&)\s(?:(?:at|after)\s)?")

_TIMED = re.compile(r"(?P<n>\d+)-(?P<unit>day|week|month|year) (?P<what>.+)")
_TIMED_POINT = re.compile(r"(?P<n>\d+) (?P<unit>day|week|month|year)s?")


@dataclass(frozen=True, slots=True)
class TimeList:
    """Times in a row, in the order of the text."""

    span: Span
    times: tuple[str, ...]


def find_time_lists(sentence: ReadSentence) -> list[TimeList]:
    """The lists of at least two times in a sentence."""
    lists: list[TimeList] = []
    for point in find_time_points(sentence):
        times = tuple(_parted(point))
        before = lists[-1] if lists else None
        if before and expression("time_points", "between times").fullmatch(
            sentence.between(before.span.end, point.span.start)
        ):
            lists[-1] = TimeList(before.span.to(point.span), before.times + times)
        else:
            lists.append(TimeList(point.span, times))
    return [one for one in lists if len(one.times) > 1]


def _parted(point: TimePoint) -> Iterator[str]:
    """`6 and 12 months` gives `6 months` and `12 months`, `weeks 4 and 8` gives `week 4` and `week 8`."""
    if match := _BEFORE_UNIT.fullmatch(point.text):
        for number in _JOINT.split(match["numbers"]):
            one = number.lower() in ("1", "one")
            yield f"{number} {match['unit'].removesuffix('s')}{'' if one else 's'}"
    elif match := _BEHIND_UNIT.fullmatch(point.text):
        yield from (f"{match['unit']} {number}" for number in _JOINT.split(match["numbers"]))
    else:
        yield point.text


def give_listed_times(frame: Frame, attached: list[Attached]) -> None:
    """Give the numbers of each series the times of a list that is as long."""
    if not any(len(s.members) > 1 for s in frame.series):
        return
    lists = find_time_lists(frame.sentence)
    for number, series in enumerate(frame.series if lists else ()):
        items = [a for a in attached if a.series == number]
        wanted = len(series.members)
        if wanted < 2 or series.is_comparison or len(items) != wanted or len({a.thing for a in items}) != 1:
            continue
        if items[0].thing is None or _has_arms(frame, number, wanted):
            continue
        fitting = [one for one in lists if len(one.times) == wanted]
        near = [one for one in fitting if not _is_parted(frame, one.span, Span(series.start, series.end))]
        chosen = near[-1:] or (fitting if len(fitting) == len(lists) == 1 else [])
        for one in chosen:
            for item, time in zip(items, one.times, strict=True):
                item.time_point, item.has_listed_time = time, True
                item.thing = _at(item.thing, time)


def _at(thing: Term | None, time: str) -> Term | None:
    """The outcome of another time where a list ends in one: `30- and 60-day mortality`."""
    named = _TIMED.fullmatch(thing.concept.label) if thing else None
    said = _TIMED_POINT.fullmatch(time)
    if thing is None or named is None or said is None or said["unit"] != named["unit"] or said["n"] == named["n"]:
        return thing
    form = f"{said['n']}-{said['unit']} {named['what']}"
    known = [e.concept for e in matcher_in_use().lookup(form) if e.concept.type == thing.type]
    return replace(thing, concept=known[0] if known else Concept(thing.type, form), others=())


def _is_parted(frame: Frame, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return frame.is_parted(first.end, second.start)


def _has_arms(frame: Frame, number: int, wanted: int) -> bool:
    """Do as many arms stand on one side of a series, up to the next one, as it has numbers?"""
    series = frame.series[number]
    start = frame.series[number - 1].end if number else frame.sentence.span.start
    end = frame.series[number + 1].start if number + 1 < len(frame.series) else frame.sentence.span.end
    places = pairwise((start, series.start, series.end, end))
    for low, high in (next(places), list(places)[-1]):
        if len(distinct_arms([m for m in frame.arms if low <= m.span.start < high])) == wanted:
            return True
    return False
