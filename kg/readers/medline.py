"""MEDLINE files (`.nbib`, PubMed's "Save as PubMed format"): one field a line, many records a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import ReadError
from kg.model.document import Document
from kg.readers.medline_field import Field
from kg.readers.medline_record import record_document
from kg.readers.source import Source

_FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?P<value>.*)")
_FIRST_FIELD = re.compile(r"PMID *- *\d")
_CONTINUATION = re.compile(r"[ \t]{2,}")


@dataclass(frozen=True, slots=True)
class _RawRecord:
    line: int
    fields: tuple[Field, ...]
    notes: tuple[str, ...]


def read_medline(source: Source) -> Iterator[Document | ReadError]:
    """The records of a MEDLINE file, in its order; a record that cannot be read is yielded as the reason why.

    A file of one record is known by its file name, the records of a larger one by their PMIDs.
    """
    try:
        yield from read_records(source, source.lines())
    except ReadError as error:
        yield error


def read_records(source: Source, lines: Iterable[str]) -> Iterator[Document | ReadError]:
    """The documents of the records that stand in `lines`."""
    records = _iter_records(lines)
    first = next(records, None)
    if first is None:
        yield ReadError(source.name, "holds no MEDLINE record; expected lines like 'PMID- 12345678' and 'TI  - …'")
        return
    second = next(records, None)
    is_only = second is None
    yield _document(source, first, is_only=is_only)
    if second is not None:
        yield _document(source, second, is_only=False)
    for record in records:
        yield _document(source, record, is_only=False)


def _document(source: Source, record: _RawRecord, *, is_only: bool) -> Document | ReadError:
    pmid = next((f.value.strip() for f in record.fields if f.tag == "PMID"), "")
    shown = source.name if is_only or not pmid else pmid
    where = (
        source.name if is_only else f"{source.name}, record at line {record.line}" + (f" (PMID {pmid})" if pmid else "")
    )
    try:
        return record_document(record.fields, source=shown, where=where, notes=(*source.notes, *record.notes))
    except ReadError as error:
        return error


def _iter_records(lines: Iterable[str]) -> Iterator[_RawRecord]:
    """Records as lists of unfolded fields. A record begins with PMID or after a blank line."""
    fields: list[Field] = []
    notes: list[str] = []
    start = 0
    after_blank = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            after_blank = True
            continue
        found = _FIELD.match(line)
        begins = bool(_FIRST_FIELD.match(line)) or (after_blank and found is not None)
        if begins and fields:
            yield _RawRecord(start, tuple(fields), tuple(notes))
            fields, notes = [], []
        after_blank = False
        if found:
            start = start if fields else number
            fields.append(Field(found["tag"], found["value"].strip()))
        elif fields and _CONTINUATION.match(line):
            fields[-1] = fields[-1].continued(line.strip())
        elif fields:
            notes.append(f"line {number} is neither a field nor a continuation and was left out: {line.strip()[:60]!r}")
    if fields:
        yield _RawRecord(start, tuple(fields), tuple(notes))
