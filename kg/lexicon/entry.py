"""A form of a concept: one of the ways in which texts name it, and whether its case counts."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon.normalise import squeeze
from kg.model.concept import Concept

#: Forms of up to this many letters are compared with their case even if listed as synonyms: `ALL` is not `all`.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a concept; `exact` says that the case must agree."""

    concept: Concept
    form: str
    exact: bool

    def allows(self, surface: str) -> bool:
        """May these words of a text stand for this form?"""
        if not self.exact:
            return True
        ours, theirs = squeeze(self.form), squeeze(surface)
        return theirs == ours or theirs == ours + "s" or theirs.removesuffix("'") == ours


def make_entry(concept: Concept, form: str, *, abbreviation: bool) -> Entry:
    """A form of the vocabulary; short ones are case-sensitive even if they are listed as synonyms."""
    return Entry(concept, form, exact=is_exact(form, abbreviation=abbreviation))


def is_exact(form: str, *, abbreviation: bool) -> bool:
    """Does the case of this form count?"""
    letters = squeeze(form)
    return abbreviation or (len(letters) <= _SHORT and not letters.isdigit())
