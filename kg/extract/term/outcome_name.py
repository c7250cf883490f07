"""The name of what is measured within words that the grammar found: where it begins and ends, if they name anything.

Leaves out how it changed (`difference in grip strength` is grip strength) and in whom (`in the treated group`). Gives
none where the words only say how something is counted (`percentage change`), or are part of a clause (`time to first`).
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "outcome_names")
_NO_NAMES = ("empty", "empty-alone", "empty-of", "in-what-way", "conduct", "code", "clause", "broken")


def find_name(words: str) -> Span | None:
    """Where in these words the name stands; None if they name nothing that is measured."""
    opening = _words("opening").match(words)
    start = opening.end() if opening else 0
    tail = _words("tail").search(words, start)
    end = tail.start() if tail else len(words)
    name = words[start:end]
    if not name or any(_words(row).search(name) for row in _NO_NAMES):
        return None
    return Span(start, end)


def label_of(name: str) -> str:
    """The words of a name as a label: in one line, and without the capital that opens a sentence (not of `Ki-67`)."""
    label = " ".join(name.split())
    return label[0].lower() + label[1:] if _words("capitalized").match(label) else label


def is_no_name(words: str) -> bool:
    """Do these words, taken whole, only say how people are counted, or hold a clause?"""
    if _words("verb-inside").search(words):
        return True
    return any(_words(row).match(words) for row in ("empty", "empty-alone", "empty-of"))


def known_outcome(label: str) -> Concept | None:
    """The outcome that the vocabulary knows by these words, None where it knows several."""
    entries = matcher_in_use().lookup(label.strip())
    found = {e.concept for e in entries if e.concept.type == "outcome"}
    return found.pop() if len(found) == 1 else None


def outcome_named(label: str) -> Concept:
    """The outcome that the vocabulary knows by these words, else one of their own."""
    return known_outcome(label) or Concept("outcome", label)
