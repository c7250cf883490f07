"""Concepts: what a term means, with its identifier if one was seen in a reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ConceptType = Literal[
    "drug", "drug_class", "regimen", "target", "disease", "biomarker", "cell_population", "outcome", "adverse_event"
]


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A meaning that texts name in several ways.

    `curie` is a public identifier (`NCIT:C61948`), a local one of the vocabulary (`TRIALKG:crp-rate`), or None for a
    term that was found by its form only and is kept in its own words.
    """

    type: ConceptType
    label: str
    curie: str | None = None

    @property
    def is_grounded(self) -> bool:
        return self.curie is not None


@dataclass(frozen=True, slots=True)
class Kin:
    """What the vocabulary knows of a concept that it does not hold: what is broader, else what the concept is about."""

    broader: Concept | None = None
    related: tuple[Concept, ...] = ()
