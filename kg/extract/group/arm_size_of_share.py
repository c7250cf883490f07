"""The size of an arm that only its results tell: what most of its shares and counts are out of (`8 of 72 (11%) in A`).

Looks at whole arms of a comparison, not at subgroups, and at no share of so few that they can be no arm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.attach.attach import attach
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.number.estimate import Estimate
from kg.extract.reading import Reading, ReadSentence
from kg.model.evidence import Evidence
from kg.model.study import AdverseEvent, Arm, Result
from kg.text.number import is_year

_words = partial(expression, "arms")
_result_words = partial(expression, "results")
_SMALLEST = 2
#: Shares of fewer people are those of a part of an arm, where nothing is known of the whole.
_FEWEST = 7
#: How small a share of an even part of those enrolled an arm may be that only its results tell the size of.
_UNEVEN = 0.15
#: Kinds of quantities that may hold what a share is out of.
_SHARES = ("fraction", "count-percent", "n")


def with_sizes_of_shares(
    reading: Reading, table: ArmTable, arms: tuple[Arm, ...], enrolled: int | None = None
) -> tuple[Arm, ...]:
    """The arms of a comparison; one of which no fact tells the size has the number that most shares are out of that
    the results give for it (`8 of 72 (11%) in A`), whatever they are shares of. Shares of a subgroup do not tell it.
    """
    if len(arms) < 2 or all(arm.size is not None for arm in arms):
        return arms
    found: dict[str, list[tuple[int, Evidence]]] = {}
    for key, size, evidence in find_shares(reading, table):
        if _may_be_arm(size, enrolled, len(arms)) and not _is_of_other(arms, key, size, evidence):
            found.setdefault(key, []).append((size, evidence))
    return tuple(arm if arm.size is not None else _sized_by_shares(arm, found.get(arm.key, [])) for arm in arms)


def find_shares(reading: Reading, table: ArmTable) -> Iterator[tuple[str, int, Evidence]]:
    """What the shares of an arm are out of, whatever they are shares of, in sentences that speak of no subgroup."""
    for sentence in reading.with_role("results"):
        if any(q.kind in _SHARES for q in sentence.quantities) and not _words("of-a-part").search(sentence.words):
            for item in attach(sentence, table, lambda term: False, _is_share, by_grammar=True):
                if item.arm and _is_size(item.estimate.denominator):
                    evidence = make_evidence(sentence, item.estimate.span, "arm/denominator", "0.7")
                    yield item.arm, item.estimate.denominator or 0, evidence


def _is_share(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this a share of people (not of `66 procedures`)?"""
    behind = sentence.after(estimate.end, 30).lstrip(")] ")
    return estimate.denominator is not None and not _result_words("things-behind").match(f" {behind}")


def _sized_by_shares(arm: Arm, shares: list[tuple[int, Evidence]]) -> Arm:
    counts = Counter(size for size, _ in shares)
    if not counts:
        return arm
    size, evidence = max(shares, key=lambda share: (counts[share[0]], -share[1].words.start))
    return replace(arm, size=size, evidence=evidence)


def _may_be_arm(size: int, enrolled: int | None, arms: int) -> bool:
    """May so many be an arm, neither all nor a subgroup: neither very few, nor far from an even share of those
    enrolled?
    """
    if enrolled is not None and size >= enrolled:
        return False
    return size >= (_FEWEST if enrolled is None else max(_SMALLEST, _UNEVEN * enrolled / arms))


def _is_of_other(arms: tuple[Arm, ...], key: str | None, size: int | None, evidence: Evidence) -> bool:
    """Has the same sentence told this number as the size of another arm?"""
    return any(a.key != key and a.size == size and a.evidence.sentence == evidence.sentence for a in arms)


def with_sizes_of_facts(
    arms: tuple[Arm, ...], facts: Sequence[Result | AdverseEvent], enrolled: int | None = None
) -> tuple[Arm, ...]:
    """The arms of a comparison; one of which no sentence says the size has the number that most of its counts are out
    of (`5 of 40 in A`), and is quoted from the first of these. Counts of a subgroup do not tell it.
    """
    if len(arms) < 2:
        return arms
    likely = [
        f
        for f in facts
        if _may_be_arm(f.denominator or 0, enrolled, len(arms))
        and not _is_of_other(arms, f.arm, f.denominator, f.evidence)
    ]
    return tuple(arm if arm.size is not None else _sized_by_facts(arm, likely) for arm in arms)


def counted_facts(arm: Arm, facts: Sequence[Result | AdverseEvent]) -> list[Result | AdverseEvent]:
    """The facts of an arm, not of a subgroup, whose count is printed with what it is out of."""
    said = [f for f in facts if f.arm == arm.key and _is_size(f.denominator) and not f.denominator_inferred]
    return [f for f in said if not (isinstance(f, Result) and f.subgroup)]


def _is_size(denominator: int | None) -> bool:
    """Is this what a share is out of, and no year that was taken for it?"""
    return denominator is not None and not is_year(denominator)


def _sized_by_facts(arm: Arm, facts: Sequence[Result | AdverseEvent]) -> Arm:
    whole = counted_facts(arm, facts)
    if not whole:
        return arm
    counts = Counter(f.denominator for f in whole)
    first = max(whole, key=lambda f: (counts[f.denominator], -f.evidence.words.start))
    return replace(arm, size=first.denominator, evidence=replace(first.evidence, extractor="arm/denominator"))
