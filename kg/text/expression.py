"""A regular expression that is only run where the letters stand that each of its matches must hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar, Protocol, TypeVar

from kg.model.document import Span
from kg.text.literal import Needs, needs_of, parse_expression
from kg.text.words import MarkedNeeds, Words, union

#: In so few characters an expression fails as fast as its letters are looked for.
_SHORT = 60


class Expression:
    """A compiled expression; it finds what `re.Pattern` finds, quicker where there is nothing to find.

    Only `search` and `finditer` look for letters first: at one given place, `match` and `fullmatch` fail fast anyway.
    """

    __slots__ = (
        "_are_met", "_are_met_by", "_finditer", "_search", "_sub", "any_bits", "flags", "fullmatch", "match", "pattern",
    )  # fmt: skip

    #: Are its letters looked for in every text that is read from now on?
    _is_lasting: ClassVar[bool] = True

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        needs = needs_of(parse_expression(pattern, flags))
        marked = MarkedNeeds(needs if self._is_lasting else Needs())
        self._are_met, self._are_met_by = needs.are_met, marked.are_met
        #: Bits of literals of which words must hold one, for a first choice among many expressions; -1 for all words.
        self.any_bits = marked.any_bits
        self._compile(flags)

    def _compile(self, flags: int) -> None:
        compiled = re.compile(self.pattern, flags)
        self.flags = compiled.flags
        self._search, self._finditer, self._sub = compiled.search, compiled.finditer, compiled.sub
        self.match, self.fullmatch = compiled.match, compiled.fullmatch

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r})"

    def may_match(self, words: str) -> bool:
        """False only where the expression matches nowhere in these words."""
        if type(words) is Words:
            return self._are_met_by(words.absent)
        return len(words) <= _SHORT or self._are_met(words.lower())

    def search(self, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places, None if there is none."""
        # the lines of `may_match`, here and below: two thousand calls of it in each abstract would take as long as they
        if type(words) is Words:
            if not self._are_met_by(words.absent):
                return None
        elif len(words) > _SHORT and not self._are_met(words.lower()):
            return None
        return self._search(words, start, end)

    def finditer(self, words: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches between two places, none overlapping another."""
        if type(words) is Words:
            if not self._are_met_by(words.absent):
                return iter(())
        elif len(words) > _SHORT and not self._are_met(words.lower()):
            return iter(())
        return self._finditer(words, start, end)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], words: str, count: int = 0) -> str:
        """The words with the matches replaced."""
        return self._sub(replacement, words, count) if self.may_match(words) else words

    def finditer_within(self, text: str, span: Span, words: Words) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text, whose words are at hand; what stands before it may be looked back at."""
        return self._finditer(text, span.start, span.end) if self._are_met_by(words.absent) else iter(())


class PassingExpression(Expression):
    """An expression made of the words of one text, which say nothing about other texts.

    Were its letters looked for in all of them, each text would make reading the next ones slower. It is compiled where
    a sentence holds its letters, which in many texts none does.
    """

    __slots__ = ("_given_flags",)
    _is_lasting = False

    def _compile(self, flags: int) -> None:
        self._given_flags = flags

    def __getattr__(self, name: str) -> Any:
        """What only the compiled expression has, and has from then on."""
        if name == "_given_flags":  # of a copy that was never made whole
            raise AttributeError(name)
        super()._compile(self._given_flags)
        return object.__getattribute__(self, name)

    def may_match(self, words: str) -> bool:
        return self._are_met(words.lower())

    def search(self, words: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._search(words, start, end) if self.may_match(words) else None

    def finditer(self, words: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._finditer(words, start, end) if self.may_match(words) else iter(())


class _Has(Protocol):
    @property
    def expression(self) -> Expression: ...


One = TypeVar("One", bound=_Has)


class Choice(tuple[One, ...]):
    """Things that each have an expression, in the order in which they are tried."""

    @cached_property
    def _with_bits(self) -> tuple[tuple[int, One], ...]:
        return tuple((one.expression.any_bits, one) for one in self)

    @cached_property
    def _bits_of_all(self) -> int:
        """Words without any of these hold no match of any; -1 where one may match without letters."""
        return union(bits for bits, _ in self._with_bits)

    def within(self, words: str) -> Sequence[One]:
        """Those that may match in a sentence's words, usually few of many and often none; of a plain string all."""
        if type(words) is not Words:
            return self
        absent = words.absent
        if absent & self._bits_of_all == self._bits_of_all:
            return ()
        return [one for bits, one in self._with_bits if absent & bits != bits]
