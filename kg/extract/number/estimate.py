"""An estimate: a number with what stands behind it in brackets (interval, p, spread, the count of its percent).

Makes one from a quantity, without its attachments, and writes units one way. Which quantities of a sentence belong
together is for `sentence_estimate.py` to find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kg.extract.quantity import Quantity
from kg.model.document import Span
from kg.model.quantity import Interval, Number, PValue, Spread, SpreadKind
from kg.text.time_unit import PLAIN_UNITS

EstimateKind = Literal["percent", "count", "measure", "number", "mean", "ratio", "fold", "not reached", "none"]

#: The kinds of quantities that begin an estimate, and what it then is.
HEADS: dict[str, EstimateKind] = {
    "percent": "percent", "count-percent": "percent", "fraction": "count", "people": "count", "n": "count",
    "labelled": "count", "mean-sd": "mean", "middle": "measure", "measure": "measure", "ratio": "ratio", "fold": "fold",
    "not-reached": "not reached", "none": "none", "number": "number",
}  # fmt: skip
_UNITS = {"mm hg": "mmHg", "mmhg": "mmHg", "point": "points", "min": "minutes", **PLAIN_UNITS}


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
        if (sign := parts.get("value")) and (number := parts.get("number")):
            return sign.to(number)
        return parts.get("count") or parts.get("percent") or parts.get("value") or self.span

    @property
    def is_rate(self) -> bool:
        """Does the unit say that events are counted over the time of those at risk (`per 1000 person-years`)?"""
        return self.unit is not None and self.unit.startswith(("per ", "/"))

    @property
    def reach(self) -> int:
        """Where the last attachment ends, also one that an arm parts from the number."""
        return max(self.end, self.parts[-1].end) if self.parts else self.end

    def absorb(self, quantity: Quantity) -> None:
        """Count a quantity among the attachments."""
        self.end = quantity.span.end
        self.parts.append(quantity.span)


def make_estimates(quantity: Quantity) -> list[Estimate]:
    """The estimates that a quantity begins: one, two of `3.1- and 4.5-fold`, or none of `a` and other empty counts."""
    people = quantity.words.get("people", "")
    kind = HEADS[quantity.kind]
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
        estimate.count, estimate.denominator = 0, quantity.integer("denominator")
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
        estimate.value, estimate.unit = quantity.number("value"), unit_of(quantity.words.get("unit"))
        low, high = quantity.number("low"), quantity.number("high")
        if estimate.value and low and high and low.value <= estimate.value.value <= high.value:
            estimate.spread = Spread("range", low, high)
    elif quantity.kind == "measure":
        estimate.value = quantity.number("value")
        if estimate.value and quantity.words.get("sign"):
            estimate.value = Number("-" + estimate.value.text)
        estimate.unit = unit_of(quantity.words.get("unit") or quantity.words.get("unit2"))
    elif quantity.kind == "ratio":
        estimate.value, estimate.span = quantity.number("value"), quantity.parts["value"]
        estimate.statistic = ratio_name(quantity.words["name"])
    elif quantity.kind == "number":
        _bare(estimate, quantity)


def _mean(estimate: Estimate, quantity: Quantity) -> None:
    spread = quantity.number("spread")
    named = (quantity.words.get("kind1") or quantity.words.get("kind2") or "").strip("()").upper().replace(".", "")
    kind: SpreadKind = "SE" if named.startswith(("SE", "STANDARD E")) else "SD"
    estimate.value, estimate.statistic = quantity.number("value"), "mean"
    estimate.unit = unit_of(quantity.words.get("unit2") or quantity.words.get("unit1"))
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


def unit_of(words: str | None) -> str | None:
    """A unit in one writing: `mm Hg` is mmHg, `mos` are months."""
    if not words:
        return None
    plain = re.sub(r"\s+", " ", words.strip())
    return _UNITS.get(plain.lower(), plain)
