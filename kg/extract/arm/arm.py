"""Arms: who was given what, with size and role, and where a sentence speaks of which arm.

Finds the arms of comparative studies and the one arm of a single-arm study. It does not find arms that differ in
something that is no drug or procedure of the vocabulary, unless they are named (`group A`) or sized (`n = 40`).

Measured on gold (docs/extraction.md): precision 0.953, recall 0.901.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise

from kg.extract.arm.alternative import find_drafts
from kg.extract.arm.arm_alias import given_names, part_names, role_names, without_group_words
from kg.extract.arm.arm_draft import Draft, adds_unknown, shortest
from kg.extract.arm.arm_match import complete, is_control
from kg.extract.arm.arm_name import GivenName, key_of
from kg.extract.arm.arm_part import without_sizes_of_parts
from kg.extract.arm.arm_role import give_roles
from kg.extract.arm.arm_short_form import find_short_forms
from kg.extract.arm.arm_size import with_size_of_periods, with_sizes_at_mentions
from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms, drug_clusters, drugs_of
from kg.extract.arm.group_number import GroupNumber, find_group_number
from kg.extract.arm.named_arm import find_named_arms
from kg.extract.arm.other_drug import are_given_apart
from kg.extract.arm.partner_arm import find_partner_arms
from kg.extract.arm.placebo_arm import find_placebo_arms
from kg.extract.arm.single_arm import find_single_arm
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, without_kinds
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.study import Arm

__all__ = ["ArmMention", "ArmTable", "find_arms", "is_comparative"]

_words = partial(expression, "arms")


def is_comparative(reading: Reading) -> bool:
    """Does the title or the methods part compare groups?"""
    return any(
        _words("comparative").search(s.words) for s in reading.with_role("title", "methods", "background")
    ) or any(_words("randomised").search(s.words) for s in reading.with_role("results"))


def find_arms(reading: Reading, study_drugs: list[Term], enrolled: int | None) -> ArmTable:
    """The arms of the study.

    `study_drugs` are the drugs that the study gives; a study without alternatives has one arm of them.
    """
    comparative = is_comparative(reading)
    short = len(reading.sentences) <= 3
    number = find_group_number(reading)
    is_compared = comparative or short
    drafts = find_drafts(reading, number) if is_compared else _given_apart(reading, number)
    is_apart = not is_compared and len(drafts) > 1
    if len(drafts) < 2:
        named, drafts = find_named_arms(reading), find_partner_arms(reading)
        complete(drafts, [named] if named else [])
        drafts = drafts or named
    if len(drafts) < 2 and comparative:
        drafts = find_placebo_arms(reading, number)
    if len(drafts) < 2:
        single = find_single_arm(reading, study_drugs, enrolled)
        return ArmTable((single,) if single else (), (), comparative)
    _add_short_names(reading, drafts)
    for time in sorted({draft.randomisation for draft in drafts}):
        together = [draft for draft in drafts if draft.randomisation == time]
        _share_drugs(together)
        give_roles(reading, together, _by_name(together, number.fits(len(drafts))), is_comparative=comparative)
    table = _table(drafts, comparative, number.fits(len(drafts)) and not is_apart)
    table = without_sizes_of_parts(reading, with_sizes_at_mentions(reading, table, enrolled))
    table = with_size_of_periods(reading, _without_total(table, enrolled), enrolled)
    return _label_as_used(reading, table, drafts)


def _given_apart(reading: Reading, number: GroupNumber) -> list[Draft]:
    """The groups of a text that compares nothing but says how many were given one drug, and how many another one; none
    where the first is all of them together: `18 received A, with B (n = 9) or with C (n = 7)`.
    """
    drafts = find_drafts(reading, number) if are_given_apart(reading) else []
    sizes = [draft.size for draft in drafts if draft.size is not None and draft.drugs]
    is_total = len(sizes) > 2 and sizes[0] >= sum(sizes[1:])
    is_told_apart = len({frozenset(draft.drugs) for draft in drafts}) == len(sizes) == len(drafts)
    if not is_told_apart or is_total:
        return []
    for draft in drafts:
        draft.role = None if is_control(draft) else "experimental"  # nothing says that one is measured against another
    return drafts


def _without_total(table: ArmTable, enrolled: int | None) -> ArmTable:
    """The table without a size that is everybody's: `assigned 272 patients to A or B`; where all arms have a size,
    none of them is.
    """
    if all(arm.size is not None for arm in table.arms):
        return table
    arms = tuple(
        replace(arm, size=None) if arm.size is not None and arm.size == enrolled else arm for arm in table.arms
    )
    return replace(table, arms=arms) if arms != table.arms else table


def _share_drugs(drafts: list[Draft]) -> None:
    """`the same drugs with cisplatin`: the drugs of the arm before, and what is added."""
    for before, draft in pairwise(drafts):
        is_added = expression("drafts", "added-to").match(draft.label) is not None
        if is_added or _words("same").search(draft.sentence.after(draft.span.start, 60)):
            draft.drugs = list(dict.fromkeys([*before.drugs, *draft.drugs]))
    *others, last = drafts
    if last.drugs and not any(d.drugs for d in others) and all(_words("amount").fullmatch(d.label) for d in drafts):
        for draft in others:
            draft.drugs = list(last.drugs)  # "12 months or 6 months of drug A"


def _add_short_names(reading: Reading, drafts: list[Draft]) -> None:
    """Short names that the text defines elsewhere behind the arm's drugs: `drug A, drug B and drug C (ABC)`."""
    for sentence in reading.sentences:
        if "(" not in sentence.words and "[" not in sentence.words:
            continue
        for cluster in drug_clusters(sentence):
            match = _words("short-name").match(sentence.after(cluster[-1].span.end))
            if match is None or _words("no-short-name").match(match[1]):
                continue
            if _words("further-drug").search(sentence.before(cluster[0].span.start, 45)):
                continue
            drugs = drugs_of(cluster)
            for draft in drafts:
                if set(draft.drugs) == drugs:
                    draft.aliases.add(match[1])


