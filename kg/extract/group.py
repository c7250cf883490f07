"""Estimates: a number together with what stands behind it in brackets (interval, p, spread, the count of its percent).

`80.8% (95% CI, 62.1%-91.5%)` is one estimate, so is `19 (27%)`; in `67% vs 54% (P = .02)` there are two, and the
p-value belongs to their comparison. Estimates that commas, `and` or `vs` join form a series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kg.extract.quantity import Quantity, read_interval, read_p
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.quantity import Interval, Number, PValue, Spread, SpreadKind

EstimateKind = Literal["percent", "count", "measure", "number", "mean", "ratio", "fold", "not reached", "none"]
_HEADS: dict[str, EstimateKind] = {
    "percent": "percent", "count-percent": "percent", "fraction": "count", "people": "count", "n": "count",
    "labelled": "count", "mean-sd": "mean", "measure": "measure",
    "ratio": "ratio", "fold": "fold", "not-reached": "not reached",
    "none": "none",
    "number": "number",
}  # fmt: skip
# Between a number and what is attached to it: brackets, commas, a unit or two words, the name of what follows.
_ATTACHED = re.compile(
    r"[\s,;:()\[\]]*(?:(?:with|and|a|an|its|the|of|months?|years?|weeks?|days?|two-sided|one-sided|log-?rank|exact|"
    r"test|median|mean|SD|difference|respectively|adjusted|by|for|all|both|each)[\s,;:(\[]*){0,4}$"
)
_CLOSING = re.compile(r"[\s)\],;]*")
_JOINT = re.compile(
    r"(?:\s(?:events?|patients|episodes|cases|subjects|women|men))?[\s)\],;:]*(?:(?P<vs>vs?\.?|versus|compared "
    r"(?:with|to)|as compared (?:with|to)|against|than|as opposed to)|(?P<and>,?\s?and|or|,|;|/))[\s(\[]*$"
)


@dataclass(slots=True)
class Estimate:
    """A number with its attachments. `span` covers the number itself, `end` is where its attachments end."""

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


@dataclass(frozen=True, slots=True)
class Series:
    """Estimates joined by commas, `and` or `vs`; `joints` says how each is joined to the one before (`and`, `vs`)."""

    members: tuple[Estimate, ...]
    joints: tuple[str, ...]

    @property
    def is_comparison(self) -> bool:
        return "vs" in self.joints


def find_estimates(sentence: ReadSentence) -> list[Estimate]:
    """The estimates of a sentence in order; doses, grades and unattached intervals are none."""
    found: list[Estimate] = []
    base = sentence.span.start
    others: list[int] = []
    level = next((read_interval(q).level for q in sentence.quantities if q.kind == "interval"), None)
    for quantity in sentence.quantities:
        between = sentence.words[(found[-1].end - base) if found else 0 : quantity.span.start - base]
        attached = bool(found) and _ATTACHED.match(between) is not None
        if quantity.kind in _HEADS:
            if attached and found and _is_percent_of(found[-1], quantity, between):
                _attach_percent(found[-1], quantity)
                continue
            made = _make(quantity)
            for estimate in made:
                estimate.begin = quantity.span.start if len(made) == 1 else estimate.span.start
            found += made
        elif found and (attached or _behind_words(quantity, between)) and not any(o >= found[-1].end for o in others):
            end = found[-1].end
            _attach(found[-1], quantity, level)
            if not attached:
                found[-1].end = end  # the arm between is not part of the number
        else:
            others.append(quantity.span.start)
    return found


def _behind_words(quantity: Quantity, between: str) -> bool:
    """`53.5% with placebo (P = .15)`: words without a number stand between it and the bracket that belongs to it."""
    if quantity.kind not in ("p", "interval"):
        return False
    return re.match(r"^[\s)\]]*[^.;:()\[\]%\d]{2,90}\s?[(\[]\s?(?:log-?rank\s|two-sided\s)?$", between) is not None


def _make(quantity: Quantity) -> list[Estimate]:
    kind = _HEADS[quantity.kind]
    estimate = Estimate(
        kind,
        quantity.span,
        quantity.span.end,
        quantity.pattern,
        words=quantity.words.get("people", ""),
        quantity=quantity,
    )
    if quantity.kind == "percent":
        number = quantity.number("percent")
        sign = quantity.words.get("sign")
        estimate.value = Number(f"-{number.text}") if number and sign in ("-", "−") else number
        estimate.percent = estimate.value
        estimate.unit = "%"
    elif quantity.kind == "count-percent":
        estimate.percent = estimate.value = quantity.number("percent")
        estimate.unit = "%"
        estimate.count = quantity.integer("count")
        estimate.denominator = quantity.integer("denominator")
    elif quantity.kind in ("fraction", "n"):
        estimate.count = quantity.integer("count")
        estimate.denominator = quantity.integer("denominator")
        percent = quantity.number("percent") or quantity.number("percent0")
        if percent:
            estimate.kind, estimate.percent, estimate.value, estimate.unit = "percent", percent, percent, "%"
    elif quantity.kind == "people":
        word = quantity.words["count"].lower()
        if word == "all" or word == "both":
            estimate.statistic = "all"
        elif word in ("a", "an"):
            return []
        else:
            estimate.count = 1 if word == "only one" else quantity.integer("count")
            if estimate.count is None:
                return []
    elif quantity.kind == "labelled":
        estimate.count = quantity.integer("count")
    elif quantity.kind == "mean-sd":
        estimate.value = quantity.number("value")
        spread = quantity.number("spread")
        named = (quantity.words.get("kind1") or quantity.words.get("kind2") or "").strip("()").upper()
        kind_of: SpreadKind = "SE" if named.startswith(("SE", "STANDARD E")) else "SD"
        estimate.unit = _unit(quantity.words.get("unit2") or quantity.words.get("unit1"))
        estimate.spread = Spread(kind_of, spread) if spread else None
        estimate.statistic = "mean"
    elif quantity.kind == "measure":
        estimate.value = quantity.number("value")
        if estimate.value and quantity.words.get("sign"):
            estimate.value = Number("-" + estimate.value.text)
        estimate.unit = _unit(quantity.words.get("unit"))
    elif quantity.kind == "ratio":
        estimate.value = quantity.number("value")
        estimate.statistic = ratio_name(quantity.words["name"])
        estimate.span = quantity.parts["value"]
    elif quantity.kind == "fold":
        second = quantity.number("value2")
        estimate.value, estimate.unit, estimate.statistic = quantity.number("value"), "fold", "fold change"
        estimate.span = quantity.parts.get("value", quantity.span)
        estimate.words = quantity.words.get("statistic", "")
        if second:
            twin = Estimate(
                "fold",
                quantity.parts["value2"],
                quantity.span.end,
                quantity.pattern,
                second,
                "fold",
                statistic="fold change",
                words=estimate.words,
                quantity=quantity,
            )
            estimate.end = estimate.span.end
            return [estimate, twin]
    elif quantity.kind == "number":
        estimate.value = quantity.number("value") or quantity.number("number")
        if quantity.words.get("value") and estimate.value:
            number = quantity.number("number")
            estimate.value = Number("-" + number.text) if number else None
        if estimate.value and estimate.value.decimals == 0 and estimate.value.value >= 0:
            estimate.count = int(estimate.value.value)
    elif quantity.kind == "none":
        estimate.count = 0
    return [estimate]


def ratio_name(words: str) -> str:
    """`HR`, `adjusted hazard ratio` and the like to the statistic's name."""
    low = words.lower()
    if low in ("r", "rho", "ρ", "r2", "r²") or "correlation" in low:
        return "correlation"
    if "hazard" in low or low.endswith("hr"):
        return "hazard ratio"
    return "odds ratio" if "odds" in low or low.endswith("or") else "risk ratio"


