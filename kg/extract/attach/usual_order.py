"""Numbers in the usual order of the arms: where a statement names no arm, the first is of the arm named first before.

It gives no order to a statement that compares something else: two times, two kinds of people, names that are not known.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.arm.arm_table import ArmMention, distinct_arms
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame

_words = partial(expression, "attach")
#: A word, or the letter of a group.
_NAME_PART = re.compile(r"(?!(?:and|in|for|the|with|group|groups|arm|arms|of|after|respectively)\b)[a-z\d]+")


def in_usual_order(frame: Frame, items: list[Attached], earlier: list[ArmMention]) -> list[str] | None:
    """`nausea was seen in 18%, 20% and 6%`: one number an arm, in the order of the sentence's arms, or in the usual one
    where it names none.
    """
    if not may_be_one_each(frame, items):
        return None
    if not frame.arms:
        is_meant = frame.table.is_whole and not names_others(frame, items)
        return list(frame.table.order) or None if is_meant else None
    named = distinct_arms(earlier)
    return named if len(named) == len(items) else None


def may_be_one_each(frame: Frame, items: list[Attached]) -> bool:
    """Are these as many numbers of one thing as the study has arms?"""
    return len(items) == len(frame.table.arms) > 2 and len({id(item.thing) for item in items}) == 1


def names_others(frame: Frame, items: list[Attached]) -> bool:
    """Does a statement that names no arm compare something else: two times, two kinds of people, names unknown?"""
    start, end = frame.clause_bounds(items[0].estimate.begin)
    return _words("compares-times").search(frame.sentence.between(start, end)) is not None or compares_people(
        frame, items
    )


def compares_people(frame: Frame, items: list[Attached]) -> bool:
    """Does a statement compare two kinds of people, or what has names behind its numbers that are not known?"""
    start, end = frame.clause_bounds(items[0].estimate.begin)
    if _words("compares-others").search(frame.sentence.between(start, end)):
        return True
    named = _words("named-behind").match(frame.sentence.after(items[-1].estimate.end, 150))
    return named is not None and not _is_of_arms_names(frame, named.group())


def _is_of_arms_names(frame: Frame, words: str) -> bool:
    """Has one of these words part in the name of an arm?"""
    parts = {part for arm in frame.table.arms for part in _NAME_PART.findall(f"{arm.label} {arm.key}".lower())}
    return any(part in parts for part in _NAME_PART.findall(words.lower()))
