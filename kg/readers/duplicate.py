"""Records that come twice in one run: the first is kept, what follows is compared with it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kg.errors import ReadError
from kg.model.document import Document


class DuplicateRecord(ReadError):  # noqa: N818 - no error of the input's; it is counted apart
    """A record that was read before in this run, word for word; nothing is lost by leaving it out."""


class DuplicateFilter:
    """Remembers the documents of a run by their keys."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[bytes, str]] = {}

    def admit(self, document: Document, file: str) -> Document | ReadError:
        """The document if it is new, else what is wrong with it.

        A record with another one's PMID is left out: as a duplicate if its text is the same, as an error if it differs.
        Two files of one name in different folders are two documents; the second gets a key that follows its content.
        """
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()
        if document.key not in self._first:
            self._first[document.key] = (digest, file)
            return document
        first_digest, first_file = self._first[document.key]
        if first_digest == digest:
            return DuplicateRecord(_named(document, file), f"is the same as the one read from {first_file}; read once")
        if document.key.startswith("pmid-"):
            return ReadError(
                _named(document, file),
                f"has the PMID of a record read from {first_file}, but another text; the first is kept; delete one",
            )
        note = f"its file has the name of {first_file}; known as {document.key}-{digest.hex()[:8]}"
        return self.admit(
            replace(document, key=f"{document.key}-{digest.hex()[:8]}", notes=(*document.notes, note)), file
        )


def _named(document: Document, file: str) -> str:
    return file if document.source in file else f"{file}, record {document.source}"
