"""The two ends of a change, which are no range: `fell from 10.2 to 8.1 mmol/L`.

Finds them behind a verb of change and `from`, and behind a further `from` of the same unit, that of another group. It
leaves `ranged from 4 to 9` alone.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate, EstimateKind, unit_of
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence

_words = partial(expression, "estimates")


def is_change(sentence: ReadSentence, found: list[Estimate], quantity: Quantity) -> bool:
    """Are the two numbers of a range the ends of a change? `found` are the estimates before it."""
    if _words("changed-from").search(sentence.before(quantity.span.start, 120)):
        return True
    return _is_next_change(sentence, found, quantity)


def both_ends(quantity: Quantity) -> list[Estimate]:
    """The two levels of `fell from 10.2 to 8.1 mmol/L`, which is no range."""
    unit = _unit(quantity)
    ends = []
    for part in ("low", "high"):
        span, value = quantity.parts[part], quantity.number(part)
        end = span.end if part == "low" else quantity.span.end
        kind: EstimateKind = "percent" if unit == "%" else "measure"
        ends.append(Estimate(kind, span, end, quantity.pattern, value, unit, begin=span.start))
        ends[-1].percent = value if unit == "%" else None
    return ends


def _is_next_change(sentence: ReadSentence, found: list[Estimate], quantity: Quantity) -> bool:
    """`from 10 to 8 mmol/L (9%) with A and from 11 to 9 mmol/L`: the change of another group in the same unit."""
    last = next((e for e in reversed(found) if e.quantity is None), None)
    if last is None or last.unit != _unit(quantity):
        return False
    return _words("then-from").search(sentence.between(last.end, quantity.span.start)) is not None


def _unit(quantity: Quantity) -> str | None:
    return "%" if quantity.kind == "percent-range" else unit_of(quantity.words.get("unit"))
