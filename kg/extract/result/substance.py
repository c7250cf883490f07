"""Of which substance a pharmacokinetic measure is, where a text tells such measures of several.

Finds it before the measure's name (`verapamil clearance`) or behind it (`the AUC of lenvatinib and everolimus`), also
of metabolites by their names (`morphine-3-glucuronide`). In a text that measures one substance alone the plain name of
the measure is kept, and where no words tie a substance to the measure nothing is added.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from kg.extract.cue import expression
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.term.outcome_name import label_of
from kg.extract.thing.category import category_of
from kg.model.concept import Concept

_words = partial(expression, "substances")
_KIND = "pharmacokinetics"
_REACH = 90
_JOINT = re.compile(r",\s(?:and\s)?|\sand\s|/")


def measured_substances(reading: Reading) -> frozenset[str]:
    """The substances of whose fate in the body a text tells."""
    return frozenset(
        name
        for sentence in reading.sentences
        for term in sentence.terms
        if term.type == "outcome" and category_of(term.concept) == _KIND
        for name in substances_of(sentence, term)
    )


def with_substance(
    sentence: ReadSentence, thing: Term, concept: Concept, place: tuple[int, int], among: frozenset[str]
) -> Concept:
    """A measure with its substance; as it is where the text measures one of them alone or says none.

    `place` is which number of how many in its list it is.
    """
    if len(among) < 2 or category_of(concept) != _KIND:
        return concept
    names = substances_of(sentence, thing)
    number, count = place
    if len(names) not in (1, count):
        return concept
    name = names[0] if len(names) == 1 else names[number]
    return Concept("outcome", f"{name} {concept.label.removeprefix('drug ')}")


def substances_of(sentence: ReadSentence, thing: Term) -> tuple[str, ...]:
    """The substances that the words beside a measure's name tie to it, or to one that it is joined to."""
    if names := _before(sentence, thing) or _behind(sentence, thing):
        return names
    measures = [t for t in sentence.terms if t.type == "outcome" and category_of(t.concept) == _KIND]
    for first, second in pairwise(measures):
        if not _words("joined-measure").fullmatch(sentence.between(first.span.end, second.span.start)):
            continue
        if second.span == thing.span and (names := _before(sentence, first)):
            return names  # "zincotinib Cmax and AUC"
        if first.span == thing.span and (names := _behind(sentence, second)):
            return names  # "Cmax and AUC of zincotinib"
    return ()


def _before(sentence: ReadSentence, thing: Term) -> tuple[str, ...]:
    words = sentence.before(thing.span.start, _REACH)
    match = _words("before-measure").search(words)
    return _names(sentence, thing.span.start - len(words) + match.start("names"), match["names"]) if match else ()


def _behind(sentence: ReadSentence, thing: Term) -> tuple[str, ...]:
    match = _words("behind-measure").match(sentence.after(thing.span.end, 2 * _REACH))
    return _names(sentence, thing.span.end + match.start("names"), match["names"]) if match else ()


def _names(sentence: ReadSentence, start: int, words: str) -> tuple[str, ...]:
    """The substances of a list, up to the first word that is none."""
    names: list[str] = []
    place = 0
    for joint in [*_JOINT.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        name = _name(sentence, start + place, words[place:stop])
        if name is None:
            break
        names.append(name)
        place = joint.end() if joint else stop
    return tuple(names)


def _name(sentence: ReadSentence, start: int, words: str) -> str | None:
    """The name of a substance: as the vocabulary has it, or in the text's own words if their form is a substance's."""
    for term in sentence.of_type("drug"):
        if term.span.start == start and term.span.end == start + len(words):
            concept = term.as_type("drug")
            return concept.label if concept else None
    if _words("substance-form").fullmatch(words):
        return label_of(words)
    return None
