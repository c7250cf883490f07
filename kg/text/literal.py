"""Letters that every match of an expression must hold: a cheap test before the expensive one.

`randomi[sz]ed|at random` cannot match where neither `randomi` nor `at random` stands. Most sentences hold no cue of
most facts; looking for such letters first makes reading several times faster and changes no result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_FEWEST_LETTERS = 2
_MOST = 60

_Needed = frozenset[str]


def needed_literals(expression: re.Pattern[str]) -> tuple[str, ...]:
    """Literals in lower case of which every match holds one; empty where the expression has none to tell by."""
    found = _of_sequence(_parser.parse(expression.pattern, expression.flags))
    return tuple(sorted(found, key=lambda literal: (len(literal), literal))) if found else ()


def may_match(needed: Iterable[str], lowered: str) -> bool:
    """May an expression with these literals match in a text that is given in lower case?"""
    for literal in needed:
        if literal in lowered:
            return True
    return not needed


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Needed | None:
    """The best of what the parts of a sequence need: all of them must match, so any of them may be looked for."""
    best: _Needed | None = None
    run = ""
    for operation, argument in (*items, (None, None)):
        if operation is op.LITERAL:
            run += chr(argument)
            continue
        if operation is op.AT:
            continue
        best = _better(best, _of_run(run))
        run = ""
        best = _better(best, _of_item(operation, argument))
    return best


def _of_run(run: str) -> _Needed | None:
    return frozenset({run.lower()}) if len(run) >= _FEWEST_LETTERS else None


def _of_item(operation: Any, argument: Any) -> _Needed | None:
    if operation is op.SUBPATTERN:
        return _of_sequence(argument[3])
    if operation is op.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operation is op.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        if any(branch is None for branch in branches):
            return None
        return frozenset[str]().union(*(branch for branch in branches if branch))
    if operation in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and argument[0] > 0:
        return _of_sequence(argument[2])
    return None


def _better(one: _Needed | None, other: _Needed | None) -> _Needed | None:
    """The set whose shortest literal is longer; of two equal ones the smaller."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda needed: (min(map(len, needed)), -len(needed))) if len(other) <= _MOST else one
