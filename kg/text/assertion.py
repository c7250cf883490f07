"""Is a thing said to be there, denied, guessed at or only conditional? After ConText (Harkema et al. 2009).

A cue before a mention reaches forward, a cue behind it reaches back, up to a terminating word or the clause's end;
forward also no further than the people spoken of (`no surgery in women with X`);
pseudo-cues (`no significant difference`, `not only`) hold a cue's words and deny nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

import yaml

from kg.model.document import Span
from kg.resources import data_path
from kg.text.expression import Expression
from kg.text.words import Words

AssertionKind = Literal["present", "absent", "possible", "conditional"]
_KINDS: tuple[AssertionKind, ...] = ("absent", "possible", "conditional")


@dataclass(frozen=True, slots=True)
class Scope:
    """The stretch of a sentence that a cue speaks of."""

    kind: AssertionKind
    cue: Span
    reach: Span


@cache
def _triggers() -> Expression:
    """Words of which every cue holds one: a sentence without any, as most are, has no scope."""
    loaded = yaml.safe_load(data_path("patterns", "assertion.yaml").read_text(encoding="utf-8"))
    return Expression(r"\b(?:" + "|".join(loaded["triggers"]) + r")", re.IGNORECASE)


@cache
def _patterns() -> tuple[dict[str, Expression], Expression, Expression, Expression]:
    loaded = yaml.safe_load(data_path("patterns", "assertion.yaml").read_text(encoding="utf-8"))

    def any_of(cues: list[str]) -> Expression:
        words = "|".join(cues).replace(" ", r"\s")  # a sentence may go on in the next line
        return Expression(r"(?<![\w-])(?:" + words + r")(?![\w-])", re.IGNORECASE) if cues else Expression(r"(?!)")

    cues = {f"{kind}.{side}": any_of(loaded[kind][side]) for kind in _KINDS for side in ("before", "after")}
    ends = Expression(
        r"[;:()\[\]]|,(?=\s+(?:(?:(?:and|but|or|with)\s+)?\w+\s+)?(?:was|were|had|experienced|developed)\b)|"
        r",(?=\s+(?:(?:and|but)\s+(?:an?\s+|the\s+)?(?:majority|most|all|both|low|lower|few|fewer|mild|minimal|only)\b|"
        r"(?:can|could|may|might|would|should|will)\b|and\s+(?:the|an?|there|it|they|we)\b))|"
        r"(?<![\w-])(?:" + "|".join(loaded["terminators"]) + r")(?![\w-])",
        re.IGNORECASE,
    )
    return cues, any_of(loaded["pseudo"]), ends, Expression(loaded["people"], re.IGNORECASE)


# "no toxicities were seen, rash and fever were": once its verb is said, a denial ends at the comma.
_CLAUSE_END = re.compile(
    r"\b(?:was|were|is|are|occurred|had|did|has|have|been)\b[^,]*(?P<comma>,)\s(?!respectively|or\b|nor\b)"
)
_CLAUSE_REACH = 400


def find_scopes(text: str, sentence: Span, words: Words | None = None) -> list[Scope]:
    """What the cues of a sentence reach, in order of the cues."""
    words = words or Words(sentence.of(text))
    if not _triggers().search(words):
        return []
    cues, pseudo, ends, people = _patterns()
    before = [(kind, match) for kind in _KINDS for match in cues[f"{kind}.before"].finditer(words)]
    after = [(kind, match) for kind in _KINDS for match in cues[f"{kind}.after"].finditer(words)]
    if not before and not after:
        return []
    base = sentence.start
    masked = [match.span() for match in pseudo.finditer(words)]
    stops = [match.span() for match in ends.finditer(words)]
    stop_ends = [end for _, end in stops]
    forward = sorted(start for start, _ in [*stops, *(match.span() for match in people.finditer(words))])
    scopes = []
    for kind, match in before:
        place = bisect_left(forward, match.end())
        end = forward[place] if place < len(forward) else len(words)
        clause = _CLAUSE_END.search(words, match.end(), min(end, match.end() + _CLAUSE_REACH))
        end = clause.start("comma") if clause else end
        if end > match.end() and not _is_masked(match.start(), masked):
            scopes.append(_scope(kind, base, match, match.end(), end))
    for kind, match in after:
        place = bisect_right(stop_ends, match.start())
        start = stop_ends[place - 1] if place else 0
        if start < match.start() and not _is_masked(match.start(), masked):
            scopes.append(_scope(kind, base, match, start, match.start()))
    return sorted(scopes, key=lambda scope: (scope.cue, scope.kind))


def _is_masked(place: int, masked: list[tuple[int, int]]) -> bool:
    """Does a pseudo-cue hold this place?"""
    before = bisect_right(masked, place, key=_start) - 1
    return before >= 0 and place < masked[before][1]


def _start(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _scope(kind: AssertionKind, base: int, cue: re.Match[str], start: int, end: int) -> Scope:
    return Scope(kind, Span(base + cue.start(), base + cue.end()), Span(base + start, base + end))


def assertion_of(span: Span, scopes: list[Scope]) -> AssertionKind:
    """How a mention is asserted: denial outweighs doubt, doubt outweighs condition."""
    kinds = {scope.kind for scope in scopes if scope.reach.contains(span) or scope.cue.contains(span)}
    return next((kind for kind in _KINDS if kind in kinds), "present")
