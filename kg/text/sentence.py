"""Sentence boundaries for abstracts: full stops in numbers, abbreviations and initials do not end a sentence.

Reads running text, wrapped lines, headings on lines of their own and text with a space before each mark (`( CR ) .`).
It does not repair text: what it gives are spans of the text as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from kg.model.document import Span
from kg.resources import data_path

# A stop with closing brackets or quotes behind it, then white space (or nothing: "tolerated.We saw") and what follows.
_STOP = re.compile(r"[.?!][\"'”’)\]]*(?=\s+(\S))|\.(?<=[a-z)%]{2}\.)(?=([A-Z])[a-z]*\s[a-z(\d])")
# A blank line; a heading with hashes, on a line of its own or inside a line; a line's end after ? or !.
_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n(?=#{1,4} )|(?<=\n)#{1,4} [^\n]*\n|(?<=[?!])[ \t\r]*\n| (?=#{2,4} [A-Za-z])")
_LINE_END = re.compile(r"\r?\n")
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$|[^\W\d_]+$")
# "P <. 001", "log-rank P = . 04": the full stop is a number's point.
_OPERATOR = re.compile(r"[<=>≤≥]\s*$")
# "p < 0. 05)": a bare number goes on behind the stop.
_NUMBER_GOES_ON = re.compile(r"\s\d+\b(?!\s+\w)")
_WHOLE_WORD = re.compile(r"\s+[a-z]{4,}")
# A heading in capitals begins a sentence whatever stands before it.
_HEADING_FOLLOWS = re.compile(r"\s+[A-Z]{4,}[A-Z &/,]{0,40}:")
_LOOK_BACK = 24
# A line that ends a paragraph although no blank line follows: much shorter than a wrapped line, next line begins anew.
_SHORT_LINE = 60
_SHARE_OF_LONGEST = 0.75


@dataclass(frozen=True, slots=True)
class _Stops:
    """What a full stop does not end, and what makes one behind a single letter end a sentence all the same."""

    abbreviations: frozenset[str]
    may_end: frozenset[str]
    lettered: re.Pattern[str]
    begins_anew: re.Pattern[str]


@cache
def _stops() -> _Stops:
    words = yaml.safe_load(data_path("patterns", "sentences.yaml").read_text(encoding="utf-8"))
    return _Stops(
        frozenset(words["abbreviations"]),
        frozenset(words["may_end"]),
        re.compile(rf"/\w$|\d\s?L$|\b(?:{'|'.join(words['lettered'])})\s+\w\s?$", re.IGNORECASE),
        re.compile(rf"\s+(?:{'|'.join(words['openers'])})\b"),
    )


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` without surrounding white space, in order; together they hold all words.

    A line break ends a sentence where a blank line follows, or where a short line is followed by one that begins with a
    capital letter or a number (a heading, an item); otherwise it is a wrapped line.
    """
    stop = len(text) if end is None else end
    cuts = {m.end() for m in _STOP.finditer(text, start, stop) if _ends_sentence(text, start, m)}
    if "\n" in text or " ##" in text:
        cuts |= {m.end() for m in _BREAK.finditer(text, start, stop)}
        cuts |= _short_line_cuts(text, start, stop)
    spans = []
    position = start
    for cut in [*sorted(c for c in cuts if start < c < stop), stop]:
        piece = text[position:cut]
        stripped = piece.strip()
        if stripped:
            first = position + len(piece) - len(piece.lstrip())
            spans.append(Span(first, first + len(stripped)))
        position = cut
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if text[stop.start()] != ".":
        return True
    following = stop.group(1) or stop.group(2)
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    if following in ".,;:)]" or _OPERATOR.search(before):
        return False
    word = _LAST_WORD.search(before.rstrip())
    is_short = word is not None and word.group().lower() in _stops().abbreviations - _stops().may_end
    if not is_short and _HEADING_FOLLOWS.match(text, stop.end()):
        return True
    if word is None:
        # A digit, a percent sign or a bracket before the stop: the end, unless a bare number goes on.
        goes_on = following.isdigit() and before[-1:].isdigit() and _NUMBER_GOES_ON.match(text, stop.end())
        return not goes_on
    return _word_ends(word.group(), following, before, text, stop.end())


def _word_ends(word: str, following: str, before: str, text: str, position: int) -> bool:
    """Does the stop behind this word end the sentence?"""
    stops, last = _stops(), word.lower()
    if last in stops.abbreviations:
        return last in stops.may_end and following.isupper()
    if "." in last and word.islower() and following.isdigit():
        return False  # "(i.q.r. 8-15)"
    if len(last) == 1:
        if not following.isupper():
            return False
        if word.islower() or stops.lettered.search(before):
            return True
        return before[-3:-2].islower() and stops.begins_anew.match(text, position) is not None
    if following.islower():
        # Lower case goes on after an unknown abbreviation, but begins a new sentence after a whole word.
        return len(last) > 3 and not word.isupper() and _WHOLE_WORD.match(text, position) is not None
    return True


def _short_line_cuts(text: str, start: int, stop: int) -> set[int]:
    ends = list(_LINE_END.finditer(text, start, stop))
    if not ends:
        return set()
    lengths = [b.start() - a for a, b in zip([start, *(m.end() for m in ends)], ends, strict=False)]
    limit = min(_SHORT_LINE, _SHARE_OF_LONGEST * max(*lengths, stop - ends[-1].end()))
    cuts = set()
    for length, match in zip(lengths, ends, strict=True):
        after = match.end()
        if length < limit and after < stop and (text[after].isupper() or text[after].isdigit()):
            cuts.add(after)
    return cuts
