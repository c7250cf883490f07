"""The title of a text that has no fields: its first line, where that stands apart as titles do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model.document import Span

_LINE = re.compile(r"[^\r\n]+")
_LONGEST_TITLE = 400
_SECTION_LABEL = re.compile(
    r"\s*(?:abstract|background|introduction|objectives?|purpose|aims?|methods?|results|summary|importance|context"
    r"|keywords?)\b\s*:?",
    re.IGNORECASE,
)


def find_title(text: str, boilerplate: Iterable[Span] = ()) -> Span | None:
    """The span of the title, None where the text starts at once.

    The first line that is no clutter is the title if it is short, more text follows, and either a blank line, clutter
    or a section label parts the two, or the next line is a paragraph, more than twice as long.
    """
    clutter = tuple(boilerplate)
    lines = [Span(found.start(), found.end()) for found in _LINE.finditer(text) if found[0].strip()]
    content = [line for line in lines if not any(span.contains(_trimmed(text, line)) for span in clutter)]
    if len(content) < 2:
        return None
    first, second = content[0], content[1]
    if len(first) > _LONGEST_TITLE or _SECTION_LABEL.match(first.of(text)):
        return None
    between = text[first.end : second.start]
    stands_apart = (
        between.replace("\r\n", "\n").count("\n") > 1
        or any(first.end <= span.start < second.start for span in clutter)
        or _SECTION_LABEL.match(second.of(text)) is not None
        or len(second) > 2 * len(first)
    )
    return _trimmed(text, first) if stands_apart else None


def _trimmed(text: str, line: Span) -> Span:
    words = line.of(text)
    start = line.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
