"""Where a name stands in a text as whole words.

Names of arms differ from text to text: compiling an expression for each takes longer than all looking for it.
"""

from __future__ import annotations

from collections.abc import Iterator


def iter_places(words: str, name: str, *, any_case: bool = False) -> Iterator[tuple[int, int]]:
    """Start and end of each place where a name stands that is no part of a longer word (`drug A`, not `drug A-1`)."""
    within, wanted = (_lower(words), _lower(name)) if any_case else (words, name)
    start = within.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before, after = within[start - 1 : start], within[end : end + 1]
        if _is_inside(before) or before == "-" or _is_inside(after) or after in ("+", "-"):
            end = start + 1
        else:
            yield start, end
        start = within.find(wanted, end)


def _is_inside(character: str) -> bool:
    """Is this a character of a word?"""
    return character.isalnum() or character == "_"


def _lower(words: str) -> str:
    """In lower case, letter for letter: `İ`, which has two in lower case, stays."""
    lowered = words.lower()
    return lowered if len(lowered) == len(words) else "".join(c if len(c.lower()) > 1 else c.lower() for c in words)
