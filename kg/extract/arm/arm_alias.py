"""Which words each arm of a study is known by: names that the text gives it, what only it is, what only its name says.

Leaves out names that tell an arm from no other: those of two arms, and a drug that all arms give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from kg.extract.arm.arm_draft import Draft, longest_first
from kg.extract.arm.arm_name import GivenName, RoleName
from kg.extract.cue import expression
from kg.model.study import Arm
from kg.text.expression import Expression, PassingExpression

_words = partial(expression, "arms")


def given_names(draft: Draft, drafts: list[Draft]) -> list[GivenName]:
    """The names that the text gives an arm and that tell it from the others, longer ones first."""
    names = longest_first(_names_of(draft) - _ambiguous_names(draft, drafts))
    return [GivenName(name) for name in names if len(name) > 1]


def _names_of(draft: Draft) -> set[str]:
    return {draft.label, *draft.aliases, *_bare_names(draft)} - {str(draft.amount)}


def _bare_names(draft: Draft) -> Iterator[str]:
    """The draft's name without words for a group: `every-3-week` of `every-3-week treatment arm`."""
    bare = without_group_words(draft.label)
    if len(bare) > 3 and not _words("no-name").match(bare) and not _words("role-name").match(bare):
        yield bare
    if chosen := _words("of-choice").search(draft.label):
        yield draft.label[: chosen.start()]
    if amount := _words("amount").fullmatch(draft.label):  # `the 12-month group`
        yield f"{amount['n']}-{amount['unit'].removesuffix('s')}"


def _ambiguous_names(draft: Draft, drafts: list[Draft]) -> set[str]:
    """Names that tell an arm from no other: those of two arms, and a drug added to others that all arms give."""
    others = [d for d in drafts if d is not draft]
    if not _words("names-lack").match(draft.label):
        others = [o for o in others if not _words("names-lack").match(o.label)]
    theirs = {name.lower() for other in others for name in _names_of(other)}
    added = {d.label.lower() for d in draft.drugs[1:] if all(d in other.drugs for other in others)}
    return {name for name in _names_of(draft) if name.lower() in theirs | added}


def role_names(arms: list[Arm]) -> Iterator[tuple[RoleName, str]]:
    """`the control group`, `the combination`, `monotherapy`: names by what an arm is, where only one arm is that."""
    widest = max(len(a.drugs) for a in arms)
    if len(arms) > 3 and sum(len(a.drugs) > 1 for a in arms) > 1:
        widest = 1  # of several combinations `the combination` tells none
    chosen = {
        "control-alias": [a for a in arms if a.role == "control"],
        "experimental-alias": [a for a in arms if a.role == "experimental"],
        "combination-alias": [a for a in arms if len(a.drugs) == widest > 1],
        "monotherapy-alias": [a for a in arms if len(a.drugs) == 1],
    }
    if len(arms) == 2 and set(arms[0].drugs) != set(arms[1].drugs):
        chosen["with-alias"] = [a for a in arms if set(a.drugs) > {d for o in arms if o is not a for d in o.drugs}]
        chosen["without-alias"] = [a for a in arms if chosen["with-alias"] and a not in chosen["with-alias"]]
    for row, fitting in chosen.items():
        if len(fitting) == 1:
            yield RoleName(_words(row)), fitting[0].key


def part_names(drafts: list[Draft], keys: list[str]) -> Iterator[tuple[RoleName, str]]:
    """`the coaching group` of `telephone coaching`: a word that only one arm's name has, before a word for a group; and
    `in S` of `the S group`, `in the S group` of `group S`.
    """
    names = [list(_words_of_name(draft.label)) for draft in drafts]
    for draft, own, key in zip(drafts, names, keys, strict=True):
        others = {word for other in names if other is not own for word in other}
        if len(own) > 1 and (telling := [word for word in own if word not in others]):
            yield RoleName(_before_group("|".join(telling))), key
        if letter := _words("letter-group").match(draft.label):
            yield RoleName(_letter_in_text(letter["name"], "letter-of-group")), key
        if letter := _words("group-letter").fullmatch(draft.label):
            yield RoleName(_letter_in_text(letter["name"].upper(), "letter-before-group")), key


def _words_of_name(label: str) -> Iterator[str]:
    """The words that may tell a name from others, as expressions; an amount with a hyphen or without."""
    for match in _words("name-word").finditer(label):
        yield match.group().lower()
    for amount in _words("amount").finditer(label):
        yield f"{amount['n']}[ -]{amount['unit'].removesuffix('s')}"


@lru_cache(maxsize=1_000)
def _before_group(words: str) -> Expression:
    return PassingExpression(_words("part-before-group").pattern.replace("NAME", words), re.IGNORECASE)


@lru_cache(maxsize=1_000)
def _letter_in_text(letter: str, row: str) -> Expression:
    return PassingExpression(_words(row).pattern.replace("NAME", letter))


@lru_cache(maxsize=10_000)
def without_group_words(words: str) -> str:
    """A name without the words for a group around it: `drug A` of `the drug A arm`."""
    while (shorter := _words("group-edge").sub("", words)) != words:
        words = shorter
    return words
