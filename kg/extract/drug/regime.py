"""How a drug is given, put together from the doses, timings and routes that are said of it.

Makes one regime a dose, each with the frequency that stands next to it, before its doses (`once daily at 2 or 4 mg`) or
behind them. Which words are said of a drug is for `drug_group.py` to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.cue import expression
from kg.extract.drug.dosing_fact import DoseList
from kg.extract.drug.drug_stretch import DrugGroup
from kg.extract.number.timing import Timing, is_frequency, make_duration, make_frequency, make_schedule
from kg.model.document import Span


@dataclass(frozen=True, slots=True)
class Regime:
    """How a drug is given, as far as the words around it say; `words` are these words, `place` is the dose's.

    A dose that `is_first` is given once, before others, so that how often they are given says nothing of it.
    """

    dose: str | None = None
    unit: str | None = None
    frequency: str | None = None
    route: str | None = None
    schedule: str | None = None
    duration: str | None = None
    words: Span | None = None
    place: Span | None = None
    is_first: bool = False

    @property
    def fullness(self) -> int:
        """How much is said, a dose above all."""
        return 4 * (self.dose is not None) + sum(x is not None for x in (self.frequency, self.route, self.duration))


def regimes_with_doses(words: str, base: int, group: DrugGroup, doses: Sequence[DoseList]) -> list[Regime]:
    """One regime a dose, each with the frequency that stands next to it."""
    if not doses:
        return []
    inside = tuple(t for t in group.timings if group.lead <= t.span.start < group.stop)
    outside = tuple(t for t in group.timings if t not in inside)
    stand_ahead = _stand_ahead(words, base, inside, group.end, doses[0][0])
    made: list[Regime] = []
    near: tuple[Timing, ...] = ()
    for i, (span, levels) in enumerate(doses):
        before = near
        floor = doses[i - 1][0].end if i else group.lead
        ceiling = doses[i + 1][0].start if i + 1 < len(doses) else group.stop
        ahead = tuple(t for t in inside if floor <= t.span.start < span.start)
        behind = tuple(t for t in inside if span.end <= t.span.start < ceiling)
        near = (
            ahead if stand_ahead else (tuple(t for t in ahead if t.span.end <= group.start) if i == 0 else ()) + behind
        )
        if is_first := _is_loading(words, base, floor, span):
            near = tuple(t for t in behind if t.kind != "rate")
        elif not any(is_frequency(t) for t in near) and not (levels and levels[0].rate):
            later = tuple(t for t in inside if is_frequency(t) and t.span.start >= span.end)
            held = _still_holding(words, base, doses[i - 1][0] if i else None, span, before)
            near += later or held or (() if i else ahead)
        for dose in levels:
            timings = near + outside
            if dose.rate and not _is_on_some_days(near):
                timings = (
                    Timing("rate", dose.rate, dose.span, dose.span),
                    *(t for t in timings if t.text != dose.rate),
                )
            regime = make_regime(timings, group.route, dose.span)
            made.append(replace(regime, dose=dose.text, unit=dose.unit, place=dose.span, is_first=is_first))
    return made


def _is_on_some_days(timings: Sequence[Timing]) -> bool:
    """Is an amount a day given on some days of the week only: `20 mg/day twice weekly`?"""
    return any(t.kind == "rate" and expression("interventions", "days of a week").search(t.text) for t in timings)


def _is_loading(words: str, base: int, floor: int, span: Span) -> bool:
    """Is this dose given once to begin with: `a loading dose of 9 mg`, `9 mg loading dose`?"""
    before, after = words[floor - base : span.start - base], words[span.end - base : span.end - base + 20]
    return bool(
        expression("interventions", "loading dose of").search(before)
        or expression("interventions", "loading dose behind").match(after)
    )


def _still_holding(
    words: str, base: int, earlier: Span | None, span: Span, timings: tuple[Timing, ...]
) -> tuple[Timing, ...]:
    """What is said of the dose before holds for this one too; not how long, if this one begins when that ends."""
    if earlier is None or not expression("interventions", "changes to the next dose").search(
        words[earlier.end - base : span.start - base]
    ):
        return timings
    return tuple(t for t in timings if t.kind == "rate")


def _stand_ahead(words: str, base: int, timings: Sequence[Timing], start: int, first: Span) -> bool:
    """Do the frequencies stand before their doses: `once daily at 2 or 4 mg, or weekly at 9 mg`?"""
    if not any(start <= t.span.start < first.start and t.kind == "rate" for t in timings):
        return False
    behind = next((t for t in timings if is_frequency(t) and t.span.start >= first.end), None)
    if behind is None:
        return True
    gap = words[first.end - base : behind.span.start - base]
    return len(gap) > 15 or bool(expression("interventions", "or another").search(gap))


def make_regime(timings: Sequence[Timing], route: str | None, span: Span | None) -> Regime:
    words = span
    for timing in timings:
        if words is None or abs(timing.span.start - words.end) < 60:
            words = timing.span if words is None else words.to(timing.span)
    return Regime(None, None, make_frequency(timings), route, make_schedule(timings), make_duration(timings), words)
