"""Sentences that stand alone, without a title and a trial around them: what is given together are their arms.

Finds the combinations of such a text and makes an arm of each, beside the arms that the text compares. It changes
nothing in an abstract.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kg.extract.arm.arm import ArmTable
from kg.extract.drug.drug_list import given_drugs, given_of
from kg.extract.evidence import make_evidence
from kg.extract.intervention.combination import find_combinations
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.study import Arm

#: So few sentences, without a title, are what somebody quoted.
_FEW = 2


def is_lone(reading: Reading) -> bool:
    """Does this text tell of no trial: a sentence or two, without a title?"""
    return reading.title is None and len(reading.sentences) <= _FEW


def add_combinations(reading: Reading, table: ArmTable, used: Collection[str | None] = ()) -> ArmTable:
    """The arms with those that the combinations of a lone text make; `used` are the arms that numbers belong to.

    The one arm of all drugs goes, and so do arms of a part of a combination each, unless they are used.
    """
    if not is_lone(reading):
        return table
    combined: list[Arm] = []
    for sentence in reading.sentences:
        for terms in find_combinations(sentence):
            arm = _arm(sentence, terms, len(combined) + 1)
            if not any(set(arm.drugs) == set(other.drugs) for other in combined):
                combined.append(arm)
    if not combined and len(table.arms) == 1 and len(table.arms[0].drugs) == 1:
        return table
    compared = list(table.arms) if len(table.arms) > 1 else []
    are_parts = all(any(set(a.drugs) < set(c.drugs) for c in combined) for a in compared)
    kept = [a for a in table.arms if a.key in used] if are_parts else compared
    fresh = [c for c in combined if not any(set(c.drugs) == set(a.drugs) for a in kept)]
    return replace(table, arms=(*kept, *fresh))


def _arm(sentence: ReadSentence, terms: tuple[Term, ...], number: int) -> Arm:
    drugs = tuple(given_drugs(c for t in terms if (c := given_of(t))))
    span = min(t.span for t in terms).to(max(t.span for t in terms))
    label = " + ".join(d.label for d in drugs)
    return Arm(
        f"combination-{number}", label, "experimental", make_evidence(sentence, span, "arm/combination"), drugs=drugs
    )
