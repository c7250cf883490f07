"""The arms of people who are randomised again: `a second randomisation to A (n = 80) or placebo (n = 79)`.

Finds them where a text says that there are two randomisations and another sentence lists further alternatives, each
with its size. It does not say which arm of the first randomisation they came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.reading import Reading

_words = partial(expression, "drafts")


def is_randomised_again(reading: Reading) -> bool:
    """Does the text tell of a second randomisation?"""
    return any(_words("randomised-again").search(s.words) for s in reading.with_role("title", "methods", "results"))


def second_arms(first: list[Draft], lists: Iterable[list[Draft]], most: int) -> list[Draft]:
    """The first of the lists that names other arms than the first ones, in another sentence and each with its size.

    Empty where there is none, or where there would be more than `most` arms.
    """
    taken = {id(draft.sentence) for draft in first}
    names = {name for draft in first for name in _names(draft)}
    for drafts in lists:
        apart = all(id(draft.sentence) not in taken and not names & _names(draft) for draft in drafts)
        if apart and all(d.by_form and d.size and d.drugs for d in drafts) and len(first) + len(drafts) <= most:
            for draft in drafts:
                draft.randomisation = 2
            return drafts
    return []


def are_same_arms(first: list[Draft], others: list[Draft]) -> bool:
    """Is every other draft called as one of the first, or given all that one of them is?"""
    return all(any(_names(o) & _names(d) or (o.drugs and set(o.drugs) == set(d.drugs)) for d in first) for o in others)


def _names(draft: Draft) -> set[str]:
    return {draft.label, *draft.aliases}
