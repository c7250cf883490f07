"""Cue words and patterns of one fact, from `kg/data/patterns`, each with examples that match and some that must not.

A pattern file holds groups; a group is a list of rows with `name`, `regex`, `examples` and `counter_examples`. Further
keys of a row (`value`) are kept as they are. `{N}` in a regex stands for the macro of that name; those of `macros.yaml`
and `{SPELLED}`, a number in words, are known in every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kg.errors import VocabularyError
from kg.extract.quantity import expand
from kg.resources import data_path
from kg.text.expression import Choice, Expression
from kg.text.number import SPELLED


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern with its compiled expression and the words that show it."""

    name: str
    expression: Expression
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    value: str = field(default="")

    def search(self, words: str) -> re.Match[str] | None:
        """The first match of the expression."""
        return self.expression.search(words)

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """All matches of the expression, none overlapping another."""
        return self.expression.finditer(words)


@cache
def load_cues(name: str) -> dict[str, Choice[Cue]]:
    """The patterns of `patterns/NAME.yaml` by their group, in the order of the file.

    Raises:
        VocabularyError: if a row lacks its name or regex, or the regex does not compile; it names file and row.
    """
    path = data_path("patterns", f"{name}.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    macros = dict(_shared_macros())
    for macro, text in loaded.pop("macros", {}).items():
        macros[macro] = expand(text, macros)
    cues: dict[str, Choice[Cue]] = {}
    for group, rows in loaded.items():
        try:
            cues[group] = Choice(_cue(row, macros) for row in rows)
        except (re.error, KeyError, TypeError) as error:
            raise VocabularyError(
                f"{path.name}: a row of {group!r} does not hold a valid pattern: {error!r}"
            ) from error
    return cues


@cache
def _shared_macros() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(data_path("patterns", "macros.yaml").read_text(encoding="utf-8"))
    return {"SPELLED": SPELLED, **loaded}


def _cue(row: dict[str, Any], macros: dict[str, str]) -> Cue:
    return Cue(
        row["name"],
        Expression(expand(row["regex"], macros), 0 if row.get("case") else re.IGNORECASE),
        tuple(row["examples"]),
        tuple(row["counter_examples"]),
        str(row.get("value", row["name"])),
    )


@cache
def expression(name: str, row: str) -> Expression:
    """The expression of one row of `patterns/NAME.yaml`, for code that looks for just this one.

    Raises:
        VocabularyError: if there is not exactly one row of this name.
    """
    found = [cue.expression for cues in load_cues(name).values() for cue in cues if cue.name == row]
    if len(found) != 1:
        raise VocabularyError(f"{name}.yaml: {len(found)} rows have the name {row!r}, one was looked for")
    return found[0]


def says(name: str, group: str, words: str) -> bool:
    """Does any pattern of this group match somewhere in these words?"""
    # a loop: it is asked for nearly every number, and a generator takes longer than the expressions
    for cue in load_cues(name)[group].within(words):  # noqa: SIM110
        if cue.expression.search(words):
            return True
    return False
