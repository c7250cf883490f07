"""A text cut for display: into rows, one a sentence, and each row into pieces that are marked alike from end to end.

Mentions may lie within each other or overlap. A piece ends where any mention or any fact's words begin or end, so that
a piece is either wholly inside a mention or wholly outside, and marks nest without crossing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.annotation_page.fact import Fact
from kg.model.document import Document, Span
from kg.model.mention import Mention
from kg.text.section import read_sentences


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention around a piece, by its number; whether it begins and ends with this piece."""

    number: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the mentions around them, the longest first, and the numbers of the facts read from them."""

    span: Span
    marks: tuple[Mark, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what follows it up to the next one, and the numbers of the facts that it gives.

    `lead` and `trail` are the white space around it, which belongs to the text but is not shown.
    """

    span: Span
    lead: str
    pieces: tuple[Piece, ...]
    trail: str
    facts: tuple[int, ...]
    is_boilerplate: bool


def rows_of(document: Document, mentions: Sequence[Mention], facts: Sequence[Fact]) -> list[Row]:
    """The whole text in rows, nothing left out; a fact stands in the row where its words begin."""
    spans = [*(mention.span for mention in mentions), *(fact.words for fact in facts)]
    rows = []
    for row in _row_spans(document):
        words = row.of(document.text)
        lead = words[: len(words) - len(words.lstrip())]
        trail = words[len(words.rstrip()) :] if words.strip() else ""
        shown = (row.start + len(lead), row.end - len(trail))
        rows.append(
            Row(
                row,
                lead,
                tuple(_piece(piece, mentions, facts) for piece in _cut(*shown, spans)),
                trail,
                tuple(number for number, fact in enumerate(facts) if row.start <= fact.words.start < row.end),
                document.is_boilerplate(row),
            )
        )
    return rows


def _row_spans(document: Document) -> list[Span]:
    """A cut before each sentence (before its heading, if it has one) and at both ends of boilerplate."""
    text = document.text
    cuts = {0}
    end = 0
    for sentence in read_sentences(document):
        heading = text[end : sentence.span.start].strip()
        cuts.add(text.index(heading, end) if heading else sentence.span.start)
        end = sentence.span.end
    for span in document.boilerplate:
        cuts = {cut for cut in cuts if not span.start < cut < span.end} | {span.start, span.end}
    edges = sorted({cut for cut in cuts if text[cut:].strip()} | {0, len(text)})
    return [Span(start, end) for start, end in itertools.pairwise(edges)]


def _cut(start: int, end: int, spans: Iterable[Span]) -> list[Span]:
    cuts = {start, end} | {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    return [Span(first, last) for first, last in itertools.pairwise(sorted(cuts))]


def _piece(piece: Span, mentions: Sequence[Mention], facts: Sequence[Fact]) -> Piece:
    around = [number for number, mention in enumerate(mentions) if mention.span.contains(piece)]
    around.sort(key=lambda number: (-len(mentions[number].span), number))
    marks = tuple(
        Mark(number, mentions[number].span.start == piece.start, mentions[number].span.end == piece.end)
        for number in around
    )
    return Piece(piece, marks, tuple(n for n, fact in enumerate(facts) if fact.words.contains(piece)))
