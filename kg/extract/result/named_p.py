"""P-values that say which two arms they compare: `P = .03 for A vs B`, `A vs B, P = .03`.

Finds them beside the numbers of three arms and more, where no order tells it. A p-value that names no two arms is for
`comparison_p.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.quantity import Quantity, read_p
from kg.extract.reading import ReadSentence
from kg.model.quantity import PValue
from kg.model.study import Result

_words = partial(expression, "results")


@dataclass(frozen=True, slots=True)
class NamedP:
    """A p-value with the arm that it tells of and the one that this is compared with."""

    p: PValue
    arm: str
    comparator: str


def find_named_p(sentence: ReadSentence, table: ArmTable) -> Iterator[NamedP]:
    """The p-values of a sentence that have two arms beside them, in order of the text."""
    values = [q for q in sentence.quantities if q.kind == "p"]
    if not values or len(table.arms) < 2:
        return
    mentions = table.find(sentence)
    joined = [
        (a, b)
        for a, b in pairwise(mentions)
        if a.arm != b.arm and _words("arm-vs-arm").fullmatch(sentence.between(a.span.end, b.span.start))
    ]
    for quantity in values:
        for a, b in joined:
            behind = _words("p-for").fullmatch(sentence.between(quantity.span.end, a.span.start))
            ahead = _words("for-p").fullmatch(sentence.between(b.span.end, quantity.span.start))
            if (behind or ahead) and (p := read_p(quantity)):
                yield NamedP(p, a.arm, b.arm)
                break
        else:
            yield from _by_letters(sentence, table, quantity)


def _by_letters(sentence: ReadSentence, table: ArmTable, quantity: Quantity) -> Iterator[NamedP]:
    """`P = .03 for B vs A`: arms by their letters alone."""
    match = _words("p-for-letters").match(sentence.after(quantity.span.end, 40))
    if match is None:
        return
    arms = [
        next((key for kind in ("arm", "group") if (key := table.named(f"{kind} {match[side]}"))), None) for side in "ab"
    ]
    if (p := read_p(quantity)) and arms[0] and arms[1] and arms[0] != arms[1]:
        yield NamedP(p, arms[0], arms[1])


def place_named_p(results: list[Result], named: list[NamedP]) -> list[Result]:
    """The results of one sentence with each named p-value on the row of its arm, and on no other."""
    placed = list(results)
    for one in named:
        rows = [i for i, r in enumerate(placed) if r.arm == one.arm and r.p in (None, one.p) and not r.comparator]
        if not rows:
            continue
        placed = [replace(r, p=None) if r.p == one.p and not r.comparator else r for r in placed]
        placed[rows[0]] = replace(placed[rows[0]], p=one.p, comparator=one.comparator)
    return placed
