"""Points of a scale that are written as a fraction: the mean score was `2/10`, which is no two of ten people.

Finds them by the words before: an average of something that scales measure, and no people behind it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence

_words = partial(expression, "averages")
#: What the scales that are written so end at.
_MOST = (10, 100)
_REACH = 120


def with_scores(sentence: ReadSentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence, where fractions that are points of a scale are measures."""
    known: tuple[Quantity, ...] | None = sentence.remembered.get("quantities with scores")
    if known is None:
        known = sentence.quantities
        if any(map(_may_be_score, known)) and _words("average of a scale").search(sentence.words):
            known = tuple(_as_score(sentence, quantity) for quantity in known)
        sentence.remembered["quantities with scores"] = known
    return known


def _may_be_score(quantity: Quantity) -> bool:
    if quantity.kind != "fraction" or {"percent", "percent0"} & quantity.parts.keys():
        return False
    # no word for people stands behind it
    ends = quantity.span.end == quantity.parts["denominator"].end
    return ends and quantity.integer("denominator") in _MOST


def _as_score(sentence: ReadSentence, quantity: Quantity) -> Quantity:
    if not _may_be_score(quantity) or not _words("average of a scale").search(
        sentence.before(quantity.span.start, _REACH)
    ):
        return quantity
    slash = sentence.between(quantity.parts["count"].end, quantity.parts["denominator"].start).strip()
    if slash != "/":
        return quantity
    parts = {"value": quantity.parts["count"], "most": quantity.parts["denominator"]}
    return replace(quantity, kind="measure", parts=parts, words={"value": quantity.words["count"]})
