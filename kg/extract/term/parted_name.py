"""Names that say several things, and their parts: `FLT3-ITD-mutated AML` is a disease with a biomarker.

Parts regimens and products that are called by their drugs, classes of drugs with their target, diseases with their
biomarker, and outcomes that are the rate of a harm. A name without such a part stays whole.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.vocabulary import kind_of

_words = partial(expression, "terms")


def is_of_drugs(text: str, term: Term) -> bool:
    """Is this a regimen, or a product that is called by its drugs (`drug A and drug B`)?"""
    return term.type == "regimen" or (
        term.type == "drug" and _words("joins names").search(term.span.of(text)) is not None
    )


def by_its_drugs(term: Term, inside: list[Term]) -> list[Term]:
    """The drugs that the name of a regimen consists of (`drug A plus drug B`); the term itself if it names none."""
    drugs = [t for t in inside if t.type == "drug"]
    return drugs if len(drugs) > 1 else [term]


def unfolded(term: Term, inside: list[Term]) -> list[Term]:
    """The parts of a name that says several things: `FLT3-ITD-mutated AML` is a disease with a biomarker.

    A disease without such a part stays whole; a class of drugs stays beside its target (`CXCR4 inhibitor`).
    """
    if term.type == "outcome":
        return _as_harm(term, inside)
    markers = [t for t in inside if t.type in ("biomarker", "target")]
    if markers and term.type == "drug_class":
        return [term, *markers]
    diseases = [t for t in inside if t.type == "disease"]
    return [*markers, *diseases] if diseases and any(t.type == "biomarker" for t in markers) else [term]


def _as_harm(term: Term, inside: list[Term]) -> list[Term]:
    """The harm whose rate an outcome of safety is; an outcome of another kind stays itself."""
    if not is_safety_outcome(term.concept):
        return [term]
    harm = term.as_type("adverse_event")
    if harm is None:
        return [t for t in inside if t.as_type("adverse_event")] or [term]
    return [replace(term, concept=harm, others=(term.concept, *(c for c in term.others if c != harm)))]


def is_safety_outcome(concept: Concept) -> bool:
    """Is this outcome the rate of a harm (`incidence of febrile neutropenia`), so that the harm names it better?"""
    if concept.type != "outcome" or kind_of(concept) != "safety":
        return False
    return not any(_words(row).search(concept.label) for row in ("fatal", "lasts"))
