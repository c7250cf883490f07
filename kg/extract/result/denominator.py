"""The group that a count is out of, where the sentence opens with it: `Of 21 assessable patients, 11 responded`; and of
`all 21 patients` these themselves.
"""

from __future__ import annotations

from kg.extract.arm.arm_table import ArmTable, distinct_arms
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.model.quantity import Number
from kg.text.number import parse_number


def printed_denominator(sentence: ReadSentence, estimate: Estimate, table: ArmTable, arm: str | None) -> int | None:
    """The size of the group before a count or percent in the same statement; none if the two do not agree with it.

    A group of more people than the arm of the number has is everybody's, and so is one that the sentence names before
    two arms.
    """
    most = table.size(arm)
    if estimate.count is None and estimate.percent is None:
        return None
    if estimate.percent is None and expression("results", "all-of").search(sentence.before(estimate.begin, 15)):
        return estimate.count  # "all 11 evaluable patients had one"
    place = estimate.begin - sentence.span.start
    groups = [
        m
        for m in expression("results", "out-of").finditer(sentence.words)
        if m.end() <= place and not expression("results", "share-before").search(sentence.words[: m.start()])
    ]
    if not groups:
        return None
    total = int(parse_number(groups[-1]["n"] or groups[-1]["m"]).value)
    if (
        not total
        or (estimate.count or 0) > total
        or total > (most or total)
        or ";" in sentence.words[groups[-1].end() : place]
    ):
        return None
    if arm and most is None and _is_of_all_arms(sentence, table, sentence.span.start + groups[-1].end(), estimate):
        return None
    return total if _agrees(estimate, total) else None


def _is_of_all_arms(sentence: ReadSentence, table: ArmTable, end: int, estimate: Estimate) -> bool:
    """`Of 90 women treated, 41% responded with A and 32% with B`: does no arm stand behind a group before a number?"""
    mentions = table.find(sentence)
    return len(distinct_arms(mentions)) > 1 and not any(end - 40 <= m.span.start < estimate.begin for m in mentions)


def _agrees(estimate: Estimate, total: int) -> bool:
    """Is the printed percent, if there is one, the share of the count, or of any count, within its rounding?"""
    if estimate.percent is None:
        return True
    return makes_share(estimate.percent, total, estimate.count)


def makes_share(percent: Number, total: int, count: int | None = None) -> bool:
    """Is a percent the share that a count, or some count, is of a total, within its rounding?"""
    share = float(percent.value)
    off = abs(share - 100 * (round(share * total / 100) if count is None else count) / total)
    return bool(off <= 0.51 * 10**-percent.decimals + 0.001)
