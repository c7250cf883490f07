"""Mentions: stretches of text that name a concept or hold a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.concept import Concept
from kg.model.document import Span

MentionType = Literal[
    "drug", "target", "disease", "biomarker", "cell_population", "outcome", "adverse_event", "arm",
    "participants_total", "participants_arm", "count", "denominator", "percentage", "mean", "median", "sd", "value",
    "confidence_interval", "p_value", "dose", "dose_unit", "frequency", "route", "duration", "time_point", "phase",
    "design", "age", "line", "registration", "country",
]  # fmt: skip
Assertion = Literal["present", "absent", "possible", "conditional"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of text. `concept` is None for numbers; an ungrounded concept has no CURIE but a label."""

    span: Span
    type: MentionType
    concept: Concept | None = None
    assertion: Assertion = "present"

    @property
    def label(self) -> str | None:
        return self.concept.label if self.concept else None
