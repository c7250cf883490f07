"""The arms of a study that lists none but compares a drug with placebo: `12% with drug A versus 20% with placebo`.

Finds them in texts that tell only by their results that some were given placebo. Several doses of the drug that are
compared with it are arms of their own. It makes none where two drugs are so compared, nor where there are said to be
more groups than it finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_draft import Draft
from kg.extract.arm.arm_name import DoseName
from kg.extract.arm.dose_arm import draft_of_dose
from kg.extract.arm.group_number import GroupNumber
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs
from kg.extract.drug.given_drug import find_dosed_drugs
from kg.extract.drug.study_drug import is_control
from kg.extract.reading import Reading, ReadSentence, Term

_words = partial(expression, "placebo_arms")


def find_placebo_arms(reading: Reading, number: GroupNumber) -> list[Draft]:
    """The drug, or its doses, and placebo; nothing where a text compares none or several drugs with placebo."""
    if any(_words("goes on after a trial").search(s.words) for s in reading.with_role("title")):
        return []
    pairs = list(_pairs(reading))
    if len({drug_of(drug) for _, drug, _ in pairs}) != 1:
        return []
    sentence, drug, placebo = pairs[0]
    doses = _doses(pairs)
    tried = list(doses.values()) if len(doses) > 1 else [_draft(sentence, drug)]
    control = _draft(sentence, placebo)
    for draft in tried:
        draft.role = "experimental"
    control.role = "control"
    drafts = [*tried, control]
    return drafts if number.fits(len(drafts)) else []


def _pairs(reading: Reading) -> Iterator[tuple[ReadSentence, Term, Term]]:
    """Where results or conclusions compare a drug with placebo: the sentence, the drug and the placebo."""
    for sentence in reading.with_role("results", "conclusions"):
        terms = [t for t in sentence.terms if drug_of(t)]
        for first, second in pairwise(terms):
            drug, placebo = (first, second) if _is_placebo(second) else (second, first)
            if _is_placebo(drug) or not _is_placebo(placebo):
                continue
            if _words("other name").match(sentence.after(placebo.span.end, 14)):
                continue
            if _words("against").fullmatch(sentence.between(first.span.end, second.span.start)):
                yield sentence, drug, placebo


def _is_placebo(term: Term) -> bool:
    concept = drug_of(term)
    return concept is not None and is_control(concept) and _words("is placebo").match(concept.label) is not None


def _doses(pairs: list[tuple[ReadSentence, Term, Term]]) -> dict[DoseName, Draft]:
    """Each dose that stands with the drug where it is compared with placebo."""
    found: dict[DoseName, Draft] = {}
    for sentence, term, _ in pairs:
        for item in find_dosed_drugs(sentence):
            drug, dose, unit = item.drug, item.regime.dose, item.regime.unit
            near = term.span.start - 12 <= item.dose.start <= term.span.end + 4
            if near and drug and drug == drug_of(term) and dose and unit:
                found.setdefault(DoseName(drug.label, dose, unit), draft_of_dose(sentence, item))
    return found


def _draft(sentence: ReadSentence, term: Term) -> Draft:
    drugs = given_drugs([c for c in [drug_of(term)] if c])
    return Draft(" + ".join(d.label for d in drugs), term.span, sentence, drugs, by_form=True)
