"""How many groups a text says that its people were allocated to, and whether a table of arms has as many.

Reads ratios (`randomised 2:1:1`), numbers of groups (`into four groups`, `a three-arm trial`, `one of five doses`) and
groups that are called by letters. Where an arm is missing, or one too many is there, no number may be given to an arm
for nothing but its order or since the others are named. It does not count groups by age, risk or another trait, nor
people who are randomised again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.extract.arm.second_randomisation import is_randomised_again
from kg.extract.cue import expression
from kg.extract.reading import Reading
from kg.text.number import parse_number

_words = partial(expression, "group_numbers")
#: More is no number of arms.
_MOST = 8


@dataclass(frozen=True, slots=True)
class GroupNumber:
    """How many groups a text tells of at least, 0 if of none; `is_exact` where it tells of each, as a ratio does."""

    least: int
    is_exact: bool

    def fits(self, arms: int) -> bool:
        """May so many arms be all that the text tells of?"""
        return arms == self.least if self.is_exact else arms >= self.least


def find_group_number(reading: Reading) -> GroupNumber:
    """How many groups the title, methods and results of a text tell of."""
    ratios = list(_ratios(reading))
    least = max([*_numbers(reading), *_letters(reading)], default=0)
    exact = max(ratios, default=0)
    is_exact = exact >= max(least, 2) and not is_randomised_again(reading)
    return GroupNumber(max(least, exact), is_exact)


def _ratios(reading: Reading) -> Iterator[int]:
    for sentence in reading.with_role("title", "methods", "results"):
        for match in _words("allocation-ratio").finditer(sentence.words):
            yield (match["ratio"] or match["before"]).count(":") + 1


def _numbers(reading: Reading) -> Iterator[int]:
    for sentence in reading.with_role("title", "methods", "results"):
        for match in _words("number-of-groups").finditer(sentence.words):
            count = int(parse_number(match["n"] or match["m"] or match["k"]).value)
            if count <= _MOST:
                yield count


def _letters(reading: Reading) -> Iterator[int]:
    """`group A`, `groups B and C`: as many as the text has letters for."""
    called: dict[str, set[str]] = {}
    for sentence in reading.with_role("methods", "results"):
        for match in expression("arms", "named").finditer(sentence.words):
            called.setdefault(match["kind"].lower().rstrip("s"), set()).add(match["name"])
    for kind in ("arm", "group"):
        names = called.get(kind, set())
        if "A" in names or "1" in names or "I" in names:
            yield len(names)
