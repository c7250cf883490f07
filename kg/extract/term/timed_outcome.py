"""How long an outcome lasted or took, where no listed name says it: `duration of CR`, `time to CR`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "terms")


def with_time(term: Term, text: str, sentence: Span) -> Term | None:
    """The term of how long an outcome lasted or took, where the words before it say so; itself where they do not.

    None for a level: it is reached only where its words say which one (`time to glucose above 4`).
    """
    if term.type != "outcome":
        return term
    before = text[max(sentence.start, term.span.start - 60) : term.span.start]
    match = _words("lasted-or-took").search(before)
    if match is None or term.concept.label.startswith("cumulative incidence"):
        return term
    label = f"{match['timed'].lower()} {term.concept.label.removesuffix(' rate')}"
    start = term.span.start - len(before) + match.start()
    waited = _words("waited-for").match(text[term.span.end : sentence.end])
    own = " ".join(term.span.of(text).split())
    if waited is None and _words("waited-for-inside").search(own):
        label = f"{match['timed'].lower()} {own}"  # "time to ANC nadir", of which the vocabulary knows a level
    elif waited is None and _words("level").search(term.concept.label):
        return None
    end = term.span.end + (waited.end() if waited else 0)
    label += waited.group() if waited else ""
    return replace(term, span=Span(start, end), concept=Concept("outcome", label), others=())
