"""Does a form end where words end, and not within a longer name?"""

from __future__ import annotations

from kg.lexicon.form_pattern import form_pattern
from kg.model.document import Span


def with_bracket(text: str, span: Span) -> Span:
    """The span of a form with the bracket that closes behind it: `HbA(1c)`."""
    surface = span.of(text)
    opened = surface.count("(") > surface.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + 1) if opened else span


def is_whole(text: str, span: Span) -> bool:
    """Do the words begin and end where words do? Tokens split letters from digits, so `CD34` must not be found in
    `CD341`.
    """
    before = text[span.start - 1] if span.start else " "
    after = text[span.end] if span.end < len(text) else " "
    first, last = text[span.start], text[span.end - 1]
    if after == "-" and _is_in_compound(text, span):
        return False
    if text.find(")", span.start, span.end) >= 0 and _is_unopened(text[span.start : span.end]):
        return False
    return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())


def _is_in_compound(text: str, span: Span) -> bool:
    """Does a form begin a word like `treatment-related`, which does not speak of what it names?"""
    if form_pattern("compound").search(span.of(text)) is None:
        return False
    return form_pattern("rest of a compound").match(text, span.end) is not None


def _is_unopened(words: str) -> bool:
    """Do these words begin within a bracket and end behind it: `estrogen) receptor`?"""
    return words.count(")") > words.count("(")
