"""The tables of `kg/data/terminologies`."""

from __future__ import annotations

from kg.errors import VocabularyError
from kg.resources import data_path


def read_table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of one table, in the order of the file.

    Raises:
        VocabularyError: for other columns or a row of another width.
    """
    path = data_path("terminologies", name)
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        if len(cells) != len(columns) or header != list(columns):
            raise VocabularyError(f"{path}:{number}: expected the columns {list(columns)}, got {cells}")
        if cells is not header:
            rows.append(dict(zip(columns, cells, strict=True)))
    return rows
