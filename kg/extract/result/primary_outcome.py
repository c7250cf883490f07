"""What a text means by `the primary outcome`, and where its results call it so: `the primary outcome occurred in 134`.

Takes the composite or the only outcome that one sentence declares (`The primary end point was X`), for efficacy and for
safety apart. Where a text declares several, or none by a known name, `the primary outcome` stays without a meaning.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.intervention.lone_sentence import is_lone
from kg.extract.reading import Reading, ReadSentence
from kg.extract.term.term import Term
from kg.extract.thing.composite import find_composites, without_parts
from kg.extract.thing.outcome import OF_THE_STUDY, rate_of
from kg.extract.thing.words_before_name import declared_in_full
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "outcomes")
#: What a sentence that stands alone calls so without saying what it is.
_UNTOLD = {False: Concept("outcome", "primary end point"), True: Concept("outcome", "primary safety end point")}


def find_primary_outcomes(reading: Reading) -> dict[bool, Concept]:
    """The primary outcome, and under True that of safety."""
    found: dict[bool, set[Concept]] = {}
    for sentence in reading.with_role("background", "methods", "results"):
        for match in _words("is-declared").finditer(sentence.words):
            found.setdefault(match["safety"] is not None, set()).update(_meant(sentence, match.end()))
    if not found and is_lone(reading):
        return _UNTOLD
    return {safety: next(iter(concepts)) for safety, concepts in found.items() if len(concepts) == 1}


def _meant(sentence: ReadSentence, place: int) -> set[Concept]:
    """The outcomes that are named behind an offset of the sentence, up to where another declaration begins."""
    start = sentence.span.start + place
    stop = _words("next-declaration").search(sentence.words, place)
    end = sentence.span.start + stop.start() if stop else sentence.span.end
    composites = tuple(c for c in find_composites(sentence) if start <= c.span.start < end)
    named = [
        t
        for t in sentence.terms
        if t.type in ("outcome", "adverse_event")
        and start <= t.span.start < end
        and t.concept.label not in OF_THE_STUDY
    ]
    things = [*without_parts(named, composites), *composites]
    return {declared_in_full(sentence, t) or t.as_type("outcome") or rate_of(t.concept) for t in things}


def called_primary(sentence: ReadSentence, primary: dict[bool, Concept]) -> tuple[Term, ...]:
    """The places where a sentence of results calls an outcome nothing but primary, as terms of what is meant."""
    if not primary:
        return ()
    found = []
    for match in _words("called-primary").finditer(sentence.words):
        concept = primary.get(match["safety"] is not None)
        if concept is not None:
            start = sentence.span.start
            found.append(Term(Span(start + match.start("what"), start + match.end("what")), concept))
    return tuple(found)