def _is_percent_of(head: Estimate, quantity: Quantity, between: str) -> bool:
    """`five of the seven (71%)`, `36% (n = 10)`: the second number says the first again."""
    if not re.match(r"^[^()\[\]]{0,20}[(\[]\s?$", between):
        return False
    if head.kind == "count" and head.percent is None and quantity.kind == "percent":
        return head.pattern in ("fraction", "people", "number", "n-equals")
    return head.kind == "percent" and head.count is None and quantity.kind in ("fraction", "n")


def _attach_percent(head: Estimate, quantity: Quantity) -> None:
    if quantity.kind == "percent":
        head.percent = head.value = quantity.number("percent")
        head.unit, head.kind = "%", "percent"
    else:
        head.count = quantity.integer("count")
        head.denominator = quantity.integer("denominator")
    head.end = quantity.span.end
    head.parts.append(quantity.span)


def _attach(head: Estimate, quantity: Quantity, level: Number | None) -> None:
    if quantity.kind == "interval" and head.interval is None:
        head.interval = read_interval(quantity)
    elif quantity.kind == "p" and head.p is None:
        head.p = read_p(quantity)
    elif quantity.kind == "spread" and head.spread is None and head.kind in ("measure", "number", "mean"):
        low, high = quantity.number("low"), quantity.number("high")
        if low and high:
            head.spread = Spread(
                "IQR"
                if "iqr" in quantity.words["kind"].lower() or "quartile" in quantity.words["kind"].lower()
                else "range",
                low,
                high,
            )
        if head.kind == "number" and not head.unit:
            head.unit = _unit(quantity.words.get("unit2") or quantity.words.get("unit1"))
    elif quantity.kind == "bracketed-range" and head.spread is None and head.interval is None:
        low, high = quantity.number("low"), quantity.number("high")
        if low is None or high is None or low.value >= high.value:
            return
        if head.kind == "ratio" or (level is not None and head.kind in ("percent", "measure", "number", "count")):
            # "HR 0.93 (0.77–1.14)", and once a sentence has said "95% CI", the bare brackets that follow
            head.interval = Interval(low, high, level)
        elif head.kind in ("measure", "number"):
            head.spread = Spread("range", low, high)
        else:
            return
    else:
        return
    head.end = quantity.span.end
    head.parts.append(quantity.span)


