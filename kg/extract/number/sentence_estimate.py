"""The estimates of a sentence: which of its quantities begin one, and which are attached to the number before them.

`80.8% (95% CI, 62.1%-91.5%)` is one estimate, so is `19 (27%)`; in `67% vs 54% (P = .02)` there are two, and the
p-value belongs to the second until the comparison is known. Doses, grades, and intervals without a number before them
are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.change_end import both_ends, is_change
from kg.extract.number.estimate import HEADS, Estimate, make_estimates, unit_of
from kg.extract.number.scale_score import with_scores
from kg.extract.number.share import attach_percent, attach_share, is_out_of, is_percent_of, is_split
from kg.extract.number.shared_unit import attach_unit, share_units
from kg.extract.number.time_point import TimePoint, find_time_points
from kg.extract.quantity import Quantity, read_interval, read_p
from kg.extract.reading import ReadSentence
from kg.model.quantity import Interval, Number, Spread

_words = partial(expression, "estimates")
#: Notations of a mean whose spread has no name.
_BARE_SPREADS = frozenset(
    {"mean-before-bracket-and-unit", "mean-of-a-pair-before-bracket", "decimals-with-decimals-in-brackets"}
)


def find_estimates(sentence: ReadSentence) -> list[Estimate]:
    """The estimates of a sentence in order; doses, grades and unattached intervals are none."""
    found: list[Estimate] = []
    last_other = -1
    intervals = [q for q in sentence.quantities if q.kind == "interval"]
    level = read_interval(intervals[0]).level if intervals else None
    other_spread = _words("other-spread").search(sentence.words) is not None
    told = None if other_spread else _words("level-told").search(sentence.words)
    if level is None and told:
        level = Number(told["level"])
    times = find_time_points(sentence) if any(q.kind == "p" for q in sentence.quantities) else ()
    for quantity in map(partial(_measured_volume, sentence), with_scores(sentence)):
        between = sentence.between(found[-1].reach if found else sentence.span.start, quantity.span.start)
        attached = bool(found) and _words("attached").match(between) is not None
        behind_time = False
        if quantity.kind == "p" and found and not attached:
            between = _without(sentence, found[-1].reach, quantity.span.start, times)
            behind_time = _words("time-aside").fullmatch(between) is not None
        if quantity.kind in HEADS:
            if found and any(time.span.contains(quantity.span) for time in times):
                continue  # "12 v 15 at 6 weeks, P = .02": when it was takes no p-value
            if found and is_out_of(found[-1], quantity, between):
                attach_share(found[-1], quantity)
            elif (
                found
                and is_percent_of(found[-1], quantity, between, attached)
                and not is_split(sentence.after(quantity.span.end, 100))
            ):
                end = found[-1].end
                attach_percent(found[-1], quantity)
                if not attached:
                    found[-1].end = end  # the arm between is not part of the number
            else:
                found += _begun_at(quantity)
                if told and quantity.kind == "middle":
                    _as_interval(found[-1], level)
                _without_untold_spread(sentence, found[-1] if found else None)
                _sign(sentence, found[-1] if found else None)
        elif quantity.kind in ("range", "percent-range") and is_change(sentence, found, quantity):
            found += both_ends(quantity)
        elif (
            found
            and (attached or behind_time or _is_behind_words(sentence, found[-1], quantity, between))
            and last_other < found[-1].end
        ):
            end, is_whole = found[-1].end, attached and found[-1].reach == found[-1].end
            is_other = other_spread and bool(intervals) and quantity.span.start < intervals[0].span.start
            _attach(found[-1], quantity, None if is_other else level)  # "[IQR] was 9 [5 to 12]; difference (95% CI"
            if is_whole and quantity.kind in ("spread", "bracketed-range", "interval"):
                attach_unit(found[-1], sentence.after(quantity.span.end, 24))
            if not is_whole:
                found[-1].end = end  # the arm or time between is not part of the number
        else:
            last_other = quantity.span.start
    share_units(sentence, found)
    return found


def _measured_volume(sentence: ReadSentence, quantity: Quantity) -> Quantity:
    """`FEV1 had increased by 92 mL`: in the results a volume is measured, where no word says that it was given."""
    words = quantity.words
    if quantity.kind != "dose" or words.get("unit") not in ("mL", "ml", "L") or sentence.role != "results":
        return quantity
    is_average = _words("average-before").search(sentence.before(quantity.span.start, 12))
    is_outcome = is_average or any(t.as_type("outcome") for t in sentence.terms)
    is_outcome = is_outcome or _words("volume-measured").search(sentence.words) is not None
    if not is_outcome or quantity.number("doses") is None or _words("volume-given").search(sentence.words):
        return quantity
    parts = {"value": quantity.parts["doses"], "unit": quantity.parts["unit"]}
    said = {"value": words["doses"], "unit": words["unit"]}
    if minus := _words("minus-before").search(sentence.before(quantity.span.start, 2)):
        said["sign"] = minus["sign"]  # "(-0.12 L": no dose has one
    return replace(quantity, kind="measure", parts=parts, words=said)


def _without(sentence: ReadSentence, start: int, end: int, times: tuple[TimePoint, ...]) -> str:
    """The words between two offsets with `#` for each time point."""
    words, last = "", start
    for time in times:
        if start <= time.span.start and time.span.end <= end:
            words += f"{sentence.between(last, time.span.start)}#"
            last = time.span.end
    return words + sentence.between(last, end)


def _begun_at(quantity: Quantity) -> list[Estimate]:
    made = make_estimates(quantity)
    for estimate in made:
        estimate.begin = quantity.span.start if len(made) == 1 else estimate.span.start
    return made


def _as_interval(estimate: Estimate, level: Number | None) -> None:
    """Make the two numbers in the bracket of a number its interval, since the sentence says what its brackets hold."""
    if estimate.spread and estimate.spread.high:
        estimate.interval, estimate.spread = Interval(estimate.spread.low, estimate.spread.high, level), None


def _without_untold_spread(sentence: ReadSentence, estimate: Estimate | None) -> None:
    """A number in bare brackets is a spread (`7.1 (0.9)`); which one, and that 7.1 is a mean, the sentence must say."""
    if estimate is None:
        return
    spread = estimate.spread
    if spread is not None and spread.kind == "SD" and _words("error-told").search(sentence.words):
        estimate.spread = Spread("SE", spread.low)
    if estimate.pattern not in _BARE_SPREADS:
        return
    told = _words("spread-told").search(sentence.words)
    if told is None:
        estimate.kind, estimate.statistic, estimate.spread = "measure", None, None
    elif estimate.spread and told["error"]:
        estimate.spread = Spread("SE", estimate.spread.low)


def _sign(sentence: ReadSentence, estimate: Estimate | None) -> None:
    """Give a number the minus that a space parts from it: `a change of - 4.3`."""
    if estimate is None or estimate.value is None or estimate.count is not None or estimate.value.text[0] in "-−":
        return
    if _words("minus-apart").search(sentence.before(estimate.digits.start, 20)):
        estimate.value = Number(f"-{estimate.value.text}")
        estimate.percent = estimate.value if estimate.percent else None


def _is_behind_words(sentence: ReadSentence, head: Estimate, quantity: Quantity, between: str) -> bool:
    """`53.5% with placebo (P = .15)`: words without a number stand between it and the bracket that belongs to it.

    Not `53.5% with placebo, with survival differing (P = .04)`, where a comma parts it from what the p-value is of.
    """
    if quantity.kind not in ("p", "interval") or not _words("behind-words").match(between):
        return False
    if _words("p-of-trend").search(sentence.between(quantity.span.start, quantity.span.end)):
        return False
    comma = between.find(",")
    start = head.reach + comma
    named = (t for t in sentence.terms if start <= t.span.start < quantity.span.start)
    return comma < 0 or not any(t.as_type("outcome") or t.as_type("adverse_event") for t in named)


# -- attaching what follows --


def _attach(head: Estimate, quantity: Quantity, level: Number | None) -> None:
    """Give the number an interval, a p-value or a spread, each once; what does not fit it is left out.

    `level` is the confidence level that the sentence names.
    """
    if quantity.kind == "interval" and head.interval is None:
        head.interval = read_interval(quantity)
    elif quantity.kind == "p" and head.p is None:
        head.p = read_p(quantity)
    elif quantity.kind == "spread" and head.spread is None and head.kind in ("measure", "number", "mean"):
        _attach_spread(head, quantity)
    elif not _is_range_of(head, quantity) or not _attach_range(head, quantity, level):
        return
    head.absorb(quantity)


def _is_range_of(head: Estimate, quantity: Quantity) -> bool:
    """Is this a range in brackets, or one behind a ratio: `HR 0.41, 0.32-0.52`?"""
    return quantity.kind == "bracketed-range" or (quantity.kind == "range" and head.kind == "ratio")


def _attach_spread(head: Estimate, quantity: Quantity) -> None:
    low, high = quantity.number("low"), quantity.number("high")
    if low and high:
        name = quantity.words["kind"].lower().replace(".", "")
        head.spread = Spread("IQR" if "iqr" in name or "quartile" in name else "range", low, high)
    if head.kind == "number" and not head.unit:
        head.unit = unit_of(quantity.words.get("unit2") or quantity.words.get("unit1"))


def _attach_range(head: Estimate, quantity: Quantity, level: Number | None) -> bool:
    """Give the number two others in brackets: as its interval, or else as its range; False if they are neither.

    An interval are `HR 0.88 (0.71–1.09)` and, once a sentence has said `95% CI`, the bare brackets that follow.
    """
    low, high = quantity.number("low"), quantity.number("high")
    if head.spread or head.interval or low is None or high is None or low.value >= high.value:
        return False
    is_unsure = quantity.kind == "range" or quantity.pattern in ("bracketed-pair", "signed-pair", "signed-range")
    if low.value < 0 and level is None and head.kind != "ratio":
        return False  # two values, a range, or more likely the ends of an interval
    if is_unsure and head.value and not low.value <= head.value.value <= high.value:
        return False
    if head.kind == "ratio" or (level is not None and head.kind in ("percent", "measure", "number", "count")):
        head.interval = Interval(low, high, level)
    elif head.kind in ("measure", "number"):
        head.spread = Spread("range", low, high)
    else:
        # "2% [1-4] vs 5% [3-8]": what the ends are is not told, but they are the number's
        is_around = head.value is not None and low.value <= head.value.value <= high.value
        return head.kind == "percent" and quantity.kind == "bracketed-range" and is_around
    return True
