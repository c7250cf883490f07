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
    named = [m for t in sentence.terms if t.type in ("target", "biomarker") for m in _of_term(sentence, t)]
    classes = [t.span for t in sentence.terms if t.type == "drug_class"]
    bare = [span for span in classes if not any(span.overlaps(m.span) for m in named)]
    return sorted([*named, *(m for span in bare for m in _of_class(sentence, span))], key=lambda mention: mention.span)


def _of_term(sentence: ReadSentence, term: Term) -> Iterator[TargetMention]:
    concept = term.as_type("biomarker") or term.as_type("target")
    if concept is not None:
        yield _with_further(sentence, term.span, concept)


def _of_class(sentence: ReadSentence, span: Span) -> Iterator[TargetMention]:
    """The targets in the name of a class that are no terms of their own: `anti-EGFR antibody`, `CD20xCD3 antibody`."""
    for match in expression("mechanisms", "part of a class").finditer(sentence.between(span.start, span.end)):
        entries = (e for e in matcher_in_use().lookup(match["target"]) if e.concept.type in ("target", "biomarker"))
        if entry := next(entries, None):
            part = Span(span.start + match.start("target"), span.start + match.end("target"))
            yield TargetMention(part, _listed_members(part, sentence, entry.concept))


def _with_further(sentence: ReadSentence, span: Span, concept: Concept) -> TargetMention:
    """`VEGFR-1, -2 and -3` and `TORC1/2` name one target a number, if the vocabulary knows each of them."""
    base = sentence.span.start
    words = sentence.words[span.start - base : span.end - base]
    if not words[-1].isdigit():
        return _with_own_numbers(sentence, span, concept)
    match = expression("mechanisms", "further numbers").match(sentence.words, span.end - base)
    if match is None:
        return TargetMention(span, _listed_members(span, sentence, concept))
    numbers = re.findall(r"\d", match.group())
    if re.fullmatch(r"\s?[-–]\s?\d", match.group()) and numbers[0] > words[-1]:
        numbers = [str(n) for n in range(int(words[-1]) + 1, int(numbers[0]) + 1)]
    further = [c for n in numbers if (c := _lookup(words[:-1] + n, concept))]
    if len(further) < len(numbers):
        return TargetMention(span, (concept,))
    return TargetMention(Span(span.start, base + match.end()), (concept, *further))


def _with_own_numbers(sentence: ReadSentence, span: Span, concept: Concept) -> TargetMention:
    """`cyclin-dependent kinase (CDK) 4 and 6` names two targets behind the short name of the family."""
    base = sentence.span.start
    match = expression("mechanisms", "numbers of a family").match(sentence.words, span.end - base)
    words = sentence.words[span.start - base : span.end - base]
    numbers = re.findall(r"\d", match.group("numbers")) if match else []
    members = [c for n in numbers if (c := _lookup(f"{words} {n}", concept) or _lookup(words + n, concept))]
    if match is None or len(members) < len(numbers):
        return TargetMention(span, _listed_members(span, sentence, concept))
    return TargetMention(Span(span.start, base + match.end()), tuple(members))


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
