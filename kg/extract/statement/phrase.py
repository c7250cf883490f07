"""Phrases of a statement: the words between two boundaries, tidied, with the markers that they list told one by one.

`Expression of the adhesion molecules CXCR4, CD44, and VLA4` lists three: `expression of CXCR4` and so on. It does not
parse; where the markers are not listed one after the other the phrase stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept, ConceptType
from kg.model.document import Span

_FILE = "findings"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence, tidied, and where they stand."""

    words: str
    span: Span


def find_phrase(sentence: ReadSentence, start: int, end: int) -> Phrase | None:
    """The phrase between two offsets, without articles and punctuation at its edges; None if nothing is left."""
    words = sentence.words[start:end]
    edge = expression(_FILE, "edge of a phrase").match(words)
    first = start + (edge.end() if edge else 0)
    kept = sentence.words[first:end].rstrip(" ,;:.")
    if not kept:
        return None
    base = sentence.span.start
    return Phrase(re.sub(r"\s+", " ", kept), Span(base + first, base + first + len(kept)))


def distribute(
    sentence: ReadSentence, phrase: Phrase, types: Sequence[ConceptType]
) -> list[tuple[str, Concept | None]]:
    """The phrase for each marker that it lists, with its concept; a phrase that lists none, or just one, stays whole.

    The types are in order of preference; a disease only says where, so that it never parts a phrase.
    """
    terms = _preferred(sentence, phrase, types)
    if not terms:
        return [(phrase.words, None)]
    if len({t.concept for t in terms}) == 1 or terms[0].type == "disease" or not _are_listed(sentence, terms):
        return [(phrase.words, terms[0].concept)]
    words, base = sentence.words, sentence.span.start
    before = words[phrase.span.start - base : terms[0].span.start - base]
    after = words[terms[-1].span.end - base : phrase.span.end - base]
    parts: dict[Concept, str] = {}
    for term in terms:
        name = words[term.span.start - base : term.span.end - base]
        head = expression(_FILE, "head of a list").search(before)
        whole = before + name + ("" if expression(_FILE, "rest of a list").match(after) else after)
        text = f"{head['head'].lower()} of {name}" if head else whole
        parts.setdefault(term.concept, re.sub(r"\s+", " ", text).strip())
    return [(text, concept) for concept, text in parts.items()]


def _preferred(sentence: ReadSentence, phrase: Phrase, types: Sequence[ConceptType]) -> list[Term]:
    inside = [t for t in sentence.terms if phrase.span.contains(t.span) and not _is_modifier(sentence, t)]
    for wanted in types:
        if terms := [t for t in inside if t.type == wanted]:
            # "the integrins CD44 and VLA-4": a name right before another one says of what kind that is.
            starts = {t.span.start for t in terms}
            return [
                t
                for t in terms
                if t.span.end + 1 not in starts or sentence.words[t.span.end - sentence.span.start] != " "
            ]
    return []


def _is_modifier(sentence: ReadSentence, term: Term) -> bool:
    """Does the marker only say which disease: `FLT3-ITD-mutated AML`, `BCR-ABL-positive leukemia`?"""
    if term.type not in ("target", "biomarker"):
        return False
    behind = next((t for t in sentence.terms if t.span.start >= term.span.end), None)
    is_next = behind is not None and behind.type == "disease" and behind.span.start - term.span.end <= 1
    return is_next or bool(
        expression(_FILE, "kind of disease").match(sentence.words, term.span.end - sentence.span.start)
    )


def _are_listed(sentence: ReadSentence, terms: Sequence[Term]) -> bool:
    """Do the terms follow each other with nothing but commas and `and` between?"""
    base = sentence.span.start
    gaps = [sentence.words[a.span.end - base : b.span.start - base] for a, b in pairwise(terms)]
    return all(expression(_FILE, "within a list").fullmatch(gap) for gap in gaps)
