"""When a number was measured: at the time named beside it, shared with the same thing's numbers in the other arms.

Finds the time right before what was measured, the one behind a number or a whole list (`14 and 16 mm Hg at 4 weeks`),
the last one between thing and number, and the one that opens the sentence. It gives a number no time that stands before
another number (`at 2 weeks (12 vs 15) and 4 weeks (11 vs 13)`), and none to a ratio.

Measured on gold (docs/extraction.md; results, time point: 80 values): precision 0.878, recall 0.812.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.number.time_point import TimePoint, find_time_points
from kg.extract.reading import Term
from kg.extract.thing.frame import Attached, Frame
from kg.text.bracket import ASIDE

_words = partial(expression, "times_of_numbers")
#: How far behind a number its time may stand, and before a thing, in characters.
_BEHIND = 60
_RIGHT_BEFORE = 25


def give_times(frame: Frame, attached: list[Attached]) -> None:
    """Fill in the time points of a sentence's numbers."""
    times = find_time_points(frame.sentence)
    if not times:
        return
    untimed = [a for a in attached if a.time_point is None and a.thing is not None and a.estimate.kind != "ratio"]
    for item in untimed:
        if item.thing is not None:
            item.time_point = _time_of(frame, item, item.thing, times)
    _repeat_row(frame, untimed, times)
    _share_back(frame, untimed, times)
    if len(times) == 1 and _opens_sentence(frame, times[0]):
        for item in untimed:
            item.time_point = item.time_point or times[0].text
    for item in untimed:
        if _is_from_before(frame, item, times):
            item.time_point = None


def _is_from_before(frame: Frame, item: Attached, times: tuple[TimePoint, ...]) -> bool:
    """`a decreased score (31 versus 14) at 6 months`: where no arms are told, is this what it was before?"""
    members = frame.series[item.series].members
    if not item.in_comparison or frame.arms or len(members) != 2 or members[0] is not item.estimate:
        return False
    if not any(t.text == item.time_point and t.span.start >= members[1].end for t in times):
        return False
    return _words("fell-or-rose").search(frame.until(item.estimate.begin)) is not None


def _time_of(frame: Frame, item: Attached, thing: Term, times: tuple[TimePoint, ...]) -> str | None:
    """The time point of a number: one right before its thing, else the next behind both, else one between or before."""
    low = min(thing.span.start, item.estimate.span.start)
    high = max(thing.span.end, item.estimate.end)
    near = [t for t in times if not t.span.overlaps(item.estimate.span) and not _tells_who(frame, t)]
    before = [t for t in near if t.span.end <= low and not frame.is_parted(t.span.end, low)]
    before = [t for t in before if not _is_of_clause_before(frame, t, low)]
    inside = [t for t in near if low <= t.span.start < high]
    directly = [t for t in before if t.span.end + _RIGHT_BEFORE >= thing.span.start]
    last = max(high, frame.series[item.series].end)
    after = [
        t
        for t in near
        if t.span.start >= last and _is_behind(frame, last, t, thing_is_before=thing.span.end <= item.estimate.begin)
    ]
    own = [t for t in near if _words("own-time").fullmatch(frame.sentence.between(t.span.end, item.estimate.begin))]
    own = [t for t in own if _words("at-time").search(frame.sentence.before(t.span.start, 12))]
    first = frame.series[item.series].members[0].begin
    if not own and item.in_comparison and first != item.estimate.begin:
        own = [t for t in near if _words("own-time").fullmatch(frame.sentence.between(t.span.end, first))]
        own = [t for t in own if _words("at-time").search(frame.sentence.before(t.span.start, 12))]
    own = own or _around(frame, item.estimate.begin, near)
    own = [t for t in near if _names_survival(frame, item.estimate.span.end, t)] or own
    again = [t for t in inside if _words("time-again").fullmatch(frame.sentence.between(t.span.end, first))]
    chosen = own[-1:] or again[-1:] or directly[-1:] or after[:1] or inside[-1:] or before[-1:]
    return chosen[0].text if chosen else None


def _names_survival(frame: Frame, end: int, time: TimePoint) -> bool:
    """`a 30-week median with a 40% 2-year survival`: does a time right behind a number begin the name of a rate?"""
    if frame.sentence.between(end, time.span.start).strip():
        return False
    return _words("then-survival").match(frame.sentence.after(time.span.end, 60)) is not None


def _tells_who(frame: Frame, time: TimePoint) -> bool:
    """`in eyes with fluid at baseline`, `at EOT and PTE visits`: does a time only say which people are meant, or does
    another follow that is not understood?
    """
    if _words("or-other-visit").match(frame.sentence.after(time.span.end, 40)):
        return True
    if time.text != "baseline":
        return False
    before = frame.sentence.before(time.span.start, 80)
    return any(_words(row).search(before) is not None for row in ("had-then", "was-there"))


