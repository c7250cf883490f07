"""Chemical compounds by the make of their names: locants and parts (`1,2-dibromoethane`), or elements (`CaCl2`).

Finds systematic names written without spaces, words of several parts (`diethylnitrosamine`), and the formulas of salts.
Leaves out what stands before or behind a word of measuring (`serum`, `levels`) or in the name of an enzyme or receptor,
names that are broken over spaces, and elements and ions by themselves, which a laboratory measures more than anyone is
given them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.cue import expression
from kg.model.document import Span
from kg.text.words import Words

_FILE = "chemicals"
_WORD = re.compile(r"\S{4,150}")
_HAND = re.compile(r"\((?:\+|-|±|\+/-|R|S|RS|E|Z)\)-")
_LOOK_BACK = 25
_CLOSING = {")": "(", "]": "["}
_LEAST_LETTERS = 5


def find_chemicals(text: str, sentence: Span, words: Words | None = None) -> list[Span]:
    """The names of compounds in a sentence, none overlapping another."""
    words = words or Words(sentence.of(text))
    if not any(map(_may_hold_one, words.split())):
        return []
    found = list(_systematic(words))
    for name in ("parts", "formula"):
        for match in expression(_FILE, name).finditer(words):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    base = sentence.start
    return sorted(Span(base + s.start, base + s.end) for s in found if not _is_no_drug(words, s))


def is_of_body(name: str) -> bool:
    """Is this the name of what the body makes, by itself or of a drug: `adenosine triphosphate`?"""
    return expression(_FILE, "of the body").search(name) is not None


def is_measured_behind(text: str, place: int) -> bool:
    """Do the words behind a compound's abbreviation, perhaps behind its bracket, say that it is measured or bound?"""
    return expression(_FILE, "measured-behind").match(text[place : place + _LOOK_BACK].lstrip(")]")) is not None


@lru_cache(maxsize=100_000)
def _may_hold_one(word: str) -> bool:
    """May the name of a compound stand in a word? Texts say few new words, so that this is remembered."""
    if expression(_FILE, "locant").search(word) and expression(_FILE, "part").search(word):
        return True
    return any(expression(_FILE, name).search(word) for name in ("parts", "formula"))


def _systematic(words: Words) -> Iterator[Span]:
    """The words that have a locant and a part, and end as names of compounds do."""
    for match in _WORD.finditer(words):
        start, word = _bare(match.start(), expression(_FILE, "tail").sub("", match.group()))
        if "/" in word:
            continue
        if (
            sum(c.isalpha() for c in word) >= _LEAST_LETTERS
            and all(expression(_FILE, name).search(word) for name in ("locant", "part", "ending"))
            and not _is_cut(word)
        ):
            yield Span(start, start + len(word))


def _bare(start: int, word: str) -> tuple[int, str]:
    """A word without the brackets and stops around it that are no part of a name; its own brackets come in pairs."""
    word = word.rstrip(".,:;")
    if hand := _HAND.match(word):
        start, word = start + hand.end(), word[hand.end() :]
    for closing, opening in _CLOSING.items():
        while word.endswith(closing) and word.count(closing) > word.count(opening):
            word = word[:-1].rstrip(".,:;")
        while word.startswith(opening) and word.count(opening) > word.count(closing):
            start, word = start + 1, word[1:]
        if word.startswith(opening) and word.find(closing) == len(word) - 1:
            start, word = start + 1, word[1:-1]
    return start, word


def _is_cut(word: str) -> bool:
    """Is a bracket of this word opened or closed in another, so that the name goes on there: `glycol)-block-poly(…`?"""
    return any(
        0 <= word.find(closing) < word.find(opening) or word.count(opening) > word.count(closing)
        for closing, opening in _CLOSING.items()
    )


def _is_no_drug(words: str, span: Span) -> bool:
    """Is this measured, of the body's own, or a part of another name?"""
    name, before = span.of(words), words[max(0, span.start - _LOOK_BACK) : span.start]
    behind = words[span.end : span.end + _LOOK_BACK]
    if is_of_body(name) and not expression(_FILE, "ester-behind").match(behind):
        return True
    if expression(_FILE, "acid of a salt").search(name) and expression(_FILE, "base before").search(before):
        return True
    return any(
        expression(_FILE, row).search(around) is not None
        for row, around in (
            ("reagent", name),
            ("radical", name),
            ("broken before", before),
            ("measured-before", before),
            ("measured-behind", behind),
        )
    )
