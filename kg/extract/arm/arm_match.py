"""Which arms of two lists are the same: one sentence tells what they give, another how many they have.

Matches arms by short names and labels, by what they give, by the words of their labels, by initials, and the only
control arms of both lists. Lists of which an arm has no partner, or could have two, are left apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from kg.extract.arm.arm_draft import Draft
from kg.extract.cue import expression

_words = partial(expression, "arms")
#: A word or number; `3-monthly` is one word, since `monthly` says something else.
_TOKEN = re.compile(r"\d+-\w+ly\b|[A-Za-z0-9+]+")


def complete(drafts: list[Draft], others: list[list[Draft]]) -> None:
    """Fill in what the drafts lack (sizes, drugs, short names) from other lists of the same arms."""
    for other in others:
        partners = match_arms(drafts, other)
        for draft, partner in zip(drafts, partners or (), strict=False):
            if partner is not None:
                _take(draft, partner)


def match_arms(drafts: list[Draft], others: list[Draft]) -> list[Draft | None] | None:
    """For each draft the other that is the same arm; None where the lists do not agree."""
    if any(sum(bool(draft.aliases & other.aliases) for draft in drafts) > 1 for other in others):
        return None  # "drug A (groups 1 and 2) versus placebo (group 3)"
    partners: list[Draft | None] = [None] * len(drafts)
    left = []
    for other in others:
        place = _place(drafts, others, other)
        if place is None:
            left.append(other)
        elif partners[place] is not None:
            return None
        else:
            partners[place] = other
    if left and not (len(drafts) == len(others) == 2 and len(left) == 1 and left[0].by_form):
        return None
    if left:
        partners[partners.index(None)] = left[0]
    return partners


def _place(drafts: list[Draft], others: list[Draft], other: Draft) -> int | None:
    """Which draft an arm is, by the first likeness that only one of them shows, and that it shows to no other arm."""
    for alike in _LIKENESSES:
        places = [i for i, draft in enumerate(drafts) if alike(draft, other)]
        if len(places) == 1 and sum(alike(drafts[places[0]], o) for o in others) == 1:
            return places[0]
    return None


@lru_cache(maxsize=10_000)
def core(words: str) -> frozenset[str]:
    """The words of a name that tell it from others, in small letters, without articles and words for groups.

    The names of a text's arms are compared with one another again and again, so the last ones are remembered.
    """
    return frozenset(w for w in _TOKEN.findall(words.lower()) if not _words("name-filler").match(w))


def _names(draft: Draft) -> set[frozenset[str]]:
    return {core(name) or frozenset({name.lower()}) for name in (draft.label, *draft.aliases)}


def _same_name(a: Draft, b: Draft) -> bool:
    return bool(_names(a) & _names(b))


def _same_drugs(a: Draft, b: Draft) -> bool:
    return bool(a.drugs) and set(a.drugs) == set(b.drugs)


def _shared_words(a: Draft, b: Draft) -> bool:
    return any(x <= y or y <= x for x in _names(a) for y in _names(b) if x and y)


def _initials(a: Draft, b: Draft) -> bool:
    return _abbreviates(a, b) or _abbreviates(b, a)


def _abbreviates(short: Draft, long: Draft) -> bool:
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long.label)).upper()
    group = letters.removesuffix("G")
    names = {name for name in (short.label, *short.aliases) if name.isupper() and len(name) > 1}
    return bool(names & {letters, f"{letters}G", group} - {""})


def _more_drugs(a: Draft, b: Draft) -> bool:
    return bool(set(a.drugs) & set(b.drugs))


def _both_control(a: Draft, b: Draft) -> bool:
    return is_control(a) and is_control(b)


def is_control(draft: Draft) -> bool:
    """Is the draft named as what others are measured against?"""
    return _words("control").search(draft.label) is not None


_LIKENESSES: tuple[Callable[[Draft, Draft], bool], ...] = (
    _same_name,
    _same_drugs,
    _initials,
    _shared_words,
    _both_control,
    _more_drugs,
)


def _take(draft: Draft, partner: Draft) -> None:
    if draft.size is None and partner.size is not None:
        draft.size, draft.size_span, draft.size_sentence = partner.size, partner.size_span, partner.size_sentence
    if not draft.drugs:
        draft.drugs = list(partner.drugs)
    draft.aliases |= partner.aliases
    if len(partner.label.split()) <= 3 and not expression("sized_groups", "no-name").match(partner.label.lstrip("([")):
        draft.aliases.add(partner.label)
