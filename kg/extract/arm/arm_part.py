"""Parts of the arms that a sentence counts: those it speaks of before it says what happened, and groups within arms.

Finds them where a sentence gives each of two arms a number. They are counted beside the arms and are no arm's size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmTable, distinct_arms
from kg.extract.arm.size_at_mention import named_by, sizes_of
from kg.extract.cue import expression
from kg.extract.number.head_count import Sizes, find_head_counts
from kg.extract.number.head_count_candidate import COUNTING
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span
from kg.text.bracket import blank_brackets

_group_words = partial(expression, "sized_groups")
#: Less may be the number of a group (`group 2`).
_FEWEST = 7
#: Numbers of an arm this far apart are of two parts of it; nearer ones may be those randomised and those treated.
_FAR = 1.3
_PARTS = 2
#: Two numbers of people that make up less of those enrolled may count something that happened.
_MOST_OF_ALL = 0.6


def find_parts_at_mentions(
    reading: Reading, table: ArmTable, enrolled: int | None
) -> Iterator[tuple[ReadSentence, str, int, Span]]:
    """Parts of the arms: those whom a sentence of the results speaks of before it says what happened to them, and
    those of several groups of one sentence.
    """
    for sentence in reading.with_role("methods", "results"):
        if sum(quantity.kind in COUNTING for quantity in sentence.quantities) > 1:
            parts = _parts_of_all(sentence, table, enrolled) if enrolled and sentence.role == "results" else []
            for key, size, words in parts or _parts_of_each(sentence, table):
                yield sentence, key, size, words


def without_sizes_of_parts(reading: Reading, table: ArmTable) -> ArmTable:
    """The table without sizes from a sentence that parts each arm into several groups: those are of no whole arm."""
    parting = {
        sentence.span
        for sentence in reading.with_role("methods", "results")
        if any(arm.evidence.sentence == sentence.span for arm in table.arms) and _parts_of_each(sentence, table)
    }
    if not parting:
        return table
    return replace(
        table, arms=tuple(replace(a, size=None) if a.evidence.sentence in parting else a for a in table.arms)
    )


def _parts_of_each(sentence: ReadSentence, table: ArmTable) -> list[tuple[str, int, Span]]:
    """`younger than 60 (n = 84, A; n = 79, B) or older (n = 141, A; n = 138, B)`: two numbers of each arm that are far
    apart.
    """
    sizes = list(sizes_of(sentence, table.find(sentence)))
    by_arm: dict[str, set[int]] = {}
    for key, size, _ in sizes:
        if size >= _FEWEST:
            by_arm.setdefault(key, set()).add(size)
    far = [max(s) > _FAR * min(s) for s in by_arm.values() if len(s) == _PARTS]
    return sizes if len(by_arm) == len(far) == len(table.arms) > 1 and all(far) else []


def _parts_of_all(sentence: ReadSentence, table: ArmTable, enrolled: int) -> list[tuple[str, int, Span]]:
    """`Among 61 women on A and 58 on B, pain was rare`: the numbers of two arms that together are most of those who
    were enrolled.
    """
    opening = _group_words("of-whom").match(blank_brackets(sentence.words))
    mentions = table.find(sentence)
    if opening is None or len(distinct_arms(mentions)) != 2:
        return []
    counts = [
        count
        for count in find_head_counts(sentence, [m.span for m in mentions], Sizes())
        if count.type == "participants_arm" and count.span.end <= sentence.span.start + opening.end()
    ]
    named = [named_by(sentence, count, mentions) for count in counts]
    keys = [mention.arm for mention in named if mention]
    if len(counts) != 2 or len(set(keys)) != 2 or not _MOST_OF_ALL <= sum(c.value for c in counts) / enrolled <= 1:
        return []
    return [(key, count.value, count.span) for key, count in zip(keys, counts, strict=True)]
