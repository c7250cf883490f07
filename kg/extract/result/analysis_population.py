"""In which of the analysed populations a number was found: as randomised, or as treated by the protocol.

Reads it from the words of the sentence. A sentence that names both before a number tells neither, and what a bracket
with a number of its own names (`40% (33% by intention to treat)`) holds for that number only.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.text.bracket import BRACKET

_words = partial(expression, "results")
_AS_RANDOMISED = "intention to treat"
_NUMBER = ("percent", "count-percent", "fraction", "measure", "mean-sd")


def analysed_as(sentence: ReadSentence, estimate: Estimate) -> str | None:
    """`intention to treat`, perhaps modified, or `per protocol`, whichever a sentence names; of several the last one
    before the number.
    """
    named = _named(sentence, estimate)
    if not any(name.endswith(_AS_RANDOMISED) for _, name in named):
        return None
    if len({name for _, name in named}) == 1:
        start = named[0][0]
        others = _words("completed-it").search(sentence.words[:start])
        is_of_others = others is not None and estimate.end - sentence.span.start < start
        return None if is_of_others else named[0][1]
    place = estimate.begin - sentence.span.start
    before = [(start, name) for start, name in named if start < place]
    if len(before) > 1 and _words("named-together").fullmatch(sentence.words[before[-2][0] : before[-1][0]]):
        return None  # "in the intention-to-treat and the per-protocol population were 70% and 90%, respectively"
    return before[-1][1] if before else None


def _named(sentence: ReadSentence, estimate: Estimate) -> list[tuple[int, str]]:
    """The populations that a sentence names, but for those of the brackets of other numbers, with their places."""
    words, base = sentence.words, sentence.span.start
    own = (estimate.begin - base, estimate.end - base)
    others = [
        b.span()
        for b in BRACKET.finditer(words)
        if not (b.start() < own[1] and own[0] < b.end())
        and any(q.kind in _NUMBER and b.start() < q.span.start - base < b.end() for q in sentence.quantities)
    ]
    named = [
        (m.start(), f"{'modified ' if _words('modified-before').search(words[: m.start()][-12:]) else ''}{name}")
        for row, name in (("intention-to-treat", _AS_RANDOMISED), ("per-protocol", "per protocol"))
        for m in _words(row).finditer(words)
    ]
    return sorted(n for n in named if not any(start < n[0] < end for start, end in others))
