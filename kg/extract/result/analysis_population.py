"""In which of the analysed populations a number was found: as randomised, or as treated by the protocol.

Reads it from the words of the sentence. A sentence that names both before a number tells neither.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence

_words = partial(expression, "results")


def analysed_as(sentence: ReadSentence, estimate: Estimate) -> str | None:
    """`intention to treat` or `per protocol`, whichever a sentence names; of both the last one before the number."""
    if not _words("intention-to-treat").search(sentence.words):
        return None
    kept = list(_words("per-protocol").finditer(sentence.words))
    if not kept:
        return "intention to treat"
    place = estimate.begin - sentence.span.start
    named = [(m.start(), "intention to treat") for m in _words("intention-to-treat").finditer(sentence.words)]
    named = sorted([*named, *((m.start(), "per protocol") for m in kept)])
    before = [(start, name) for start, name in named if start < place]
    if len(before) > 1 and _words("named-together").fullmatch(sentence.words[before[-2][0] : before[-1][0]]):
        return None  # "in the intention-to-treat and the per-protocol population were 70% and 90%, respectively"
    return before[-1][1] if before else None
