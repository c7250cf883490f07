"""The forms of the local lexicon as the matcher asks for them."""

from __future__ import annotations

from functools import lru_cache

from kg.errors import VocabularyError
from kg.joined_vocabulary import JoinedVocabulary
from kg.lexicon.entry import Entry
from kg.lexicon.form import Has
from kg.lexicon.normalise import fold, fold_variants
from kg.local_lexicon.layout import LONGEST
from kg.model.concept import Concept

_PROBES = 200


class ImportedForms:
    """Forms on disk. An imported concept that is the same as a shipped one comes as the shipped one.

    Forms which the shipped vocabulary stops or declares ambiguous are not taken, and of two imports that give one form
    to concepts of one type the first wins; within one import the concept whose label it is.
    """

    def __init__(self, vocabulary: JoinedVocabulary) -> None:
        self._vocabulary = vocabulary
        self._lexicon = vocabulary.lexicon
        stopped = {*vocabulary.stop_forms, *(row.form for row in vocabulary.ambiguous)}
        self._check_folding()
        self._stopped = frozenset(map(fold, stopped))
        self._found = lru_cache(maxsize=100_000)(self._find)

    @property
    def has(self) -> Has:
        return self._lexicon.has

    @property
    def has_pair(self) -> Has:
        return self._lexicon.has_pair

    def lengths(self, first: str) -> tuple[int, ...]:
        return self._lexicon.lengths(first)

    def entries(self, key: str) -> tuple[Entry, ...]:
        return self._found(key) if self._lexicon.has(key) else ()

    def _check_folding(self) -> None:
        """The forms were folded when they were compiled; texts are folded as they are read. Both have to agree.

        Raises:
            VocabularyError: if forms drawn from all over the lexicon are not found under the keys that they have now.
        """
        for form in self._lexicon.sample_forms(_PROBES):
            if not all(self._lexicon.has(key) for key in fold_variants(form) if key.count(" ") < LONGEST):
                names = ", ".join(source.name for source in self._lexicon.sources())
                raise VocabularyError(
                    f"{self._lexicon.path}: compiled by a kg that compares terms in another way ({form!r} is not found "
                    f"any more); remove the file and import again: {names}"
                )

    def _find(self, key: str) -> tuple[Entry, ...]:
        if key in self._stopped:
            return ()
        source_by_type: dict[str, int] = {}
        found: dict[str, dict[Entry, None]] = {}
        for form in self._lexicon.forms(key):
            if source_by_type.setdefault(form.type, form.source) != form.source:
                continue
            shipped = self._vocabulary.shipped_entry(form.curie, form.type)
            concept = shipped.concept if shipped else Concept(form.type, form.label, form.curie)
            found.setdefault(form.type, {})[Entry(concept, form.form, form.exact)] = None
        return tuple(entry for entries in found.values() for entry in _named_so(key, tuple(entries)))


def _named_so(key: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of several concepts of one type those whose label it is, for which it is no mere synonym; all if it is none's."""
    if len({entry.concept for entry in entries}) == 1:
        return entries
    return tuple(entry for entry in entries if fold(entry.concept.label) == key) or entries
