"""The denominator of a response that the words do not print: those who were enrolled, of whom the one group consists.

Infers it for counts of response categories: where their share is told, if the enrolled alone make it; where the
categories of a sentence, of which one at most is true of anybody, add up to the enrolled; else where nothing in the
text speaks against it, no other number of people who were treated or could be judged and no second trial. It leaves
subgroups alone, studies of several arms, and those that tell a share or a sum which the enrolled do not make.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import Reading
from kg.extract.result.denominator import makes_share
from kg.extract.thing.category import category_of
from kg.model.document import Span
from kg.model.quantity import Number
from kg.model.study import Result
from kg.text.number import parse_number

_words = partial(expression, "denominators")
_OF_ALL = (None, "intention to treat")


def infer_denominators(reading: Reading, results: list[Result], enrolled: int | None) -> list[Result]:
    """The results, with the enrolled as the denominator of responses that are counted without one."""
    if enrolled is None or any(_is_out_of_others(r, enrolled) for r in results):
        return results
    if not any(_lacks_denominator(r, enrolled) for r in results):
        return results
    others = set(_other_numbers(reading, enrolled)) - {enrolled}
    is_unsure = bool(others) or _has_other_trials(reading)
    counted: Counter[Span] = Counter()
    for result in results:
        if _words("one of several responses").fullmatch(result.outcome.label):
            counted[result.evidence.sentence] += result.count or 0
    return [
        replace(result, denominator=enrolled, denominator_inferred=True)
        if (of_sentence := counted[result.evidence.sentence]) <= enrolled
        and _is_out_of(reading, result, enrolled, others, is_unsure=is_unsure and of_sentence != enrolled)
        else result
        for result in results
    ]


def _is_out_of_others(result: Result, enrolled: int) -> bool:
    """Is a response of the whole group out of other people than the enrolled, by its denominator or by its share?"""
    if result.subgroup not in _OF_ALL or category_of(result.outcome) != "response":
        return False
    if result.denominator is not None:
        return result.denominator != enrolled
    is_part = result.statistic == "proportion" and result.value is not None and result.arm is None
    return is_part and result.value is not None and not makes_share(result.value, enrolled, result.count)


def _lacks_denominator(result: Result, enrolled: int) -> bool:
    """Is this a count of a response of all, with no word on out of how many?"""
    if result.count is None or result.denominator is not None or result.subgroup not in _OF_ALL:
        return False
    return category_of(result.outcome) == "response" and result.count <= enrolled


def _other_numbers(reading: Reading, enrolled: int) -> Iterator[int]:
    """The numbers of people who could be judged or were treated, and those that exceed the enrolled."""
    for sentence in reading.sentences:
        for row in ("evaluable", "treated", "in a bracket"):
            for match in _words(row).finditer(sentence.words):
                yield int(parse_number(next(filter(None, match.groups()))).value)
        people = (
            q.integer("count") for q in sentence.quantities if q.kind == "people" and q.words["count"][0].isdigit()
        )
        if sentence.role != "background":
            yield from (n for n in people if n is not None and n > enrolled)


def _has_other_trials(reading: Reading) -> bool:
    """Does the text report of several trials or regimens?"""
    return any(_words("several trials").search(s.words) for s in reading.sentences if s.role != "background")


def _is_out_of(reading: Reading, result: Result, enrolled: int, others: set[int], *, is_unsure: bool) -> bool:
    """Is a count out of the enrolled: by its share, which no other number of people makes, or for want of others?"""
    if not _lacks_denominator(result, enrolled):
        return False
    behind = reading.text[result.evidence.words.end : result.evidence.sentence.end]
    told = _words("percent behind").match(behind) if result.statistic == "count" else None
    percent = Number(told["percent"]) if told else result.value if result.statistic == "proportion" else None
    if percent is None:
        return not is_unsure
    return makes_share(percent, enrolled, result.count) and not any(
        makes_share(percent, n, result.count) for n in others if n
    )
