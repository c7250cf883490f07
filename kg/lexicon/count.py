"""How much a vocabulary holds, type by type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from kg.model.concept import ConceptType
from kg.vocabulary import Entry, Vocabulary, shipped_vocabulary

LOCAL_PREFIX = "TRIALKG:"


@dataclass(frozen=True, slots=True)
class VocabularyCount:
    """One type's counts; `public` are the concepts with a public identifier, `forms` the ways to write them.

    `ambiguous` are readings that need a cue; `mechanisms` count for drugs what they do, for targets what is
    done to them.
    """

    type: str
    concepts: int
    public: int
    forms: int
    ambiguous: int
    mappings: int
    mechanisms: int


def count_vocabulary(vocabulary: Vocabulary | None = None) -> list[VocabularyCount]:
    """A row for each type that has concepts, then one with the sums; a mechanism counts once in the sum."""
    vocabulary = vocabulary or shipped_vocabulary()
    rows = [_count(type_, vocabulary.of_type(type_), vocabulary) for type_ in get_args(ConceptType)]
    rows = [row for row in rows if row.concepts]
    total = VocabularyCount(
        "all",
        sum(row.concepts for row in rows),
        sum(row.public for row in rows),
        sum(row.forms for row in rows),
        sum(row.ambiguous for row in rows),
        len(vocabulary.mappings),
        len(vocabulary.mechanisms),
    )
    return [*rows, total]


def _count(type_: ConceptType, entries: Iterable[Entry], vocabulary: Vocabulary) -> VocabularyCount:
    entries = tuple(entries)
    curies = {entry.curie for entry in entries}
    mechanisms = sum(
        (type_ == "drug" and m.drug in curies) or (type_ in ("target", "biomarker") and m.target in curies)
        for m in vocabulary.mechanisms
    )
    return VocabularyCount(
        type=type_,
        concepts=len(entries),
        public=sum(not entry.curie.startswith(LOCAL_PREFIX) for entry in entries),
        forms=sum(len({entry.label, *entry.synonyms, *entry.abbreviations}) for entry in entries),
        ambiguous=sum(row.type == type_ for row in vocabulary.ambiguous),
        mappings=sum(len(vocabulary.mappings_of(curie)) for curie in curies),
        mechanisms=mechanisms,
    )
