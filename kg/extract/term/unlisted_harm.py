"""Harms that no vocabulary lists in these words: changes of what is measured in the blood and items of a list of harms.

Finds `elevation of lipase` (what the vocabulary calls `lipase increased`), `crusting (9%)` in a list of harms with
their numbers, in its own words, and what harms led to (`died of toxicity`). It finds nothing in sentences that do not
speak of harms, and no names behind which no number stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from kg.extract.cue import expression, load_cues
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "unlisted_harms")
#: How far before a harm the words may begin that say what it led to.
_REACH = 70
#: Looks up the harm that words name.
Lookup = Callable[[str], Concept | None]


def find_unlisted_harms(words: str, base: int, terms: list[Term], lookup: Lookup) -> list[tuple[Span, Concept]]:
    """The further harms of a sentence; `base` is where its words begin, `terms` are those found by name."""
    if not _words("about-harms").search(words):
        return []
    taken = [t.span for t in terms]
    found = []
    for match, concept in _changes(words, lookup):
        span = Span(base + match.start(), base + match.end())
        if not any(s.overlaps(span) for s in taken):
            found.append((span, concept))
            taken.append(span)
    if not found and not any(t.as_type("adverse_event") for t in terms):
        return found
    for start, end in _items(words):
        span = Span(base + start, base + end)
        if not any(s.overlaps(span) for s in taken):
            found.append((span, Concept("adverse_event", words[start:end].lower())))
    return found


def find_consequences(words: str, base: int, terms: list[Term], lookup: Lookup) -> list[tuple[Span, Concept]]:
    """What harms at large led to (`discontinued because of side effects`), from its verb to the harm's end."""
    found = []
    for term in terms:
        harm = term.as_type("adverse_event")
        if harm is None or not _words("at-large").search(harm.label):
            continue
        before = words[max(0, term.span.start - base - _REACH) : term.span.start - base]
        for cue in load_cues("unlisted_harms")["consequence"]:
            match = cue.expression.search(before)
            concept = lookup(cue.value) if match else None
            if match and concept and concept != harm:
                found.append((Span(term.span.start - len(match.group()), term.span.end), concept))
                break
    return found


def _changes(words: str, lookup: Lookup) -> Iterator[tuple[re.Match[str], Concept]]:
    """What rose or fell, where the vocabulary knows that as a harm."""
    for name in ("change-of", "change-behind"):
        for match in _words(name).finditer(words):
            way = "increased" if match["up"] else "decreased"
            joint = _words("next-substance").search(match["what"])
            first = match["what"][: joint.start()] if joint else match["what"]
            for what in dict.fromkeys((match["what"], first, first.split(" ", 1)[-1])):
                if concept := lookup(f"{what} {way}"):
                    yield match, concept
                    break


def _items(words: str) -> Iterator[tuple[int, int]]:
    """The names right before the numbers in brackets, from the joint that opens each."""
    for bracket in _words("number-in-bracket").finditer(words):
        if _words("of-arm").match(words[bracket.end() :]):
            continue
        match = _words("item").search(words[: bracket.start()])
        if match and not _words("no-item").search(match["item"]):
            yield match.span("item")
