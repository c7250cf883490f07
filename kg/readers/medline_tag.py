"""The closed list of MEDLINE tags, and what a value of each looks like."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.errors import VocabularyError
from kg.resources import data_path
from kg.table import iter_rows


@dataclass(frozen=True, slots=True)
class MedlineTag:
    """One tag. `value` begins every value of it; `is_telling` if such a value is never seen in a running text."""

    tag: str
    name: str
    value: re.Pattern[str]
    is_telling: bool


@functools.cache
def medline_tags() -> dict[str, MedlineTag]:
    """All tags by their letters, from `kg/data/medline_tags.tsv`; raises VocabularyError at an unusable row."""
    tags: dict[str, MedlineTag] = {}
    for where, row in iter_rows(data_path("medline_tags.tsv"), ("tag", "name", "value", "anywhere")):
        tag = row["tag"]
        if tag in tags:
            raise VocabularyError(f"{where}: the tag {tag!r} stands twice; remove one of the rows")
        try:
            value = re.compile(row["value"])
        except re.error as error:
            raise VocabularyError(f"{where}: {row['value']!r} is no regular expression: {error}") from error
        tags[tag] = MedlineTag(tag, row["name"], value, row["anywhere"] == "yes")
    return tags
