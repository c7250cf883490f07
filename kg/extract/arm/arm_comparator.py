"""Which arm of several is a comparator: a drug that is not tried, beside placebo or doses of the drug that is.

Finds it beside at least two doses of another drug, and where the title names other arms only and there is a placebo or
the text speaks of an active comparator. It does not find the comparator of two arms, which `arm_role.py` tells.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs
from kg.extract.drug.study_drug import is_control
from kg.extract.reading import Reading
from kg.model.concept import Concept

_words = partial(expression, "arms")


def is_comparator(reading: Reading, draft: Draft, drafts: list[Draft]) -> bool:
    """Is a drug given here that others are measured against, as placebo is?"""
    others = [d for d in drafts if d is not draft and d.drugs and not _is_placebo(d)]
    if not draft.drugs or _is_placebo(draft) or draft.amount or not others:
        return False
    dosed = [d for d in others if d.amount]
    if len(dosed) > 1 and len({tuple(d.drugs) for d in others}) == 1 and not set(dosed[0].drugs) & set(draft.drugs):
        return True
    return len(others) < len(drafts) - 1 and _is_active_comparator(
        reading, draft, others, any(map(_is_placebo, drafts))
    )


def _is_active_comparator(reading: Reading, draft: Draft, others: list[Draft], has_placebo: bool) -> bool:
    """`placebo- and active-controlled`: does the title name another arm's drug, and not this one's?"""
    named = _named_in_title(reading)
    if named & set(draft.drugs):
        return False
    if has_placebo and any(_is_named_alone(reading, d, draft) for d in others):
        return True
    told = reading.with_role("title", "background", "methods", "results")
    if not any(_words("active-comparator").search(s.words) for s in told):
        return False
    return any(named & set(d.drugs) for d in others)


def _is_named_alone(reading: Reading, tried: Draft, draft: Draft) -> bool:
    """Does a title that compares nothing begin with what one arm is given, where the other arm gives none of it?"""
    title = next(iter(reading.with_role("title")), None)
    if title is None or set(tried.drugs) & set(draft.drugs) or _words("compared-in-title").search(title.words):
        return False
    drugs = {c for t in title.terms if (drug := drug_of(t)) for c in given_drugs([drug])}
    return bool(tried.drugs) and drugs == set(tried.drugs)


def _named_in_title(reading: Reading) -> set[Concept]:
    terms = [t for sentence in reading.with_role("title") for t in sentence.terms]
    return {c for t in terms if (drug := drug_of(t)) for c in given_drugs([drug])}


def _is_placebo(draft: Draft) -> bool:
    return bool(draft.drugs) and all(is_control(drug) for drug in draft.drugs)
