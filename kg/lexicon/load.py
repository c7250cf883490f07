"""From the vocabulary's files to a matcher, made once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.joined_vocabulary import JoinedVocabulary, vocabulary_in_use
from kg.lexicon.entry import Entry, make_entry
from kg.lexicon.form import MemoryForms
from kg.lexicon.imported import ImportedForms
from kg.lexicon.match import Matcher
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
def shipped_forms() -> MemoryForms:
    """The forms of the shipped vocabulary."""
    return MemoryForms(iter_entries(shipped_vocabulary()))


@cache
def shipped_matcher() -> Matcher:
    """The matcher of the shipped vocabulary alone."""
    return Matcher(shipped_forms(), stop=shipped_vocabulary().stop_forms)


def matcher_in_use() -> Matcher:
    """The matcher that texts are read with: the shipped vocabulary, then the local lexicon if there is one."""
    vocabulary = vocabulary_in_use()
    return _joined_matcher(vocabulary) if isinstance(vocabulary, JoinedVocabulary) else shipped_matcher()


@lru_cache(maxsize=4)
def _joined_matcher(vocabulary: JoinedVocabulary) -> Matcher:
    return Matcher(shipped_forms(), ImportedForms(vocabulary), stop=vocabulary.stop_forms)
