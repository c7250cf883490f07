"""What a response is where no cancer is treated: a response, in that very word, and no objective response rate.

`Response`, `responders` and `clinical response` say that people got so much better as their study asked for. Only in
texts on cancer and on diseases of the blood that is a complete or partial response; elsewhere the word is an outcome of
its own. A text too short to say what is treated leaves the word as it is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.model.concept import Concept

_words = partial(expression, "terms")
_OF_CANCER = "overall response rate"
#: A text of so many letters names what is treated.
_ROOM = 600


def as_told(term: Term, text: str) -> Term:
    """A response by its plain name where the text is not on cancer; any other term as it is."""
    if term.concept.label != _OF_CANCER or len(text) < _ROOM or _treats_cancer(text):
        return term
    match = _words("plain response").fullmatch(" ".join(term.span.of(text).split()))
    if match is None:
        return term
    return replace(term, concept=Concept("outcome", f"{(match['kind'] or '').lower()}response"), others=())


@lru_cache(maxsize=4)
def _treats_cancer(text: str) -> bool:
    """Is a text on a disease whose response is a complete or partial one?"""
    return _words("of cancer or blood").search(text) is not None
