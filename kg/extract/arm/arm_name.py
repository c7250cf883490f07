"""By what words an arm is known: its name with or without a word for a group, or what only one arm of a study is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from kg.extract.cue import expression
from kg.text.expression import Expression, PassingExpression
from kg.text.name import iter_places


def key_of(name: str, number: int = 1) -> str:
    """What an arm of this name is known by among those of its document; its number, where no letter is left."""
    key = re.sub(r"[^A-Za-z0-9+.]+", "-", name.lower().replace("µ", "u")).strip("-.")[:60]
    return key or f"arm-{number}"


class ArmName(Protocol):
    """Words that an arm is known by."""

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        """Start and end of each place where a sentence says it."""

    def is_said_by(self, words: str) -> bool:
        """Are these words this name, and nothing else?"""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name of the text, with the word for a group behind it if there is one: `drug A`, `the drug A arm`."""

    name: str

    @property
    def _any_case(self) -> bool:
        """Short names and those in capitals may be words of the language in another case."""
        return len(self.name) > 4 and not self.name.isupper()

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        position = 0
        places = iter_places(words, self.name, any_case=self._any_case)
        for start, end in (*self._opening(words), *places):
            if start >= position:
                group = _group_behind(self._any_case).match(words, end)
                position = group.end() if group else end
                yield start, position

    def _opening(self, words: str) -> Iterator[tuple[int, int]]:
        """Where a short name opens the sentence, with a capital for that reason only."""
        capital = self.name[:1].upper() + self.name[1:]
        if not self._any_case and self.name.islower() and words.startswith(capital):
            yield from (place for place in iter_places(words, capital, any_case=False) if place[0] == 0)

    def is_said_by(self, words: str) -> bool:
        start, end = next(iter_places(words, self.name, any_case=self._any_case), (-1, -1))
        return start == 0 and (end == len(words) or _group_behind(self._any_case).fullmatch(words, end) is not None)


@cache
def _group_behind(any_case: bool) -> Expression:
    flags = re.IGNORECASE if any_case else 0
    return Expression(rf"[ -]{expression('arms', 'group-word').pattern}\b", flags)


@dataclass(frozen=True, slots=True)
class DoseName:
    """A dose that tells an arm from others of the same drug, however a text writes it: `5 mg`, `drug A 5-mg`."""

    drug: str
    dose: str
    unit: str

    def __str__(self) -> str:
        return f"{self.dose} {self.unit}"

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in _dose(self).finditer(words))

    def is_said_by(self, words: str) -> bool:
        return _dose(self).fullmatch(words) is not None


@lru_cache(maxsize=1_000)
def _dose(name: DoseName) -> Expression:
    drug = re.escape(name.drug)
    number = re.escape(name.dose.removesuffix(".0")).replace(r"\.", "[.·]")
    number += r"(?:[.·]0)?" if name.dose.endswith(".0") else ""
    unit = "(?:µg|μg|mcg|ug)" if name.unit == "µg" else re.escape(name.unit)
    group = rf"(?:[ -]{expression('arms', 'group-word').pattern}\b)?"
    amount = rf"(?:{drug}[ ])?{number}[ \u00a0-]?{unit}"
    return PassingExpression(rf"(?<![\w.·-])(?:{amount}|{drug}[ ]{number})(?![\w+-]|[.·]\d){group}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RoleName:
    """What an arm is called for what it is: `the control group`, `monotherapy`."""

    expression: Expression

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in self.expression.finditer(words))

    def is_said_by(self, words: str) -> bool:
        return self.expression.fullmatch(words) is not None
