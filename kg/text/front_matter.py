"""What stands before an abstract in PubMed's own text copies: citation, title, authors, affiliations.

Finds the paragraphs of a copy that begins with a citation line (`1. Blood. 2001 May;97(9):1-2.`). It does not read
authors or journals from them; it says which paragraph is the title and which are set apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Span

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_CITATION = re.compile(r"(?:\d{1,4}\.\s)?[A-Z][^\n;]{2,120}\.\s(?:19|20)\d\d\b[^\n;]{0,20}(?:;|\.\s?doi\b)")
_APART = re.compile(
    r"(?:Author information|Collaborators|Affiliations?|\(1\)[A-Z]|(?:Comment|Erratum|Update|Republished) in)\b"
)
# Two or more names with initials, parted by commas: "Doe J(1), Roe AB(2)."
_AUTHORS = re.compile(
    r"(?:[^\W\d_][\w'’. -]{1,40}\s[A-Z]{1,3}(?:\s(?:Jr|Sr|2nd|3rd))?(?:\(\d[\d)(]*\))*\s?[,;.]\s?){1,3}"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The title if there is one, and the paragraphs that belong to no part of the abstract."""

    title: Span | None
    apart: tuple[Span, ...]

    def is_apart(self, span: Span) -> bool:
        return any(paragraph.contains(span) for paragraph in self.apart)


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text that begins with a citation line; None for any other text."""
    first = _PARAGRAPH.search(text)
    if first is None or not _CITATION.match(first.group()):
        return None
    title: Span | None = None
    apart = [Span(*first.span())]
    for paragraph in _PARAGRAPH.finditer(text, first.end()):
        if title is None:
            title = Span(paragraph.start(), paragraph.start() + len(paragraph.group().rstrip()))
        elif _APART.match(paragraph.group()) or (len(apart) < 3 and _AUTHORS.match(paragraph.group())):
            apart.append(Span(*paragraph.span()))
        else:
            break
    return FrontMatter(title, tuple(apart))
