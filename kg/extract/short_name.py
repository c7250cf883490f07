"""May two or three letters name this disease in a text that does not say what they stand for?

So few letters stand for many things. A text with room for it names its diseases in words too; letters that no such word
supports are left without a meaning. A lone sentence or a title has no room for that, and a text that speaks of cancer
names its cancers by letters.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Protocol

from kg.extract.cue import expression
from kg.lexicon.entry import Entry
from kg.lexicon.normalise import fold
from kg.model.concept import Concept
from kg.vocabulary import shipped_vocabulary

_MOST_LETTERS = 3
_ROOM = 600
"""A text of so many letters names its diseases in words."""
_STEM = 5
"""Words agree if they begin with the same letters: `leukemic` supports leukemia."""


class _Text(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def defined(self) -> Collection[str]: ...


def is_supported(surface: str, entries: tuple[Entry, ...], context: _Text) -> bool:
    """Does the text define these letters, or name the disease in words somewhere? True for all that is longer."""
    if len(surface) > _MOST_LETTERS or not surface.isupper() or entries[0].concept.type != "disease":
        return True
    if len(context.text) < _ROOM or surface in context.defined or not any(entry.exact for entry in entries):
        return True
    if any(stem in context.key for entry in entries for stem in _stems(entry.concept)):
        return True
    is_neoplasm = expression("terms", "neoplasm").search(entries[0].concept.label) is not None
    return is_neoplasm and expression("terms", "oncology").search(context.text) is not None


@cache
def _stems(disease: Concept) -> frozenset[str]:
    """How the longer words begin that are in the names of a disease."""
    entry = shipped_vocabulary().entry(disease.curie, "disease") if disease.curie else None
    names = (entry.label, *entry.synonyms) if entry else (disease.label,)
    words = {word for name in names for word in fold(name).split() if len(word) >= _STEM and word.isalpha()}
    return frozenset(f" {word[:_STEM]}" for word in words)
