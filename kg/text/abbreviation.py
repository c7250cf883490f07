"""Abbreviations defined in a text, after Schwartz & Hearst (PSB 2003).

For `long form (SF)` the letters of the short form are matched from right to left in the words before the bracket; the
first letter must begin a word. The reverse order, `SF (long form)`, is read too. A definition holds for its text only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Span

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_SHORT = re.compile(r"^[A-Za-z0-9][\w+/.-]{1,11}$")
#: Letters right before a bracket: what is inside tells a version of what they stand for (`QLQ(BR)`, `CsA(WB)`).
_VERSION = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,6}[A-Z]$")
_SHORT_REACH = 12
#: A long form may begin with the abbreviation of a word that a hyphen joins to the next: `(AB)-preserved drug`.
_JOINED = re.compile(r"^[\w-]+\)(?=-\w)")
#: Right behind a letter a number tells the valence of an element: `platinum(II)`.
_ROMAN = re.compile("[IVX]+")
#: Words that no long form begins with, where the word before them begins with the same letter.
_NO_OPENING = re.compile(r"(?:to|of|for|in|and|the|an?|at|with)\s", re.IGNORECASE)
_LEAST_CUT = 3
"""What is cut off from a word has so many letters at least."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` stands for the words in `long`; `short_span` is where it was defined."""

    short: str
    long: str
    short_span: Span
    long_span: Span


def find_abbreviations(text: str) -> dict[str, Abbreviation]:
    """The abbreviations that a text defines, by their short form; the first definition of a form counts."""
    found: dict[str, Abbreviation] = {}
    for bracket in _BRACKET.finditer(text):
        if _VERSION.search(text[max(0, bracket.start() - _SHORT_REACH) : bracket.start()]):
            continue
        for inside in re.finditer(r"[^,;:]+", bracket.group(1)):
            words = inside.group().strip()
            if not words:
                continue
            start = bracket.start(1) + inside.start() + len(inside.group()) - len(inside.group().lstrip())
            definition = _from_bracket(text, words, start, bracket.start())
            if definition and definition.short not in found:
                found[definition.short] = definition
            break  # only the first part of "(AML; n = 20)" and "(AML: 20)" is a short form
    return found


def _from_bracket(text: str, inside: str, start: int, bracket: int) -> Abbreviation | None:
    short = inside.removesuffix("s") if re.fullmatch(r"[A-Z][A-Z0-9/-]+s", inside) else inside
    if _is_short_form(short) and not (_ROMAN.fullmatch(short) and text[bracket - 1 : bracket].isalnum()):
        words = min(len(short) + 5, len(short) * 2)
        window = _words_before(text, bracket, words)
        long_start = match_long_form(short, text[window:bracket].rstrip())
        if long_start is None:
            return None
        long_span = Span(window + long_start, len(text[:bracket].rstrip()))
        whole = _JOINED.sub("", long_span.of(text))
        if any(whole.count(a) != whole.count(b) for a, b in ("()", "[]")):
            return None  # "[AUC(WB)]) and [AUC(WB)]": it began in another bracket
        return Abbreviation(short, long_span.of(text), Span(start, start + len(short)), long_span)
    if (cut := _cut_off(text, inside, start, bracket)) is not None:
        return cut
    # "SF (long form)"
    before = re.search(r"([A-Za-z0-9][\w+/.-]{1,11})\s*$", text[max(0, bracket - 20) : bracket])
    if before and _is_short_form(before[1]) and before[1].upper() == before[1] and " " in inside:
        offset = match_long_form(before[1], inside)
        if offset == 0 and len(inside.split()) <= len(before[1]) + 5:
            short_start = max(0, bracket - 20) + before.start(1)
            return Abbreviation(
                before[1], inside, Span(short_start, short_start + len(before[1])), Span(start, start + len(inside))
            )
    return None


def _cut_off(text: str, inside: str, start: int, bracket: int) -> Abbreviation | None:
    """`5-aza-2'-deoxycytidine (5-aza)`: the beginning of one word, up to a hyphen, stands for all of it."""
    end = len(text[:bracket].rstrip())
    begin = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    word = text[begin:end]
    if len(inside) < _LEAST_CUT or not word.startswith(f"{inside}-") or not inside[-1].isalnum():
        return None
    return Abbreviation(inside, word, Span(start, start + len(inside)), Span(begin, end))


def _is_short_form(text: str) -> bool:
    return (
        bool(_SHORT.match(text))
        and any(c.isalpha() for c in text)
        and any(c.isupper() for c in text)
        and " " not in text
    )


def _words_before(text: str, end: int, count: int) -> int:
    """Where the last `count` words before `end` begin, not crossing a sentence end."""
    window = text[max(0, end - 200) : end]
    barrier = max((m.end() for m in re.finditer(r"[.;:?!]\s|\n\s*\n", window)), default=0)
    starts = [m.start() for m in re.finditer(r"(?<![\w-])\w", window) if m.start() >= barrier]
    first = starts[-count] if len(starts) >= count else (starts[0] if starts else len(window))
    return max(0, end - 200) + first


def match_long_form(short: str, long: str) -> int | None:
    """Where in `long` the long form of `short` begins: letters are matched from the right, the first must begin a word.

    Returns None if `long` holds no long form.
    """
    if (initials := _by_initials(short, long)) is not None:
        return initials
    s, position = len(short) - 1, len(long) - 1
    while s >= 0:
        letter = short[s].lower()
        if not letter.isalnum():
            s -= 1
            continue
        while position >= 0 and (
            long[position].lower() != letter or (s == 0 and position > 0 and long[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
        s -= 1
    begin = long.rfind(" ", 0, position + 1) + 1
    candidate = long[begin:]
    if len(candidate) <= len(short) or short in candidate.split() or (not short.isalnum() and short in candidate):
        return None
    return begin


def _by_initials(short: str, long: str) -> int | None:
    """Where the last words of `long` begin whose initials spell `short`: `MM` is `multiple myeloma`, not `myeloma`."""
    letters = [c.lower() for c in short if c.isalnum()]
    starts = [m.start() for m in re.finditer(r"(?<![A-Za-z0-9'’])[A-Za-z0-9]", long)]
    if len(letters) < 2 or len(starts) < len(letters):
        return None
    begin = starts[-len(letters) :]
    if [long[i].lower() for i in begin] != letters:
        return None
    before = starts[-len(letters) - 1] if len(starts) > len(letters) else None
    if before is not None and long[before].lower() == letters[0] and _NO_OPENING.match(long, begin[0]):
        return before  # "time to second relapse (TSR)"
    return begin[0]
