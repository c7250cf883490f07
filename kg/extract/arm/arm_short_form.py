"""Arms by a part of their name, right behind a verb that says what people were given: `who underwent ablation`.

A part may be said of others, too, so `arm_table.py` takes these only where a sentence tells two arms. It finds no part
that two arms share, and none that is as general as `drug` or `programme`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from kg.extract.cue import expression
from kg.text.expression import Expression

_words = partial(expression, "arms")
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Words of an arm's name that no other arm's name has."""

    words: tuple[str, ...]

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where a sentence says one of them behind such a verb."""
        for match in _behind_verb().finditer(words):
            first = _WORD.match(match["name"])
            if first and first.group().lower().removesuffix("s") in self.words:
                yield match.span("name")

    def is_said_by(self, words: str) -> bool:
        return words.lower() in self.words


def find_short_forms(labels: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[ShortForm, str]]:
    """The short forms of arms with these labels, each with its arm's key."""
    names = [{match.group().lower().removesuffix("s") for match in _words("name-word").finditer(x)} for x in labels]
    for own, key in zip(names, keys, strict=True):
        others = {word for other in names if other is not own for word in other}
        if telling := sorted(word for word in own - others if not _words("general-word").match(word)):
            yield ShortForm(tuple(telling)), key


@cache
def _behind_verb() -> Expression:
    """Any one word behind such a verb: compiled once, as its words would have to be for each text."""
    return Expression(
        _words("given-by-part").pattern.replace("NAME", r"(?!undergo|receive|have\b)[A-Za-z]{4,}?"), re.IGNORECASE
    )
