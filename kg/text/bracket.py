"""Brackets in words: where one stands open, and what stands in one."""

from __future__ import annotations

import re
from typing import Final

BRACKET: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""A bracket with what stands in it, which no bracket of its kind may be."""

INNERMOST: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
"""A bracket in which no other stands, even where one is opened by `(` and closed by `]`."""

OPEN: Final = re.compile(r"[(\[][^()\[\]]*$")
"""A bracket that is open where words end."""

JUST_OPEN: Final = re.compile(r"[(\[][^()\[\]]{0,12}$")
"""The same, opened no more than a word or two before."""

ASIDE: Final = re.compile(r"[\s)\]]*\([^()]*\)")
"""Words in round brackets right behind a place, and perhaps behind the end of another bracket."""

_OPENED = re.compile(r"[\[(]\s?$")
_CLOSED = re.compile(r"\s?[\])]")


def blank_brackets(words: str) -> str:
    """The words with spaces in place of brackets, letter for letter, so that offsets stay."""
    return BRACKET.sub(lambda match: " " * len(match.group()), words)


def is_bracketed(words: str, start: int, end: int) -> bool:
    """Does a bracket hold just the words between two places?"""
    return _OPENED.search(words[:start]) is not None and _CLOSED.match(words, end) is not None
