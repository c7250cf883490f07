"""How much a vocabulary holds, type by type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from kg.joined_vocabulary import JoinedVocabulary, vocabulary_in_use
from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.concept import ConceptType
from kg.model.entry import Entry
from kg.vocabulary import Vocabulary

LOCAL_PREFIX = "TRIALKG:"


@dataclass(frozen=True, slots=True)
class VocabularyCount:
    """One type's counts; `public` are the concepts with a public identifier, `forms` the ways to write them.

    `vocabulary` is `shipped` or `imported`. `ambiguous` are readings that need a cue; `mechanisms` count for drugs what
    they do, for targets what is done to them.
    """

    vocabulary: str
    type: str
    concepts: int
    public: int
    forms: int
    ambiguous: int
    mappings: int
    mechanisms: int


def count_vocabulary(vocabulary: Vocabulary | None = None) -> list[VocabularyCount]:
    """A row for each type that has concepts, then one with the sums; a mechanism counts once in the sum.

    What was imported follows in rows of its own.
    """
    vocabulary = vocabulary or vocabulary_in_use()
    rows = [_count(type_, vocabulary.of_type(type_), vocabulary) for type_ in get_args(ConceptType)]
    rows = [row for row in rows if row.concepts]
    total = VocabularyCount(
        "shipped",
        "all",
        sum(row.concepts for row in rows),
        sum(row.public for row in rows),
        sum(row.forms for row in rows),
        sum(row.ambiguous for row in rows),
        len(vocabulary.mappings),
        len(vocabulary.mechanisms),
    )
    imported = _count_imported(vocabulary.lexicon) if isinstance(vocabulary, JoinedVocabulary) else []
    return [*rows, total, *imported]


def _count_imported(lexicon: LocalLexicon) -> list[VocabularyCount]:
    mappings, mechanisms = lexicon.count_mappings_by_type(), lexicon.count_mechanisms_by_type()
    counts = lexicon.count_by_type()
    rows = [
        VocabularyCount(
            "imported", type_, concepts, concepts, forms, 0, mappings.get(type_, 0), mechanisms.get(type_, 0)
        )
        for type_ in get_args(ConceptType)
        if type_ in counts
        for concepts, forms in [counts[type_]]
    ]
    concepts, forms = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    sums = (lexicon.count("mapping"), lexicon.count("mechanism"))
    return [*rows, VocabularyCount("imported", "all", concepts, concepts, forms, 0, *sums)]


def _count(type_: ConceptType, entries: Iterable[Entry], vocabulary: Vocabulary) -> VocabularyCount:
    entries = tuple(entries)
    curies = {entry.curie for entry in entries}
    mechanisms = sum(
        (type_ == "drug" and m.drug in curies) or (type_ in ("target", "biomarker") and m.target in curies)
        for m in vocabulary.mechanisms
    )
    return VocabularyCount(
        vocabulary="shipped",
        type=type_,
        concepts=len(entries),
        public=sum(not entry.curie.startswith(LOCAL_PREFIX) for entry in entries),
        forms=sum(len({entry.label, *entry.synonyms, *entry.abbreviations}) for entry in entries),
        ambiguous=sum(row.type == type_ for row in vocabulary.ambiguous),
        mappings=sum(len(vocabulary.mappings_of(curie)) for curie in curies),
        mechanisms=mechanisms,
    )
