"""Which numbers of a sentence may be results: none inside names, plans, ages, time points and labels (`group 2`)."""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression, says
from kg.extract.number.estimate import Estimate
from kg.extract.number.time_point import find_joined_times, find_time_points
from kg.extract.reading import ReadSentence
from kg.text.number import is_year
from kg.text.time_unit import SPANS_OF_TIME

_words = partial(expression, "results")
#: How far before a number a bracket may open, or a list begin, that says what the number is.
_FAR = 360


def may_be_result(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this number one that may be a result?"""
    if estimate.statistic == "all" or is_inside_name(sentence, estimate):
        return False
    if _words("interval-behind").match(sentence.after(estimate.span.end, 20)) or _is_when(sentence, estimate):
        return False
    before = sentence.before(estimate.span.start, 45)
    if estimate.pattern == "people" and _words("group-opens").search(before) and not _is_found_in(sentence, estimate):
        return False
    if estimate.kind == "percent" and _words("bound-before").search(before):
        return False
    if says("results", "no result before", before) or _is_size_of_population(sentence, estimate, before):
        return False
    if estimate.kind in ("number", "mean") and _words("effect-size-before").search(before):
        return False
    if says("results", "no result far before", sentence.before(estimate.span.start, _FAR)):
        return False
    is_in_words = sentence.between(estimate.digits.start, estimate.digits.start + 1).isalpha()
    if estimate.kind in ("number", "count") and is_in_words and _words("definite").search(before):
        return False  # "responses to the three antigens"
    behind = sentence.after(estimate.span.end, 30)
    if is_in_words and (_words("or-more-words").match(behind) or _words("words-or").search(before)):
        return False
    if _words("bound-behind").match(behind) or _tells_group(sentence, estimate, before):
        return False
    if _is_index(sentence, estimate):
        return False
    if _words("state-bound").search(before) and _words("state-reached-behind").match(behind):
        return False  # "declines of > or = 50% were achieved in 20"
    if _defines_response(sentence, estimate):
        return False
    if estimate.kind == "percent" and _words("dose-before-bracket").search(sentence.before(estimate.begin, 220)):
        return False  # "the dose intensity was 21 mg/m2 (92%)"
    if estimate.kind in ("number", "count") and _words("p-goes-on").search(before):
        return False  # "(p = 0.09, 0.91)"
    if estimate.unit not in (None, "%") and _words("bound-converted").search(before):
        return False  # "HbA1c < 7% (53 mmol/mol)"
    if _words("planned").search(before) or _is_in_row_of_times(sentence, estimate, before):
        return False
    if says("results", "no result behind", sentence.after(estimate.end, 110)):
        return False
    if _words("events-of-survival").match(sentence.after(estimate.end, 60)) and _words("waited-for-events").search(
        before
    ):
        return False  # "(after 231 progression-free survival events)"
    if _is_end_of_interval(sentence, estimate) or (estimate.count is not None and _is_breakdown(sentence, estimate)):
        return False
    if estimate.kind == "measure":
        return estimate.is_rate or not _is_time_or_dose(sentence, estimate, before)
    return estimate.kind != "number" or not _is_label(sentence, estimate, before)


def _defines_response(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`the percentage of women with a 40% gain`, `response (0 attacks)`: does a number say who is a responder?"""
    behind = sentence.after(estimate.digits.end, 120)
    if estimate.kind == "percent" and _words("response-seen-in").match(behind):
        return True
    if estimate.kind == "percent" and _words("response-behind").match(behind):
        return _words("responders-before").search(sentence.before(estimate.begin, 110)) is not None
    is_none = estimate.count == 0 and sentence.before(estimate.begin, 1) in ("(", "[")
    return is_none and _words("none-of-it").match(behind) is not None


def _is_found_in(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`was needed in 5 women on zinc and in 9 on drops`: are these the people in whom something was found?"""
    before = sentence.before(estimate.span.start, 170)
    return _words("found-in").search(before[-45:]) is not None or _words("found-in-both").search(before) is not None


def _is_size_of_population(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """`in the safety population (N = 62)`, `by the questionnaire (n = 51)`: is this how many a group counts?"""
    if estimate.quantity is None or estimate.quantity.kind != "n" or estimate.percent is not None:
        return False
    if estimate.denominator is None and sentence.between(estimate.begin, estimate.begin + 1) == "N":
        return True
    return _words("size-of-population").search(before) is not None


def _is_end_of_interval(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`1.23 (1.07, 1.40)` where the sentence has named an interval: is this one of the two in the bracket?"""
    if not _words("interval-named").search(sentence.words):
        return _is_around_number(sentence, estimate)
    if not _words("pair-opens").search(sentence.before(estimate.digits.start, 25)):
        return False
    rest = sentence.after(estimate.digits.end, 25)
    is_second = sentence.before(estimate.digits.start, 2).strip(" -−–")[-1:] == ","
    return _words("pair-closes").match(rest) is not None and (is_second or rest.lstrip(" %")[:1] == ",")


def _is_around_number(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`1.2 (-0.4, 2.8)` with no word for it: are two numbers in a bracket on both sides of that before it?"""
    base = sentence.span.start
    for match in _words("pair-around").finditer(sentence.words):
        if match.end("number") <= estimate.digits.start - base < match.end():
            low, number, high = (_value(match[name]) for name in ("low", "number", "high"))
            return low < number < high
    return False


def _value(text: str) -> float:
    return float(text.replace("−", "-").replace("–", "-").replace("·", ".").replace(" ", "").rstrip("."))


def _is_breakdown(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`six of 20 patients (4 with AML and 2 with MDS)`: how many of those before the bracket had which disease?"""
    behind = next((t for t in sentence.terms if t.span.start >= estimate.end), None)
    if behind is None or behind.type != "disease":
        return False
    gap = sentence.between(estimate.end, behind.span.start)
    if not _words("disease-of-some").fullmatch(gap):
        return False
    return _words("opens-breakdown").search(sentence.before(estimate.begin, 80)) is not None


def _is_when(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this a bare number or the day's hour in a time point, or the last of several times?"""
    if estimate.unit in SPANS_OF_TIME:
        return any(one.span.contains(estimate.digits) for one in find_joined_times(sentence))
    if estimate.kind != "number" and estimate.unit not in ("hours", "minutes"):
        return False
    return any(time.span.contains(estimate.digits) for time in find_time_points(sentence))


def _tells_group(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """`in patients reaching levels 200 ng/mL`, `4 to 9 (n = 31)`, `sIGA 0/1`: does a number say who is meant?"""
    if estimate.kind == "measure" and _words("reached-before").search(sentence.before(estimate.span.start, 90)):
        return True
    if estimate.kind == "number" and _words("range-of-group-before").search(before):
        return _words("size-behind").match(sentence.after(estimate.digits.end, 30)) is not None
    if estimate.kind == "number" or estimate.count is None:
        return False
    if _words("subject-opens-bracket").search(sentence.between(sentence.span.start, estimate.begin)) and _words(
        "then-did"
    ).match(sentence.after(estimate.span.end, 40)):
        return True  # "Patients with a low score (40 of 52) had"
    if estimate.kind != "count":
        return False
    if estimate.quantity is not None and estimate.quantity.kind == "n" and estimate.percent is None:
        return _words("bound-with-size").search(before) is not None
    if _words("responses-seen-in").search(sentence.before(estimate.begin, 120)):
        return True
    count, denominator = estimate.count, estimate.denominator
    is_of_scale = count is not None and denominator == count + 1 <= 4 and estimate.percent is None
    return is_of_scale and _words("scale-name-before").search(before) is not None


def _is_in_row_of_times(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """`were recorded at 2, 4 and 8 (last visit) years`: is this a bare number whose unit stands behind the last?"""
    if estimate.kind not in ("number", "count") or estimate.unit is not None or estimate.denominator is not None:
        return False
    is_behind = _words("row-of-times-behind").match(sentence.after(estimate.digits.end, 90))
    return is_behind is not None and _words("row-of-times-before").search(before) is not None


def is_inside_name(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this number a part of a name (`CD34`), and no denial (`no patient`)?"""
    digits = estimate.digits
    return estimate.kind != "none" and any(term.span.overlaps(digits) for term in sentence.terms)


def _is_time_or_dose(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """Does a measure say when, how long or how much was given?"""
    if _words("compound-time").search(sentence.between(estimate.span.start, estimate.span.end)):
        return True
    if estimate.unit in SPANS_OF_TIME and _words("time-before").search(before):
        is_moment = _words("moment-before").search(before) and _words("moment-behind").match(
            sentence.after(estimate.end, 30)
        )
        is_beside_share = _words("share-at").search(before) is not None  # "52% at 1 year and 50% at 2 years"
        if is_moment or is_beside_share or not _words("timed-outcome").search(before):
            return True
    return bool(_words("times-before").search(before) or _words("courses").search(estimate.unit or ""))


def _is_start(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`rose from 0.26 to 0.31`: is this the level that a change began at?"""
    is_exact = estimate.value is not None and estimate.value.decimals > 0
    return is_exact and expression("estimates", "changed-from").search(sentence.before(estimate.begin, 120)) is not None


def _is_within_spread(estimate: Estimate) -> bool:
    """`(group A 171 [160 to 182]`: does a bracket behind a number hold the ends between which it lies?"""
    ends = estimate.spread or estimate.interval
    if estimate.value is None or ends is None or ends.low is None or ends.high is None:
        return False
    return bool(ends.low.value <= estimate.value.value <= ends.high.value)


def _is_index(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`Lp-PLA(2)`, `FEV(1)`: is this a digit in a bracket that goes on with the name right before it?"""
    if estimate.kind not in ("number", "count") or not sentence.after(estimate.digits.end, 1).startswith(")"):
        return False
    return _words("index-opens").search(sentence.before(estimate.digits.start, 12)) is not None


def _is_label(sentence: ReadSentence, estimate: Estimate, before: str) -> bool:
    """Is a bare number the name of something, a place in an order, a part of a range, or a year?"""
    is_of_group = _is_within_spread(estimate) and _words("group-right-before").search(before)
    if (not is_of_group and _words("label-before").search(before)) or (
        not _is_start(sentence, estimate) and _words("label-behind").match(sentence.after(estimate.span.end, 30))
    ):
        return True
    if sentence.words[estimate.span.start - sentence.span.start].isalpha() and _words("among-which").search(before):
        behind = sentence.after(estimate.span.end, 30)
        if _words("things-behind").match(behind) and not _words("found-in").search(before):
            return True  # "in two seasons"
    value = estimate.value
    return value is not None and value.decimals == 0 and is_year(float(value.value))
