"""How many people an arm has, where other sentences than the one that lists the arms say so.

Gives arms the sizes that stand beside their names (`size_at_mention`), one size of all (`30 in each group`), and in a
crossover study all who were enrolled. An arm is then quoted from the sentence that says its size. It does not compute
sizes from ratios or totals.

Measured on gold (docs/extraction.md; arms, size: 67 values): precision 0.966, recall 0.851; on pico_corpus
(participants_arm: 967 values): precision 0.893, recall 0.893.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from kg.extract.arm.arm_table import ArmTable
from kg.extract.arm.size_at_mention import SMALLEST, SizeAtMention, find_sizes_at_mentions
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading
from kg.model.document import Span
from kg.model.evidence import Evidence
from kg.model.study import Arm
from kg.text.number import parse_number

_words = partial(expression, "arms")


def with_sizes_at_mentions(reading: Reading, table: ArmTable, enrolled: int | None = None) -> ArmTable:
    """The table with the sizes that stand beside its arms' mentions; a size that is known already stays, and what is
    everybody's (`enrolled`) is no arm's.
    """
    if all(arm.size is not None for arm in table.arms):
        return table
    found: dict[str, tuple[int, Evidence]] = {}
    told: dict[str, Span] = {}
    for sentence, key, size, words in _of_whole_arms(find_sizes_at_mentions(reading, table)):
        # a later sentence may count a part of those of whom an earlier one told how many all were
        if told.setdefault(key, sentence.span) == sentence.span and size != enrolled:
            found.setdefault(key, (size, make_evidence(sentence, words, "arm/sized")))
    sized = tuple(
        replace(arm, size=found[arm.key][0], evidence=found[arm.key][1])
        if arm.size is None and arm.key in found
        else arm
        for arm in table.arms
    )
    return replace(table, arms=_with_size_of_all(reading, sized))


def _of_whole_arms(sizes: Iterator[SizeAtMention]) -> Iterator[SizeAtMention]:
    """Those of sentences that do not count an arm twice, the second time more: in the east, and in the west."""
    for _, group in groupby(sizes, key=lambda size: size[0].span):
        here = list(group)
        first: dict[str, int] = {}
        if not any(size > first.setdefault(key, size) for _, key, size, _ in here):
            yield from here


def _with_size_of_all(reading: Reading, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """`30 in each group`: the size of all arms where none has another one."""
    known = {arm.size for arm in arms if arm.size is not None}
    for sentence in reading.with_role("methods", "results", "title"):
        if match := _words("each-size").search(sentence.words):
            name = "n" if match["n"] else "m"
            size = int(parse_number(match[name]).value)
            found = sentence.role == "results" and _words("found-in").search(sentence.words[: match.start()])
            if size > SMALLEST and not found and known <= {size}:
                return tuple(replace(arm, size=size) for arm in arms)
    return arms


def with_size_of_periods(reading: Reading, table: ArmTable, enrolled: int | None) -> ArmTable:
    """In a crossover study everybody goes through all arms: each has all who were enrolled, where none has a size."""
    if enrolled is None or any(arm.size is not None for arm in table.arms):
        return table
    told = reading.with_role("title", "background", "methods")
    if not any(expression("single_arms", "is a crossover study").search(s.words) for s in told):
        return table
    return replace(table, arms=tuple(replace(arm, size=enrolled) for arm in table.arms))
