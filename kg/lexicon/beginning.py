"""How forms go on that begin with a token, asked once of all sources: most words of a text begin none."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon.form import Forms, Has

_REMEMBERED = 1_000

Continuation = tuple[tuple[int, tuple[Has, ...]], ...]
"""How many tokens the forms have that two tokens begin, longest first, and who knows forms of that many."""


class Beginning:
    """What the sources know of the forms that begin with one token.

    Texts say the same pairs of words again and again, so what follows on a second token is asked for once.
    """

    __slots__ = ("_first", "_longer", "_next", "is_form", "is_longer", "is_none")

    def __init__(self, first: str, sources: tuple[Forms, ...]) -> None:
        self.is_form = any(source.has(first) for source in sources)
        lengths = [(source, tuple(n for n in source.lengths(first) if n > 1)) for source in sources]
        self._first, self._next = first, dict[str, Continuation]()
        self._longer = tuple((source, longer) for source, longer in lengths if longer)
        self.is_longer = bool(self._longer)
        self.is_none = not self.is_form and not self.is_longer

    def continuation(self, second: str) -> Continuation:
        """How forms go on that begin with this token and another; empty if none does."""
        known = self._next.get(second)
        if known is None:
            if len(self._next) > _REMEMBERED:
                self._next.clear()
            known = self._next[second] = self._ask(f"{self._first} {second}")
        return known

    def _ask(self, pair: str) -> Continuation:
        asked: dict[int, tuple[Has, ...]] = {}
        for source, lengths in self._longer:
            if source.has_pair(pair):
                for n in lengths:
                    asked[n] = (*asked.get(n, ()), source.has)
        return tuple(sorted(asked.items(), reverse=True))


def with_own(longer: Continuation, lengths: Iterable[int]) -> Continuation:
    """The continuations, and those of the text's own forms, which no source has to know."""
    known = dict(longer)
    return tuple(sorted({**{n: () for n in lengths if n > 1}, **known}.items(), reverse=True))
