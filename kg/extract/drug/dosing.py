"""Does a stretch of text hold only doses, times and routes? `100 mg/m2 orally on days 1 to 5, and` does."""

from __future__ import annotations

import re
from functools import cache

import yaml

from kg.resources import data_path

_NUMBER = re.compile(r"\d[\d.,]*")
_PART = re.compile(r"[\s,/():;.²^+–-]+")


@cache
def _words() -> frozenset[str]:
    loaded = yaml.safe_load(data_path("patterns", "dosing.yaml").read_text(encoding="utf-8"))
    return frozenset(word for words in loaded.values() for word in words.split())


def is_dosing(text: str) -> bool:
    """Is every word of this text one of dosing, and is there a number among them?"""
    if len(text) > 200 or not _NUMBER.search(text):
        return False
    return all(part.lower() in _words() for part in _PART.split(_NUMBER.sub(" ", text)) if part)
