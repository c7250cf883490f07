"""May two or three letters name this disease in a text that does not say what they stand for?

So few letters stand for many things. A text with room for it names its diseases in words too; letters that no such word
supports are left without a meaning. A lone sentence or a title has no room for that, and a text that speaks of cancer
names its cancers by letters. Letters that a text first has in brackets of their own shorten what stands before them:
they are a drug's only if the text names that drug in words as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Protocol

from kg.extract.cue import expression
from kg.lexicon.entry import Entry
from kg.lexicon.normalise import fold
from kg.lexicon.rank import is_ambiguous
from kg.model.concept import Concept
from kg.vocabulary import shipped_vocabulary

_MOST_LETTERS = 3
_ROOM = 600
"""A text of so many letters names its diseases in words."""
_MOST_IN_BRACKET = 4
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
    if entries[0].concept.type == "drug":
        return _is_supported_drug(surface, entries, context)
    if len(surface) > _MOST_LETTERS or not surface.isupper() or entries[0].concept.type != "disease":
        return True
    if is_ambiguous(surface) and any(entry.concept.type == "adverse_event" for entry in entries):
        return True  # a word beside it has told what it means, and what a treatment does is seldom spelt out
    if len(context.text) < _ROOM or surface in context.defined or not any(entry.exact for entry in entries):
        return True
    if any(stem in context.key for entry in entries for stem in _stems(entry.concept)):
        return True
    is_neoplasm = expression("terms", "neoplasm").search(entries[0].concept.label) is not None
    return is_neoplasm and expression("terms", "oncology").search(context.text) is not None


def _is_supported_drug(surface: str, entries: tuple[Entry, ...], context: _Text) -> bool:
    """`another drug (DFP)`: are letters introduced in brackets those of a drug that the text names in words?"""
    if len(surface) > _MOST_IN_BRACKET or not (surface.isupper() and surface.isalpha()) or surface in context.defined:
        return True
    first = re.search(rf"(?<!\w){surface}(?!\w)", context.text)
    if first is None or context.text[: first.start()][-1:] not in ("(", "[") or len(entries) != 1:
        return True
    if context.text[first.end() : first.end() + 1] not in (")", "]", ",", ";", ":"):
        return True
    stems = _stems(entries[0].concept)
    return not stems or any(stem in context.key for stem in stems)


@cache
def _stems(concept: Concept) -> frozenset[str]:
    """How the longer words begin that are in the names of a disease or drug."""
    entry = shipped_vocabulary().entry(concept.curie, concept.type) if concept.curie else None
    names = (entry.label, *entry.synonyms) if entry else (concept.label,)
    words = {word for name in names for word in fold(name).split() if len(word) >= _STEM and word.isalpha()}
    return frozenset(f" {word[:_STEM]}" for word in words)
