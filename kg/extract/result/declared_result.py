"""Which results are of an outcome that the study declares primary or secondary, and within the time that it declares.

A result is so by its outcome. It is not where it is told of another time than was declared, where it is a level from
before treatment or a feature of the patients, or where a rate at a time was declared and a median is told.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.thing.category import category_of
from kg.model.study import Outcome, Result

_VISIT = re.compile(r"(?P<unit>day|week|month|year)s? (?P<n>\d+)|(?P<number>\d+) (?P<units>day|week|month|year)s?")
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
#: How far two ways to tell one time may lie apart (`12 weeks`, `3 months`), as a share of the longer.
_CLOSE = 0.1


def mark_primary(results: list[Result], outcomes: list[Outcome]) -> list[Result]:
    """The results with what the text declares of their outcomes; one without a time of its own takes the declared."""
    declared = {o.concept: o for o in outcomes if o.is_primary is not None}
    marked = []
    for result in results:
        outcome = declared.get(result.outcome)
        if outcome is None or not _is_as_declared(result, outcome):
            marked.append(result)
            continue
        time_point = result.time_point or (outcome.time_frame if outcome.is_primary else None)
        marked.append(replace(result, is_primary=outcome.is_primary, time_point=time_point))
    return marked


def _is_as_declared(result: Result, outcome: Outcome) -> bool:
    """Is a result of what was declared, and not of the same measure at another time or told in another way?"""
    if result.time_point == "baseline":
        return False
    if outcome.time_frame is None:
        return True
    is_wait = category_of(result.outcome) == "time-to-event"
    if is_wait and result.statistic == "median":
        return False  # "6-month progression-free survival", and a median is told
    told, meant = _days(result.time_point), _days(outcome.time_frame)
    return told is None or meant is None or abs(told - meant) <= _CLOSE * max(told, meant)


def _days(time_point: str | None) -> float | None:
    """How many days a single time is from the beginning; None where it is told in another way."""
    match = _VISIT.fullmatch((time_point or "").lower())
    if match is None:
        return None
    return int(match["n"] or match["number"]) * _DAYS[match["unit"] or match["units"]]
