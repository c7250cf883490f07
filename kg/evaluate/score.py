"""Precision, recall and F1, and what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.pairing import Judged


@dataclass(frozen=True, slots=True)
class Score:
    """How many there are, how many were said, how many of these are right, and how many right in every slot."""

    gold: int = 0
    ours: int = 0
    right: int = 0
    complete: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold, self.ours + other.ours, self.right + other.right, self.complete + other.complete
        )

    @property
    def precision(self) -> float:
        return self.right / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.gold + self.ours
        return 2 * self.right / both if both else 0.0

    @property
    def share_complete(self) -> float:
        """The share of gold facts that were found with every slot right."""
        return self.complete / self.gold if self.gold else 0.0


def score_of(judged: Iterable[Judged]) -> Score:
    """The score of facts that were judged."""
    total = Score()
    for fact in judged:
        total += Score(fact.gold is not None, fact.ours is not None, fact.is_found, fact.is_complete)
    return total
