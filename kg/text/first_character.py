r"""The characters that a match may begin with: a search goes from one of them to the next and passes over the rest.

`re` does so itself only where an expression begins with a plain letter or class. `(?<![\w-])(?:arms?|groups?)` begins
with a look back, and a match of it all the same with `a` or `g`. A compiled expression holds such characters as its
*charset*; here it is filled in for all expressions of which they can be told. What is found stays the same.
"""

from __future__ import annotations

import re
import sys
from re import _compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

#: A character or a class of characters, as the parser of `re` writes them.
Member = tuple[Any, Any]

#: The compiled form was looked at in these versions of Python; later ones may write it otherwise.
_KNOWS_COMPILED_FORM = sys.version_info < (3, 15)

#: Signs outside ASCII that a letter also stands for where case does not count.
_OTHER_CASES = {"i": "İı", "k": "\u212a", "s": "ſ"}  # U+212A is the sign of the kelvin

_PLACES = frozenset((op.AT, op.ASSERT, op.ASSERT_NOT))
_REPEATS = frozenset((op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT))


class _AnyCharacterError(Exception):
    """A match may begin with nearly any character, or it cannot be told with which."""


def compile_expression(pattern: str, tree: Any) -> re.Pattern[str]:
    """The expression of which `tree` is the parsed form, with the characters that its matches begin with."""
    flags: int = tree.state.flags
    code = _compiler._code(tree, 0)
    characters = first_characters(tree) if _KNOWS_COMPILED_FORM else frozenset()
    # a block of information comes first: its length, what it tells, the least and the greatest length of a match
    length, tells, least, greatest = code[1:5]
    if characters and not tells and least:
        members, _ = _compiler._optimize_charset(sorted(characters, key=repr))
        charset: list[int] = []
        _compiler._compile_charset(members, flags, charset)
        told = [op.INFO, length + len(charset), _compiler.SRE_INFO_CHARSET, least, greatest, *charset]
        code = [*told, *code[1 + length :]]
    groups: list[str | None] = [None] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        groups[number] = name
    compiled: re.Pattern[str] = _compiler._sre.compile(
        pattern, flags, code, tree.state.groups - 1, tree.state.groupdict, tuple(groups)
    )
    return compiled


def first_characters(tree: Any) -> frozenset[Member]:
    """The characters and classes of which one stands where a match begins; empty if it may be nearly any, or none."""
    try:
        characters, may_be_empty = _of_sequence(tree, tree.state.flags)
    except _AnyCharacterError:
        return frozenset()
    return frozenset() if may_be_empty else frozenset(characters)


def _of_sequence(items: Any, flags: int) -> tuple[set[Member], bool]:
    """The first characters of parts that follow each other, and whether all of the parts may match nothing."""
    characters: set[Member] = set()
    for operation, argument in items:
        first, may_be_empty = _of_item(operation, argument, flags)
        characters |= first
        if not may_be_empty:
            return characters, False
    return characters, True


def _of_item(operation: Any, argument: Any, flags: int) -> tuple[set[Member], bool]:
    if operation in _PLACES:
        return set(), True
    if operation is op.LITERAL:
        return _of_class([(operation, argument)], flags), False
    if operation is op.IN:
        return _of_class(argument, flags), False
    if operation is op.SUBPATTERN:
        _, added, removed, inner = argument
        return _of_sequence(inner, (flags | added) & ~removed)
    if operation is op.ATOMIC_GROUP:
        return _of_sequence(argument, flags)
    if operation is op.BRANCH:
        branches = [_of_sequence(branch, flags) for branch in argument[1]]
        return {one for characters, _ in branches for one in characters}, any(empty for _, empty in branches)
    if operation in _REPEATS:
        least, _, inner = argument
        characters, may_be_empty = _of_sequence(inner, flags)
        return characters, may_be_empty or least == 0
    raise _AnyCharacterError


def _of_class(members: list[Member], flags: int) -> set[Member]:
    """The members of a class, in upper and lower case where case does not count."""
    found: set[Member] = set()
    for operation, argument in members:
        if operation is op.CATEGORY or (operation is op.RANGE and not flags & re.IGNORECASE):
            found.add((operation, argument))
        elif operation is op.RANGE and argument[1] < 128:
            found |= {one for code in range(argument[0], argument[1] + 1) for one in _in_any_case(code)}
        elif operation is op.LITERAL:
            found |= _in_any_case(argument) if flags & re.IGNORECASE else {(operation, argument)}
        else:
            raise _AnyCharacterError
    return found


def _in_any_case(code: int) -> set[Member]:
    character = chr(code)
    if code >= 128 and character.lower() != character.upper():
        raise _AnyCharacterError
    cases = {character.lower(), character.upper(), *_OTHER_CASES.get(character.lower(), "")}
    return {(op.LITERAL, ord(case)) for case in cases}
