"""Whose a number is in a list of harms with their numbers in brackets: `rash (5 vs 3), fever (4)`.

Gives a number that stands in the bracket of one harm back to it, where it was tied to the next one. It takes from a
harm with a number in its own bracket what is told later of something else, and what denies another harm behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence, Term
from kg.extract.thing.frame import Attached

_words = partial(expression, "harms")


def give_back(sentence: ReadSentence, attached: Sequence[Attached], takes_numbers: Callable[[Term], bool]) -> None:
    """Set right which thing each number is of."""
    owned = {item.thing.concept for item in attached if item.thing and _is_in_own_bracket(sentence, item)}
    for item in attached:
        if item.thing is None:
            continue
        if item.thing.concept in owned and _is_in_bracket_before(sentence, item):
            item.thing = _owner(sentence, item, takes_numbers)
        elif (had := _had_by_people(sentence, item, takes_numbers)) is not None:
            item.thing = had
            for other in (o for o in attached if o.series == item.series and o.arm_how.endswith(" order")):
                other.arm = None  # two statements are no row of arms
        elif (
            _denies_another(sentence, item)
            or _counts_another(sentence, item)
            or (item.thing.concept in owned and _is_told_later(sentence, item))
        ):
            item.thing = None


def _is_in_own_bracket(sentence: ReadSentence, item: Attached) -> bool:
    """`rash (5%)`: does the number stand in the bracket right behind its thing?"""
    if item.thing is None or item.estimate.span.start < item.thing.span.end:
        return False
    between = sentence.between(item.thing.span.end, item.estimate.span.start)
    return _words("opens its bracket").fullmatch(between) is not None


def _is_in_bracket_before(sentence: ReadSentence, item: Attached) -> bool:
    """`dizziness (5% vs 3%), rash`: does the number stand in a bracket that closes before its thing?"""
    if item.thing is None or item.estimate.end > item.thing.span.start:
        return False
    words = sentence.between(sentence.span.start, item.estimate.span.start)
    if words.count("(") <= words.count(")"):
        return False
    return _words("leaves its bracket").search(sentence.between(item.estimate.end, item.thing.span.start)) is not None


def _owner(sentence: ReadSentence, item: Attached, takes_numbers: Callable[[Term], bool]) -> Term | None:
    """The thing that the bracket of a number stands right behind."""
    before = [t for t in sentence.terms if t.span.end <= item.estimate.span.start and takes_numbers(t)]
    if not before:
        return None
    between = sentence.between(before[-1].span.end, item.estimate.span.start)
    return before[-1] if _words("in its bracket").fullmatch(between) else None


def _denies_another(sentence: ReadSentence, item: Attached) -> bool:
    """`Rash was seen in 5, and no patient had fever`: is this said of what stands behind it?"""
    if item.thing is None or item.estimate.kind != "none" or item.estimate.span.start < item.thing.span.end:
        return False
    return _words("nobody had").match(sentence.after(item.estimate.span.end, 40)) is not None


def _had_by_people(sentence: ReadSentence, item: Attached, takes_numbers: Callable[[Term], bool]) -> Term | None:
    """`Rash was seen in 5, and 9 patients developed grade 3 fever`: what the people counted had, by the verb behind."""
    if item.thing is None or item.estimate.span.start < item.thing.span.end:
        return None
    behind = (t for t in sentence.terms if t.span.start >= item.estimate.end and takes_numbers(t))
    term = next((t for t in behind if t.as_type("adverse_event")), None)
    if term is None:
        return None
    gap = sentence.between(item.estimate.end, term.span.start)
    return term if _words("people-had").fullmatch(gap) else None


def _counts_another(sentence: ReadSentence, item: Attached) -> bool:
    """`Rash was seen in 5, and 9 patients developed renal failure`: do the people counted have what stands behind?"""
    if item.thing is None or item.estimate.span.start < item.thing.span.end:
        return False
    return _words("had-another").match(sentence.after(item.estimate.end, 60)) is not None


def _is_told_later(sentence: ReadSentence, item: Attached) -> bool:
    """`rash (5%), and the dose was reduced in 8%`: is a later number that of another statement?"""
    if item.thing is None or item.estimate.span.start < item.thing.span.end or _is_in_own_bracket(sentence, item):
        return False
    return _words("another verb").search(sentence.between(item.thing.span.end, item.estimate.span.start)) is not None
