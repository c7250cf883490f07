"""Files to documents. The content decides which reader a file needs, never its name.

for outcome in read_documents([Path("seeds")]):
    if isinstance(outcome, ReadError):
        ...  # listed and counted; the rest goes on
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import ReadError
from kg.model.document import Document
from kg.readers.duplicate import DuplicateFilter, DuplicateRecord
from kg.readers.folder import iter_files
from kg.readers.medline import read_medline
from kg.readers.medline_one_line import read_medline_one_line
from kg.readers.plain_text import read_plain_text
from kg.readers.sniff import sniff
from kg.readers.source import Source, open_source
from kg.readers.web_copy import read_web_copy

__all__ = ["FORMATS", "READERS", "DuplicateRecord", "read_documents"]

Reader = Callable[[Source], Iterator[Document | ReadError]]

READERS: Mapping[str, Reader] = {
    "plain_text": read_plain_text,
    "web_copy": read_web_copy,
    "medline": read_medline,
    "medline_one_line": read_medline_one_line,
}
FORMATS = "plain text, a web page's copy of an abstract, MEDLINE (.nbib)"
"""What can be read, as error messages say it."""


def read_documents(paths: Iterable[Path]) -> Iterator[Document | ReadError]:
    """The documents of files, folders (all below them, sorted) and `-` (standard input), in the order given.

    What cannot be read is yielded as a ReadError in its place, a DuplicateRecord for what was read already, and the
    rest goes on.
    """
    duplicates = DuplicateFilter()
    read: set[Path] = set()
    for path in paths:
        if str(path) != "-" and path.is_dir():
            yield from _read_folder(path, duplicates, read)
        elif str(path) == "-" or path.exists():
            yield from _read_once(path, duplicates, read)
        else:
            yield ReadError(str(path), "there is no such file or folder")


def _read_folder(folder: Path, duplicates: DuplicateFilter, read: set[Path]) -> Iterator[Document | ReadError]:
    anything = False
    for path in iter_files(folder):
        anything = anything or path.resolve() in read
        for outcome in _read_once(path, duplicates, read):
            anything = anything or isinstance(outcome, Document | DuplicateRecord)
            yield outcome
    if not anything:
        yield ReadError(str(folder), f"holds nothing readable; known formats: {FORMATS}")


def _read_once(path: Path, duplicates: DuplicateFilter, read: set[Path]) -> Iterator[Document | ReadError]:
    place = path.resolve()
    if place in read:
        return
    read.add(place)
    try:
        source = open_source(path)
        reader = READERS.get(format_name := sniff(source))
        if reader is None:
            raise ReadError(str(path), f"is in the format {format_name}; expected one of: {FORMATS}")
    except ReadError as error:
        yield error
        return
    for outcome in reader(source):
        yield duplicates.admit(outcome, str(path)) if isinstance(outcome, Document) else outcome
