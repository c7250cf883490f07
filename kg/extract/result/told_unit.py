"""The unit and the spread of a result, as far as its text tells them.

A rate has the time that it is of in its unit (`4% per year`). Two numbers in a bracket are a range, or quartiles, only
where the sentence says so: those behind a median may as well be its interval, and are then left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import Reading, ReadSentence
from kg.model.quantity import Spread
from kg.model.study import Result, Statistic

_words = partial(expression, "results")
_estimate_words = partial(expression, "estimates")
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


def with_told_errors(reading: Reading, results: list[Result]) -> list[Result]:
    """The results with standard errors, where a text says of one `±` that it is an error, and of none another thing."""
    if not any(_estimate_words("error-told").search(s.words) for s in reading.sentences) or any(
        _estimate_words("deviation-told").search(s.words) for s in reading.sentences
    ):
        return results
    return [
        replace(r, spread=replace(r.spread, kind="SE")) if r.spread and r.spread.kind == "SD" else r for r in results
    ]


def spread_of(sentence: ReadSentence, estimate: Estimate, statistic: Statistic) -> Spread | None:
    """The spread of a number; `61% ± 4%` of a probability or share has none, unless the sentence says which it is."""
    spread = estimate.spread
    if spread is not None and spread.kind == "SD" and statistic in ("survival probability", "proportion"):
        return spread if _estimate_words("deviation-told").search(sentence.words) else None
    if spread is not None and spread.kind == "range" and not _words("range-told").search(sentence.words):
        return replace(spread, kind="IQR") if _words("quartiles-told").search(sentence.words) else None
    return spread
