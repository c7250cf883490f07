"""By what words an arm is known that differs from others in nothing but time, pace or way: `the 6-month group`.

Such words say much else in results (`at 6 months`, `weekly visits`), so they count only where they stand before a word
for a group or for a treatment, behind a verb of giving, or beside the other arm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.extract.cue import expression
from kg.text.expression import Expression, PassingExpression

Kind = Literal["length", "pace", "way", "degree"]
_SPELLED = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: What a pace of one, two or three units is also called.
_PACES = {(1, "day"): "daily", (1, "week"): "weekly", (1, "month"): "monthly", (2, "week"): "biweekly|fortnightly"}


@dataclass(frozen=True, slots=True)
class VariantName:
    """How long (`length`), how often (`pace`), by which way (`way`) or how much (`degree`) an arm is given of what
    others are given too.

    Of a way `word` is its name, of a degree `word` and `unit` are (`low`, `dose`); else it is the number of units.
    """

    kind: Kind
    word: str
    unit: str = ""

    def __str__(self) -> str:
        if self.kind == "length":
            return f"{self.word} {self.unit}{'' if self.word == '1' or self.unit == 'min' else 's'}"
        if self.kind == "pace":
            return f"every {self.word} {self.unit}s" if self.word != "1" else _PACES[1, self.unit]
        return f"{self.word}-{self.unit}" if self.kind == "degree" else self.word

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        return (match.span("name") for match in _places(self).finditer(words))

    def is_told_by(self, words: str) -> bool:
        """Is this among what a title compares (`Six versus nine months`), whatever stands around it?"""
        return _told(self).search(words) is not None

    def is_said_by(self, words: str) -> bool:
        match = _places(self).fullmatch(words)
        return match is not None and match.span("name") == (0, len(words))


@lru_cache(maxsize=1_000)
def _places(name: VariantName) -> Expression:
    pattern = expression("variant_arms", name.kind).pattern
    forms = pattern.replace("NAMES", f"(?:{_forms(name)})").replace("FIRST", f"(?:{_first_forms(name)})")
    return PassingExpression(forms, re.IGNORECASE)


@lru_cache(maxsize=1_000)
def _told(name: VariantName) -> Expression:
    return PassingExpression(rf"(?<![\w.·-])(?:{_first_forms(name)}|{_forms(name)})(?![\w.·])", re.IGNORECASE)


def _number(name: VariantName) -> str:
    spelled = _SPELLED[int(name.word)] if name.word.isdigit() and int(name.word) < len(_SPELLED) else ""
    return "|".join(filter(None, (re.escape(name.word).replace(r"\.", "[.·]"), spelled)))


def _forms(name: VariantName) -> str:
    """The words for it, as alternatives of an expression."""
    if name.kind == "way":
        return re.escape(name.word)
    if name.kind == "degree":
        return rf"{re.escape(name.word)}(?:er)?[ -]?{name.unit}"
    number = _number(name)
    if name.kind == "length":
        return rf"(?:{number})[ -]{name.unit}s?"
    forms = (
        rf"every[ -](?:{number})[ -]{name.unit}s?|(?:{number})[ -]{name.unit}ly|q{re.escape(name.word)}{name.unit[0]}"
    )
    if name.word == "1":
        forms = rf"every {name.unit}|once[ -](?:a |per )?{name.unit}(?:ly)?"
    if name.word.isdigit() and (other := _PACES.get((int(name.word), name.unit))):
        forms += rf"|(?:{other})"
    return forms


def _first_forms(name: VariantName) -> str:
    """The words for it where the unit stands only with the other one: `the 6- and 12-month groups`, `every 4 vs 12`."""
    if name.kind == "degree":
        return re.escape(name.word)
    return rf"every[ -](?:{_number(name)})" if name.kind == "pace" else _number(name)
