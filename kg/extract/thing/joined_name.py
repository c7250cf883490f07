"""Names that `and` joins, of which each number is one: `the rate of falls and pain was 12% and 8%, respectively`.

Finds as many names as there are numbers, each with the head that all share, or none at all: no number of the list is of
the whole name, or of one that only stands among others. It leaves lists that give their numbers to arms.
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
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s")


def part_joined_names(frame: Frame, attached: list[Attached]) -> None:
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
