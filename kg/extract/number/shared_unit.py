"""Units that stand apart from their number: behind its bracket, or behind the number of the other group.

Finds them behind bare numbers with a spread (`11 (range 6-20) days`), and shares one between two numbers with decimals
that have no more between them than whose they are. A whole number takes none from another: it may count.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate, unit_of
from kg.extract.reading import ReadSentence

_words = partial(expression, "estimates")


def share_units(sentence: ReadSentence, found: list[Estimate]) -> None:
    """`medians of 8.9 for A versus 6.3 weeks for B`, `8.9 months with A and 6.3 with B`: the unit stands behind one of
    the numbers of two groups.
    """
    units: list[str | None] = [None]
    for first, second in pairwise(found):
        units.append(first.unit)
        bare, other = (first, second) if second.unit else (second, first)
        if bare.kind != "number" or bare.unit or other.kind not in ("measure", "mean") or not other.unit:
            continue
        if bare.value is None or other.value is None or not bare.value.decimals or not other.value.decimals:
            continue
        if bare is first and other.unit in units:
            continue  # "12.4 mmHg and 0.28 with A, and 11.5 mmHg with B"
        row = "unit-of-next" if bare is first else "unit-of-last"
        behind = bare is first or _words("in-one-group").match(sentence.after(second.end, 60))
        if behind and _words(row).fullmatch(sentence.between(first.reach, second.begin)):
            bare.kind, bare.unit, bare.count = "measure", other.unit, None


def attach_unit(head: Estimate, behind: str) -> None:
    """`11 (range 6-20) days`: the unit of a bare number stands behind its bracket."""
    is_bare = head.kind == "number" and head.unit is None and (head.spread or head.interval)
    if is_bare and (match := _words("unit-behind").match(behind)):
        head.kind, head.unit, head.count = "measure", unit_of(match["unit"]), None
