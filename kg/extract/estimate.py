"""Estimates: a number with what stands behind it in brackets (interval, p, spread, the count of its percent).

`80.8% (95% CI, 62.1%-91.5%)` is one estimate, so is `19 (27%)`; in `67% vs 54% (P = .02)` there are two, and the
p-value belongs to the second until the comparison is known. Doses, grades, and intervals without a number before them
are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Literal

from kg.extract.cue import expression
from kg.extract.quantity import Quantity, read_interval, read_p
from kg.extract.reading import ReadSentence
from kg.extract.time_point import TimePoint, find_time_points
from kg.model.document import Span
from kg.model.quantity import Interval, Number, PValue, Spread, SpreadKind

EstimateKind = Literal["percent", "count", "measure", "number", "mean", "ratio", "fold", "not reached", "none"]

_words = partial(expression, "estimates")
_HEADS: dict[str, EstimateKind] = {
    "percent": "percent", "count-percent": "percent", "fraction": "count", "people": "count", "n": "count",
    "labelled": "count", "mean-sd": "mean", "middle": "measure", "measure": "measure", "ratio": "ratio", "fold": "fold",
    "not-reached": "not reached", "none": "none", "number": "number",
}  # fmt: skip
_UNITS = {
    "mm hg": "mmHg", "mmhg": "mmHg", "point": "points",
    "year": "years", "yr": "years", "yrs": "years", "month": "months", "mos": "months", "mo": "months",
    "week": "weeks", "wk": "weeks", "wks": "weeks", "day": "days", "d": "days",
    "hour": "hours", "hr": "hours", "hrs": "hours", "h": "hours", "min": "minutes",
}  # fmt: skip


#: How far behind a count its percent may stand if no sum tells that it is its own.
_NEAR = 23
#: Notations of a mean whose spread has no name.
_BARE_SPREADS = frozenset(
    {"mean-before-bracket-and-unit", "mean-of-a-pair-before-bracket", "decimals-with-decimals-in-brackets"}
)


@dataclass(slots=True)
class Estimate:
    """A number with its attachments.

    `span` covers the number itself, `begin` is where its notation begins, `end` where its attachments end.
    """

    kind: EstimateKind
    span: Span
    end: int
    pattern: str
    value: Number | None = None
    unit: str | None = None
    count: int | None = None
    denominator: int | None = None
    percent: Number | None = None
    interval: Interval | None = None
    spread: Spread | None = None
    p: PValue | None = None
    statistic: str | None = None
    words: str = ""
    quantity: Quantity | None = None
    begin: int = -1
    parts: list[Span] = field(default_factory=list)

    @property
    def digits(self) -> Span:
        """Where the number itself stands, without the people or things that it counts."""
        parts = self.quantity.parts if self.quantity else {}
        return parts.get("count") or parts.get("percent") or parts.get("value") or self.span

    @property
    def reach(self) -> int:
        """Where the last attachment ends, also one that an arm parts from the number."""
        return max(self.end, self.parts[-1].end) if self.parts else self.end

    def absorb(self, quantity: Quantity) -> None:
        """Count a quantity among the attachments."""
        self.end = quantity.span.end
        self.parts.append(quantity.span)


def find_estimates(sentence: ReadSentence) -> list[Estimate]:
    """The estimates of a sentence in order; doses, grades and unattached intervals are none."""
    found: list[Estimate] = []
    last_other = -1
    level = next((read_interval(q).level for q in sentence.quantities if q.kind == "interval"), None)
    has_p = any(q.kind == "p" for q in sentence.quantities)
    times = find_time_points(sentence) if has_p else ()
    for quantity in sentence.quantities:
        between = sentence.between(found[-1].reach if found else sentence.span.start, quantity.span.start)
        attached = bool(found) and _words("attached").match(between) is not None
        behind_time = False
        if quantity.kind == "p" and found and not attached:
            between = _without(sentence, found[-1].reach, quantity.span.start, times)
            behind_time = _words("time-aside").fullmatch(between) is not None
        if quantity.kind in _HEADS:
            if found and any(time.span.contains(quantity.span) for time in times):
                continue  # "12 v 15 at 6 weeks, P = .02": when it was takes no p-value
            if found and _is_percent_of(found[-1], quantity, between, attached):
                end = found[-1].end
                _attach_percent(found[-1], quantity)
                if not attached:
                    found[-1].end = end  # the arm between is not part of the number
            else:
                found += _begun_at(quantity)
                _without_untold_spread(sentence, found[-1] if found else None)
                _sign(sentence, found[-1] if found else None)
        elif quantity.kind in ("range", "percent-range") and _words("changed-from").search(
            sentence.before(quantity.span.start, 120)
        ):
            found += _both_ends(quantity)
        elif (
            found
            and (attached or behind_time or _is_behind_words(sentence, found[-1], quantity, between))
            and last_other < found[-1].end
        ):
            end, is_whole = found[-1].end, attached and found[-1].reach == found[-1].end
            _attach(found[-1], quantity, level)
            if not is_whole:
                found[-1].end = end  # the arm or time between is not part of the number
        else:
            last_other = quantity.span.start
    return found


def _without(sentence: ReadSentence, start: int, end: int, times: tuple[TimePoint, ...]) -> str:
    """The words between two offsets with `#` for each time point."""
    words, last = "", start
    for time in times:
        if start <= time.span.start and time.span.end <= end:
            words += f"{sentence.between(last, time.span.start)}#"
            last = time.span.end
    return words + sentence.between(last, end)


def _begun_at(quantity: Quantity) -> list[Estimate]:
    made = _make(quantity)
    for estimate in made:
        estimate.begin = quantity.span.start if len(made) == 1 else estimate.span.start
    return made


def _without_untold_spread(sentence: ReadSentence, estimate: Estimate | None) -> None:
    """A number in bare brackets is a spread (`7.1 (0.9)`); which one, and that 7.1 is a mean, the sentence must say."""
    if estimate is None or estimate.pattern not in _BARE_SPREADS:
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
    if _words("minus-apart").search(sentence.before(estimate.digits.start, 10)):
        estimate.value = Number(f"-{estimate.value.text}")
        estimate.percent = estimate.value if estimate.percent else None


def _both_ends(quantity: Quantity) -> list[Estimate]:
    """The two levels of `fell from 10.2 to 8.1 mmol/L`, which is no range."""
    unit = "%" if quantity.kind == "percent-range" else _unit(quantity.words.get("unit"))
    ends = []
    for part in ("low", "high"):
        span, value = quantity.parts[part], quantity.number(part)
        end = span.end if part == "low" else quantity.span.end
        kind: EstimateKind = "percent" if unit == "%" else "measure"
        ends.append(Estimate(kind, span, end, quantity.pattern, value, unit, begin=span.start))
        ends[-1].percent = value if unit == "%" else None
    return ends


def _is_behind_words(sentence: ReadSentence, head: Estimate, quantity: Quantity, between: str) -> bool:
    """`53.5% with placebo (P = .15)`: words without a number stand between it and the bracket that belongs to it.

    Not `53.5% with placebo, with survival differing (P = .04)`, where a comma parts it from what the p-value is of.
    """
    if quantity.kind not in ("p", "interval") or not _words("behind-words").match(between):
        return False
    comma = between.find(",")
    start = head.reach + comma
    named = (t for t in sentence.terms if start <= t.span.start < quantity.span.start)
    return comma < 0 or not any(t.as_type("outcome") or t.as_type("adverse_event") for t in named)


def _is_percent_of(head: Estimate, quantity: Quantity, between: str, attached: bool) -> bool:
    """`five of the seven (71%)`, `36% (n = 10)`: the second number says the first again, right behind it or so that
    the share is what the two numbers make.
    """
    if not re.match(r"^[^()\[\]]{0,60}[(\[]\s?$", between):
        return False
    if not (attached and len(between) < _NEAR) and not _is_its_share(head, quantity):
        return False
    if head.kind == "count" and head.percent is None and quantity.kind == "percent":
        return head.pattern in ("fraction", "people", "number", "n-equals")
    return head.kind == "percent" and head.count is None and quantity.kind in ("fraction", "n")


def _is_its_share(head: Estimate, quantity: Quantity) -> bool:
    """`35 of 44 patients in chronic phase (79.5%)`: is a percent what the two numbers make?"""
    percent = quantity.number("percent") if quantity.kind == "percent" else None
    if percent is None or head.count is None or not head.denominator:
        return False
    return abs(percent.value - 100 * Decimal(head.count) / head.denominator) < 1


# -- making one from a quantity --


def _make(quantity: Quantity) -> list[Estimate]:
    """The estimates that a quantity begins: one, two of `3.1- and 4.5-fold`, or none of `a` and other empty counts."""
    people = quantity.words.get("people", "")
    kind = _HEADS[quantity.kind]
    estimate = Estimate(kind, quantity.span, quantity.span.end, quantity.pattern, words=people, quantity=quantity)
    if quantity.kind == "people":
        return [estimate] if _count_people(estimate, quantity) else []
    if quantity.kind == "fold":
        return _folds(estimate, quantity)
    if quantity.kind in ("percent", "count-percent", "fraction", "n", "labelled", "none"):
        _count(estimate, quantity)
    else:
        _measure(estimate, quantity)
    return [estimate]


def _count(estimate: Estimate, quantity: Quantity) -> None:
    if quantity.kind == "none":
        estimate.count = 0
        return
    if quantity.kind != "percent":
        estimate.count = quantity.integer("count")
    if quantity.kind in ("count-percent", "fraction", "n"):
        estimate.denominator = quantity.integer("denominator")
    if quantity.kind == "percent":
        estimate.value = _signed(quantity, "percent", "sign", ("-", "−"))
    elif quantity.kind == "count-percent":
        estimate.value = quantity.number("percent")
    elif quantity.kind != "labelled":
        estimate.value = quantity.number("percent") or quantity.number("percent0")
    estimate.percent = estimate.value
    if estimate.value or quantity.kind in ("percent", "count-percent"):
        estimate.kind, estimate.unit = "percent", "%"


def _signed(quantity: Quantity, part: str, sign: str, minus: tuple[str, ...]) -> Number | None:
    number = quantity.number(part)
    return Number(f"-{number.text}") if number and quantity.words.get(sign) in minus else number


def _count_people(estimate: Estimate, quantity: Quantity) -> bool:
    """Fill in how many people are counted; False if the words count nobody (`a patient`)."""
    word = quantity.words["count"].lower()
    if word in ("all", "both"):
        estimate.statistic = "all"
        return True
    if word in ("a", "an"):
        return False
    estimate.count = 1 if word == "only one" else quantity.integer("count")
    return estimate.count is not None


def _folds(estimate: Estimate, quantity: Quantity) -> list[Estimate]:
    estimate.value, estimate.unit, estimate.statistic = quantity.number("value"), "fold", "fold change"
    estimate.span = quantity.parts.get("value", quantity.span)
    estimate.words = quantity.words.get("statistic", "")
    second = quantity.number("value2")
    if second is None:
        return [estimate]
    twin = Estimate("fold", quantity.parts["value2"], quantity.span.end, quantity.pattern, second, "fold")
    twin.statistic, twin.words, twin.quantity = estimate.statistic, estimate.words, quantity
    estimate.end = estimate.span.end
    return [estimate, twin]


def _measure(estimate: Estimate, quantity: Quantity) -> None:
    if quantity.kind == "mean-sd":
        _mean(estimate, quantity)
    elif quantity.kind == "middle":
        estimate.value, estimate.unit = quantity.number("value"), _unit(quantity.words.get("unit"))
        low, high = quantity.number("low"), quantity.number("high")
        if estimate.value and low and high and low.value <= estimate.value.value <= high.value:
            estimate.spread = Spread("range", low, high)
    elif quantity.kind == "measure":
        estimate.value = quantity.number("value")
        if estimate.value and quantity.words.get("sign"):
            estimate.value = Number("-" + estimate.value.text)
        estimate.unit = _unit(quantity.words.get("unit"))
    elif quantity.kind == "ratio":
        estimate.value, estimate.span = quantity.number("value"), quantity.parts["value"]
        estimate.statistic = ratio_name(quantity.words["name"])
    elif quantity.kind == "number":
        _bare(estimate, quantity)


def _mean(estimate: Estimate, quantity: Quantity) -> None:
    spread = quantity.number("spread")
    named = (quantity.words.get("kind1") or quantity.words.get("kind2") or "").strip("()").upper()
    kind: SpreadKind = "SE" if named.startswith(("SE", "STANDARD E")) else "SD"
    estimate.value, estimate.statistic = quantity.number("value"), "mean"
    estimate.unit = _unit(quantity.words.get("unit2") or quantity.words.get("unit1"))
    estimate.spread = Spread(kind, spread) if spread else None


def _bare(estimate: Estimate, quantity: Quantity) -> None:
    number = quantity.number("number")
    estimate.value = quantity.number("value") or number
    if quantity.words.get("value") and estimate.value:  # a minus sign was captured with the number
        estimate.value = Number("-" + number.text) if number else None
    if estimate.value and estimate.value.decimals == 0 and estimate.value.value >= 0:
        estimate.count = int(estimate.value.value)


def ratio_name(words: str) -> str:
    """`HR`, `adjusted hazard ratio` and the like to the statistic's name."""
    low = words.lower()
    if low in ("r", "rho", "ρ", "r2", "r²") or "correlation" in low:
        return "correlation"
    if "hazard" in low or low.endswith("hr"):
        return "hazard ratio"
    return "odds ratio" if "odds" in low or low.endswith("or") else "risk ratio"


