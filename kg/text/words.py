"""The words of a sentence, which remember what letters do not stand in them.

Some thousand expressions are looked for in every sentence, and most sentences hold the letters of only a few of them
(see `literal.py`). One pass finds all letters that any expression needs; then each expression is told by a few
operations on integers if it can match at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, reduce
from operator import or_

from ahocorasick_rs import AhoCorasick

from kg.text.literal import DIGIT, DIGITS, Needs, find_digits


class _Letters:
    """All literals that expressions need, each with a bit of its own."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {DIGIT: 1, DIGITS: 2}
        self._known = 0
        self._automaton = AhoCorasick([])

    def bit(self, literal: str) -> int:
        """The bit of a literal, a new one if it has none yet."""
        return self.bits.setdefault(literal, 1 << len(self.bits))

    def absent(self, lowered: str) -> int:
        """The bits of all literals that do not stand in a text."""
        if self._known != len(self.bits):
            self._known = len(self.bits)
            self._automaton = AhoCorasick(list(self.bits))
        found = bytearray(self._known // 8 + 1)  # to set bits in place is several times faster than to add up integers
        for number in {match[0] for match in self._automaton.find_matches_as_indexes(lowered, overlapping=True)}:
            found[number >> 3] |= 1 << (number & 7)
        digits = sum([self.bits[one] for one in find_digits(lowered)])
        return (int.from_bytes(found, "little") | digits) ^ ((1 << self._known) - 1)


_LETTERS = _Letters()


class Words(str):
    """A sentence's words; what is cut out of them is a plain string again."""

    def __reduce__(self) -> tuple[type[Words], tuple[str]]:
        """What is pickled: the words alone, since other processes give the literals other bits."""
        return Words, (str(self),)

    @cached_property
    def absent(self) -> int:
        """A bit for each literal that does not stand here in any case.

        A literal that is known later only, since its expression was made later, does not count as absent.
        """
        return _LETTERS.absent(self.lower())


class MarkedNeeds:
    """What an expression needs, in bits: of each row one must be there, and of each fork all that one branch needs."""

    __slots__ = ("_forks", "_rows", "any_bits")

    def __init__(self, needs: Needs) -> None:
        rows = [sum(_LETTERS.bit(literal) for literal in row) for row in needs.rows]
        self._forks = tuple(tuple(MarkedNeeds(branch) for branch in fork) for fork in needs.forks)
        # of a fork one bit of one branch must be there at least, which is quickly told
        rows += [union(branch.any_bits for branch in fork) for fork in self._forks]
        #: Bits of which one must be there; -1 if nothing is needed.
        self.any_bits: int = min(rows, key=int.bit_count, default=-1)
        self._rows = tuple(sorted(rows, key=int.bit_count))

    def are_met(self, absent: int) -> bool:
        """Do words without these literals hold what is needed? If not, the expression matches nowhere in them."""
        for row in self._rows:
            if absent & row == row:
                return False
        for fork in self._forks:
            for branch in fork:
                if branch.are_met(absent):
                    break
            else:
                return False
        return True


def union(rows: Iterable[int]) -> int:
    """The bits that stand in any row."""
    return reduce(or_, rows, 0)
