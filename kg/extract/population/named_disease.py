"""Diseases where a text names them as those under study: of its patients, or of its treatment.

Leaves out what was denied, prevented, developed or only in some patients' history, and what stands in brackets as a
detail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.cue import expression, says
from kg.extract.population.compound_disease import Compound, Diseases
from kg.extract.reading import ReadSentence, Term
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.document import Span

_FILE = "population"
_LOOK_BACK = 150
_BRACKETS = re.compile(r"\([^()]*\)\s?")


@dataclass(frozen=True, slots=True)
class NamedDisease:
    """A disease in a sentence, taken apart, with all that is broader."""

    sentence: ReadSentence
    term: Term
    compound: Compound
    broader: frozenset[Concept]

    @property
    def disease(self) -> Concept:
        return self.compound.disease

    def is_beside(self, other: NamedDisease) -> bool:
        """Are the two named side by side, as in `AML or MDS`?"""
        if self.sentence is not other.sentence:
            return False
        low, high = sorted((self.term.span, other.term.span))
        between = self.sentence.words[low.end - self.sentence.span.start : high.start - self.sentence.span.start]
        return says(_FILE, "coordination", between)


def iter_named(sentences: Iterable[ReadSentence], diseases: Diseases) -> Iterator[NamedDisease]:
    """The diseases under study that these sentences name, in their order."""
    for sentence in sentences:
        for term in sentence.terms:
            if term.type == "disease" and _is_under_study(sentence, term):
                for part in _parts_of(sentence, term, diseases):
                    yield name(sentence, part, diseases)


def name(sentence: ReadSentence, term: Term, diseases: Diseases) -> NamedDisease:
    """The disease of a term, whether it is under study or not."""
    compound = diseases.take_apart(term.concept)
    return NamedDisease(sentence, term, compound, diseases.ancestors(compound.disease))


def _is_under_study(sentence: ReadSentence, term: Term) -> bool:
    words = sentence.words
    start, end = term.span.start - sentence.span.start, term.span.end - sentence.span.start
    before = _BRACKETS.sub("", words[max(0, start - _LOOK_BACK) : start])
    if term.assertion == "absent" or _in_brackets(words, start) or says(_FILE, "not_under_study", before):
        return False
    if sentence.role == "title":
        return True
    if sentence.role == "results":
        if term.as_type("adverse_event") is not None and says(_FILE, "harm_counted", before):
            return False
        return says(_FILE, "people_have", before)
    return says(_FILE, "under_study", before) or says(_FILE, "people_behind", words[end:])


def _in_brackets(words: str, place: int) -> bool:
    """`lymphoma (follicular, n = 3)`: what stands in brackets is a detail."""
    return words.rfind("(", 0, place) > words.rfind(")", 0, place)


def _parts_of(sentence: ReadSentence, term: Term, diseases: Diseases) -> list[Term]:
    """`myelodysplastic syndrome or AML` is two diseases, though the vocabulary has a name for both together."""
    base = term.span.start - sentence.span.start
    words = sentence.words[base : base + len(term.span)]
    parting = expression(_FILE, "two in one").search(words)
    if parting is None:
        return [term]
    parts = []
    for start, end in ((0, parting.start()), (parting.end(), len(words))):
        known = [e.concept for e in matcher_in_use().lookup(words[start:end]) if e.concept.type == "disease"]
        if not known or (parting.group() == "/" and known[0] in diseases.ancestors(term.concept)):
            return [term]
        parts.append(Term(Span(term.span.start + start, term.span.start + end), known[0], term.assertion))
    return parts
