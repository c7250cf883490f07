"""The whole name of a thing whose head stands behind or before the words that the vocabulary knows.

The last noun of an English name says what is measured: a number of `seroma volume`, `headache medication overuse` or
`BMI z score` is of no seroma, headache or BMI; nor is one of `production rate of LDL` of LDL. Where a noun follows a
listed thing that does not only say in what form it is told (`rash rate`, `BMI values`), or `of` leads to it from a noun
that measures something else of it, the whole is an outcome by its own words, and no number goes to a part. A kind of
things (`nausea was the most common side effect`) is no thing beside the one that it tells of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import label_of
from kg.extract.term.term import Term
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "thing_names")
_TOKEN = re.compile(r"[ \u00a0\n-](?P<word>[A-Za-z][\w'’]*(?:-[\w'’]+)*)")
_REACH = 80
#: How many nouns a name may go on with; more are a run of words that was not understood.
_LONGEST = 3


def with_whole_names(sentence: ReadSentence, things: list[Term]) -> list[Term]:
    """The things, each by its whole name."""
    longer: list[Term] = []
    head = ""
    for thing in things:
        if _is_level(thing):
            own = _words("measures-of-it").search(sentence.before(thing.span.start, _REACH))
            gap = sentence.between(longer[-1].span.end, thing.span.start) if longer else ""
            is_further = _words("next-of-head").match(gap) is not None
            head = (own["head"] if own else None) or (head if is_further else "")
            start = thing.span.start - (len(own.group()) if own else 0)
        else:
            head, start = "", thing.span.start
        longer.append(_whole(sentence, thing, start, head))
    return [t for t in longer if not any(o is not t and o.span != t.span and o.span.contains(t.span) for o in longer)]


def is_no_measure(concept: Concept, *, by_grammar: bool) -> bool:
    """Does a name by its own words end in what nobody measures (`safety population`, `trough sampling`)?

    `by_grammar` says that the clause of a number has it for its subject or object, so that only few words tell.
    """
    if concept.is_grounded:
        return False
    rows = ("never-measured",) if by_grammar else ("never-measured", "no-measure")
    return any(_words(row).search(concept.label) for row in rows)


def without_kinds(sentence: ReadSentence, things: list[Term]) -> list[Term]:
    """The things without kinds of which another thing is said to be the foremost: `nausea was the most common harm`."""
    if len(things) < 2 or not _words("foremost").search(sentence.words):
        return things
    return [
        thing
        for last, thing in zip([None, *things], things, strict=False)
        if last is None or not _words("foremost").fullmatch(sentence.between(last.span.end, thing.span.start))
    ]


def _whole(sentence: ReadSentence, thing: Term, start: int, head: str) -> Term:
    """A thing by its whole name, which begins at `start`; `head` is told of it there, or of the thing before it."""
    end = _end(sentence, thing)
    if end and (quotient := _words("quotient").search(sentence.before(start, 20))):
        start -= len(quotient.group()) if sentence.between(thing.span.end, end).endswith("ratio") else 0
    if not head and end is None and start == thing.span.start:
        return thing
    span = Span(start, thing.span.end if end is None else end)
    words = sentence.between(span.start, span.end)
    label = " ".join((words if words.startswith(head) else head + words).split())
    return replace(thing, span=span, concept=Concept("outcome", label_of(label)), others=())


def _is_level(thing: Term) -> bool:
    return thing.type == "outcome" and category_of(thing.concept) in CONTINUOUS


def _end(sentence: ReadSentence, thing: Term) -> int | None:
    """Where the name ends whose head stands behind a thing; None where the thing is the head itself."""
    behind = sentence.after(thing.span.end, _REACH)
    nouns: list[str] = []
    place = 0
    grades = {q.span.start - thing.span.end for q in sentence.quantities if q.kind == "grade"}
    while token := _TOKEN.match(behind, place):
        word = token["word"]
        if len(nouns) == _LONGEST or _words("no-noun").match(word) or token.start("word") in grades:
            break  # "rash grade III-IV" is rash
        if any(
            term.type in ("drug", "regimen") and term.span.start == thing.span.end + token.start("word")
            for term in sentence.terms
        ):
            break
        nouns.append(word)
        place = token.end()
    same = "same-event" if thing.as_type("adverse_event") or thing.type == "disease" else "same-measure"
    if not nouns or nouns[-1] in ("level", "levels"):
        return None
    if all(_words("same").match(noun) or _words(same).match(noun) for noun in nouns):
        return None
    return thing.span.end + place
