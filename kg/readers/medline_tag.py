"""The closed list of MEDLINE tags, and what a value of each looks like."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.errors import VocabularyError
from kg.resources import data_path


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
    path = data_path("medline_tags.tsv")
    tags: dict[str, MedlineTag] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#") or line.startswith("tag\t"):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[0] in tags:
            raise VocabularyError(f"{path}:{number}: expected a new tag, name, value and anywhere, got {line!r}")
        try:
            value = re.compile(cells[2])
        except re.error as error:
            raise VocabularyError(f"{path}:{number}: {cells[2]!r} is no regular expression: {error}") from error
        tags[cells[0]] = MedlineTag(cells[0], cells[1], value, cells[3] == "yes")
    return tags
