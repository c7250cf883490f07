"""The arms of a study of what one drug does to another: `drug A alone and with drug B`, `A with and without B`.

Finds the drug alone, and with each of its partners that `or` parts, where a text studies an interaction, the
concentrations of a drug, or one period after another. It does not find arms where `and` lists several partners, nor
partners that are no drugs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs, parts_of
from kg.extract.drug.study_drug import is_given
from kg.extract.reading import Reading, ReadSentence, Term

_words = partial(expression, "partner_arms")


def find_interaction_arms(reading: Reading) -> Iterator[list[Draft]]:
    """The arms of each sentence of the title, aim or methods that tells a drug alone from the same drug with others."""
    told = reading.with_role("title", "background", "methods")
    if not any(_words("studies an interaction").search(s.words) for s in told):
        return
    for sentence in told:
        terms = [t for t in sentence.terms if drug_of(t)]
        for i in (i for i in range(len(terms) - 1) if is_given(sentence, terms[i])):
            gap = sentence.between(terms[i].span.end, terms[i + 1].span.start)
            if _words("alone and then with").fullmatch(gap):
                yield _drafts(sentence, terms, i)
            elif _words("with and without").fullmatch(gap) and len(drafts := _drafts(sentence, terms, i)) == 2:
                yield drafts


def _drafts(sentence: ReadSentence, terms: Sequence[Term], i: int) -> list[Draft]:
    """The drug at a place alone, and with each of the partners behind it; nothing where `and` lists partners."""
    last = i + 1
    while last + 1 < len(terms):
        gap = sentence.between(terms[last].span.end, terms[last + 1].span.start)
        if expression("arms", "together").match(gap) and not _words("one of several").fullmatch(gap):
            return []
        if not any(_words(row).fullmatch(gap) for row in ("one of several", "last of several")):
            break
        last += 1
    alone = _draft(sentence, terms[i], [terms[i]])
    both = [_draft(sentence, term, [terms[i], term]) for term in terms[i + 1 : last + 1]]
    if any(set(draft.drugs) == set(alone.drugs) for draft in both):
        return []
    alone.role = "control"
    for draft in both:
        draft.role = "experimental"
    return [alone, *both]


def _draft(sentence: ReadSentence, place: Term, terms: Sequence[Term]) -> Draft:
    drugs = given_drugs(c for t in terms for c in parts_of(t))
    return Draft(" + ".join(d.label for d in drugs), place.span, sentence, drugs, by_form=True)
