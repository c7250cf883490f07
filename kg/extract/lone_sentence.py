"""Sentences that stand alone, without a title and a trial around them: what is given together are their arms.

Finds the combinations of such a text and makes an arm of each, beside the arms that the text compares. It changes
nothing in an abstract.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.arm import ArmTable
from kg.extract.combination import find_combinations
from kg.extract.drug_list import drug_of, given_drugs
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.study import Arm

#: So few sentences, without a title, are what somebody quoted.
_FEW = 2


def is_lone(reading: Reading) -> bool:
    """Does this text tell of no trial: a sentence or two, without a title?"""
    return reading.title is None and len(reading.sentences) <= _FEW


def add_combinations(reading: Reading, table: ArmTable) -> ArmTable:
    """The arms with those that the combinations of a lone text make; the one arm of all its drugs goes."""
    if not is_lone(reading):
        return table
    arms = list(table.arms) if len(table.arms) > 1 else []
    for sentence in reading.sentences:
        for terms in find_combinations(sentence):
            arm = _arm(sentence, terms, len(arms) + 1)
            if not any(set(arm.drugs) == set(other.drugs) for other in arms):
                arms.append(arm)
    if not arms and table.arms and len(table.arms[0].drugs) == 1:
        arms = list(table.arms)
    return replace(table, arms=tuple(arms))


def _arm(sentence: ReadSentence, terms: tuple[Term, ...], number: int) -> Arm:
    drugs = tuple(given_drugs(c for t in terms if (c := drug_of(t))))
    span = min(t.span for t in terms).to(max(t.span for t in terms))
    label = " + ".join(d.label for d in drugs)
    return Arm(
        f"combination-{number}", label, "experimental", make_evidence(sentence, span, "arm/combination"), drugs=drugs
    )
