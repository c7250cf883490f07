"""What the abbreviations mean that a text defines itself: `pentostatin, cyclophosphamide and rituximab (PCR)`.

Takes the concept of the long form, or of the term that the long form ends in; a list of drugs at its end makes a
regimen of the text's own. An abbreviation whose long form no concept is known for means nothing here, whatever it means
elsewhere; nor does the name of a trial that is made of its drugs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.chemical import is_measured_behind, is_of_body
from kg.extract.term.longer_name import is_kind_of_disease, is_sound
from kg.extract.term.other_meaning import means_something_else
from kg.extract.term.outcome_name import label_of
from kg.extract.term.term import Term
from kg.extract.term.unlisted import find_unlisted
from kg.lexicon.entry import Entry
from kg.lexicon.match import Match, Matcher
from kg.lexicon.normalise import fold
from kg.lexicon.salt import as_derivative, with_salt
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.abbreviation import Abbreviation
from kg.vocabulary import shipped_vocabulary

#: An abbreviation of fewer letters (`2R`, `D-1`) is more often a position or a number than a name.
_LEAST_LETTERS = 2
#: The abbreviation of one drug has at least three letters; two may be those of two drugs.
_LEAST_SHORT = 3
_words = partial(expression, "terms")


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
    if _is_trial(definition, text) or _words("short-for-no").match(definition.short):
        return []
    whole = _concepts(matcher.lookup(definition.long))
    before = text[max(0, definition.long_span.start - 8) : definition.long_span.start]
    if whole and whole[0].type == "biomarker" and _words("last-of-several").search(before):
        return _known(matcher, definition)  # `A1 or A2 mutation (Am)` is not short for the last alone
    if whole:
        return whole
    long = definition.long_span
    inside = matcher.find(text, long.start, long.end)
    named = [e.concept for m in inside for e in m.entries]
    if same := [e.concept for e in matcher.lookup(definition.short) if e.concept in named]:
        return same
    drugs = [concept for concept in named if concept.type == "drug"]
    regimens = [concept for concept in named if concept.type == "regimen"]
    if (last := _last_drug(definition, inside, text)) is not None:
        return _concepts(last.entries)
    if _words("quotient").search(definition.long):
        return _known(matcher, definition)
    if drugs and regimens and (known := _known_regimen(matcher, definition, [*drugs, *regimens])):
        return [known]
    if drugs and named[0].type == "regimen" and inside[0].span.start == long.start:
        return [named[0]]
    if len(drugs) > 1 and sum(any(e.concept.type == "drug" for e in m.entries) for m in inside) > 1:
        return _of_drugs(matcher, definition, drugs, text)
    if drugs and _has_more_parts(definition):
        return []
    # what a preposition leads in is not what the name stands for: `Criteria in Solid Tumors` are criteria
    derivatives = [d for m in inside if (d := as_derivative(text, m.span)) and _is_head(d, long, text)]
    if derivatives and is_of_body(derivatives[0].of(text)):
        return []
    if derivatives:
        return [Concept("drug", derivatives[0].of(text).lower())]
    heads = [m for m in inside if _is_head(m.span, long, text)]
    if heads and (kind := _kind_of_disease(definition, text)) is not None:
        return [kind]
    if heads and _is_of_other(heads[-1], long, text):
        return []
    if heads and heads[-1].entries:
        if means_something_else(Term(heads[-1].span, heads[-1].entries[0].concept), text):
            return []
        return _narrower(matcher, definition, heads[-1], text) or _concepts(heads[-1].entries)
    if sum(letter.isalpha() for letter in definition.short) < _LEAST_LETTERS:
        return _known(matcher, definition)
    unlisted = [concept for span, concept in find_unlisted(text, long) if _is_head(span, long, text)]
    if unlisted and unlisted[0].type == "drug" and is_measured_behind(text, definition.short_span.end):
        return []
    return unlisted[:1] or _known(matcher, definition)


def _narrower(matcher: Matcher, definition: Abbreviation, head: Match, text: str) -> list[Concept]:
    """The outcome that the long form names, where it is only a kind of its head: `radiographic PFS (rPFS)`."""
    before = text[definition.long_span.start : head.span.start]
    if not all(e.concept.type == "outcome" for e in head.entries):
        return []
    if not expression("words_before_name", "narrows").search(before):
        return []
    known = [c for c in _known(matcher, definition) if c.type == "outcome" and c not in _concepts(head.entries)]
    return known or [Concept("outcome", label_of(definition.long))]


def _kind_of_disease(definition: Abbreviation, text: str) -> Concept | None:
    """The disease that the long form names as a whole, where its head alone would be a mere kind of diseases."""
    if not is_kind_of_disease(definition.long):
        return None
    found = find_unlisted(text, definition.long_span)
    return next((c for span, c in found if c.type == "disease" and span == definition.long_span), None)


def _is_of_other(head: Match, long: Span, text: str) -> bool:
    """Do the words before the head say that it is as it should be, or that it is measured: `urinary CTX (U-CTX)`?"""
    before = text[long.start : head.span.start]
    is_drug = all(e.concept.type == "drug" for e in head.entries)
    return is_sound(before) or (is_drug and expression("chemicals", "measured-before").search(before) is not None)


def _is_trial(definition: Abbreviation, text: str) -> bool:
    """Is this defined as the name of a trial: `Early Sepsis Treatment (EAST) trial`?"""
    capitals = sum(word[:1].isupper() for word in definition.long.split())
    behind = text[definition.short_span.end : definition.short_span.end + 20]
    return capitals > 1 and _words("trial-behind-bracket").match(behind) is not None


def _last_drug(definition: Abbreviation, inside: list[Match], text: str) -> Match | None:
    """The drug at the end of a list that alone is shortened: `isoniazid and linezolid (LNZ)`."""
    short = definition.short.lower()
    last = inside[-1] if len(inside) > 1 else None
    if (
        last is None
        or last.span.end != definition.long_span.end
        or not all(e.concept.type == "drug" for e in last.entries)
    ):
        return None
    name = last.span.of(text).lower()
    is_first_too = definition.long[:1].lower() == short[:1]
    if is_first_too or len(short) < _LEAST_SHORT or name[:1] != short[:1]:
        return None
    letters = iter(name)
    return last if all(letter in letters for letter in short) else None


def _has_more_parts(definition: Abbreviation) -> bool:
    """Does each letter stand for one of several parts, of which one alone is a drug: `taxane/cisplatin (TC)`?"""
    parts = [part for part in re.split(_words("between-parts").pattern, definition.long) if part]
    initials = "".join(part[0] for part in parts)
    return len(parts) > 1 and initials.lower() == definition.short.lower()


def _is_head(span: Span, long: Span, text: str) -> bool:
    return with_salt(text, span).end == long.end and not _words("led-in").search(text[long.start : span.start])


def _of_drugs(matcher: Matcher, definition: Abbreviation, drugs: list[Concept], text: str) -> list[Concept]:
    """What a long form with several drugs is short for: a regimen, or nothing."""
    if not _words("given-at-end").search(definition.long) and not _ends_in_drug(matcher, definition, text):
        return []
    if _words("trial-inside").search(definition.long):
        return []
    named = re.compile(_words("trial-behind").pattern.replace("SHORT", re.escape(definition.short)))
    return [] if named.search(text) else [Concept("regimen", definition.short), *dict.fromkeys(drugs)]


def _known_regimen(matcher: Matcher, definition: Abbreviation, named: list[Concept]) -> Concept | None:
    """The regimen that the vocabulary calls so, if it is made of just these drugs and parts of regimens."""
    parts = {curie for concept in named for curie in _components(concept)}
    known = [e.concept for e in matcher.lookup(definition.short) if e.exact and e.concept.type == "regimen"]
    return next((concept for concept in known if set(_components(concept)) == parts), None)


def _components(concept: Concept) -> tuple[str, ...]:
    entry = shipped_vocabulary().entry(concept.curie, concept.type) if concept.curie else None
    return entry.components if entry and entry.components else (concept.curie or concept.label,)


def _ends_in_drug(matcher: Matcher, definition: Abbreviation, text: str) -> bool:
    long = definition.long_span
    last = max(matcher.find(text, long.start, long.end), key=lambda m: m.span.end)
    return with_salt(text, last.span).end >= long.end and any(
        e.concept.type in ("drug", "regimen", "drug_class") for e in last.entries
    )


def _known(matcher: Matcher, definition: Abbreviation) -> list[Concept]:
    """Our own meaning of the short form: it holds only if its name shares a word with the long form.

    What is given must share the last word of either: `breast cancer survivors` are not given breast surgery.
    """
    long = fold(definition.long).split()
    known = [entry.concept for entry in matcher.lookup(definition.short) if entry.exact]
    return [
        concept for concept in known if _share_a_word(fold(concept.label).split(), long, at_end=concept.type == "drug")
    ]


def _share_a_word(name: list[str], long: list[str], *, at_end: bool) -> bool:
    shared = set(name) & set(long)
    return bool(shared & {name[-1], long[-1]}) if at_end and shared else bool(shared)


def _concepts(entries: Iterable[Entry]) -> list[Concept]:
    return [entry.concept for entry in entries]
