"""Lesions and failings of an organ that no vocabulary lists: `sciatic nerve palsy`, `glomerular injury`.

Finds an organ's name with what befell it right behind. Finds nothing of tissues and cells at large (`tissue damage`)
or where other words stand between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.extract.cue import expression
from kg.model.document import Span
from kg.text.words import Words

_words = partial(expression, "lesions")
#: The name of an organ is not longer.
_REACH = 40


def find_lesions(sentence: Span, words: Words) -> Iterator[Span]:
    """Where lesions of organs are named in a sentence."""
    for match in _words("what befell it").finditer(words):
        begin = max(0, match.start() - _REACH)
        if organ := _words("organ before").search(words[begin : match.start()]):
            yield Span(sentence.start + begin + organ.start(), sentence.start + match.end())


def is_lesion(name: str) -> bool:
    """Is this whole name that of a lesion of an organ?"""
    return any(span.start == 0 and span.end == len(name) for span in find_lesions(Span(0, len(name)), Words(name)))
