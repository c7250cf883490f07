"""The unit and the spread of a result, as far as its sentence tells them.

A rate has the time that it is of in its unit (`4% per year`). Two numbers in a bracket are a range, or quartiles, only
where the sentence says so: those behind a median may as well be its interval, and are then left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.model.quantity import Spread
from kg.model.study import Statistic

_words = partial(expression, "results")
_WITHOUT_UNIT = ("count", "hazard ratio", "odds ratio", "risk ratio")


def unit_of(sentence: ReadSentence, estimate: Estimate, statistic: Statistic) -> str | None:
    """The unit of a result; counts and ratios have none."""
    if statistic in _WITHOUT_UNIT:
        return None
    if statistic != "rate" or estimate.is_rate:
        return estimate.unit
    time = _words("per-time-behind").match(sentence.after(estimate.span.end, 40))
    if time is None:
        return estimate.unit
    return " ".join(filter(None, (estimate.unit, time["per"] or "per patient-year")))


def spread_of(sentence: ReadSentence, estimate: Estimate, statistic: Statistic) -> Spread | None:
    """The spread of a number; `61% ± 4%` of a probability or share is its standard error, as it has no other."""
    spread = estimate.spread
    if spread is not None and spread.kind == "SD" and statistic in ("survival probability", "proportion"):
        return replace(spread, kind="SE")
    if spread is not None and spread.kind == "range" and not _words("range-told").search(sentence.words):
        return replace(spread, kind="IQR") if _words("quartiles-told").search(sentence.words) else None
    return spread
