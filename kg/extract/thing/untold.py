"""Numbers of which the words do not tell what statistic they are, and which are better given as none.

Finds what single people had and the extremes of it (`falls of up to 40%`), the ends of what averages ranged from, by
how much a risk rose, how long something was looked for (`the DLT window was 28 days`), squares of correlations, numbers
that go on with a power of ten, ratios whose name the bracket gave (`ratio vs. control: at rest, 1.4`), and numbers of
time with a bare range behind (`7 days (3-19)`) that no word calls a median or mean. It finds no number that a word
tells.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "untold")


def is_untold(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this an extreme, or a part of a number?"""
    before = sentence.before(estimate.span.start, 150)
    if _words("extreme-before").search(before) or _words("up-to").search(before):
        return True
    if estimate.unit in TIME_UNITS and _words("window-before").search(before):
        return True
    if estimate.interval is None and estimate.p is None and _words("ranged-before").search(before):
        return True
    if estimate.kind == "number" and _is_ratio_of_bracket(sentence, estimate, before):
        return True
    if _words("single-people").match(sentence.words) and estimate.kind in ("measure", "number"):
        return True  # "In two patients the count fell from 9 to 4"
    if sentence.before(estimate.digits.start, 1).isalpha():
        return True  # "per mm3"
    if estimate.kind == "percent" and _words("rise-of-risk").match(sentence.after(estimate.digits.end, 60)):
        return True  # "a 30% reduction in the risk of falls"
    if estimate.unit is not None and "10" in estimate.unit:
        return False  # the power was read with the unit
    return _words("power-behind").match(sentence.after(estimate.digits.end, 12)) is not None


def _is_ratio_of_bracket(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """`(titer-rate ratio 1.4, 95% CI 1.1-1.8)`, `12% (0.8, 0.4-1.3)`: is a number with its interval one of a ratio?"""
    if estimate.interval is not None and estimate.unit is None and _words("ratio-in-bracket").search(before):
        return True
    behind = _words("range-and-end").match(sentence.after(estimate.digits.end, 30))
    return behind is not None and _words("share-before").search(before) is not None


def is_squared(estimate: Estimate) -> bool:
    """`r2 = 0.7`: is this no correlation, but its square?"""
    name = estimate.quantity.words.get("name", "") if estimate.quantity else ""
    return _words("squared").fullmatch(name) is not None


def is_bare(sentence: ReadSentence, estimate: Estimate) -> bool:
    """May a number that no word calls an average be a median as well, or a ratio?"""
    before = sentence.before(estimate.span.start, 150)
    if estimate.unit is None and _words("ratio-in-bracket").search(before):
        return True
    is_time = estimate.unit in TIME_UNITS
    return is_time and _words("bare-range").match(sentence.after(estimate.span.end, 24)) is not None
