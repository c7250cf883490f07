r"""Letters that every match of an expression must hold: a cheap test before the expensive one.

`randomi[sz]ed|at random` cannot match where neither `randomi` nor `at random` stands, and `\d+ patients` only where
both a digit and ` patients` stand. Most sentences hold no cue of most facts; looking for such letters first makes
reading several times faster and changes no result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

#: Stand among literals for any digit, and for any three digits in a row.
DIGIT, DIGITS = r"\d", r"\d\d\d"

_PLAIN = frozenset(" \n\t\r,.-–_'")
_PLAIN_PAIRS = frozenset((
    "th", "he", "in", "er", "an", "re", "on", "at", "en", "nd", "ti", "es", "or", "te", "of", "ed", "is", "it", "al",
    "ar", "st", "to", "nt", "ng", "se", "ha", "as", "ou", "io", "le", "ve", "co", "me", "de", "hi", "ri", "ro", "ic",
    "ne", "ea", "ra", "ce", "li", "ch", "ll", "be", "ma", "si", "om", "ur", "we",
    "ac", "pr", "ol", "ci", "cl", "rs", "br",
))  # fmt: skip
_PLAIN_WORDS = frozenset(("a", "and", "for", "in", "of", "the", "to", "with"))
"""Signs, pairs of letters and words that stand in so many sentences that they tell nothing."""

_SEARCH_DIGITS = {DIGIT: re.compile(r"\d").search, DIGITS: re.compile(r"\d{3}").search}


@dataclass(frozen=True, slots=True)
class Needs:
    """What every match holds: of each row one literal, in lower case, and of each fork all that one branch needs."""

    rows: tuple[tuple[str, ...], ...] = ()
    forks: tuple[tuple[Needs, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.forks)

    @property
    def is_row(self) -> bool:
        return len(self.rows) == 1 and not self.forks

    @property
    def is_fork(self) -> bool:
        return len(self.forks) == 1 and not self.rows

    def is_part_of(self, other: Needs) -> bool:
        """Is this met wherever the other is, so that of the two as branches the other tells nothing?"""
        return self != other and set(self.rows) <= set(other.rows) and set(self.forks) <= set(other.forks)

    def are_met(self, lowered: str) -> bool:
        """Does a text, given in lower case, hold what is needed? If not, the expression matches nowhere in it."""
        for row in self.rows:
            for literal in row:
                if literal in lowered:
                    break
            else:
                if row[-1] not in _SEARCH_DIGITS or not _SEARCH_DIGITS[row[-1]](lowered):
                    return False
        for fork in self.forks:
            for branch in fork:
                if branch.are_met(lowered):
                    break
            else:
                return False
        return True


def find_digits(text: str) -> list[str]:
    """Which of `DIGIT` and `DIGITS` a text holds."""
    if not _SEARCH_DIGITS[DIGIT](text):
        return []
    return [DIGIT, DIGITS] if _SEARCH_DIGITS[DIGITS](text) else [DIGIT]


def parse_expression(pattern: str, flags: int = 0) -> Any:
    """The parsed form of an expression, of which is told what it needs.

    Raises:
        re.error: if the pattern is no regular expression.
    """
    return _parser.parse(pattern, flags)


def needs_of(tree: Any) -> Needs:
    """What every match of a parsed expression needs; nothing where it has no letters to tell by."""
    return _of_sequence(tree)


def _of_sequence(items: Any) -> Needs:
    """What the parts of a sequence need: all of them must match."""
    parts: list[Needs] = []
    run: list[Any] = []
    for operation, argument in (*items, (None, None)):
        if operation is op.LITERAL:
            run.append((operation, argument))
        elif operation is op.BRANCH:  # letters that all branches begin with stand before them in the parsed form
            parts.append(_of_branches([_of_sequence([*run, *branch]) for branch in argument[1]]))
            run = []
        elif operation is not op.AT:
            parts += [_one_of({"".join(chr(code) for _, code in run).lower()}), _of_item(operation, argument)]
            run = []
    rows = {row for part in parts for row in part.rows}
    forks = {fork for part in parts for fork in part.forks}
    return Needs(tuple(sorted(rows, key=_cost)), tuple(sorted(forks, key=len)))


def _of_item(operation: Any, argument: Any) -> Needs:
    if operation is op.SUBPATTERN:
        return _of_sequence(argument[3])
    if operation is op.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operation is op.IN:
        return _of_class(argument)
    if operation in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and argument[0] > 0:
        repeated = _of_sequence(argument[2])
        return Needs(((DIGITS,),)) if argument[0] >= 3 and repeated.rows == ((DIGIT,),) else repeated
    return Needs()


def _of_branches(branches: list[Needs]) -> Needs:
    """One of the branches must match; those that need one row each are tested together, as one row."""
    if not all(branches):
        return Needs()
    flat = [inner for branch in branches for inner in (branch.forks[0] if branch.is_fork else (branch,))]
    easiest = [one for one in flat if not any(other.is_part_of(one) for other in flat)]
    forked = tuple(dict.fromkeys(branch for branch in easiest if not branch.is_row))
    together = _one_of({literal for branch in easiest if branch.is_row for literal in branch.rows[0]})
    if not forked:
        return together
    return Needs(forks=((together, *forked) if together else forked,))


def _of_class(members: list[tuple[Any, Any]]) -> Needs:
    """One character of a class, if the class holds only digits and characters that are rare."""
    literals = set()
    for operation, argument in members:
        if operation is op.LITERAL:
            literals.add(chr(argument).lower())
        elif (operation is op.CATEGORY and argument is op.CATEGORY_DIGIT) or (
            operation is op.RANGE and "0" <= chr(argument[0]) <= chr(argument[1]) <= "9"
        ):
            literals.add(DIGIT)
        else:
            return Needs()
    return _one_of(literals)


def _one_of(literals: set[str]) -> Needs:
    if not literals or any(_is_plain(literal) for literal in literals):
        return Needs()
    shortest = [one for one in literals if not any(other in one for other in literals if other != one)]
    return Needs((tuple(sorted(shortest, key=lambda literal: (literal in _SEARCH_DIGITS, len(literal), literal))),))


def _is_plain(literal: str) -> bool:
    """Does this stand in so many sentences that looking for it saves nothing? `in` does, `%` and `iv` do not."""
    if literal in _PLAIN or literal in _PLAIN_PAIRS or literal.strip() in _PLAIN_WORDS:
        return True
    return len(literal) < 2 and (not literal or literal.isalnum())


def _cost(row: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Short rows are tested first: they fail soonest."""
    return len(row) + 2 * (row[-1] in _SEARCH_DIGITS), row
