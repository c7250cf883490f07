"""What kind of number a result is: a proportion, a count, a median, a probability at a time, a ratio, a difference.

Decides by the notation, by the outcome's category and by the words before the number. It gives none for a bare whole
number that nothing says a statistic of.

Measured on gold (docs/extraction.md; results, statistic: 251 values): precision 0.978, recall 0.876.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.thing.average_word import is_ratio_of_means, said_before, said_of
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.extract.thing.change import is_by_how_much, is_in_list_of_changes, role_of
from kg.extract.thing.dimension import may_be_measured_in
from kg.extract.thing.people_share import is_difference_of_shares, is_measured, is_share, statement_before
from kg.extract.thing.untold import is_bare, is_squared, is_untold
from kg.model.concept import Concept
from kg.model.study import Statistic
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "results")
#: How far before a number with its spread a word may say that it is a median, in characters.
_FAR = 250
#: The rules that tie a whole number to what it counts.
_COUNTED_BY = frozenset({"backward", "bracket", "forward", "clause", "compared", "measured predicate"})
_RATIOS: dict[str, Statistic] = {
    "hazard ratio": "hazard ratio", "odds ratio": "odds ratio", "risk ratio": "risk ratio",
    "fold change": "fold change", "correlation": "correlation",
}  # fmt: skip
_COUNTED = ("response", "safety", "time-to-event", "residual disease", "transplant", None)
_NEVER_COUNTED = ("pharmacokinetics", "physiology")
#: How names of what is measured in percent begin.
_IN_PERCENT = ("%", "percent-", "percent predicted", "percent of predicted", "percentage of predicted")
_SHARES = ("time-to-event", "transplant", "safety", "response")


def statistic_of(
    sentence: ReadSentence, estimate: Estimate, concept: Concept, how: str, *, is_compared: bool = False
) -> Statistic | None:
    """The statistic of an estimate of this outcome.

    `how` is the rule that attached it, `is_compared` whether it stands beside the number of another group.
    """
    if estimate.statistic in _RATIOS:
        return None if is_squared(estimate) else _RATIOS[estimate.statistic]
    if estimate.is_rate or _is_annual(sentence, estimate):
        return "rate"
    if estimate.kind in ("count", "none"):
        if category_of(concept) in _NEVER_COUNTED:
            return None  # "a spleen volume of 450 ml received drug A (n = 90)"
        if estimate.pattern == "fraction" and _words("on-a-scale").search(concept.label):
            return None  # "the score was 65/100"
        is_told = how in ("forward", "measured predicate") or estimate.denominator is not None
        is_group = not is_told and _words("survives").search(concept.label) is not None
        return None if is_group else "count"  # "median PFS was 6 months with A (235 patients)"
    if estimate.kind == "not reached":
        return "median"
    if estimate.kind not in ("percent", "measure", "mean", "number"):
        return None
    if (
        _is_threshold(sentence, estimate, concept)
        or not may_be_measured_in(concept, estimate.unit)
        or _is_of_substance(estimate, concept)
        or is_untold(sentence, estimate)
    ):
        return None
    if estimate.unit in (None, "%") and is_ratio_of_means(sentence, estimate):
        return "fold change"
    clause = statement_before(sentence, estimate, 90)
    is_relative = any(
        _words("relative-change-behind").match(sentence.after(end, 30)) for end in (estimate.span.end, estimate.end)
    )
    is_of_people = category_of(concept) == "response" and not is_relative and is_share(sentence, estimate, concept)
    is_of_people = is_of_people or (estimate.kind == "percent" and estimate.denominator is not None)
    is_between_shares = is_difference_of_shares(sentence, estimate) or _words("difference").search(clause)
    if is_between_shares or (not is_of_people and _differs(sentence, estimate, concept)):
        return "difference"
    names_events = _words("events-behind").match(sentence.after(estimate.end, 30)) is not None
    may_count = (is_compared or how in _COUNTED_BY or names_events) and _is_whole(estimate)
    if may_count and not _is_no_count(sentence, estimate) and _words("event-counted").search(concept.label):
        return "count"
    if estimate.kind == "percent":
        if is_mean_change(sentence, estimate):
            return "difference"
        return _of_percent(sentence, estimate, concept, clause)
    statistic = _of_measure(sentence, estimate, concept, clause, how)
    if statistic in ("mean", "median") and _is_only_counted(estimate, concept):
        return None
    return "difference" if statistic == "mean" and _is_change(sentence, estimate, concept) else statistic


def _is_annual(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Does a bare number say how often something occurred in a year (`the annualised rate of relapse was 0.4`)?"""
    if estimate.kind in ("number", "percent") and _words("per-time-behind").match(
        sentence.after(estimate.span.end, 40)
    ):
        return True
    if estimate.kind != "number" or not _words("rate-over-time").may_match(sentence.words):
        return False
    return _words("rate-over-time").search(statement_before(sentence, estimate, 160)) is not None


