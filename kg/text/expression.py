"""A regular expression that is only run where the letters stand that each of its matches must hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from kg.model.document import Span
from kg.text.literal import needs_of
from kg.text.words import MarkedNeeds, Words


class Expression:
    """A compiled expression; it finds what `re.Pattern` finds, quicker where there is nothing to find.

    Only `search` and `finditer` look for letters first: at one given place, `match` and `fullmatch` fail fast anyway.
    """

    __slots__ = ("_are_met", "_are_met_by", "_finditer", "_search", "flags", "fullmatch", "match", "pattern", "sub")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        compiled = re.compile(pattern, flags)
        self.pattern, self.flags = compiled.pattern, compiled.flags
        needs = needs_of(compiled)
        self._are_met, self._are_met_by = needs.are_met, MarkedNeeds(needs).are_met
        self._search, self._finditer = compiled.search, compiled.finditer
        self.match, self.fullmatch, self.sub = compiled.match, compiled.fullmatch, compiled.sub

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r})"

    def may_match(self, words: str) -> bool:
        """False only where the expression matches nowhere in these words."""
        return self._are_met_by(words.marks) if type(words) is Words else self._are_met(words.lower())

    def search(self, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places, None if there is none."""
        return self._search(words, start, end) if self.may_match(words) else None

    def finditer(self, words: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two places, none overlapping another."""
        return self._finditer(words, start, end) if self.may_match(words) else iter(())

    def finditer_within(self, text: str, span: Span, words: Words) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text, whose words are at hand; what stands before it may be looked back at."""
        return self._finditer(text, span.start, span.end) if self._are_met_by(words.marks) else iter(())
