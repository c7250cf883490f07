"""What an extractor's name means: its module's own words, the rule's description, and the patterns of that name."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

import kg.extract
from kg.extract.quantity import expand
from kg.resources import data_path

# Extractors whose patterns stand in a file of another name.
_FILES = {"adverse-event": "harms"}
_EDGE = re.compile(r"\b")
_LONGEST = 2000  # a sentence that is longer is a table or a list


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """A row of a pattern file; None where its expression needs more than its own file to be complete."""

    file: str
    name: str
    examples: tuple[str, ...]
    expression: re.Pattern[str] | None

    def matches(self, words: str) -> bool:
        """Is the pattern somewhere in the words? It may be tied to where a name ends or begins, as many cues are."""
        if self.expression is None:
            return False
        edges = [m.start() for m in _EDGE.finditer(words[:_LONGEST])]
        pieces = (words, *(words[edge:] for edge in edges), *(words[:edge] for edge in edges))
        return any(self.expression.search(piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Rule:
    """What read a fact: `module` is None for a name that this version does not know, which then has no description."""

    name: str
    module: str | None
    about: str
    says: str | None
    example: str | None
    patterns: tuple[NamedPattern, ...]


def rule_of(extractor: str) -> Rule:
    """What `result/bracket`, `mechanism/inhibits` or another extractor's name stands for."""
    prefix, _, rule = extractor.partition("/")
    described = (_rules().get(prefix) or {}).get(rule) or {}
    module = _module_by_name().get(prefix.replace("-", "_"))
    return Rule(
        extractor,
        module,
        _first_paragraph(importlib.import_module(module).__doc__ or "") if module else "",
        described.get("says"),
        described.get("example"),
        tuple(_patterns(prefix, rule)),
    )


@cache
def _module_by_name() -> dict[str, str]:
    """The full names of the modules that read facts, by their last part, which no two of them share."""
    found = pkgutil.walk_packages(kg.extract.__path__, "kg.extract.")
    return {one.name.rpartition(".")[2]: one.name for one in found if not one.ispkg}


@cache
def _rules() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(data_path("patterns", "rules.yaml").read_text(encoding="utf-8"))
    return loaded["extractors"]  # type: ignore[no-any-return]


def _first_paragraph(text: str) -> str:
    """The line that a docstring opens with, and the paragraph behind it, which says what is found and what is not."""
    return " ".join(" ".join(text.split("\n\n")[:2]).split())


def _patterns(prefix: str, rule: str) -> Iterator[NamedPattern]:
    """The rows of the extractor's pattern file whose name or value is the rule's."""
    stem = _FILES.get(prefix, prefix.replace("-", "_"))
    for name in (stem, f"{stem}s"):
        path = data_path("patterns", f"{name}.yaml")
        if path.is_file():
            loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
            macros = loaded.get("macros") or {}
            for row in _rows(loaded):
                if _plain(rule) in (_plain(row.get("name")), _plain(row.get("value"))):
                    expression = _compiled(row["regex"], macros)
                    yield NamedPattern(path.name, str(row["name"]), tuple(row.get("examples", ())), expression)


def _rows(loaded: Any) -> Iterator[dict[str, Any]]:
    if isinstance(loaded, dict):
        if isinstance(loaded.get("regex"), str) and "name" in loaded:
            yield loaded
        for value in loaded.values():
            yield from _rows(value)
    elif isinstance(loaded, list):
        for value in loaded:
            yield from _rows(value)


def _plain(name: object) -> str | None:
    return str(name).lower().replace("-", " ") if name is not None else None


def _compiled(regex: str, macros: dict[str, str]) -> re.Pattern[str] | None:
    try:
        whole = {name: expand(text, macros) for name, text in macros.items()}
        return re.compile(expand(regex, whole), re.IGNORECASE)
    except (re.error, KeyError):
        return None  # built from parts that stand in code
