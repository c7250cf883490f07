"""From the vocabulary's files to a matcher, made once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.lexicon.match import Entry, Matcher, MemoryForms, make_entry
from kg.vocabulary import Vocabulary, shipped_vocabulary


def iter_entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    """All forms of all concepts; a label that is listed as an abbreviation too keeps its case."""
    for entry in vocabulary.entries:
        for form in dict.fromkeys((entry.label, *entry.synonyms)):
            yield make_entry(entry.concept, form, abbreviation=form in entry.abbreviations)
        for form in entry.abbreviations:
            if form != entry.label:
                yield make_entry(entry.concept, form, abbreviation=True)


@cache
def shipped_matcher() -> Matcher:
    """The matcher of the shipped vocabulary."""
    vocabulary = shipped_vocabulary()
    return Matcher(MemoryForms(iter_entries(vocabulary)), stop=vocabulary.stop_forms)
