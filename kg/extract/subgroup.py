"""The group of patients that a clause restricts a number to: `in patients older than 60 years`.

Finds the nearest such group in the number's clause, and `intention to treat`. Groups that are arms (`who received`)
or the whole population (`all patients`) are none.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_words = partial(expression, "results")
#: How far the group may stand from the number.
_REACH = 90


def find_subgroup(sentence: ReadSentence, estimate: Estimate, table: ArmTable, thing: Span) -> str | None:
    """The name of the subgroup that a number is restricted to, in the text's words; `thing` is what it is a number of,
    which restricts nobody (`the share of patients with a complete response`).
    """
    if _words("intention-to-treat").search(sentence.words):
        return "intention to treat"
    base = sentence.span.start
    place = estimate.span.start - base
    best: tuple[int, str] | None = None
    for match in _words("subgroup").finditer(sentence.words, *_clause(sentence.words, place, estimate.end - base)):
        if any(base + match.start() <= m.span.start < base + match.end() for m in table.find(sentence)):
            continue
        if base + match.start() <= thing.start < base + match.end() or _has_own_number(
            sentence, estimate, base + match.start()
        ):
            continue
        name = _name(match)
        distance = place - match.end() if match.end() <= place else abs(match.start() - (estimate.end - base))
        if name and distance < _REACH and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


def _has_own_number(sentence: ReadSentence, estimate: Estimate, start: int) -> bool:
    """`61% (74% among women)`: does another share stand between a number and the group behind it?"""
    return any(q.kind == "percent" and estimate.end <= q.span.start < start for q in sentence.quantities)


def _clause(words: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends that holds a number."""
    edges = list(_words("clause-edge").finditer(words))
    begins = max((m.end() for m in edges if m.end() <= start), default=0)
    return begins, min((m.start() for m in edges if m.start() > end), default=len(words))


def _name(match: re.Match[str]) -> str | None:
    words = (match["rest"] or match["adjective"] or "").strip()
    if not words or _words("whole-population").match(words) or _words("treated").match(words):
        return None
    if match["adjective"] and _words("no-adjective").search(match["adjective"]):
        return None
    return _words("subgroup-edge").sub("", words)