# -- the table --


def _by_name(drafts: list[Draft], is_whole: bool) -> ArmTable:
    """The drafts as arms that are known by their names only, while their roles are not told yet."""
    return _table(drafts, True, is_whole)


def _table(drafts: list[Draft], comparative: bool, is_whole: bool = True) -> ArmTable:
    """The drafts as arms, with the words that each is known by; `is_whole` if these are all that there are."""
    arms: list[Arm] = []
    aliases: list[tuple[GivenName, str]] = []
    for i, draft in enumerate(drafts, 1):
        own = {alias for alias in draft.aliases if not _words("role-name").match(alias)}
        name = _name(draft, own)
        key = key_of(name, i)
        if any(arm.key == key for arm in arms):
            key += f"-{i}"
        evidence = make_evidence(
            draft.size_sentence or draft.sentence, draft.size_span or draft.span, "arm/alternative"
        )
        drugs = tuple(without_kinds(draft.drugs))
        arms.append(Arm(key, name, draft.role or "experimental", evidence, draft.size, drugs))
        aliases += [(name, key) for name in given_names(draft, drafts)]
    aliases.sort(key=lambda pair: -len(re.escape(pair[0].name)))
    doses = [(draft.amount, arm.key) for draft, arm in zip(drafts, arms, strict=True) if draft.amount]
    parts = part_names(drafts, [arm.key for arm in arms])
    short = tuple(find_short_forms([draft.label for draft in drafts], [arm.key for arm in arms]))
    return ArmTable(
        tuple(arms),
        (*aliases, *doses, *role_names(arms), *parts),
        comparative,
        short_forms=short,
        is_whole=is_whole,
    )


def _name(draft: Draft, own: set[str]) -> str:
    """What an arm is called while nothing else is known: by its dose, its short name, its drugs or its label."""
    if draft.amount or (not own and adds_unknown(draft)):
        return draft.label
    return shortest(own) if own else " + ".join(d.label for d in draft.drugs) or draft.label


def _label_as_used(reading: Reading, table: ArmTable, drafts: list[Draft]) -> ArmTable:
    """Name each arm as the results call it most often, since that is how its readers know it; not by a bare dose."""
    by_dose = {arm.key for arm, draft in zip(table.arms, drafts, strict=True) if draft.amount}
    short_names = {alias for draft in drafts for alias in draft.aliases}
    used: dict[str, Counter[str]] = {arm.key: Counter() for arm in table.arms}
    for sentence in reading.with_role("results", "conclusions"):
        for mention in table.find(sentence):
            words = without_group_words(mention.span.of(reading.text))
            if words not in short_names and _names_a_part(sentence, mention, table):
                continue
            if mention.arm not in by_dose and 1 < len(words) <= 60 and not _words("no-name").match(words):
                used[mention.arm][words] += 1
    arms = []
    for arm, draft in zip(table.arms, drafts, strict=True):
        letter = next((a for a in sorted(draft.aliases) if _words("letter-name").match(a)), None)
        arms.append(replace(arm, label=letter or _most_used(used[arm.key]) or arm.label))
    return replace(table, arms=tuple(arms), order=_usual_order(reading, table))


def _names_a_part(sentence: ReadSentence, mention: ArmMention, table: ArmTable) -> bool:
    """Does this name only one of several drugs that no other arm gives: `drug B` of drug A and drug B?"""
    given = next(set(arm.drugs) for arm in table.arms if arm.key == mention.arm)
    named = {c for t in sentence.terms if mention.span.contains(t.span) and (c := drug_of(t))}
    others = {drug for arm in table.arms if arm.key != mention.arm for drug in arm.drugs}
    return bool(named) and named < given and bool(given - named - others)


def _most_used(names: Counter[str]) -> str | None:
    return min(names, key=lambda name: (-names[name], len(name), name)) if names else None


def _usual_order(reading: Reading, table: ArmTable) -> tuple[str, ...]:
    """In which order the results name the arms most often: how `58% vs 53%` without names is meant.

    Where they name them together nowhere it is that of the plan, and none if this begins with a placebo.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for sentence in reading.with_role("results"):
        named = tuple(distinct_arms(table.find(sentence)))
        if len(named) == len(table.arms):
            counts[named] += 1
    keys = tuple(arm.key for arm in table.arms)
    if counts:
        return min(counts, key=lambda order: (-counts[order], order != keys))
    return () if _words("untreated").search(table.arms[0].label) else keys
