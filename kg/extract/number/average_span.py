"""The words of an average, as `kg annotate` marks them: without its spread, with its unit and its sign."""

from __future__ import annotations

from kg.extract.cue import expression
from kg.extract.quantity import Quantity
from kg.model.document import Span
from kg.model.mention import MentionType


def spans_of_average(words: str, base: int, quantity: Quantity, type_: MentionType) -> dict[Span, MentionType]:
    """The words of a number that was measured: a mean without its spread, both with the unit that stands behind them;
    an average with the sign or the currency before it. `words` are those of its sentence, which begins at `base`.
    """
    parts = quantity.parts
    if quantity.kind != "mean-sd":
        span = parts["value"] if quantity.kind == "middle" or "most" in parts else quantity.span
        return {_with_lead(words, base, span) if type_ in ("mean", "median") else span: type_}
    mean, spread = _with_lead(words, base, parts["value"]), parts["spread"]
    if "unit1" in parts and parts["unit1"].of(words.rjust(base + len(words))) == "%":
        mean = mean.to(parts["unit1"])
    if "unit2" in parts and parts["unit2"].start - spread.end <= 1:
        spread = spread.to(parts["unit2"])
    return {mean: type_, spread: "sd"}


def _with_lead(words: str, base: int, span: Span) -> Span:
    """The words with the sign or the currency that stands right before them."""
    start = span.start - base
    lead = expression("averages", "sign or currency").search(words[max(0, start - 4) : start])
    return Span(span.start - len(lead["lead"]), span.end) if lead else span
