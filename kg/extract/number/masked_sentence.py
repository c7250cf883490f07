"""A sentence with signs for what its numbers may speak of: the form that the rules of `head_counts.yaml` look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kg.extract.cue import expression
from kg.extract.number.head_count_candidate import Candidate
from kg.extract.reading import ReadSentence
from kg.model.document import Span

NUMBER: Final = "№"
PEOPLE: Final = "Ⓟ"
ARM: Final = "Ⓐ"
EVENT: Final = "Ⓔ"
_GIVEN = ("drug", "regimen", "drug_class")
_HAPPENED = ("outcome", "adverse_event")


def mask(sentence: ReadSentence, candidates: Sequence[Candidate], arms: Iterable[Span]) -> str:
    """The sentence with numbers, people, arms and events replaced by signs, letter for letter, so that offsets stay."""
    letters = list(sentence.words)
    base = sentence.span.start

    def put(start: int, end: int, sign: str) -> None:
        letters[start:end] = sign * (end - start)

    for term in sentence.terms:
        start, end = term.span.start - base, term.span.end - base
        happened = term.type in _HAPPENED and not expression("counted_people", "taking part").match(
            sentence.words, start
        )
        if sign := ARM if term.type in _GIVEN else EVENT if happened else "":
            put(start, end, sign)
    for span in arms:
        if not any(span.start - base < c.span.end and c.span.start < span.end - base for c in candidates):
            put(span.start - base, span.end - base, ARM)
    for candidate in candidates:
        if people := candidate.quantity.parts.get("people"):
            put(candidate.span.end + 1, people.end - base, PEOPLE)
        elif people_behind := expression("counted_people", "people behind").match(sentence.words, candidate.span.end):
            put(candidate.span.end + 1, people_behind.end(), PEOPLE)
        put(candidate.span.start, candidate.span.end, NUMBER)
    return "".join(letters)
