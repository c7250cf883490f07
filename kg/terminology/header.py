"""Delimited tables whose first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

from kg.terminology.source import Source


def iter_table(
    source: Source, required: tuple[str, ...], *, delimiter: str = "\t", quoted: bool = True, fold_header: bool = False
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column name, with their line; lines that begin with `#` above the header are left out.

    With `fold_header` the columns are named in lower case with underscores, however the file writes them.

    Raises:
        VocabularyError: if a column is missing or a row has another width than the header.
    """
    lines = source.iter_lines()
    read = 0

    def counted() -> Iterator[str]:
        nonlocal read
        for number, line in lines:
            read = number
            if line and not (header is None and line.startswith("#")):
                yield line + "\n"

    header: list[str] | None = None
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    for cells in _iter_cells(source, counted(), lambda: read, delimiter, quoting):
        if header is None:
            header = [_folded(cell) if fold_header else cell.strip() for cell in cells]
            missing = [column for column in required if column not in header]
            if missing:
                raise source.error(
                    read,
                    f"missing column{'s' * (len(missing) > 1)} {', '.join(missing)}; "
                    f"expected the columns {', '.join(required)}, found {', '.join(header)}; "
                    "take the whole file as its source publishes it, or add the columns",
                )
            continue
        if len(cells) != len(header):
            raise source.error(read, f"expected {len(header)} cells, got {len(cells)}; is the file cut?")
        yield read, dict(zip(header, (cell.strip() for cell in cells), strict=True))
    if header is None:
        raise source.error(0, f"expected a header row with the columns {', '.join(required)}, the file has none")


def _iter_cells(
    source: Source, lines: Iterator[str], line: Callable[[], int], delimiter: str, quoting: int
) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    try:
        yield from reader
    except csv.Error as error:
        raise source.error(line(), f"expected cells parted by {delimiter!r}, {error}; is a quote open?") from error


def _folded(cell: str) -> str:
    return "_".join(cell.strip().lower().split())