def _unit(words: str | None) -> str | None:
    if not words:
        return None
    plain = re.sub(r"\s+", " ", words.strip())
    return _UNITS.get(plain.lower(), plain)


# -- attaching what follows --


def _attach_percent(head: Estimate, quantity: Quantity) -> None:
    if quantity.kind == "percent":
        head.percent = head.value = quantity.number("percent")
        head.unit, head.kind = "%", "percent"
    else:
        head.count = quantity.integer("count")
        head.denominator = quantity.integer("denominator")
    head.absorb(quantity)


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
        name = quantity.words["kind"].lower()
        head.spread = Spread("IQR" if "iqr" in name or "quartile" in name else "range", low, high)
    if head.kind == "number" and not head.unit:
        head.unit = _unit(quantity.words.get("unit2") or quantity.words.get("unit1"))


def _attach_range(head: Estimate, quantity: Quantity, level: Number | None) -> bool:
    """Give the number two others in brackets: as its interval, or else as its range; False if they are neither.

    An interval are `HR 0.93 (0.77–1.14)` and, once a sentence has said `95% CI`, the bare brackets that follow.
    """
    low, high = quantity.number("low"), quantity.number("high")
    if head.spread or head.interval or low is None or high is None or low.value >= high.value:
        return False
    if head.kind == "ratio" or (level is not None and head.kind in ("percent", "measure", "number", "count")):
        head.interval = Interval(low, high, level)
    elif head.kind in ("measure", "number"):
        head.spread = Spread("range", low, high)
    else:
        return False
    return True
