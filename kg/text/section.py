"""The parts of an abstract: headings in their many spellings, or, without headings, what the sentences say (`role.py`).

Finds the title where the document does not know it, and sets apart what is no part of the abstract: citation, authors
and affiliations, registration lines, funding, copyright.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import yaml

from kg.model.document import Document, Span
from kg.resources import data_path
from kg.text.front_matter import FrontMatter, find_front_matter
from kg.text.role import PARTS, Part, infer_parts
from kg.text.sentence import split_sentences
from kg.text.title import is_title

#: `funding` stands for all that is set apart: money, authors and their affiliations, copyright.
SectionRole = Literal["title", "background", "methods", "results", "conclusions", "registration", "funding"]
#: What a heading says: `mixed` is "Methods and results", under which each sentence is judged by itself.
HeadingRole = Literal[SectionRole, "mixed"]

# A heading: at the start of a sentence, up to ten words, then a colon, a stop, a dash, a wide space or the line's end.
_HEADING = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z /&,'()-]{2,80}?)\s*"
    r"(?P<mark>:\s*|\.\s+(?=[A-Z])|\s+[-–—]\s+|\s*\n|(?:[^\S\n]{2,}|[\u2002\u2003])(?=[A-Z\d(])|\.?$)"
)
# Headings that lost their colon: in capitals ("METHODS We treated"), or one of the plainest ("Methods We treated").
_BARE = re.compile(
    r"(?P<words>[A-Z]{4,}(?:[ /,]+(?:[A-Z]{2,}|&))*)\s+(?=[A-Z][a-z]|[A-Z] |\d|\()"
    r"|(?P<plain>Background|Introduction|Importance|Purpose|Objectives?|Methods"
    r"|(?:Patients|Materials?|Subjects) and Methods|Design|Setting|Design,? [Ss]etting,? and [Pp]articipants"
    r"|Participants|Interventions?|Exposures?"
    r"|Main [Oo]utcomes? (?:(?:and|&) )?[Mm]easures?|Results|Findings"
    r"|Conclusions?(?: and [Rr]elevance)?|Interpretation)"
    r"\s+(?!Groups?\b|Arms?\b)(?=[A-Z][\w-]*,?\s+[a-z(\d]|\d"
    r"|(?:Between|From|In|On|During|Since)\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s)"
    r"|(?P<apart>Funding|Trial [Rr]egistration)\s+(?=[A-Z])"
)
_HASHES = re.compile(r"#{1,4}[ \t]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its part of the abstract; a heading before it is not part of it."""

    span: Span
    role: SectionRole
    index: int

    def of(self, text: str) -> str:
        return self.span.of(text)


@cache
def _loaded() -> dict[str, dict[str, list[str]]]:
    return yaml.safe_load(data_path("patterns", "sections.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _headings() -> dict[str, HeadingRole]:
    known = {_plain(name): role for role, names in _loaded()["headings"].items() for name in names}
    unknown = set(known.values()) - {*get_args(SectionRole), "mixed"}
    if unknown:
        raise ValueError(f"sections.yaml: unknown section roles {sorted(unknown)}")
    return known  # type: ignore[return-value]


@cache
def _apart() -> tuple[tuple[SectionRole, re.Pattern[str]], ...]:
    return tuple((row["value"], re.compile(row["regex"], re.IGNORECASE)) for row in _loaded()["apart"])  # type: ignore[index,misc]


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", name.lower().replace("(s)", "s")))


def read_sentences(document: Document) -> list[Sentence]:
    """The sentences of a document outside its boilerplate, each with its role."""
    text = document.text
    front = find_front_matter(text)
    title = front.title if front else document.title
    pieces: list[Span] = []
    for content in document.iter_content():
        if title and content.contains(title):
            if content.start < title.start:
                pieces += split_sentences(text, content.start, title.start)
            pieces.append(title)
            if title.end < content.end:
                pieces += split_sentences(text, title.end, content.end)
        else:
            pieces += split_sentences(text, content.start, content.end)
    return _with_roles(text, pieces, title, front)


def _with_roles(text: str, pieces: list[Span], title: Span | None, front: FrontMatter | None) -> list[Sentence]:
    found: list[tuple[Span, HeadingRole | None]] = []
    current: HeadingRole | None = None
    for piece in pieces:
        if piece == title:
            found.append((piece, "title"))
        elif front and front.is_apart(piece):
            found.append((piece, "funding"))
        else:
            role, body = _split_heading(text, piece)
            current = role or current
            if body:
                found.append((body, _apart_role(body.of(text)) or current))
    if title is None and len(found) > 3 and is_title(found[0][0].of(text)):
        found[0] = (found[0][0], "title")
    return _fill(text, found)


def _fill(text: str, found: list[tuple[Span, HeadingRole | None]]) -> list[Sentence]:
    """Give a role to what stands under no heading: before the headings of a structured abstract it is background."""
    under_headings = sum(role in ("methods", "results", "mixed", "conclusions") for _, role in found)
    structured = under_headings >= sum(role is None for _, role in found)
    judged: dict[int, SectionRole] = {}
    before_headings: Sequence[Part] = ("background",) if structured else PARTS
    under_mixed: Sequence[Part] = ("methods", "results")
    for kind, inside in ((None, before_headings), ("mixed", under_mixed)):
        places = [i for i, (_, role) in enumerate(found) if role == kind]
        parts = infer_parts([found[i][0].of(text) for i in places], inside)
        judged |= dict(zip(places, parts, strict=True))
    return [
        Sentence(span, judged[i] if role is None or role == "mixed" else role, i)
        for i, (span, role) in enumerate(found)
    ]


def _apart_role(words: str) -> SectionRole | None:
    return next((role for role, pattern in _apart() if pattern.search(words)), None)


def _split_heading(text: str, piece: Span) -> tuple[HeadingRole | None, Span | None]:
    """The role a heading at the start of this piece gives, and what follows the heading."""
    if hashed := _HASHES.match(text, piece.start, piece.end):
        return _split_hashed(text, Span(hashed.end(), piece.end)) if hashed.end() < piece.end else (None, None)
    match = _HEADING.match(text, piece.start, piece.end)
    role = _headings().get(_plain(match["words"])) if match else None
    if match is None or role is None or not _is_certain(match, piece):
        match = _BARE.match(text, piece.start, piece.end)
        role = _headings().get(_plain(match[match.lastgroup])) if match and match.lastgroup else None
    if match is None or role is None:
        return None, piece
    rest = text[match.end() : piece.end]
    stripped = rest.lstrip()
    return role, Span(piece.end - len(stripped), piece.end) if stripped else None


def _is_certain(match: re.Match[str], piece: Span) -> bool:
    """`Results. We` may be a heading or a sentence's end; a colon, a line's end, a wide space or capitals decide."""
    mark = match["mark"]
    is_marked = ":" in mark or "\n" in mark or mark.isspace()
    return is_marked or match["words"].isupper() or match.end() == piece.end


def _split_hashed(text: str, piece: Span) -> tuple[HeadingRole | None, Span | None]:
    """A Markdown heading whose line may go on: the longest known heading that its words begin with."""
    words = list(re.finditer(r"\S+", piece.of(text)[:100]))
    for count in range(min(8, len(words)), 0, -1):
        end = piece.start + words[count - 1].end()
        role = _headings().get(_plain(text[piece.start : end]))
        if role:
            rest = text[end : piece.end].lstrip(" :.\n\r\t")
            return role, Span(piece.end - len(rest), piece.end) if rest else None
    return None, piece