def _differs(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Does a number say by how much something measured changed, or by how much it differs between arms?"""
    if estimate.kind == "percent" and is_by_how_much(sentence, estimate):
        return True
    return is_measured(sentence, estimate, concept) and role_of(sentence, estimate) in ("change", "between arms")


def _is_threshold(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Is this the bound of a target (`a haemoglobin A1c of less than 7%`), or a number of cases, which is no level?"""
    if category_of(concept) not in CONTINUOUS or estimate.kind not in ("percent", "measure", "number"):
        return False
    if estimate.kind == "number" and _words("cases-behind").match(sentence.after(estimate.span.end, 20)):
        return True
    return _words("bound").search(sentence.before(estimate.span.start, 30)) is not None


def _is_of_substance(estimate: Estimate, concept: Concept) -> bool:
    """Is this an amount (`27 ng/mL`) of what is no amount: of a response, a survival, a harm?"""
    if estimate.unit is None or category_of(concept) not in _SHARES:
        return False
    return _words("unit-of-substance").match(estimate.unit) is not None


def _is_only_counted(estimate: Estimate, concept: Concept) -> bool:
    """Is this a number without a unit of what happens to people or lasts, and has no mean or median of its own: a ratio
    whose name stands elsewhere, or the end of an interval?
    """
    spread = estimate.spread.kind if estimate.spread else None
    if estimate.unit is not None or spread in ("SD", "SE"):
        return False
    is_counted = category_of(concept) in _SHARES or _words("counted-by-name").match(concept.label) is not None
    return is_counted and _words("has-a-mean").search(concept.label) is None


def _is_change(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Is this mean a change: below zero, or smaller than its standard deviation behind a word of change?"""
    if estimate.value is None or _words("may-be-negative").search(concept.label):
        return False
    if estimate.value.value < 0:
        return _words("mean-of-the").search(statement_before(sentence, estimate, 90)) is None
    spread = estimate.spread
    is_wide = (
        spread is not None
        and not _words("skewed").search(concept.label)
        and spread.kind == "SD"
        and spread.low.value > estimate.value.value
    )
    change = expression("changes", "any-change").search(statement_before(sentence, estimate, _FAR)) if is_wide else None
    return change is not None


def is_mean_change(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`the mean reduction in waking was 41%`: is a percent by how much something changed on average?"""
    if estimate.kind != "percent" or estimate.count is not None:
        return False
    statement = statement_before(sentence, estimate, 200)
    return _words("mean-change").search(statement) is not None and _words("difference").search(statement) is None


def _of_percent(sentence: ReadSentence, estimate: Estimate, concept: Concept, clause: str) -> Statistic | None:
    """`the 2-year survival was 54%` is a probability; `54% of patients survived` is a proportion.

    A percent of something that is measured, not counted, is a change of it or, with `mean`, its level.
    """
    category = category_of(concept)
    if estimate.count is None and category is None and _words("average-is").search(clause):
        return said_before(clause)
    if concept.label.startswith(_IN_PERCENT) and estimate.count is None:
        return "median" if said_before(clause) == "median" else "mean"
    if estimate.count is None and not (category in CONTINUOUS and is_share(sentence, estimate, concept)):
        timed = category == "time-to-event" and _words("survives").search(concept.label)
        of_some = _words("of-patients").search(sentence.after(estimate.end, 25)) is not None
        if timed and (not of_some or _words("rate-told").search(sentence.before(estimate.begin, 20))):
            return "survival probability"
        if category in CONTINUOUS:
            return _of_continuous(concept, clause) if _may_be_change(sentence, estimate, concept) else "proportion"
        if (
            category is None
            and not _words("share-name").search(concept.label)
            and is_in_list_of_changes(sentence, estimate)
        ):
            return "difference"
    return "proportion" if estimate.value is None or 0 <= estimate.value.value <= 100 else None


def _may_be_change(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Is a percent a level of what is measured in percent, signed, or beside words that speak of a change?"""
    if _words("in-percent").search(concept.label) or sentence.before(estimate.digits.start, 1) in ("-", "−", "+"):
        return True
    around = sentence.before(estimate.begin, 300) + sentence.after(estimate.end, 60)
    return _words("by-how-much").search(around) is not None


def _is_no_count(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is a whole number so much money, time or effort, or an end of an interval?"""
    before, behind = sentence.before(estimate.begin, 35), sentence.after(estimate.span.end, 30)
    return _words("no-count-before").search(before) is not None or _words("amount-behind").match(behind) is not None


def _of_continuous(concept: Concept, clause: str) -> Statistic:
    """A percent of what is measured in percent is its level, of anything else a change, if the words do not say."""
    if _words("in-percent").search(concept.label):
        return "median" if said_before(clause) == "median" else "mean"
    return "mean" if _words("mean").search(clause) and not _words("change").search(clause) else "difference"


def _of_measure(
    sentence: ReadSentence, estimate: Estimate, concept: Concept, clause: str, how: str
) -> Statistic | None:
    category = category_of(concept)
    if estimate.spread and estimate.spread.kind in ("SD", "SE"):
        if estimate.unit == "%" and category in _SHARES:
            return "survival probability" if _words("survives").search(concept.label) else "proportion"
        return "median" if said_before(clause) == "median" else "mean"
    if estimate.unit is None and _words("ratio-of").search(clause) and "ratio" not in concept.label.split():
        return "fold change"
    said = said_of(sentence, estimate, concept, clause)
    if said is None and estimate.spread and estimate.spread.kind in ("range", "IQR"):
        before = sentence.before(estimate.span.start, _FAR)
        is_told = _words("median").search(before) or estimate.spread.kind == "IQR"
        said = "median" if is_told and not _words("compares-two").search(before) else None
        if said is None and (_is_whole(estimate) or _words("compares-two").search(before)):
            return None
    counted = category in _COUNTED and not _words("has-a-mean").search(concept.label)
    if said is None and counted and _is_whole(estimate) and not _is_no_count(sentence, estimate):
        return "count" if category != "time-to-event" or how == "forward" else None
    if said:
        return said
    if estimate.unit in TIME_UNITS:
        if _words("median").search(sentence.words):
            return "median"
        if category == "time-to-event":
            mean = _words("mean-itself").search(sentence.words) and not _words("median-anywhere").search(sentence.words)
            return "mean" if mean else "median"
    is_exact = estimate.unit or (estimate.value and estimate.value.decimals)
    return "mean" if is_exact and not is_bare(sentence, estimate) else None


def _is_whole(estimate: Estimate) -> bool:
    """Is this a bare whole number, as counts are?"""
    is_bare_number = estimate.kind == "number" and estimate.unit is None
    return is_bare_number and estimate.value is not None and estimate.value.decimals == 0
