"""The whole name of a thing whose head stands behind the words that the vocabulary knows.

The last noun of an English name says what is measured: a number of `seroma volume`, `headache medication overuse` or
`BMI z score` is of no seroma, headache or BMI. Where a noun follows a listed thing that does not only say in what form
it is told (`rash rate`, `BMI values`), the whole is an outcome by its own words, and no number goes to a part.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import label_of
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "thing_names")
_TOKEN = re.compile(r"[ \u00a0\n-](?P<word>[A-Za-z][\w'’]*(?:-[\w'’]+)*)")
_REACH = 80
#: How many nouns a name may go on with; more are a run of words that was not understood.
_LONGEST = 3


def with_whole_names(sentence: ReadSentence, things: list[Term]) -> list[Term]:
    """The things, each by its whole name."""
    longer = [_whole(sentence, thing) for thing in things]
    return [t for t in longer if not any(o is not t and o.span != t.span and o.span.contains(t.span) for o in longer)]


def is_no_measure(concept: Concept) -> bool:
    """Does a name by its own words end in what nobody measures (`safety population`, `trough sampling`)?"""
    return not concept.is_grounded and _words("no-measure").search(concept.label) is not None


def _whole(sentence: ReadSentence, thing: Term) -> Term:
    end = _end(sentence, thing)
    if end is None:
        return thing
    span = Span(thing.span.start, end)
    label = label_of(sentence.between(span.start, span.end))
    return replace(thing, span=span, concept=Concept("outcome", label), others=())


def _end(sentence: ReadSentence, thing: Term) -> int | None:
    """Where the name ends whose head stands behind a thing; None where the thing is the head itself."""
    behind = sentence.after(thing.span.end, _REACH)
    nouns: list[str] = []
    place = 0
    while token := _TOKEN.match(behind, place):
        word = token["word"]
        if len(nouns) == _LONGEST or _words("no-noun").match(word):
            break
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
