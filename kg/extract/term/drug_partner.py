"""Words of no vocabulary that a text joins to a drug, and that have the form of a chemical name.

Finds the partners of joints (`drug A plus X`, `X in combination with drug A`) and the members of lists between drugs
(`drug A, X and drug B`). A word without such a form is none, nor is a word of everyday language that has it; beside a
hormone or another of the body's own substances that the sentence measures, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.other_meaning import is_measured_substance
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "partners")


def find_partners(text: str, sentence: Span, terms: Iterable[Term]) -> list[tuple[Span, Concept]]:
    """The words that stand beside the drugs of a sentence as drugs do, ungrounded, in order."""
    terms = list(terms)
    words = sentence.of(text)
    given = (t for t in terms if t.type in ("drug", "regimen") and not is_measured_substance(t.concept, words))
    drugs = sorted(t.span for t in given)
    found = dict.fromkeys(span for drug in drugs for span in _beside(text, sentence, drug))
    known = [t.span for t in terms]
    return [
        (span, Concept("drug", span.of(text).lower()))
        for span in sorted(found)
        if not any(span.overlaps(other) for other in known) and not _words("everyday").fullmatch(span.of(text))
    ]


def _beside(text: str, sentence: Span, drug: Span) -> Iterator[Span]:
    for row in ("behind a joint", "within a list"):
        if match := _words(row).match(text, drug.end, sentence.end):
            yield Span(*match.span("word"))
    before = text[max(sentence.start, drug.start - 90) : drug.start]
    for row in ("before a joint", "first of a combination"):
        if match := _words(row).search(before):
            yield Span(drug.start - len(before) + match.start("word"), drug.start - len(before) + match.end("word"))
