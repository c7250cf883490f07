"""Evidence: where in which text a fact was read, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.document import Span


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """`words` are what the fact was read from, `sentence` is what a reader needs to judge it.

    `extractor` names the module and pattern that read it (`result/percent-of-outcome`); `confidence` is the chance,
    from 0 to 1, that a careful reader would say the same; `features` are what moved it, each with its weight.
    """

    words: Span
    sentence: Span
    extractor: str
    confidence: Decimal = Decimal("0.9")
    features: tuple[str, ...] = ()
