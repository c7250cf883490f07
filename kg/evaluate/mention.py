"""Mentions against mentions: the same offsets and type, and, more loosely, an overlap of the same type."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.gold import GoldMention
from kg.evaluate.score import Score


def score_exact(gold: Sequence[GoldMention], ours: Sequence[GoldMention]) -> Score:
    """Right is what has the same offsets and type."""
    both = len(set(gold) & set(ours))
    return Score(len(set(gold)), len(set(ours)), both, both)


def missed_and_spurious(
    gold: Sequence[GoldMention], ours: Sequence[GoldMention]
) -> tuple[list[GoldMention], list[GoldMention]]:
    """Gold that nothing of ours of its type overlaps, and ours that overlaps nothing of its type."""
    return (
        [g for g in gold if not any(_touch(g, o) for o in ours)],
        [o for o in ours if not any(_touch(o, g) for g in gold)],
    )


def _touch(one: GoldMention, other: GoldMention) -> bool:
    return one.type == other.type and one.span.overlaps(other.span)
