"""The words of a sentence, which remember the letters that stand in them.

Some thousand expressions are looked for in every sentence, and most sentences hold the letters of only a few of them
(see `literal.py`). One pass finds all letters that any expression needs; then each expression is told by a few
operations on integers if it can match at all.
"""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick

from kg.text.literal import DIGIT, DIGITS, Needs, find_digits


class _Letters:
    """All literals that expressions need, each with a bit of its own. Expressions may come late, with new literals."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {DIGIT: 1, DIGITS: 2}
        self._known: tuple[int, ...] = ()
        self._automaton = AhoCorasick([])

    def bit(self, literal: str) -> int:
        """The bit of a literal, a new one if it has none yet."""
        return self.bits.setdefault(literal, 1 << len(self.bits))

    def find(self, lowered: str) -> int:
        """The bits of all literals that stand in a text."""
        if len(self._known) != len(self.bits):
            self._known = tuple(self.bits.values())
            self._automaton = AhoCorasick(list(self.bits))
        found = sum(self.bits[digits] for digits in find_digits(lowered))
        known = self._known
        for number in {match[0] for match in self._automaton.find_matches_as_indexes(lowered, overlapping=True)}:
            found |= known[number]
        return found


_LETTERS = _Letters()


class Words(str):
    """A sentence's words; what is cut out of them is a plain string again."""

    _asked = 0
    _marks = 0

    @property
    def marks(self) -> int:
        """A bit for each literal that stands here, in any case; found when first asked for."""
        if self._asked != len(_LETTERS.bits):
            self._asked, self._marks = len(_LETTERS.bits), _LETTERS.find(self.lower())
        return self._marks


class MarkedNeeds:
    """What an expression needs, in bits: of each row one must be there, and of each fork all that one branch needs."""

    __slots__ = ("_forks", "_rows")

    def __init__(self, needs: Needs) -> None:
        self._rows = tuple(sum(_LETTERS.bit(literal) for literal in row) for row in needs.rows)
        self._forks = tuple(tuple(MarkedNeeds(branch) for branch in fork) for fork in needs.forks)

    def are_met(self, marks: int) -> bool:
        """Do words with these marks hold what is needed? If not, the expression matches nowhere in them."""
        for row in self._rows:
            if not marks & row:
                return False
        for fork in self._forks:
            for branch in fork:
                if branch.are_met(marks):
                    break
            else:
                return False
        return True
