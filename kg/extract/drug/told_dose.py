"""Doses that a verb tells of drugs named before it: `The MTD of drug A with drug B was 9 mg`.

Gives each dose behind the verb to the drug that the words for a dose govern, not to the last one named: one to one
where there are as many doses as drugs, else all to the only one that is no partner. Else they are of none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.cue import expression
from kg.extract.drug.dosing_fact import DoseList, DosingFacts
from kg.extract.drug.drug_list import drug_of
from kg.extract.reading import Term
from kg.model.document import Span

_FILE = "told_doses"


@dataclass(frozen=True, slots=True)
class ToldDoses:
    """The stretch behind a verb that tells doses, and which drug has which of them; a dose of none is left out."""

    place: Span
    owners: tuple[tuple[Term, DoseList], ...]


def find_told_doses(facts: DosingFacts, terms: Sequence[Term]) -> ToldDoses | None:
    """The doses that a sentence tells by a verb of two drugs or more; None where it does not."""
    words, base = facts.sentence.words, facts.sentence.span.start
    if len(terms) < 2 or not facts.doses or (head := expression(_FILE, "dose of").search(words)) is None:
        return None
    first = next((t for t in terms if t.span.start - base >= head.end()), None)
    if first is None or not expression(_FILE, "up to its drug").fullmatch(words[head.end() : first.span.start - base]):
        return None
    verb = expression(_FILE, "tells").search(words, first.span.end - base)
    if verb is None:
        return None
    end = expression(_FILE, "another statement").search(words, verb.end())
    place = Span(base + verb.end(), base + end.start() if end else facts.sentence.span.end)
    named = [t for t in terms if first.span.start <= t.span.start < place.start]
    told = [d for d in facts.doses if place.contains(d[0])]
    if len({drug_of(t) for t in named}) < 2 or not told or any(place.overlaps(t.span) for t in terms):
        return None
    return ToldDoses(place, tuple(_owners(facts, named, told)))


def _owners(facts: DosingFacts, named: list[Term], told: list[DoseList]) -> list[tuple[Term, DoseList]]:
    """Whose each dose is, of the drugs that have none of their own before the verb."""
    free = list({drug_of(t): t for t in reversed(named) if not _has_own_dose(facts, t, named)}.values())[::-1]
    single: list[DoseList] = [(level.span, (level,)) for _, levels in told for level in levels]
    partner = next((t for t in free[1:] if _is_partner(facts, free[0], t)), None)
    main = free[: free.index(partner)] if partner else free
    in_order = expression(_FILE, "in this order").search(facts.sentence.after(told[-1][0].end, 60)) is not None
    if len(single) == len(free) and (partner is None or in_order or len({d.unit for _, (d,) in single}) > 1):
        return list(zip(free, single, strict=True))
    if len(single) == len(main):
        return list(zip(main, single, strict=True))
    return [(main[0], item) for item in told] if len(main) == 1 else []


def _is_partner(facts: DosingFacts, first: Term, term: Term) -> bool:
    return expression(_FILE, "partner").search(facts.sentence.between(first.span.end, term.span.start)) is not None


def _has_own_dose(facts: DosingFacts, term: Term, named: list[Term]) -> bool:
    """Does a dose stand right behind a drug, before the next one: `in combination with drug B 100 mg`?"""
    behind = [t.span.start for t in named if t.span.start > term.span.start]
    words = (facts.sentence.between(term.span.end, s.start) for s, _ in facts.doses if s.start >= term.span.end)
    gap = next(words, None)
    is_next = not behind or gap is None or term.span.end + len(gap) < behind[0]
    return gap is not None and is_next and expression(_FILE, "own dose").fullmatch(gap) is not None
