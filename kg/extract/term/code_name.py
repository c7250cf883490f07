"""Is a code of letters and digits that of a study, a line of cells, a clone, a grant, and not of a drug?

A text says once what a code stands for; where it says so of one place, the code means the same in all others.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cue import says
from kg.model.document import Span

_FILE = "code_names"
_REACH = 60
_MOST = 20
"""So many places of one code are looked at."""


def names_no_drug(code: str, text: str) -> bool:
    """Do the words around this code, anywhere in the text, say that it is the name of something else?"""
    return any(
        says(_FILE, "before", _words(text, place.start - _REACH, place.start))
        or says(_FILE, "behind", _words(text, place.end, place.end + _REACH))
        for place in _places(code, text)
    )


def _places(code: str, text: str) -> Iterator[Span]:
    start = -1
    for _ in range(_MOST):
        start = text.find(code, start + 1)
        if start < 0:
            return
        yield Span(start, start + len(code))


def _words(text: str, start: int, end: int) -> str:
    return text[max(0, start) : end].replace("\n", " ")
