"""The one group that a sentence standing alone names, and which of its numbers are that group's.

Finds it by a word for a group, by what people were given, and by the only drug where it heads what it changed or ends
what came after it. All numbers of a sentence that compares nothing are its own; of pairs (`higher in the yoga group (12
vs 9)`) the first is. It names no second group: whose the other number is, the sentence does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TypeVar

from kg.extract.arm.arm_draft import Draft
from kg.extract.arm.arm_name import key_of
from kg.extract.arm.arm_table import ArmTable, drug_clusters
from kg.extract.arm.lone_comparison import find_called_groups, find_given_groups
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.intervention.lone_sentence import is_lone
from kg.extract.reading import Reading, ReadSentence
from kg.extract.thing.time_list import find_time_lists
from kg.model.document import Span
from kg.model.study import AdverseEvent, Arm, Result

_words = partial(expression, "lone_comparisons")
_NUMBER_ENDS = re.compile(r"\d[\d.,]*\s?(?:%|percent)?$")
_Fact = TypeVar("_Fact", Result, AdverseEvent)


def find_lone_group(reading: Reading, table: ArmTable) -> tuple[ArmTable, Span | None]:
    """The arms with the only group that a lone text names, and where it names it; as they were where it names none."""
    if not is_lone(reading) or len(table.arms) > 1:
        return table, None
    for find in (find_called_groups, find_given_groups):
        drafts = [draft for sentence in reading.sentences for draft in find(sentence)]
        if len(drafts) > 1:
            return table, None
        if drafts:
            return _with_arm(table, drafts[0]), drafts[0].span
    place = next((p for s in reading.sentences if (p := _only_drug(s))), None) if table.arms else None
    return table, place


def give_lone_group(reading: Reading, table: ArmTable, place: Span | None, facts: Sequence[_Fact]) -> list[_Fact]:
    """The facts with the only group as the arm of those numbers that are its own."""
    if place is None or not table.arms:
        return list(facts)
    given: list[_Fact] = []
    for sentence in reading.sentences:
        here = sorted((f for f in facts if sentence.span.contains(f.evidence.words)), key=lambda f: f.evidence.words)
        own = _own(sentence, place, [f.evidence.words for f in here])
        key = table.arms[0].key
        given += [replace(f, arm=key) if f.arm is None and f.evidence.words in own else f for f in here]
    return given


def _with_arm(table: ArmTable, draft: Draft) -> ArmTable:
    """A group whose drug the table has an arm of is that arm."""
    if table.arms and set(draft.drugs) == set(table.arms[0].drugs):
        return table
    key = key_of(draft.label)
    evidence = make_evidence(draft.sentence, draft.span, "arm/alone")
    role = "control" if expression("arms", "control-alias").search(f"{draft.label} group") else "experimental"
    return replace(table, arms=(Arm(key, draft.label, role, evidence, None, tuple(draft.drugs)),))  # type: ignore[arg-type]


def _only_drug(sentence: ReadSentence) -> Span | None:
    """The drug of a sentence that names no other, where it heads what it changed or ends what came after it."""
    clusters = drug_clusters(sentence)
    if len(clusters) != 1:
        return None
    span = clusters[0][0].span.to(clusters[0][-1].span)
    before, after = sentence.between(sentence.span.start, span.start), sentence.after(span.end)
    heads = _words("heads-change").match(after) and _words("head-opens").match(before)
    ends = _words("ends-clause").match(after) and _words("came-after").search(before)
    return span if heads or ends else None


def _compares(sentence: ReadSentence) -> bool:
    """Does a sentence set numbers against each other, or list them in the order of something that is no time?"""
    if expression("links", "in-turn").search(sentence.words) and not find_time_lists(sentence):
        return True
    return _words("compares").search(sentence.words) is not None


def _gap(sentence: ReadSentence, first: Span, second: Span) -> str:
    """What stands between two numbers; of harms, which are told from their name on, before the digits of the second."""
    if second.start >= first.end:
        return sentence.between(first.end, second.start)
    return _NUMBER_ENDS.sub("", sentence.between(first.end, second.end))


def _own(sentence: ReadSentence, place: Span, numbers: list[Span]) -> set[Span]:
    """Which of these numbers are those of the group that is named at a place."""
    if not _compares(sentence):
        return set(numbers)
    lead = sentence.between(sentence.span.start, place.start)
    if not sentence.span.contains(place) or _words("against-it").search(lead):
        return set()
    if _words("more-or-less").search(sentence.words) is None:
        return set()
    joined = [_words("pair-joint").fullmatch(_gap(sentence, a, b)) is not None for a, b in pairwise(numbers)]
    # the last False stands for what would join a number behind the last one
    joints = [False, *joined, False, False]
    return {n for i, n in enumerate(numbers) if joints[i : i + 3] == [False, True, False]}
