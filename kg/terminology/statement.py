"""What an importer gives: concepts, mappings and mechanisms, each with where the file states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model.concept import ConceptType
from kg.model.entry import KnownMechanism, Mapping
from kg.terminology.source import Source


@dataclass(frozen=True, slots=True)
class ImportedConcept:
    """A concept as a terminology states it.

    `parents` are CURIEs, `mappings` pairs of predicate and object; `line` is 0 where the format does not tell it.
    """

    type: ConceptType
    curie: str
    label: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    definition: str | None = None
    kind: str | None = None
    mappings: tuple[tuple[str, str], ...] = ()
    line: int = 0


Statement = ImportedConcept | Mapping | KnownMechanism

Importer = Callable[[Source], Iterator[Statement]]
"""Reads one format. What is left out is counted in `Source.skipped`; what is wrong is a `VocabularyError`."""
