"""Which numbers of a sentence may count people with a harm: no bounds, means, differences, years, times and labels."""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.result_number import is_inside_name
from kg.extract.time_point import find_time_points
from kg.text.number import is_year

_words = partial(expression, "harms")
_result_words = partial(expression, "results")


def may_count(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this number one that may count patients with an event?"""
    if estimate.kind in ("measure", "ratio", "fold", "not reached", "mean") or estimate.statistic == "all":
        return False
    if is_inside_name(sentence, estimate):
        return False
    before = sentence.before(estimate.span.start, 30)
    if _words("bound-before").search(before) or _words("average-before").search(before):
        return False
    if _result_words("bound-behind").match(sentence.after(estimate.span.end, 30)):
        return False
    if estimate.kind == "percent" and _is_difference(sentence.before(estimate.span.start, 60)):
        return False
    behind = sentence.after(estimate.span.end, 60)
    if estimate.kind == "percent" and _words("share of a risk").match(behind):
        return False
    if estimate.kind != "number":
        return True
    if any(time.span.contains(estimate.span) for time in find_time_points(sentence)):
        return False
    if estimate.count is None:
        return _words("shares-percent").match(sentence.after(estimate.end, 20)) is not None
    if _result_words("time-with-results").match(sentence.after(estimate.end, 150)):
        return False
    if is_year(estimate.count) or _words("leaving").search(before):
        return False
    if _words("label-before").search(sentence.before(estimate.span.start, 30)):
        return False
    return not _words("label-behind").match(sentence.after(estimate.span.end, 45))


def _is_difference(before: str) -> bool:
    """Do words before a percent say that it is by how much two groups differ?"""
    return _result_words("difference").search(before) is not None
