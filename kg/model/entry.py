"""The concepts of a vocabulary, and what it knows of them: forms, kinds, mappings, mechanisms."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.concept import Concept, ConceptType


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of the lexicon; what its type has no column for is empty.

    `kind` is the outcome's category for an outcome. `parents`, `components` and `members` are CURIEs.
    """

    type: ConceptType
    curie: str
    label: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    definition: str | None = None
    identifier_source: str | None = None
    kind: str | None = None
    components: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    gene: str | None = None
    good: str | None = None
    soc: str | None = None

    @property
    def concept(self) -> Concept:
        return Concept(self.type, self.label, self.curie)


@dataclass(frozen=True, slots=True)
class AmbiguousForm:
    """One reading of a form that texts use for several concepts; any of the cues decides for it."""

    form: str
    type: ConceptType
    curie: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mapping:
    """The same or a near concept in another terminology (a row of an SSSOM table)."""

    subject: str
    predicate: str
    object: str
    object_label: str | None
    justification: str
    source: str | None


@dataclass(frozen=True, slots=True, order=True)
class KnownMechanism:
    """A drug's action on a target as a reference states it; `drug` and `target` are CURIEs."""

    drug: str
    action: str
    target: str
    source: str
