"""Arms by a part of their name, right behind a verb that says what people were given: `who underwent ablation`.

A part may be said of others, too, so `arm_table.py` takes these only where a sentence tells two arms. It finds no part
that two arms share, and none that is as general as `drug` or `programme`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.extract.cue import expression
from kg.text.expression import Expression, PassingExpression

_words = partial(expression, "arms")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Words of an arm's name that no other arm's name has."""

    words: tuple[str, ...]

    def iter_places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where a sentence says one of them behind such a verb."""
        return (match.span("name") for match in _behind_verb(self.words).finditer(words))

    def is_said_by(self, words: str) -> bool:
        return words.lower() in self.words


def find_short_forms(labels: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[ShortForm, str]]:
    """The short forms of arms with these labels, each with its arm's key."""
    names = [{match.group().lower().removesuffix("s") for match in _words("name-word").finditer(x)} for x in labels]
    for own, key in zip(names, keys, strict=True):
        others = {word for other in names if other is not own for word in other}
        if telling := sorted(word for word in own - others if not _words("general-word").match(word)):
            yield ShortForm(tuple(telling)), key


@lru_cache(maxsize=1_000)
def _behind_verb(words: tuple[str, ...]) -> Expression:
    own = "|".join(re.escape(word) for word in words)
    return PassingExpression(_words("given-by-part").pattern.replace("NAME", own), re.IGNORECASE)
