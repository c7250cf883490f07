"""How many people an arm has, where other sentences than the one that lists the arms say so.

Finds sizes behind an arm's name (`A (n = 25)`), before it (`32 received A`), and in the order of the arms (`25 and 29
patients were assigned to A and B`). It does not compute sizes from ratios or totals.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from kg.extract.arm_draft import Draft, longest_first
from kg.extract.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence
from kg.text.number import parse_number

_words = partial(expression, "arms")


def add_sizes(reading: Reading, drafts: list[Draft]) -> None:
    """Give drafts without a size the one that a sentence says beside their names or their drug."""
    sentences = reading.with_role("methods", "results", "title")
    for draft in drafts:
        if draft.size is None:
            names = [_literally(name) for name in _names(draft)]
            draft.size = next((n for s in sentences for name in names if (n := _size_at(s.words, name))), None)


def _names(draft: Draft) -> list[str]:
    drug = [draft.drugs[0].label] if len(draft.drugs) == 1 else []
    return longest_first({draft.label, *draft.aliases, *drug})


def _literally(name: str) -> re.Pattern[str]:
    """A name as a whole word; case counts in short ones, which may be words of the language otherwise."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w+-])", re.IGNORECASE if len(name) > 5 else 0)


def _size_at(words: str, name: re.Pattern[str]) -> int | None:
    places = list(name.finditer(words))
    for place in places:
        if found := _words("n-behind").match(words[place.end() : place.end() + 40]):
            return int(parse_number(found["n"]).value)
    for place in places:
        if found := _words("count-before").search(words, max(0, place.start() - 160), place.start()):
            return int(parse_number(found["n"]).value)
    return None


def with_sizes_at_mentions(reading: Reading, table: ArmTable) -> ArmTable:
    """The table with the sizes that stand beside its arms' mentions; a size that is known already stays."""
    if all(arm.size is not None for arm in table.arms):
        return table
    sizes: dict[str, int] = {}
    for sentence in reading.with_role("title", "methods", "results", "background"):
        mentions = table.find(sentence)
        for mention in mentions:
            size = _size_beside(sentence, mention)
            if size is not None:
                sizes.setdefault(mention.arm, size)
        for key, size in _in_order(sentence, mentions):
            sizes.setdefault(key, size)
    arms = tuple(
        a if a.size is not None or sizes.get(a.key, 0) < 2 else replace(a, size=sizes[a.key]) for a in table.arms
    )
    return replace(table, arms=arms)


def _size_beside(sentence: ReadSentence, mention: ArmMention) -> int | None:
    behind = _words("size-behind").match(sentence.after(mention.span.end))
    if behind:
        return int(parse_number(behind["n"] or behind["bare"]).value)
    before = _words("size-before").search(sentence.before(mention.span.start, 90))
    if before and _words("allocating").search(before.group()):
        return int(parse_number(before["n"]).value)
    return None


def _in_order(sentence: ReadSentence, mentions: list[ArmMention]) -> list[tuple[str, int]]:
    pair = _words("sizes-in-order").search(sentence.words) if mentions else None
    if pair is None:
        return []
    order = distinct_arms(m for m in mentions if m.span.start - sentence.span.start > pair.end())
    if len(order) != 2 or not _words("enrolling").search(sentence.words):
        return []
    return [(key, int(parse_number(pair[name]).value)) for key, name in zip(order, ("a", "b"), strict=True)]
