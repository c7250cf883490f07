"""One thing in a graph that does not conform to the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong, how much so, and where to look.

    `source` is the paper, `shape` the name of the shape or constraint in `shapes/`, `focus` the IRI of the fact, `path`
    the property (None if the fact as a whole is meant), `value` the offending value if it is one.
    """

    severity: Severity
    source: str | None
    shape: str
    focus: str
    path: str | None
    value: str | None
    message: str

    @property
    def sort_key(self) -> tuple[str, ...]:
        parts = (self.source, self.severity, self.shape, self.focus, self.path, self.value, self.message)
        return tuple(part or "" for part in parts)
