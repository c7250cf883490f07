"""Parts of an abstract without headings: sentences are judged by their phrases, parts follow in the usual order.

Of all ways to divide the sentences into background, methods, results and conclusions, in this order and any of them
possibly missing, the one with the most points is taken (Viterbi). Points come from the phrases of `sections.yaml` and
from the place in the text. Measured on 1,003 abstracts whose headings were taken away (November 2026): 86 % of the
sentences get the part that their heading says; most of the others stand next to the border of two parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import yaml

from kg.resources import data_path

Part = Literal["background", "methods", "results", "conclusions"]
PARTS: tuple[Part, ...] = ("background", "methods", "results", "conclusions")

_TOKEN = re.compile(r"\d(?:[\d.,·]*\d)?(?:\s?%)?|[^\W\d_]+|[<=>≤≥±]")
_WITHOUT_NUMBERS = "(no number)"
_SAMPLE = 300
"""A sentence's first characters say what it is for; its tail, a list of toxicities, need not be looked at."""
_PLACE: dict[Part, float] = {"background": 0.08, "methods": 0.3, "results": 0.65, "conclusions": 1.0}
_PLACE_WEIGHT = 8.0
_MOST = 12.0
"""Many phrases of one kind say no more than some: a sentence of thirty numbers is not five times a result."""


@cache
def _points() -> dict[str, tuple[tuple[int, float], ...]]:
    """What each phrase gives to which part (by its index)."""
    loaded = yaml.safe_load(data_path("patterns", "sections.yaml").read_text(encoding="utf-8"))["phrases"]
    unknown = set(loaded) - set(PARTS)
    if unknown:
        raise ValueError(
            f"sections.yaml: unknown parts {sorted(unknown)} under 'phrases'; known are {', '.join(PARTS)}"
        )
    found: dict[str, dict[int, float]] = {}
    for index, part in enumerate(PARTS):
        for points, phrases in loaded[part].items():
            for phrase in phrases:
                found.setdefault(phrase, {})[index] = float(points)
    return {phrase: tuple(sorted(by_part.items())) for phrase, by_part in found.items()}


def infer_parts(sentences: Sequence[str], parts: Sequence[Part] = PARTS) -> list[Part]:
    """The part of each sentence, one of `parts`, which are in the usual order.

    One or two sentences alone are what somebody quoted: they report results.
    """
    if len(parts) == 1 or len(sentences) <= 2:
        return [parts[0] if len(parts) == 1 else "results"] * len(sentences)
    indices = [PARTS.index(part) for part in parts]
    scores = [_score(words, i / (len(sentences) - 1)) for i, words in enumerate(sentences)]
    best = [[scores[0][index] for index in indices]]
    came_from: list[list[int]] = []
    for score in scores[1:]:
        row, origins = [], []
        for part, index in enumerate(indices):
            origin = max(range(part + 1), key=lambda previous: best[-1][previous])
            row.append(best[-1][origin] + score[index])
            origins.append(origin)
        best.append(row)
        came_from.append(origins)
    part = max(range(len(parts)), key=lambda place: best[-1][place])
    path = [part]
    for origins in reversed(came_from):
        part = origins[part]
        path.append(part)
    return [parts[place] for place in reversed(path)]


def _score(words: str, place: float) -> list[float]:
    """How well a sentence fits each part."""
    totals = [0.0] * len(PARTS)
    known = _points()
    for phrase in _phrases(words):
        for index, points in known.get(phrase, ()):
            totals[index] += points
    return [min(t, _MOST) - _PLACE_WEIGHT * abs(place - _PLACE[part]) for t, part in zip(totals, PARTS, strict=True)]


def _phrases(words: str) -> set[str]:
    """The known phrases of a sentence, `^` standing before its first word; numbers are `#` and `#%`."""
    raw = _TOKEN.findall(words.lower(), 0, _SAMPLE)
    tokens = ["^", *(("#%" if t[-1] == "%" else "#") if t[0].isdigit() else t for t in raw)]
    lengths = _lengths()
    found = {" ".join(tokens[i : i + n]) for i, token in enumerate(tokens) for n in lengths.get(token, ())}
    if "#" not in tokens and "#%" not in tokens:
        found.add(_WITHOUT_NUMBERS)
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How many tokens the phrases have that begin with this token."""
    found: dict[str, set[int]] = {}
    for phrase in _points():
        tokens = phrase.split(" ")
        found.setdefault(tokens[0], set()).add(len(tokens))
    return {first: tuple(sorted(lengths)) for first, lengths in found.items()}
