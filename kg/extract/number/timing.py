"""When and how often a drug is given: the words of a sentence that say it, and how several of them make one
frequency.

Finds rates (`twice daily`, `q3w`), days (`days 1, 8, and 15`), cycles (`of each 28-day cycle`), spans (`for 5 days`),
courses (`for 12 weeks`), infusions and starts (`from day one`). It does not say which drug they belong to; that is
for `drug_group.py`.

Measured on gold (docs/extraction.md; interventions, frequency: 89 values): precision 0.885, recall 0.865; on ctro
(frequency: 192 values): precision 0.842, recall 0.885.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.cue import Cue, load_cues
from kg.model.document import Span
from kg.text.time_unit import PLAIN_UNITS

_UNITS = {"m": "months", "cycle": "cycles", "course": "cycles", "courses": "cycles", **PLAIN_UNITS}
_ONE = frozenset({"1", "one"})
#: What says how often, as opposed to how long; its words alone make a frequency.
_OFTEN = ("rate", "days", "cycle", "infusion", "fractions", "total", "single", "continuous", "bolus")


@dataclass(frozen=True, slots=True)
class Timing:
    """One statement of time with its plain wording: `BID` has the kind `rate` and the text `twice daily`.

    `amount` is the part with the number: `12 weeks` of `for 12 weeks`.
    """

    kind: str
    text: str
    span: Span
    amount: Span


def find_timings(words: str, base: int = 0) -> list[Timing]:
    """The timings of a text in order, none overlapping another; spans are counted from `base`."""
    if not any(c.isalpha() for c in words):
        return []
    claimed = bytearray(len(words))
    found: list[Timing] = []
    for kind, cues in load_cues("timings").items():
        for cue in cues.within(words):
            for match in cue.finditer(words):
                start, end = match.span()
                if not any(claimed[start:end]):
                    claimed[start:end] = b"\1" * (end - start)
                    counted = match.start("n") if match.groupdict().get("n") else start
                    amount = Span(base + counted, base + end)
                    found.append(Timing(kind, _plain(kind, cue, match), Span(base + start, base + end), amount))
    return sorted(found, key=lambda timing: timing.span)


def is_frequency(timing: Timing) -> bool:
    """Does this say how often, as opposed to how long or from when?"""
    return timing.kind in _OFTEN


def make_frequency(timings: Sequence[Timing]) -> str | None:
    """The frequency that several statements make together: `daily` and `for 5 days` give `daily for 5 days`.

    A cycle counts where days are named or where it is the only statement: of `twice daily in 28-day cycles` the rate is
    what tells how often the drug is taken.
    """
    first = {kind: next((t for t in timings if t.kind == kind), None) for kind in (*_OFTEN, "span")}
    rate, days, span = first["rate"], first["days"], first["span"]
    cycle = first["cycle"] or next((t for t in timings if _is_later_cycle(t, rate, days, span)), None)
    parts: list[str] = []
    if rate is not None and rate is not cycle:
        parts.append(rate.text)
    if first["infusion"] and (days is None or rate is None):
        parts.append(first["infusion"].text)
    if days is not None:
        parts.append(f"on {days.text}" if parts else days.text)
    elif span is not None and parts:
        parts.append(span.text)
    if cycle is not None and (days is not None or not parts or cycle.kind == "rate"):
        parts.append(cycle.text)
    for kind in ("fractions", "total", "single", "continuous", "bolus"):
        if not parts and (timing := first[kind]):
            parts.append(timing.text)
    return " ".join(parts) or None


def make_schedule(timings: Sequence[Timing]) -> str | None:
    """How many doses from which day: `seven doses from day one`."""
    return " ".join(t.text for kind in ("doses", "start") for t in timings if t.kind == kind) or None


def make_duration(timings: Sequence[Timing]) -> str | None:
    """How long the treatment goes on: `12 weeks`; for a frequency over a number of days, these days.

    Days of a cycle or of each week are no duration.
    """
    course = next((t.text for t in timings if t.kind == "course"), None)
    recurs = any(t.kind == "cycle" or (t.kind == "rate" and t.text.startswith("every ")) for t in timings)
    days = next(
        (
            t.text
            for t in timings
            if t.kind == "span" and t.text.startswith("for ") and " on " not in t.text and " each " not in t.text
        ),
        None,
    )
    return course or (days.removeprefix("for ") if days and not recurs else None)


def _is_later_cycle(timing: Timing, rate: Timing | None, days: Timing | None, span: Timing | None) -> bool:
    """`every 3 weeks` beside days, or behind another rate, is the length of a cycle; hours are none."""
    if (
        timing.kind != "rate"
        or (rate is not None and timing is not rate and _is_long(rate))
        or not timing.text.startswith("every ")
        or timing.text.endswith(("hours", "hour", "other day"))
    ):
        return False
    return days is not None or (timing is not rate and (span is not None or rate is not None))


def _is_long(rate: Timing) -> bool:
    """Is this a rate of weeks (`every 2 weeks`), behind which another tells of another dose?"""
    return rate.text.startswith("every ") and rate.text.endswith(("week", "weeks", "month", "months"))


def _plain(kind: str, cue: Cue, match: re.Match[str]) -> str:
    """The wording of the cue's value with the match's number and unit in it."""
    if cue.value == "words":
        return _days(match.group()) if kind == "days" else _tidy(match.group())
    groups = {k: _tidy(v) for k, v in match.groupdict().items() if v is not None}
    one = groups.get("n") in _ONE
    if "unit" in groups:
        unit = _UNITS.get(groups["unit"], groups["unit"])
        groups["unit"] = unit.removesuffix("s") if one or "{n}-{unit}" in cue.value else unit
    template = "every {unit}" if one and cue.value == "every {n} {unit}" else cue.value
    return template.format(**groups) + (" each week" if "tail" in groups else "")


def _days(words: str) -> str:
    """`on days 1 through 5` gives `days 1-5`, `D -6 to -2` gives `days -6 to -2`."""
    text = re.sub(r"^(?:on\s)?(?:days?|d)\s?", "", _tidy(words))
    text = re.sub(r"\b(?:days?\s|d(?=\d))", "", text).replace("−", "-").replace("–", "-").replace("~", "to")
    text = re.sub(r"(?<=\d)\s?(?:to|through|-)\s?(?=\d)", "-", text)
    text = re.sub(r"\s?through\s?", " to ", text)
    several = re.search(r"\d\D+\d", text)
    return f"days {text}" if several else f"day {text}"


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().lower()
