"""Clutter of web pages and publishers around an abstract: where it stands, and what it tells about the paper."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from kg.errors import VocabularyError
from kg.model.document import Span
from kg.resources import data_path

_KEYS = {"name", "regex", "captures", "web", "examples", "counter_examples"}


@dataclass(frozen=True, slots=True)
class BoilerplatePattern:
    """One kind of clutter. `is_of_web_page` if its presence tells that the text was copied from a page."""

    name: str
    regex: re.Pattern[str]
    captures: tuple[str, ...]
    is_of_web_page: bool
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The clutter of one text: its spans, sorted and merged, and what it says (`journal`, `pmid`, `pmcid`, `doi`)."""

    spans: tuple[Span, ...]
    said: Mapping[str, str]
    is_of_web_page: bool


@functools.cache
def boilerplate_patterns() -> tuple[BoilerplatePattern, ...]:
    """The patterns of `kg/data/patterns/boilerplate.yaml`; raises VocabularyError where one cannot be used."""
    path = data_path("patterns", "boilerplate.yaml")
    patterns = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = entry.get("name", "without a name")
        if unknown := entry.keys() - _KEYS:
            raise VocabularyError(
                f"{path}: pattern {name!r} has unknown keys {sorted(unknown)}; known: {sorted(_KEYS)}"
            )
        try:
            regex = re.compile(entry["regex"], re.MULTILINE | re.IGNORECASE)
        except (KeyError, re.error) as error:
            raise VocabularyError(f"{path}: pattern {name!r} needs a regular expression `regex`: {error}") from error
        patterns.append(
            BoilerplatePattern(
                name,
                regex,
                tuple(entry.get("captures", ())),
                entry.get("web", True),
                tuple(entry.get("examples", ())),
                tuple(entry.get("counter_examples", ())),
            )
        )
    return tuple(patterns)


def find_boilerplate(text: str) -> Boilerplate:
    """All clutter of a text."""
    spans: list[Span] = []
    said: dict[str, str] = {}
    is_of_web_page = False
    for pattern in boilerplate_patterns():
        # `$` stands before LF only, so a CR before it is made a blank; the offsets stay as they are.
        for found in pattern.regex.finditer(text.replace("\r", " ")):
            if not found[0].strip():
                continue
            spans.append(_trimmed(text, found.start(), found.end()))
            is_of_web_page = is_of_web_page or pattern.is_of_web_page
            for group in pattern.captures:
                if value := found[group]:
                    said.setdefault(group, value.strip())
    return Boilerplate(_merged(spans), said, is_of_web_page)


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
