"""The state that a text says a marker is in: positive, negative, or not there.

A name with its state behind it (`HER2(-)`, `receptor (ER)-negative`, `ER−`) is the biomarker of that state where the
vocabulary has one; a marker that is said to be missing (`lacking EGFR mutations`, `non-mutated`, `V617F-negative`)
is denied. So is a virus that people do not have (`HIV-negative`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.lexicon.match import Matcher
from kg.model.concept import Concept
from kg.model.document import Span

_FILE = "biomarker_states"
_REACH = 40
_BEGINS = "-−–+ (\n"


def with_states(terms: list[Term], text: str, sentence: Span, matcher: Matcher) -> list[Term]:
    """The terms, in which markers have the state that the words around them say."""
    if not any(t.type in ("target", "biomarker", "disease") for t in terms):
        return terms
    stated = [_stated(term, text, sentence, matcher) for term in terms]
    longer = [new.span for old, new in zip(terms, stated, strict=True) if new.span != old.span]
    if not longer:
        return stated
    return [t for t in stated if t.span in longer or not any(span.contains(t.span) for span in longer)]


def _stated(term: Term, text: str, sentence: Span, matcher: Matcher) -> Term:
    behind = text[term.span.end : min(sentence.end, term.span.end + _REACH)]
    before = text[max(sentence.start, term.span.start - _REACH) : term.span.start]
    if term.type in ("disease", "adverse_event"):
        is_missing = before[-4:].lower().rstrip("-–").endswith("non") and _says("non", before)
        is_missing |= behind[:1] in _BEGINS and _is_virus(term) and _says("virus negative", behind)
        return replace(term, assertion="absent") if is_missing else term
    if term.type not in ("target", "biomarker"):
        return term
    if term.type == "target" and term.assertion == "absent" and _says("acted on", behind):
        return replace(term, assertion="present")
    if behind[:1] and behind[:1] in _BEGINS:
        for state in ("negative", "positive"):
            match = expression(_FILE, state).match(behind)
            if match is None:
                continue
            for concept in _in_state(term, state, text, matcher):
                return replace(
                    term, span=Span(term.span.start, term.span.end + match.end()), concept=concept, others=()
                )
            if state == "negative" and term.type == "biomarker" and not _is_missing(term.concept):
                return replace(term, assertion="absent")
    if term.type == "biomarker" and not _is_missing(term.concept) and _says("not", before):
        return replace(term, assertion="absent")
    return term


def _says(row: str, words: str) -> bool:
    return expression(_FILE, row).search(words) is not None


def _is_virus(term: Term) -> bool:
    return _says("names a virus", term.concept.label)


def _is_missing(concept: Concept) -> bool:
    """Does the concept itself say that something is not there?"""
    return _says("names a lack", concept.label)


def _in_state(term: Term, state: str, text: str, matcher: Matcher) -> Iterator[Concept]:
    """The biomarkers that are this marker in this state."""
    for name in dict.fromkeys((term.span.of(text), term.concept.label)):
        for entry in matcher.lookup(f"{name}-{state}"):
            if entry.concept.type == "biomarker":
                yield entry.concept
