"""The sentence an edge of a network rests on."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """`quote` begins at `quote_start` in the text of `source`; `start` to `end` are the decisive words."""

    source: str
    start: int
    end: int
    quote: str
    quote_start: int

    @property
    def words(self) -> str:
        """The words the fact was read from; empty where they do not lie within the quote."""
        if not self.quote_start <= self.start <= self.end <= self.quote_start + len(self.quote):
            return ""
        return self.quote[self.start - self.quote_start : self.end - self.quote_start]

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.source} [{self.start}-{self.end}] {self.quote}"
