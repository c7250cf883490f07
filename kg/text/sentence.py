"""Sentence boundaries for abstracts: full stops in numbers, abbreviations and initials do not end a sentence."""

from __future__ import annotations

import re
from functools import cache

import yaml

from kg.model.document import Span
from kg.resources import data_path

# A stop with closing brackets or quotes behind it, then white space and whatever follows.
_STOP = re.compile(r"[.?!][\"'”’)\]]*(?=\s+(\S))")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n(?=#{1,4} )|(?<=[.?!:])[ \t\r]*\n|(?<=\n)#{1,4} [^\n]*\n")
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$|[^\W\d_]+$")
# A line that ends a paragraph although no blank line follows: much shorter than a wrapped line, next line begins anew.
_SHORT_LINE = 60


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = yaml.safe_load(data_path("patterns", "sentences.yaml").read_text(encoding="utf-8"))
    return frozenset(words["abbreviations"]), frozenset(words["may_end"])


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` without surrounding white space, in order; together they hold all words.

    A line break ends a sentence where a blank line follows, where the line ends in a full stop or colon, or where a short
    line is followed by one that begins with a capital letter (a heading, an item); otherwise it is a wrapped line.
    """
    stop = len(text) if end is None else end
    cuts = {m.end() for m in _STOP.finditer(text, start, stop) if _ends_sentence(text, start, m)}
    cuts |= {m.end() for m in _BREAK.finditer(text, start, stop)}
    cuts |= _short_line_cuts(text, start, stop)
    spans = []
    position = start
    for cut in [*sorted(c for c in cuts if start < c < stop), stop]:
        piece = text[position:cut]
        stripped = piece.strip()
        if stripped:
            first = position + piece.index(stripped[0])
            spans.append(Span(first, first + len(stripped)))
        position = cut
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if text[stop.start()] != ".":
        return True
    following = stop.group(1)
    before = text[max(start, stop.start() - 20) : stop.start()]
    if following == "." or (following in ",;:)]" and True):
        return False
    word = _LAST_WORD.search(before)
    abbreviations, may_end = _abbreviations()
    if word is None:
        # A digit, a percent sign or a bracket before the stop: the end, unless a bare number goes on ("p < 0. 05").
        return not (
            following.isdigit()
            and before[-1:].isdigit()
            and re.match(r"\s\d+\b(?!\s+\w)", text[stop.end() :]) is not None
        )
    last = word.group().lower()
    if last in abbreviations:
        return last in may_end and following.isupper()
    if len(last) == 1:
        # An initial ("J. Smith") or a group's letter ("in arm B. The ..."): only the latter ends the sentence.
        return (
            following.isupper()
            and re.search(
                r"(?:arm|group|cohort|vitamin|hepatitis|type|stage|grade|factor|p)\s+\w$", before, re.IGNORECASE
            )
            is not None
        )
    if following.islower():
        # Lower case goes on after an unknown abbreviation, but begins a new sentence after a whole word.
        return len(last) > 3 and re.match(r"\s+[a-z]{4,}", text[stop.end() :]) is not None
    return True


def _short_line_cuts(text: str, start: int, stop: int) -> set[int]:
    cuts = set()
    line_start = start
    for match in re.finditer(r"\r?\n", text[start:stop]):
        line_end = start + match.start()
        after = start + match.end()
        short = line_end - line_start < _SHORT_LINE
        begins_anew = after < stop and (text[after].isupper() or text[after].isdigit())
        if short and begins_anew:
            cuts.add(after)
        line_start = after
    return cuts
