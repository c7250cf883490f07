"""A term: a concept where the text names it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.concept import Concept, ConceptType
from kg.model.document import Span
from kg.text.assertion import AssertionKind


@dataclass(frozen=True, slots=True)
class Term:
    """A concept where the text names it. `others` are further concepts that the same words may name."""

    span: Span
    concept: Concept
    assertion: AssertionKind = "present"
    others: tuple[Concept, ...] = ()

    @property
    def type(self) -> ConceptType:
        return self.concept.type

    def as_type(self, wanted: ConceptType) -> Concept | None:
        """The concept of this type among those that the words may name."""
        if self.concept.type == wanted:
            return self.concept
        for concept in self.others:
            if concept.type == wanted:
                return concept
        return None
