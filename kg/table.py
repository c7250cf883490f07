"""The tables of `kg/data`: cells parted by tabs, a header of columns; lines that begin with `#` say what a table is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import VocabularyError

Row = dict[str, str]


def iter_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """The rows of a table with where each stands (`file:line`); `#` lines and empty lines are left out.

    Raises:
        VocabularyError: for other columns, a row of another width, or a file that is not UTF-8.
    """
    header: tuple[str, ...] | None = None
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: expected UTF-8, {error}; save the file as UTF-8") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.rstrip("\r").split("\t"))
        if header is None:
            header = cells
            if header != columns:
                raise VocabularyError(f"{path}:{number}: expected the columns {list(columns)}, got {list(header)}")
            continue
        if len(cells) != len(columns):
            raise VocabularyError(
                f"{path}:{number}: expected {len(columns)} cells parted by tabs, got {len(cells)} in {line[:80]!r}"
            )
        yield f"{path}:{number}", dict(zip(columns, cells, strict=True))
    if header is None:
        raise VocabularyError(f"{path}: expected a header row with the columns {list(columns)}, the file has none")


def require(row: Row, columns: tuple[str, ...], where: str) -> None:
    """Are these cells of a row filled?

    Raises:
        VocabularyError: if one is empty; with its column and where the row stands.
    """
    for column in columns:
        if not row[column]:
            raise VocabularyError(f"{where}: the cell {column!r} is empty; fill it or remove the row")
