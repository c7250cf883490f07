"""Which listed names give way to a longer name that no vocabulary lists: `pain` to `myofascial pain syndrome`.

A head gives way that says no more than a kind of diseases or what befell an organ, and a part that an outcome measures.
A name that means more than its place in the longer one stays.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.term.lesion import is_lesion
from kg.extract.term.longer_name import is_kind_of_disease, names_a_syndrome
from kg.extract.term.other_meaning import means_something_else
from kg.extract.term.term import Term
from kg.model.document import Span

_words = partial(expression, "terms")


def is_general(text: str, span: Span, term: Term) -> bool:
    """Is this term the head of a longer name of a disease, and says no more than a kind of diseases, or what a
    syndrome is of?
    """
    if names_a_syndrome(text[term.span.end : span.end]):
        return span.contains(term.span)
    is_head = term.type in ("disease", "adverse_event") and span.end == term.span.end
    if not is_head or len(term.span) >= len(span):
        return False
    return is_kind_of_disease(span.of(text)) or is_bare_lesion(text, span, term)


def is_bare_lesion(text: str, span: Span, term: Term) -> bool:
    """Does this term only say what befell the organ that a longer name tells: `palsy` in `sciatic nerve palsy`?"""
    return " " not in term.span.of(text) and is_lesion(span.of(text))


def is_part(text: str, span: Span, term: Term) -> bool:
    """Is this term a proper part of a longer name, of a kind that an outcome may measure or without a meaning?"""
    if not (span.contains(term.span) and len(term.span) < len(span)):
        return False
    is_survival = span.of(text).endswith("survival")
    is_named_longer = is_survival and means_something_else(term, text)
    if term.type in ("drug", "regimen") and _words("time until").match(span.of(text)):
        return True  # "time to the use of insulin"
    if is_survival and _words("free of it").match(text[term.span.end : span.end]):
        return True  # "dialysis-free survival"
    return term.type in ("adverse_event", "disease", "cell_population") or is_named_longer
