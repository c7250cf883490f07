"""What the abbreviations mean that a text defines itself: `pentostatin, cyclophosphamide and rituximab (PCR)`.

Takes the concept of the long form, or of the term that the long form ends in; a list of drugs makes a regimen of the
text's own. An abbreviation whose long form no concept is known for means nothing here, whatever it means elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.cue import expression
from kg.extract.unlisted import find_unlisted
from kg.lexicon.match import Entry, Matcher
from kg.lexicon.normalise import fold
from kg.model.concept import Concept
from kg.text.abbreviation import Abbreviation


def own_meanings(
    matcher: Matcher, abbreviations: Mapping[str, Abbreviation], text: str
) -> dict[str, tuple[Entry, ...]]:
    """What each abbreviation of a text means, by its short form; an empty tuple where that is not known."""
    return {
        short: tuple(Entry(concept, short, True) for concept in _meaning(matcher, definition, text))
        for short, definition in abbreviations.items()
    }


def _meaning(matcher: Matcher, definition: Abbreviation, text: str) -> list[Concept]:
    """The long form as a whole, else the drugs that it lists, else its last term, else what it looks like."""
    whole = _concepts(matcher.lookup(definition.long))
    if whole:
        return whole
    long = definition.long_span
    inside = matcher.find(text, long.start, long.end)
    drugs = [e.concept for m in inside for e in m.entries if e.concept.type == "drug"]
    if len(drugs) > 1:
        return [Concept("regimen", definition.short), *dict.fromkeys(drugs)]
    # what a preposition leads in is not what the name stands for: `Criteria in Solid Tumors` are criteria
    heads = [
        m
        for m in inside
        if m.span.end == long.end and not expression("terms", "led-in").search(text[long.start : m.span.start])
    ]
    if heads and heads[-1].entries:
        return _concepts(heads[-1].entries)
    unlisted = [concept for span, concept in find_unlisted(text, long) if span.end == long.end]
    return unlisted[:1] or _known(matcher, definition)


def _known(matcher: Matcher, definition: Abbreviation) -> list[Concept]:
    """Our own meaning of the short form: it holds only if its name shares a word with the long form."""
    words = set(fold(definition.long).split())
    known = matcher.lookup(definition.short)
    return _concepts(e for e in known if e.exact and words & set(fold(e.concept.label).split()))


def _concepts(entries: Iterable[Entry]) -> list[Concept]:
    return [entry.concept for entry in entries]
