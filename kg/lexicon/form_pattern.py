"""The patterns of `kg/data/patterns/forms.yaml`: words around a form that make another name of it."""

from __future__ import annotations

import re
from functools import cache

import yaml

from kg.resources import data_path


@cache
def form_pattern(row: str) -> re.Pattern[str]:
    """The pattern of one row; a `KeyError` if there is none."""
    return _patterns()[row]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    loaded = yaml.safe_load(data_path("patterns", "forms.yaml").read_text(encoding="utf-8"))
    rows = (row for rows in loaded.values() for row in rows)
    return {row["name"]: re.compile(row["regex"], 0 if row.get("case") else re.IGNORECASE) for row in rows}
