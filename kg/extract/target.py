"""Targets as sentences of mechanism name them, also inside the names of drug classes and in shortened lists.

Finds targets and biomarkers among the terms, the target in a class's name (`CXCR4` of `CXCR4 inhibitor`), the members
that a name lists (`CDK4 and CDK6`, `VEGFR-1, -2 and -3`, `TORC1/2`). It finds no target in a class that names none
(`taxane`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span
from kg.vocabulary import shipped_vocabulary


@dataclass(frozen=True, slots=True)
class TargetMention:
    """Words that name one target, or several at once (`VEGFR 1-3`)."""

    span: Span
    concepts: tuple[Concept, ...]


def find_targets(sentence: ReadSentence) -> list[TargetMention]:
    """The targets of a sentence in order."""
    return sorted((m for t in sentence.terms for m in _of_term(sentence, t)), key=lambda mention: mention.span)


def _of_term(sentence: ReadSentence, term: Term) -> Iterator[TargetMention]:
    if term.type in ("target", "biomarker"):
        concept = term.as_type("biomarker") or term.as_type("target")
        if concept is not None:
            yield _with_further(sentence, term.span, concept)
    elif term.type == "drug_class":
        base = sentence.span.start
        words = sentence.words[term.span.start - base : term.span.end - base]
        for match in matcher_in_use().find(words):
            found = next((e.concept for e in match.entries if e.concept.type in ("target", "biomarker")), None)
            if found is not None:
                span = Span(term.span.start + match.span.start, term.span.start + match.span.end)
                yield TargetMention(span, _listed_members(span, sentence, found))


def _with_further(sentence: ReadSentence, span: Span, concept: Concept) -> TargetMention:
    """`VEGFR-1, -2 and -3` and `TORC1/2` name one target a number, if the vocabulary knows each of them."""
    base = sentence.span.start
    words = sentence.words[span.start - base : span.end - base]
    match = (
        expression("mechanisms", "further numbers").match(sentence.words, span.end - base)
        if words[-1].isdigit()
        else None
    )
    if match is None:
        return TargetMention(span, _listed_members(span, sentence, concept))
    numbers = re.findall(r"\d", match.group())
    if re.fullmatch(r"\s?[-–]\s?\d", match.group()) and numbers[0] > words[-1]:
        numbers = [str(n) for n in range(int(words[-1]) + 1, int(numbers[0]) + 1)]
    further = [c for n in numbers if (c := _lookup(words[:-1] + n, concept))]
    if len(further) < len(numbers):
        return TargetMention(span, (concept,))
    return TargetMention(Span(span.start, base + match.end()), (concept, *further))


def _lookup(words: str, like: Concept) -> Concept | None:
    return next((e.concept for e in matcher_in_use().lookup(words) if e.concept.type == like.type), None)


def _listed_members(span: Span, sentence: ReadSentence, concept: Concept) -> tuple[Concept, ...]:
    """The members of a family whose name is their list."""
    words = sentence.words[span.start - sentence.span.start : span.end - sentence.span.start]
    entry = shipped_vocabulary().entry(concept.curie, "target") if concept.curie else None
    if entry is None or len(entry.members) < 2 or not expression("mechanisms", "list of targets").search(words):
        return (concept,)
    members = [shipped_vocabulary().entry(curie, "target") for curie in entry.members]
    return tuple(m.concept for m in members if m) if all(members) else (concept,)
