"""Where the forms of terms are looked up, by the keys of their tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

from kg.lexicon.entry import Entry
from kg.lexicon.normalise import fold_variants

Has = Callable[[str], bool]
"""Says if there is a form with a key."""


class Forms(Protocol):
    """Where forms are looked up: the shipped vocabulary in memory, or a compiled terminology on disk."""

    @property
    def has(self) -> Has:
        """Is there a form with a key? Asked for every stretch of a text, so it has to be fast."""

    @property
    def has_pair(self) -> Has:
        """Do forms begin with these two tokens, or consist of them?"""

    def lengths(self, first: str) -> tuple[int, ...]:
        """How many tokens the forms have that begin with this token, longest first."""

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The forms with exactly this key."""


class MemoryForms:
    """Forms held in dictionaries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key: dict[str, dict[Entry, None]] = defaultdict(dict)
        lengths: dict[str, set[int]] = defaultdict(set)
        self._pairs: set[str] = set()
        for entry in entries:
            for key in fold_variants(entry.form):
                by_key[key][entry] = None
                tokens = key.split(" ")
                lengths[tokens[0]].add(len(tokens))
                self._pairs.add(" ".join(tokens[:2]))
        self._entries = {key: tuple(found) for key, found in by_key.items()}
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def has(self) -> Has:
        return self._entries.__contains__

    @property
    def has_pair(self) -> Has:
        return self._pairs.__contains__

    def lengths(self, first: str) -> tuple[int, ...]:
        return self._lengths.get(first, ())

    def entries(self, key: str) -> tuple[Entry, ...]:
        return self._entries.get(key, ())
