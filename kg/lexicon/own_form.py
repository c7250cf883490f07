"""The abbreviations that one text defines itself, ready to be looked up: made once a text, asked at every token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.lexicon.entry import Entry
from kg.lexicon.normalise import fold, squeeze

#: Forms of so many letters are words, which a sentence may begin with.
_WORD = 6


@dataclass(frozen=True, slots=True)
class OwnForms:
    """Short forms with what they mean. `lengths` says how many tokens those have that begin with one token."""

    meanings: Mapping[str, tuple[str, tuple[Entry, ...]]]
    lengths: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, meanings: Mapping[str, tuple[Entry, ...]]) -> OwnForms:
        """The forms of a text; an empty meaning says that a form stands for something which no concept is known for."""
        by_key = {fold(short): (short, entries) for short, entries in meanings.items()}
        lengths: dict[str, set[int]] = {}
        for key in by_key:
            lengths.setdefault(key.split(" ", 1)[0], set()).add(key.count(" ") + 1)
        return cls(by_key, {first: frozenset(found) for first, found in lengths.items()})

    def meaning(self, key: str, surface: str) -> tuple[Entry, ...] | None:
        """What these words mean if they are a form of the text or its plural; None if they are none."""
        known = self.meanings.get(key)
        if known is None:
            return None
        ours, theirs = squeeze(known[0]), squeeze(surface)
        if theirs in (ours, ours + "s") or (len(ours) >= _WORD and theirs == ours[0].swapcase() + ours[1:]):
            return known[1]
        return None

    def is_no_marker(self, key: str) -> bool:
        """Does the text use this form for something that nobody is positive for, such as a disease?"""
        known = self.meanings.get(key)
        return known is not None and not any(e.concept.type in ("target", "biomarker") for e in known[1])


NONE = OwnForms({}, {})