def _around(frame: Frame, start: int, times: list[TimePoint]) -> list[TimePoint]:
    """`at 6 months (A 4 vs B 5; difference, 1)`: the time right before the bracket that holds a number."""
    base, words = frame.sentence.span.start, frame.sentence.words
    depth = 0
    for place in range(start - base - 1, -1, -1):
        if words[place] in ")]":
            depth += 1
        elif words[place] in "([":
            depth -= 1
            if depth < 0:
                found = [t for t in times if t.span.end <= place + base]
                gap = words[found[-1].span.end - base : place] if found else "-"
                if _words("opens-own-bracket").fullmatch(gap):
                    return found[-1:]
                depth = 0
    return []


def _is_of_clause_before(frame: Frame, time: TimePoint, start: int) -> bool:
    """`The peak was 3 hours after the dose, and the half-life was`, `pain at 2 weeks (3 v 4) and stay (5 v 6)`: is a
    time that of a clause or of a bracket that ends before the thing?
    """
    gap = frame.sentence.between(time.span.end, start)
    if _words("own-bracket").match(gap):
        return True
    is_next = _words("next-subject").search(gap) or (time.text == "baseline" and _words("and-course").match(gap))
    if not is_next:
        return False
    return expression("measured", "verb").search(frame.until(time.span.start)) is not None


def _is_behind(frame: Frame, end: int, time: TimePoint, *, thing_is_before: bool) -> bool:
    """Does a time follow what ends here, and is it not that of the next number?"""
    start = time.span.start
    if len(frame.between(end, start)) >= _BEHIND or _has_other_number(frame, end, start) or frame.is_parted(end, start):
        return False
    if any(_words(row).search(frame.sentence.between(end, start)) for row in ("next-item", "item-between")):
        return False  # "27%, and 2-year GVHD in 14%"
    if thing_is_before and any(end <= t.span.start < start for t in frame.things):
        return False  # "26 mL and the clearance 6 weeks later was 23 mL"
    following = [s.members[0].begin for s in frame.series if s.members[0].begin >= time.span.end]
    return not following or not _words("time-of-next").match(frame.between(time.span.end, following[0]))


def _has_other_number(frame: Frame, end: int, start: int) -> bool:
    """Does a number stand between, other than in a bracket right behind what ends here: `8 mm Hg (31%) at 2 weeks`?"""
    aside = ASIDE.match(frame.sentence.between(end, start))
    return frame.has_number(end + aside.end() if aside else end, start)


def _share_back(frame: Frame, items: list[Attached], times: tuple[TimePoint, ...]) -> None:
    """`14 mm Hg with A and 16 mm Hg with B at 4 weeks`: what was measured in both arms was measured at that time."""
    for item, later in reversed(list(pairwise(items))):
        alike = item.thing is not None and later.thing is not None and item.thing.concept == later.thing.concept
        if not alike or item.arm == later.arm or later.arm is None or item.estimate.kind != later.estimate.kind:
            continue
        start, end = item.estimate.end, later.estimate.begin
        behind = next((t for t in times if t.text == later.time_point and t.span.start >= later.estimate.end), None)
        between = any(start <= t.span.start < end for t in times)
        if behind and not between and not frame.is_parted(start, end) and _is_free(frame, item, times):
            item.time_point = later.time_point


def _repeat_row(frame: Frame, items: list[Attached], times: tuple[TimePoint, ...]) -> None:
    """`52% at 1 year and 50% at 2 years in A, and 48% and 45% in B`: the second row has the times of the first."""
    for number, series in enumerate(frame.series):
        row = [item for item in items if item.series == number]
        before = [time for time in times if time.span.end <= series.start]
        if len(row) < 2 or len(row) != len(before) or len(times) != len(before) or row[0].arm_how != "clause":
            continue
        if {item.thing for item in row} == {item.thing for item in items if item.series < number}:
            for item, time in zip(row, before, strict=True):
                item.time_point = time.text


def _is_free(frame: Frame, item: Attached, times: tuple[TimePoint, ...]) -> bool:
    """Has a number no time, or only one that was said of an earlier number?"""
    if item.time_point is None:
        return True
    said = [t for t in times if t.text == item.time_point and t.span.end <= item.estimate.begin]
    return bool(said) and frame.has_number(frame.sentence.span.start, said[-1].span.start)


def _opens_sentence(frame: Frame, time: TimePoint) -> bool:
    """`At 12 months, A was seen in …; B was seen in …`: a time before the first comma is that of all numbers."""
    base = frame.sentence.span.start
    opened = _words("time-opens").match(frame.sentence.words[: time.span.start - base])
    behind = _words("time-closes").match(frame.sentence.after(time.span.end, _BEHIND))
    return opened is not None and behind is not None
