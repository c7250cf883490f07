"""The p-value behind the numbers of two arms, where more stands between the last of them and the bracket that it is in.

Finds it behind a share of the number (`5.9 kg (5%) with A and 5.2 kg (4%) with B (P = .2)`), the name and statistic of
a test, or words that name nothing else. It leaves p-values of another outcome, and those of changes since the start.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.quantity import Quantity, read_p
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.study import Result

_words = partial(expression, "results")


def with_pair_p(results: list[Result], sentence: ReadSentence, used: list[Span]) -> list[Result]:
    """The results of a sentence, each p-value behind a pair of them on the last; `share_comparison_p` tells on whose
    row it belongs.

    `used` are the stretches of text that results were read from, each with its own p-value.
    """
    told = list(results)
    values = [q for q in sentence.quantities if q.kind == "p"]
    for quantity in values:
        if any(span.contains(quantity.span) for span in used) or is_within(sentence, quantity.span.end):
            continue
        last_p = max((q.span.end for q in values if q.span.end <= quantity.span.start), default=0)
        before = [i for i, r in enumerate(told) if last_p <= r.evidence.words.start < quantity.span.start]
        rows = [told[i] for i in before]
        if rows and _is_second_of_pair(rows) and _is_behind(rows[-1], sentence, quantity):
            told[before[-1]] = replace(rows[-1], p=read_p(quantity))
    return told


def is_within(sentence: ReadSentence, end: int) -> bool:
    """`P < .01 for within-group changes`, `P < .01 vs. baseline`: is a p-value that ends here of one arm's change?"""
    return _words("p-within").match(sentence.after(end, 40)) is not None


def _is_second_of_pair(results: list[Result]) -> bool:
    """Does the last of some results tell of a second arm what one before it told of a first?"""
    last = results[-1]
    alike = [r for r in results[:-1] if _tells(r) == _tells(last)]
    if len(alike) != 1 or any(r.p or r.comparator or r.arm is None for r in (*alike, last)):
        return False
    return alike[0].arm != last.arm


def _tells(result: Result) -> tuple[object, ...]:
    return result.outcome, result.statistic, result.unit, result.time_point, result.subgroup


def _is_behind(result: Result, sentence: ReadSentence, quantity: Quantity) -> bool:
    """Does nothing stand between a result and a p-value that this could be of instead?"""
    start, end = result.evidence.words.end, quantity.span.start
    if not _words("p-of-pair").fullmatch(sentence.between(start, end)):
        return False
    between = [t for t in sentence.terms if start <= t.span.start and t.span.end <= end]
    concepts = [t.as_type("outcome") or t.as_type("adverse_event") for t in between]
    return all(concept in (None, result.outcome) for concept in concepts)
