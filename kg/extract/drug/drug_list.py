"""Which drugs a stretch of text gives: regimens expanded to their drugs, general words dropped beside specific ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.vocabulary import kind_of, shipped_vocabulary


def drug_of(term: Term) -> Concept | None:
    """The drug or regimen that a term names, if it is meant as one."""
    return (term.as_type("drug") or term.as_type("regimen")) if term.type in ("drug", "regimen") else None


def given_of(term: Term) -> Concept | None:
    """The drug, regimen or class of drugs (`a platinum`, `steroids`) that a term names."""
    return drug_of(term) or (term.concept if term.type == "drug_class" else None)


def parts_of(term: Term) -> tuple[Concept, ...]:
    """The drugs that a term stands for: of a regimen that the text itself defines, those of its definition."""
    concept = drug_of(term)
    if concept is None:
        return ()
    is_own = concept.type == "regimen" and not concept.is_grounded
    own = tuple(c for c in term.others if c.type == "drug") if is_own else ()
    return own or (concept,)


@cache
def components(concept: Concept) -> tuple[Concept, ...]:
    """The drugs of a regimen; a drug, or a regimen of unknown drugs, is its own only component."""
    vocabulary = shipped_vocabulary()
    entry = vocabulary.entry(concept.curie, "regimen") if concept.curie and concept.type == "regimen" else None
    parts = [vocabulary.entry(curie, "drug") for curie in entry.components] if entry else []
    return tuple(part.concept for part in parts if part) or (concept,)


@cache
def is_general(concept: Concept) -> bool:
    """Is this a procedure or a way of treating (`chemotherapy`, `stem cell transplantation`) more than a drug?"""
    is_drug = kind_of(concept) not in ("procedure", "control")
    return not is_drug and not expression("interventions", "given like a drug").search(concept.label)


def is_procedure(concept: Concept) -> bool:
    """Is this something that is done to people (`mastectomy`, `radiotherapy`), and no drug?"""
    return is_general(concept) or kind_of(concept) == "procedure"


def given_drugs(concepts: Iterable[Concept]) -> list[Concept]:
    """Drugs in their order, each once: regimens expanded; procedures left out where a drug is named too."""
    expanded = list(dict.fromkeys(part for concept in concepts for part in components(concept)))
    specific = [c for c in expanded if not is_general(c) and c.type in ("drug", "drug_class")]
    return specific or expanded


def without_kinds(drugs: Sequence[Concept]) -> list[Concept]:
    """The drugs without the name of a kind beside one of it: `insulin` beside `insulin glargine` or `human insulin`."""
    return [d for d in drugs if not any(o.label.startswith(f"{d.label} ") or _is_made_as(o, d) for o in drugs)]


def _is_made_as(drug: Concept, kind: Concept) -> bool:
    """Does the name of a drug say first how a drug of this kind is made: `horse antithymocyte globulin`?"""
    return (
        drug.label.endswith(f" {kind.label}") and expression("interventions", "made as").match(drug.label) is not None
    )


def drugs_between(sentence: ReadSentence, start: int, end: int, *, denied: bool = False) -> list[Concept]:
    """The drugs that the words from `start` to `end` of a sentence give; denied ones (`no drug A`) if asked for."""
    base = sentence.span.start
    inside = (t for t in sentence.terms if start <= t.span.start - base < end and drug_of(t))
    return given_drugs(c for t in inside if denied or not _is_denied(sentence, t) for c in parts_of(t))


def first_drug(sentence: ReadSentence, start: int, end: int) -> Span | None:
    """Where the first drug of a stretch of a sentence stands; all offsets count within the sentence."""
    base = sentence.span.start
    inside = (t for t in sentence.terms if start <= t.span.start - base < end and drug_of(t))
    places = (t.span for t in inside if not _is_of_design(sentence, t))
    return next((Span(place.start - base, place.end - base) for place in places), None)


def _is_denied(sentence: ReadSentence, term: Term) -> bool:
    if _is_of_design(sentence, term):
        return True
    return expression("arms", "denied").search(sentence.before(term.span.start, 25)) is not None


def _is_of_design(sentence: ReadSentence, term: Term) -> bool:
    """`a placebo-controlled study`: does the name of a control only say how the study was designed?"""
    return expression("arms", "designs").match(sentence.after(term.span.end, 12)) is not None
