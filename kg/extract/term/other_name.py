"""Other names of a drug that a text gives it in brackets: `voxelib (also known as ABC-123 or XL998)`.

One of the names is taken for all: the one that the vocabulary knows, else the one that is no code. A bracket whose
names are known as different drugs lists drugs and renames none.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import expression
from kg.extract.term.unlisted import find_unlisted
from kg.lexicon.entry import Entry
from kg.lexicon.match import Matcher
from kg.lexicon.salt import with_salt
from kg.model.concept import Concept
from kg.model.document import Span

_LONGEST_SHORT = 5
_REACH = 60
"""A drug's name, with its salt, begins so many characters before the bracket at most."""


def other_names(matcher: Matcher, text: str, content: Span) -> dict[str, tuple[Entry, ...]]:
    """What the further names of drugs mean that this part of a text gives, by the name as written."""
    meanings: dict[str, tuple[Entry, ...]] = {}
    for bracket in expression("other_names", "bracket").finditer(text, content.start, content.end):
        named = _drug_before(matcher, text, content, bracket.start())
        if named is None:
            continue
        others = [
            (s, c) for s in _parts(text, bracket.start("names"), bracket["names"]) if (c := _drug(matcher, s.of(text)))
        ]
        others = [(s, c) for s, c in others if named[1].curie or not _is_short(s.of(text))]
        names = [named, *others]
        if len(names) == 1 or len({c for _, c in names if c.curie}) > 1:
            continue
        chosen = next((c for _, c in names if c.curie), None) or _chosen([c for _, c in names])
        for span, concept in names:
            if concept != chosen:
                meanings.setdefault(span.of(text), (Entry(chosen, span.of(text), True),))
    return meanings


def _is_short(name: str) -> bool:
    """Letters alone that shorten a name which nobody else knows mean nothing that the vocabulary says of them."""
    return len(name) <= _LONGEST_SHORT and name.isalpha() and name.isupper()


def _chosen(concepts: list[Concept]) -> Concept:
    """Of several names that the vocabulary does not know: the first that is no code of a company."""
    return next((c for c in concepts if not any(letter.isdigit() for letter in c.label)), concepts[0])


def _parts(text: str, start: int, inside: str) -> Iterator[Span]:
    for part in expression("other_names", "name").finditer(inside):
        yield Span(start + part.start(), start + part.end())


def _drug_before(matcher: Matcher, text: str, content: Span, bracket: int) -> tuple[Span, Concept] | None:
    """The drug whose name ends right before a bracket, with the place of the name."""
    start = max(content.start, text.rfind("\n", 0, bracket) + 1, bracket - _REACH)
    for match in matcher.find(text, start, bracket):
        if with_salt(text, match.span).end == bracket:
            return _known(match.span, match.entries)
    begin = expression("other_names", "last word").search(text[start:bracket])
    if begin is None:
        return None
    word = Span(start + begin.start(), bracket)
    drug = _drug(matcher, word.of(text))
    return (word, drug) if drug else None


def _known(span: Span, entries: tuple[Entry, ...]) -> tuple[Span, Concept] | None:
    drugs = [entry.concept for entry in entries]
    if len(drugs) != 1 or drugs[0].type != "drug" or expression("other_names", "no drug").match(drugs[0].label):
        return None
    return span, drugs[0]


def _drug(matcher: Matcher, words: str) -> Concept | None:
    """The drug that these words are the whole name of, listed or known by its form."""
    entries = matcher.lookup(words)
    whole = Span(0, len(words))
    if entries:
        known = _known(whole, entries)
        return known[1] if known else None
    return next((c for place, c in find_unlisted(words, whole) if place == whole and c.type == "drug"), None)
