"""How many people of an arm a text counts besides its size: those treated, analysed or followed, those of a subgroup,
and what its counts are out of.

Finds them where sizes are found (`arm_size.py`): beside an arm's name, and as what the counts of its results are out
of. It does not find numbers that the text only lets compute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_part import find_parts_at_mentions
from kg.extract.arm.arm_table import ArmTable
from kg.extract.arm.size_at_mention import find_sizes_at_mentions
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.group.arm_size_of_share import counted_facts, find_shares
from kg.extract.reading import Reading
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import AdverseEvent, Arm, ArmCount, Counted, Result

_SHARE = "arm/denominator"
_PART = "arm/part"
#: Of the size of an arm a count beside its name is between these parts.
_FEWEST, _MOST = 0.4, 1.5

_words = partial(expression, "arm_counts")
#: Where a sentence has several of these words, the first of this order tells whom it counts.
_COUNTED: tuple[Counted, ...] = ("part", "followed", "analysed", "treated", "randomised")


def find_arm_counts(
    reading: Reading,
    table: ArmTable,
    arms: Sequence[Arm],
    facts: Sequence[Result | AdverseEvent],
    enrolled: int | None = None,
) -> list[ArmCount]:
    """The counts of the arms of a comparison that differ from their sizes, each once, in order of the text. `enrolled`
    is the size of the whole study, where it is told.
    """
    if len(table.arms) < 2:
        return []
    by_key = {arm.key: arm for arm in arms}
    found: dict[tuple[str, int], ArmCount] = {}
    for key, size, evidence in sorted(_counts(reading, table, arms, facts, enrolled), key=lambda count: count[2].words):
        if key in by_key and size != by_key[key].size and _may_count(by_key[key], arms, size, evidence):
            counted = "part" if evidence.extractor == _PART else _counted(evidence.sentence, reading.text)
            found.setdefault((key, size), ArmCount(key, size, evidence, counted))
    return list(found.values())


def _may_count(arm: Arm, arms: Sequence[Arm], size: int, evidence: Evidence) -> bool:
    """Whether a number may count an arm anew: neither another arm's size in the sentence that says it, nor all arms
    together, nor so few that it counts those to whom something happened. Where the arm's size is not told, only a
    part of it that is named as such.
    """
    whole = arm.size
    if any(a.size == size and a.evidence.sentence == evidence.sentence for a in arms):
        return False
    if size == sum(a.size or 0 for a in arms):
        return False
    if whole is None:
        return evidence.extractor == _PART
    return size < whole if evidence.extractor == _SHARE else _FEWEST * whole <= size <= _MOST * whole


def _counts(
    reading: Reading,
    table: ArmTable,
    arms: Sequence[Arm],
    facts: Sequence[Result | AdverseEvent],
    enrolled: int | None,
) -> Iterator[tuple[str, int, Evidence]]:
    for sentence, key, size, words in find_sizes_at_mentions(reading, table):
        yield key, size, make_evidence(sentence, words, "arm/counted", "0.8")
    for sentence, key, size, words in find_parts_at_mentions(reading, table, enrolled):
        yield key, size, make_evidence(sentence, words, _PART, "0.8")
    for arm in arms:
        for fact in counted_facts(arm, facts):
            yield arm.key, fact.denominator or 0, replace(fact.evidence, extractor=_SHARE)
    yield from find_shares(reading, table)


def _counted(sentence: Span, text: str) -> Counted | None:
    words = sentence.of(text)
    return next((counted for counted in _COUNTED if _words(counted).search(words)), None)
