"""Cue words and patterns of one fact, from `kg/data/patterns`, each with examples that must match and some that must
not.

A pattern file holds groups; a group is a list of rows with `name`, `regex`, `examples` and `counter_examples`. Further
keys of a row (`value`) are kept as they are. `{N}` in a regex stands for the macro of that name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kg.errors import VocabularyError
from kg.extract.quantity import expand
from kg.resources import data_path


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern with its compiled expression and the words that show it."""

    name: str
    expression: re.Pattern[str]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    value: str = field(default="")


@cache
def load_cues(name: str) -> dict[str, tuple[Cue, ...]]:
    """The patterns of `patterns/NAME.yaml` by their group, in the order of the file.

    Raises: VocabularyError: if a row lacks its name or regex, or the regex does not compile; the message names file
    and row.
    """
    path = data_path("patterns", f"{name}.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    macros: dict[str, str] = {}
    for macro, text in loaded.pop("macros", {}).items():
        macros[macro] = expand(text, macros)
    cues: dict[str, tuple[Cue, ...]] = {}
    for group, rows in loaded.items():
        try:
            cues[group] = tuple(_cue(row, macros) for row in rows)
        except (re.error, KeyError, TypeError) as error:
            raise VocabularyError(
                f"{path.name}: a row of {group!r} does not hold a valid pattern: {error!r}"
            ) from error
    return cues


def _cue(row: dict[str, Any], macros: dict[str, str]) -> Cue:
    flags = 0 if row.get("case") else re.IGNORECASE
    expression = re.compile(expand(row["regex"], macros), flags)
    return Cue(
        row["name"],
        expression,
        tuple(row["examples"]),
        tuple(row["counter_examples"]),
        str(row.get("value", row["name"])),
    )


def says(name: str, group: str, words: str) -> bool:
    """Does any pattern of this group match somewhere in these words?"""
    return any(cue.expression.search(words) for cue in load_cues(name)[group])
