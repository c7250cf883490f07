"""The fields of a MEDLINE record: tags with their values."""

from __future__ import annotations

import html
from dataclasses import dataclass

from Bio import Medline


@dataclass(frozen=True, slots=True)
class Field:
    """A tag and its value on one line, folded lines joined by one space."""

    tag: str
    value: str

    def continued(self, more: str) -> Field:
        return Field(self.tag, f"{self.value} {more}".strip())

    def as_line(self) -> str:
        return f"{self.tag:<4}- {self.value}\n"


def plain(value: str) -> str:
    """A value with entities (`&lt;`) as the characters they stand for."""
    return html.unescape(value).strip() if "&" in value else value.strip()


def listed(record: Medline.Record, tag: str) -> list[str]:
    """The values of a tag, also of one that may stand only once."""
    value = record.get(tag, [])
    return [value] if isinstance(value, str) else list(value)


def first(record: Medline.Record, tag: str) -> str | None:
    """The first value of a tag, None where there is none."""
    values = listed(record, tag)
    return plain(values[0]) or None if values else None
