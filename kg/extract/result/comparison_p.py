"""P-values of comparisons: on which arm's row they stand, and those that are printed without the numbers compared.

Measured on gold (docs/extraction.md; results, p: 61 values): precision 0.941, recall 0.787; on ctro (p-value: 326
values): precision 0.885, recall 0.521.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmMention, ArmTable, distinct_arms
from kg.extract.attach.part_of_arm import is_on_two_drugs
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.quantity import Quantity, read_p
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.study import Result

_words = partial(expression, "results")
_COMPARES = ("hazard ratio", "odds ratio", "risk ratio", "difference")


def find_lone_p(sentence: ReadSentence, table: ArmTable, used: list[Span]) -> list[Result]:
    """`progression-free survival (P = .06)`: a comparison of which only the p-value is printed.

    `used` are the stretches of text that other results were read from.
    """
    if len(table.arms) < 2:
        return []
    lone = (q for q in sentence.quantities if q.kind == "p" and not any(u.contains(q.span) for u in used))
    return [result for quantity in lone if (result := _lone(sentence, table, quantity))]


def _lone(sentence: ReadSentence, table: ArmTable, quantity: Quantity) -> Result | None:
    things = [t for t in sentence.terms if t.as_type("outcome") and t.span.end <= quantity.span.start]
    concept = things[-1].as_type("outcome") if things else None
    if concept is None:
        return None
    gap = sentence.between(things[-1].span.end, quantity.span.start)
    if not any(_words(row).match(gap) for row in ("p-right-behind", "p-behind-comparison")):
        return None
    is_named = any(m.span.end <= quantity.span.start for m in table.find(sentence))
    if not is_named and expression("ratios", "prognostic").search(sentence.before(quantity.span.start, 200)):
        return None  # it tells what an outcome goes along with
    if _words("p-of-interaction").search(f"{gap}{sentence.between(quantity.span.start, quantity.span.end)}"):
        return None
    p, first = read_p(quantity), _first_arm(sentence, table)
    if p is None or first is None or is_on_two_drugs(sentence):
        return None
    if _words("changed-in-arms").search(sentence.before(quantity.span.start, 110)):
        return None  # it is of the change in one arm
    evidence = make_evidence(sentence, things[-1].span.to(quantity.span), "result/p-only", "0.7")
    return Result(concept, "difference", evidence, p=p, arm=first, comparator=table.other(first))


def _first_arm(sentence: ReadSentence, table: ArmTable) -> str | None:
    mentions = table.find(sentence)
    named = distinct_arms(mentions)
    if len(named) == 1 and _is_reference(sentence, mentions[0]):
        return table.other(named[0])  # "the difference versus placebo was significant"
    if named:
        return named[0]
    experimental = table.with_role("experimental")
    return experimental[0] if len(experimental) == 1 else None


def _is_reference(sentence: ReadSentence, mention: ArmMention) -> bool:
    return expression("attach", "against-it").search(sentence.before(mention.span.start, 80)) is not None


def share_comparison_p(results: list[Result], table: ArmTable) -> list[Result]:
    """Put the p-value of `12 vs 10 months (P = .02)` on the experimental arm's row, with the arm it was compared to.

    Of the changes in two arms it is the p-value of the difference between them, which is a result of its own.
    """
    moved = list(results)
    differences: list[Result] = []
    for i, result in enumerate(moved):
        if (
            not i
            or result.p is None
            or (result.comparator and result.statistic not in _COMPARES)
            or (result.statistic in _COMPARES and not _is_change(result))
        ):
            continue
        if (first := _first_of_all(moved, i, table)) is not None:
            moved[first] = replace(moved[first], p=result.p)
            moved[i] = replace(result, p=None)
            continue
        partner = _partner(moved, i)
        previous = moved[partner] if partner is not None else None
        if partner is None or previous is None or result.arm is None or previous.arm is None:
            continue
        if _is_change(result):
            arms = (previous.arm, result.arm)
            arm, other = reversed(arms) if table.role(previous.arm) == "control" else arms
            compared = Result(result.outcome, "difference", result.evidence, p=result.p, arm=arm, comparator=other)
            differences.append(replace(compared, time_point=result.time_point, subgroup=result.subgroup))
            moved[i] = replace(result, p=None)
        elif table.role(previous.arm) == "control" and table.role(result.arm) == "experimental":
            moved[i] = replace(result, comparator=previous.arm)
        else:
            moved[partner] = replace(previous, p=result.p, comparator=result.arm)
            moved[i] = replace(result, p=None)
    begun = {(r.arm, r.outcome, r.evidence.sentence) for r in moved if r.time_point == "baseline"}
    moved = [
        r if (r.arm, r.outcome, r.evidence.sentence) in begun else _against_the_other(r, table) for r in moved
    ]  # "rose from 5 to 7 (P = .03) in A": against the level before
    return sorted([*moved, *differences], key=lambda r: r.evidence.words) if differences else moved


def _partner(results: list[Result], i: int) -> int | None:
    """Where the number stands that one with a p-value is compared with: right before it, or before one more number of
    the same arm (`5.9 kg (5%) with A and 5.2 kg with B (P = .2)`).
    """
    if _are_pair(results[i - 1], results[i]):
        return i - 1
    if i < 2 or not _are_pair(results[i - 2], results[i]) or results[i - 1].time_point == "baseline":
        return None
    return i - 2 if results[i - 1].arm in (results[i - 2].arm, results[i].arm) else None


def _first_of_all(results: list[Result], last: int, table: ArmTable) -> int | None:
    """Where the numbers of three arms and more begin, of which the p-value behind the last compares all; None where
    there are not as many numbers as arms.
    """
    first = last - len(table.arms) + 1
    if len(table.arms) < 3 or first < 0:
        return None
    here = results[first : last + 1]
    alike = {(r.outcome, r.statistic, r.time_point, r.subgroup, r.evidence.sentence) for r in here}
    is_first = all(r.p is None and r.comparator is None for r in here[:-1])
    return first if len(alike) == 1 and is_first and len({r.arm for r in here} - {None}) == len(here) else None


def _against_the_other(result: Result, table: ArmTable) -> Result:
    """A p-value on the row of one of two arms compares it with the other one, changes from before treatment apart."""
    if result.p is None or result.arm is None or result.comparator or len(table.arms) != 2 or _is_change(result):
        return result
    return replace(result, comparator=table.other(result.arm))


def _is_change(result: Result) -> bool:
    """Is this how much an outcome changed in one arm?"""
    return result.statistic == "difference" and result.comparator is None and result.value is not None


def _are_pair(previous: Result, result: Result) -> bool:
    """Are these the two sides of one comparison, of which the second carries the p-value?"""
    return (
        previous.p is None
        and previous.arm != result.arm
        and (previous.unit == result.unit or None in (previous.unit, result.unit))
        and (previous.outcome, previous.statistic, previous.time_point, previous.evidence.sentence)
        == (result.outcome, result.statistic, result.time_point, result.evidence.sentence)
    )