def make_series(sentence: ReadSentence, estimates: list[Estimate]) -> list[Series]:
    """Neighbouring estimates of one kind, joined by `vs`, `and` or commas with nothing else between them."""
    base = sentence.span.start
    result: list[Series] = []
    members: list[Estimate] = []
    joints: list[str] = []
    for estimate in estimates:
        if members:
            between = sentence.words[members[-1].end - base : estimate.span.start - base]
            joint = _JOINT.match(between)
            if joint and _alike(members[-1], estimate):
                joints.append("vs" if joint["vs"] else "and")
                members.append(estimate)
                continue
            result.append(Series(tuple(members), tuple(joints)))
        members, joints = [estimate], []
    if members:
        result.append(Series(tuple(members), tuple(joints)))
    for series in result:
        _share_unit(series)
    return result


def _share_unit(series: Series) -> None:
    """In `23.0 v 16.9 weeks` and `48, 71, and 63 %` the unit stands behind the last number only."""
    last = series.members[-1]
    for member in series.members[:-1]:
        if member.kind != "number" or member.value is None:
            continue
        if last.kind == "percent":
            member.kind, member.percent, member.unit, member.count = "percent", member.value, "%", None
        elif last.kind in ("measure", "mean") and last.unit:
            member.kind, member.unit, member.count = last.kind, last.unit, None


def _alike(left: Estimate, right: Estimate) -> bool:
    if left.kind == right.kind:
        return True
    loose = {"measure", "number", "not reached", "mean"}
    return (
        {left.kind, right.kind} <= loose
        or {left.kind, right.kind} <= {"percent", "number"}
        or {left.kind, right.kind} <= {"count", "number"}
    )


def _unit(words: str | None) -> str | None:
    if not words:
        return None
    plain = re.sub(r"\s+", " ", words.strip())
    return {
        "mm hg": "mmHg", "mmhg": "mmHg", "mos": "months", "mo": "months", "yr": "years", "yrs": "years",
        "wk": "weeks", "wks": "weeks", "d": "days",
        "hr": "hours", "hrs": "hours", "h": "hours", "min": "minutes", "month": "months",
        "year": "years", "week": "weeks", "day": "days",
        "hour": "hours", "point": "points",
    }.get(plain.lower(), plain)  # fmt: skip
