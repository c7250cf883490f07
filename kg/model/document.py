"""A document: one text, where it came from, and what its record says about the publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model.publication import Publication


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points: `start` is inside, `end` is not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` in this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its origin.

    `key` names the document in IRIs (`pmid-35315510`, `000_75dcca90ac0234be`): letters, digits, `.`, `_` and `-` only.
    `source` is what users see: the input file's name, or the record's id for files of many records.
    `boilerplate` are spans of the text that belong to a web page or a publisher and yield no facts.
    """

    key: str
    source: str
    text: str
    format: str
    title: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    publication: Publication | None = None
    registrations: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def is_boilerplate(self, span: Span) -> bool:
        return any(b.overlaps(span) for b in self.boilerplate)

    def title_text(self) -> str | None:
        return self.title.of(self.text) if self.title else None

    def iter_content(self) -> Iterator[Span]:
        """The stretches of the text between the boilerplate."""
        position = 0
        for span in sorted(self.boilerplate):
            if position < span.start:
                yield Span(position, span.start)
            position = max(position, span.end)
        if position < len(self.text):
            yield Span(position, len(self.text))
