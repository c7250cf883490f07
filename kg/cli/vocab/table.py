"""Rows of strings as a table for the terminal or as tab-separated values."""

from __future__ import annotations

import enum
import io
import shutil
from collections.abc import Sequence


class Format(enum.StrEnum):
    """How a subcommand of `kg vocab` prints its rows."""

    TABLE = "table"
    TSV = "tsv"
    JSON = "json"


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], format_: Format) -> str:
    """The rows below a header; numbers stand to the right in a table."""
    if format_ is Format.TSV:
        return "".join("\t".join(line) + "\n" for line in (columns, *rows))
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        is_number = all(row[number].replace(".", "", 1).isdigit() for row in rows)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out = io.StringIO()
    Console(file=out, width=shutil.get_terminal_size((120, 24)).columns, highlight=False).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
