"""Is a thing said to be there, denied, guessed at or only conditional? After ConText (Harkema et al. 2009).

A cue before a mention reaches forward, a cue behind it reaches back, up to a terminating word or the clause's end;
pseudo-cues (`no significant difference`, `not only`) hold a cue's words and deny nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import yaml

from kg.model.document import Span
from kg.resources import data_path

AssertionKind = Literal["present", "absent", "possible", "conditional"]
_KINDS: tuple[AssertionKind, ...] = ("absent", "possible", "conditional")


@dataclass(frozen=True, slots=True)
class Scope:
    """The stretch of a sentence that a cue speaks of."""

    kind: AssertionKind
    cue: Span
    reach: Span


@cache
def _triggers() -> re.Pattern[str]:
    """Words of which every cue holds one: a sentence without any, as most are, has no scope."""
    loaded = yaml.safe_load(data_path("patterns", "assertion.yaml").read_text(encoding="utf-8"))
    return re.compile(r"\b(?:" + "|".join(loaded["triggers"]) + r")", re.IGNORECASE)


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str]]:
    loaded = yaml.safe_load(data_path("patterns", "assertion.yaml").read_text(encoding="utf-8"))

    def any_of(cues: list[str]) -> re.Pattern[str]:
        return (
            re.compile(r"(?<![\w-])(?:" + "|".join(cues) + r")(?![\w-])", re.IGNORECASE)
            if cues
            else re.compile(r"(?!)")
        )

    cues = {f"{kind}.{side}": any_of(loaded[kind][side]) for kind in _KINDS for side in ("before", "after")}
    ends = re.compile(
        r"[;:()\[\]]|(?<!\d),(?=\s+(?:(?:(?:and|but|or|with)\s+)?\w+\s+)?(?:was|were|had|experienced|developed)\b)|"
        r"(?<![\w-])(?:" + "|".join(loaded["terminators"]) + r")(?![\w-])",
        re.IGNORECASE,
    )
    return cues, any_of(loaded["pseudo"]), ends


# "no toxicities were seen, rash and fever were": once its verb is said, a denial ends at the comma.
_CLAUSE_END = re.compile(
    r"\b(?:was|were|is|are|occurred|had|did|has|have|been)\b[^,]*(?P<comma>,)\s(?!respectively|or\b|nor\b)"
)


def find_scopes(text: str, sentence: Span) -> list[Scope]:
    """What the cues of a sentence reach, in order of the cues."""
    cues, pseudo, ends = _patterns()
    words = sentence.of(text)
    if not _triggers().search(words):
        return []
    base = sentence.start
    masked = [(m.start(), m.end()) for m in pseudo.finditer(words)]
    stops = list(ends.finditer(words))
    scopes = []
    for kind in _KINDS:
        for match in cues[f"{kind}.before"].finditer(words):
            if any(a <= match.start() < b for a, b in masked):
                continue
            end = next((m.start() for m in stops if m.start() >= match.end()), len(words))
            clause = _CLAUSE_END.search(words, match.end(), end)
            end = clause.start("comma") if clause else end
            if end > match.end():
                scopes.append(_scope(kind, base, match, match.end(), end))
        for match in cues[f"{kind}.after"].finditer(words):
            if any(a <= match.start() < b for a, b in masked):
                continue
            start = max((m.end() for m in stops if m.end() <= match.start()), default=0)
            if start < match.start():
                scopes.append(_scope(kind, base, match, start, match.start()))
    return sorted(scopes, key=lambda scope: (scope.cue, scope.kind))


def _scope(kind: AssertionKind, base: int, cue: re.Match[str], start: int, end: int) -> Scope:
    return Scope(kind, Span(base + cue.start(), base + cue.end()), Span(base + start, base + end))


def assertion_of(span: Span, scopes: list[Scope]) -> AssertionKind:
    """How a mention is asserted: denial outweighs doubt, doubt outweighs condition."""
    kinds = {scope.kind for scope in scopes if scope.reach.contains(span) or scope.cue.contains(span)}
    return next((kind for kind in _KINDS if kind in kinds), "present")
