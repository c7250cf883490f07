"""Names that `and` joins, and what each number behind them is of.

Of `the rate of falls and pain was 12% and 8%, respectively` finds as many names as there are numbers, each with the
head that all share, or none at all: no number of the list is of the whole name, or of one that only stands among
others. It leaves lists that give their numbers to arms. Numbers that no rule has given to the names in turn (`gait and
cognition were 14 and 26`) may be of either, or of both in one, and are told of none; not so behind names in brackets,
and where the clause of the last name begins behind the `and`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import distinct_arms
from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.grammar_term import make_term
from kg.extract.thing.noun_phrase import find_subject
from kg.model.document import Span

_words = partial(expression, "measured")
_thing_words = partial(expression, "things")
_link = partial(expression, "links")
_BEFORE = 110
#: Rules that tie a number to a thing by more than that it stands before the number.
_SURE = frozenset({"list", "bracket", "label", "forward", "each", "ratio"})
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")


def give_joined_names(frame: Frame, attached: list[Attached]) -> None:
    """Give each number of a list its own name, and leave those that may be of either of two names."""
    _part(frame, attached)
    _leave(frame, attached)


def _part(frame: Frame, attached: list[Attached]) -> None:
    """Give each number of a list its own name, or none."""
    if len(distinct_arms(frame.arms)) > 1:
        return
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if len(items) < 2 or series.is_comparison or not frame.is_told_respectively(series.end):
            continue
        thing = items[0].thing
        if len({id(a.thing) for a in items}) > 1:
            continue  # a list of things that are known
        names = _subject(frame, series) or (thing.span if thing else None)
        parts = _parts(frame, names, len(items)) if names else None
        if parts is None and not (thing and _is_one_of_several(frame, series, thing)):
            continue
        own: Sequence[Term | None] = parts or [None] * len(items)
        for item, part in zip(items, own, strict=True):
            item.thing, item.how = part, "list" if part else ""


def _subject(frame: Frame, series: Series) -> Span | None:
    """The subject of the clause of a list, where it joins several names."""
    base = frame.sentence.span.start
    start = frame.clause_start(series.start)
    found = find_subject(frame.sentence.words[start : series.start - base])
    span = Span(found.start + start + base, found.end + start + base) if found else None
    return span if span and _joins(frame, span) else None


def _is_one_of_several(frame: Frame, series: Series, thing: Term) -> bool:
    """Does a thing stand in a list of names, or join several in its own words?"""
    if _words("names-before").search(frame.sentence.before(thing.span.start, 70)):
        return True
    if _words("names-behind").match(frame.sentence.between(thing.span.end, series.start)):
        return True
    return not thing.concept.is_grounded and _joins(frame, thing.span)


def _joins(frame: Frame, span: Span) -> bool:
    return _JOINT.search(frame.sentence.between(span.start, span.end)) is not None


def _parts(frame: Frame, names: Span, count: int) -> list[Term | None] | None:
    """What each number is of, None where a name is of nothing measured; nothing if so many names are not joined."""
    words = frame.sentence.between(names.start, names.end)
    inside = _words("head-of-joined").match(words)
    head = inside or _words("head-before-joined").search(frame.sentence.before(names.start, 60))
    first = inside.end() if inside else 0
    grades = [q.span for q in frame.sentence.quantities if q.kind == "grade" and names.contains(q.span)]
    joints = [
        m for m in _JOINT.finditer(words, first) if not any(g.start <= names.start + m.start() < g.end for g in grades)
    ]  # "grade 3 and 4 rash" is one name
    if len(joints) + 1 != count:
        return None
    starts, ends = [first, *(m.end() for m in joints)], [*(m.start() for m in joints), len(words)]
    spans = [Span(names.start + s, names.start + e) for s, e in zip(starts, ends, strict=True)]
    return [_with_head(make_term(frame, span), head["head"] if head else "") for span in spans]


def _with_head(part: Term | None, head: str) -> Term | None:
    """A name of the text's own with what all share before it; one that the vocabulary knows stays as it is."""
    if part is None or part.concept.is_grounded or not head:
        return part
    return replace(part, concept=replace(part.concept, label=f"{head.lower()} {part.concept.label}"))


def _leave(frame: Frame, attached: list[Attached]) -> None:
    """Take the thing from numbers that are told of it and of what is named with it."""
    for item in attached:
        thing = item.thing
        if thing is None or item.how in _SURE or thing.span.end > item.estimate.begin or item.estimate.kind == "ratio":
            continue
        gap = frame.sentence.between(thing.span.end, item.estimate.begin)
        if not _thing_words("told-of-several").match(gap):
            continue
        several = len(frame.series[item.series].members) > 1 and not item.in_comparison
        name = frame.sentence.between(thing.span.start, thing.span.end)
        if _is_last_of_two(frame, item) or (several and not thing.concept.is_grounded and " and " in name):
            item.thing = None


def _start_of(frame: Frame, thing: Term) -> int:
    """Where the name of a thing begins that stands as an abbreviation behind it: `peak strain at rest (PS)`."""
    for term in reversed([t for t in frame.things if t.span.end <= thing.span.start]):
        gap = frame.sentence.between(term.span.end, thing.span.start)
        if term.concept != thing.concept or not _link("abbreviated-behind").fullmatch(gap):
            break
        thing = term
    return thing.span.start


def _is_last_of_two(frame: Frame, item: Attached) -> bool:
    """Does the name of something else stand right before a thing, joined by `and`, in the same clause?"""
    if item.thing is None:
        return False
    start = _start_of(frame, item.thing)
    before = frame.without_arms(max(frame.sentence.span.start, start - _BEFORE), start)
    match = _thing_words("joined-name").search(before)
    return match is not None and _thing_words("clause-before-joint").search(match["clause"]) is None
