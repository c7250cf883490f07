"""How well each slot is filled: of the values that gold has, and of those that we give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.evaluate.pairing import Judged
from kg.evaluate.score import Score
from kg.evaluate.slot import is_filled


def score_slots(judged: Iterable[Judged]) -> dict[tuple[str, str], Score]:
    """A score for each slot, by kind of fact and slot, as they come.

    A value of gold counts whether its fact was found or not, a value of ours whether its fact is one of gold or not.
    Of a found fact, slots that its annotation leaves out are not scored. A value that gold has in another of our slots
    (a group that is no arm) counts as given.
    """
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for fact in judged:
        gold = fact.gold or {}
        ours = fact.ours.slots if fact.ours else {}
        for slot in gold if fact.is_found else {*gold, *ours}:
            is_wanted = is_filled(gold.get(slot))
            is_right = fact.is_found and is_wanted and slot not in fact.wrong
            is_said = is_right or is_filled(ours.get(slot))
            if is_wanted or is_said:
                scores[fact.kind, slot] += Score(is_wanted, is_said, is_right, is_right)
    return dict(sorted(scores.items()))
