"""The parts of an abstract: headings in their many spellings, or, without headings, the words that open a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import yaml

from kg.model.document import Document, Span
from kg.resources import data_path
from kg.text.sentence import split_sentences

SectionRole = Literal["title", "background", "methods", "results", "conclusions", "registration", "funding"]

# A heading: at the start of a sentence, up to six words, then a colon or a full stop or a line end; or Markdown hashes.
_HEADING = re.compile(r"(?P<words>[A-Za-z][A-Za-z /&,'()-]{2,60}?)\s*(?P<mark>:\s*|\.\s+(?=[A-Z])|\s+-\s+|\s*\n|$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its part of the abstract; a heading before it is not part of it."""

    span: Span
    role: SectionRole
    index: int

    def of(self, text: str) -> str:
        return self.span.of(text)


@cache
def _headings() -> dict[str, SectionRole]:
    loaded = yaml.safe_load(data_path("patterns", "sections.yaml").read_text(encoding="utf-8"))
    known = {_plain(name): role for role, names in loaded["headings"].items() for name in names}
    unknown = set(known.values()) - set(get_args(SectionRole))
    if unknown:
        raise ValueError(f"sections.yaml: unknown section roles {sorted(unknown)}")
    return known


@cache
def _openers() -> dict[str, re.Pattern[str]]:
    loaded = yaml.safe_load(data_path("patterns", "sections.yaml").read_text(encoding="utf-8"))
    return {role: re.compile("|".join(patterns), re.IGNORECASE) for role, patterns in loaded["openers"].items()}


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", name.lower()))


def read_sentences(document: Document) -> list[Sentence]:
    """The sentences of a document outside its boilerplate, each with its role."""
    text = document.text
    pieces: list[Span] = []
    for content in document.iter_content():
        if document.title and content.contains(document.title):
            if content.start < document.title.start:
                pieces += split_sentences(text, content.start, document.title.start)
            pieces.append(document.title)
            if document.title.end < content.end:
                pieces += split_sentences(text, document.title.end, content.end)
        else:
            pieces += split_sentences(text, content.start, content.end)
    return _with_roles(text, pieces, document.title)


def _with_roles(text: str, pieces: list[Span], title: Span | None) -> list[Sentence]:
    found: list[tuple[Span, SectionRole | None]] = []
    current: SectionRole | None = None
    structured = False
    for piece in pieces:
        if piece == title:
            found.append((piece, "title"))
            continue
        role, body = _split_heading(text, piece)
        if role:
            current, structured = role, True
        if body:
            found.append((body, current))
    if not structured:
        return _infer(text, found)
    return [Sentence(span, role or "background", i) for i, (span, role) in enumerate(found)]


def _split_heading(text: str, piece: Span) -> tuple[SectionRole | None, Span | None]:
    """The role a heading at the start of this piece gives, and what follows the heading."""
    if hashed := re.compile(r"#{1,4}\s*").match(text, piece.start, piece.end):
        return _split_hashed(text, Span(hashed.end(), piece.end)) if hashed.end() < piece.end else (None, None)
    match = _HEADING.match(text, piece.start, piece.end)
    if not match:
        return None, piece
    role = _headings().get(_plain(match["words"]))
    certain = ":" in match["mark"] or "\n" in match["mark"] or match["words"].isupper() or match.end() == piece.end
    if role is None or not certain:
        return None, piece
    rest = text[match.end() : piece.end]
    stripped = rest.lstrip()
    if not stripped:
        return role, None
    start = match.end() + len(rest) - len(stripped)
    return role, Span(start, piece.end)


def _split_hashed(text: str, piece: Span) -> tuple[SectionRole | None, Span | None]:
    """A Markdown heading whose line may go on: the longest known heading that its words begin with."""
    words = list(re.finditer(r"\S+", piece.of(text)[:80]))
    for count in range(min(7, len(words)), 0, -1):
        end = piece.start + words[count - 1].end()
        role = _headings().get(_plain(text[piece.start : end]))
        if role:
            rest = text[end : piece.end].lstrip(" :.\n\r\t")
            return role, Span(piece.end - len(rest), piece.end) if rest.strip() else None
    return None, piece


_ORDER: tuple[SectionRole, ...] = ("background", "methods", "results", "conclusions")


def _infer(text: str, found: list[tuple[Span, SectionRole | None]]) -> list[Sentence]:
    """Roles of an abstract without headings: parts follow each other in the usual order, each opened by its words."""
    openers = _openers()
    stage = 0
    sentences = []
    body = [i for i, (_, role) in enumerate(found) if role != "title"]
    for i, (span, role) in enumerate(found):
        if role == "title":
            sentences.append(Sentence(span, "title", i))
            continue
        words = span.of(text)
        # A lone sentence or two are what somebody quoted: they report results.
        last_third = body.index(i) >= len(body) * 0.5
        if (
            stage < 3
            and last_third
            and openers["conclusions"].search(words)
            and not re.search(r"\d\s?%|\bp\s?[<=]", words)
        ):
            stage = 3
        elif (stage == 1 and openers["results"].search(words)) or (stage == 0 and len(body) <= 2):
            stage = 2
        elif stage == 0 and openers["methods"].search(words):
            stage = 1
        elif stage == 3 and re.search(r"\d\s?%.*\d\s?%|\bp\s?[<=]\s?0?\.", words):
            stage = 2
        sentences.append(Sentence(span, _ORDER[stage], i))
    return sentences
