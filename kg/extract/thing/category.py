"""The category of an outcome: a response, a time to an event, a harm, something that is measured."""

from __future__ import annotations

from functools import cache

from kg.extract.cue import expression
from kg.model.concept import Concept
from kg.vocabulary import shipped_vocabulary

#: Categories of what is measured and not counted.
CONTINUOUS = ("pharmacokinetics", "pharmacodynamics", "physiology", "quality of life")


@cache
def category_of(concept: Concept) -> str | None:
    """The category of an outcome: from the vocabulary, or for an ungrounded one from its words."""
    if concept.curie and (entry := shipped_vocabulary().entry(concept.curie, "outcome")):
        return entry.kind
    if expression("results", "time-to-event").search(concept.label):
        return "time-to-event"
    return "response" if expression("results", "response").search(concept.label) else None
