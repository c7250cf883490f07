"""Plain text: one document, whose text is exactly the file's content."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import ReadError
from kg.model.document import Document
from kg.readers.boilerplate import find_boilerplate
from kg.readers.source import Source
from kg.readers.title import find_title


def read_plain_text(source: Source) -> Iterator[Document | ReadError]:
    """The document of a plain-text file: nothing trimmed, CR LF kept, the byte order mark dropped."""
    try:
        text = source.text()
    except ReadError as error:
        yield error
        return
    boilerplate = find_boilerplate(text)
    yield Document(
        key=source.key,
        source=source.name,
        text=text,
        format="plain_text",
        title=find_title(text, boilerplate.spans),
        boilerplate=boilerplate.spans,
        notes=source.notes,
    )
