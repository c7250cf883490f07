"""Numbers as papers print them: kept to the digit, and typed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

POperator = Literal["=", "<", ">", "<=", ">="]
SpreadKind = Literal["SD", "SE", "IQR", "range"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its plain writing with the printed precision: `75.0` stays `75.0`, `.002` is written `0.002`."""

    text: str

    @property
    def value(self) -> Decimal:
        return Decimal(self.text)

    @property
    def decimals(self) -> int:
        """Digits after the decimal point, as printed."""
        return len(self.text.partition(".")[2])


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence or credible interval. A bound is None where the paper says it was not reached."""

    low: Number | None
    high: Number | None
    level: Number | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Dispersion given with a mean or median: SD and SE have `low` only, IQR and range have both ends."""

    kind: SpreadKind
    low: Number
    high: Number | None = None

    @property
    def text(self) -> str:
        return self.low.text if self.high is None else f"{self.low.text}-{self.high.text}"


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value with its operator: `p <= 0.002`."""

    operator: POperator
    number: Number
