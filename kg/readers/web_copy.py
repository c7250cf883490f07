"""A web page's copy of an abstract: the text stays whole, the page's clutter is marked and read for identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import ReadError
from kg.model.document import Document, Span
from kg.model.publication import Publication
from kg.readers.boilerplate import find_boilerplate
from kg.readers.source import Source
from kg.readers.title import find_title

_SMALL_WORDS = frozenset(
    ["and", "at", "by", "de", "der", "des", "di", "du", "et", "for", "für", "in", "la", "of", "on", "the", "und"]
)


def read_web_copy(source: Source) -> Iterator[Document | ReadError]:
    """The document of a page's copy."""
    try:
        text = source.text()
    except ReadError as error:
        yield error
        return
    boilerplate = find_boilerplate(text)
    title = find_title(text, boilerplate.spans)
    yield Document(
        key=source.key,
        source=source.name,
        text=text,
        format="web_copy",
        title=title,
        boilerplate=boilerplate.spans,
        publication=_publication(text, title, boilerplate.said),
        notes=source.notes,
    )


def _publication(text: str, title: Span | None, said: Mapping[str, str]) -> Publication | None:
    if not said and title is None:
        return None
    journal = said.get("journal")
    return Publication(
        pmid=said.get("pmid"),
        pmcid=said.get("pmcid"),
        doi=said.get("doi"),
        title=title.of(text) if title else None,
        journal=capitalised(journal) if journal else None,
    )


def capitalised(journal: str) -> str:
    """A journal's name with the capitals it has on its cover, where a library's catalogue writes it in lower case.

    >>> capitalised("American journal of hematology"), capitalised("eLife"), capitalised("The EMBO journal")
    ('American Journal of Hematology', 'eLife', 'The EMBO Journal')
    """
    words = journal.split(" ")
    return " ".join(words[:1] + [_capitalised_word(word) for word in words[1:]])


def _capitalised_word(word: str) -> str:
    if word in _SMALL_WORDS or not re.fullmatch(r"[^\W\d_]+[^\w]*", word) or not word.islower():
        return word
    return word[0].upper() + word[1:]
