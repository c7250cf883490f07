"""Counts with their shares: which percent behind a count, or count behind a percent, says the same number again.

Looks at the words between, and at what the two numbers make. It ties `41 deaths among 164 patients (25%)` together
only because 41 is a quarter of 164.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity

_words = partial(expression, "estimates")
#: How far behind a count its percent may stand if no sum tells that it is its own.
_NEAR = 23


def is_percent_of(head: Estimate, quantity: Quantity, between: str, attached: bool) -> bool:
    """`five of the seven (71%)`, `36% (n = 10)`: the second number says the first again, right behind it or so that
    the share is what the two numbers make.
    """
    if between in ("; ", ", ") and (_is_its_share(head, quantity) or _makes_share(head, quantity)):
        return True
    if not re.match(r"^[^()\[\]]{0,60}[(\[]\s?$", between):
        return False
    if not (attached and len(between) < _NEAR) and not _is_its_share(head, quantity):
        return False
    if head.kind == "count" and head.percent is None and quantity.kind == "percent":
        return head.pattern in ("fraction", "people", "number", "n-equals")
    return head.kind == "percent" and head.count is None and quantity.kind in ("fraction", "n")


def is_split(behind: str) -> bool:
    """`(8% in A and 10% in B)`: does a bracket go on with the share of another group? `behind` are the words behind the
    first.
    """
    return _words("next-group-share").match(behind) is not None


def is_out_of(head: Estimate, quantity: Quantity, between: str) -> bool:
    """`41 deaths among 164 patients (25%)`: is a count with its percent what the number before is out of?"""
    whole, percent = quantity.integer("count"), quantity.number("percent")
    if quantity.kind != "count-percent" or not whole or percent is None or head.count is None or head.denominator:
        return False
    is_share = abs(percent.value - 100 * Decimal(head.count) / whole) < 1
    return is_share and head.percent is None and _words("out-of-people").fullmatch(between) is not None


def _is_its_share(head: Estimate, quantity: Quantity) -> bool:
    """`35 of 44 patients in chronic phase (79.5%)`: is a percent what the two numbers make?"""
    percent = quantity.number("percent") if quantity.kind == "percent" else None
    if percent is None or head.count is None or not head.denominator:
        return False
    return abs(percent.value - 100 * Decimal(head.count) / head.denominator) < 1


def _makes_share(head: Estimate, quantity: Quantity) -> bool:
    """`(87.5%; 28/32)`: are these the two numbers that make a percent?"""
    count, whole = quantity.integer("count"), quantity.integer("denominator")
    if quantity.kind != "fraction" or head.kind != "percent" or head.count is not None or head.value is None:
        return False
    return count is not None and bool(whole) and abs(head.value.value - 100 * Decimal(count) / (whole or 1)) < 1


def attach_percent(head: Estimate, quantity: Quantity) -> None:
    if quantity.kind == "percent":
        head.percent = head.value = quantity.number("percent")
        head.unit, head.kind = "%", "percent"
    else:
        head.count = quantity.integer("count")
        head.denominator = quantity.integer("denominator")
    head.absorb(quantity)


def attach_share(head: Estimate, quantity: Quantity) -> None:
    head.denominator = quantity.integer("count")
    head.percent = head.value = quantity.number("percent")
    head.unit, head.kind = "%", "percent"
    head.parts.append(quantity.span)
