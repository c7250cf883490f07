"""Rows as a table for people, CSV, TSV, SPARQL results JSON or Markdown; IRIs are CURIEs in all but JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import ExportError
from kg.query.result import QueryResult, Term, to_text
from kg.rdf.prefixes import contract

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NAME_WIDTH = 24
_SENTENCE_WIDTH = 40
_LONG_CELL = 60
_FRAME = 3
"""Columns of the terminal that a table spends on a cell's frame and padding."""
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(result: QueryResult, format: str) -> str:
    """The rows in one of the formats of `RENDERERS`.

    Raises:
        ExportError: the format is unknown.
    """
    if format not in RENDERERS:
        raise ExportError(f"unknown table format {format!r}; known are {', '.join(RENDERERS)}")
    return RENDERERS[format](result)


def to_csv(result: QueryResult) -> str:
    """Comma-separated, quoted where needed (RFC 4180, but with LF), with a header row; an unbound cell is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(_cells(result))
    return out.getvalue()


def to_tsv(result: QueryResult) -> str:
    r"""Tab-separated with a header row, nothing quoted; tab, line break, backslash in a cell are `\t`, `\n`, `\\`."""
    lines = [result.columns, *_cells(result)]
    return "".join("\t".join(cell.translate(_TSV_ESCAPES) for cell in line) + "\n" for line in lines)


def to_json(result: QueryResult) -> str:
    """SPARQL 1.1 Query Results JSON, with full IRIs and datatypes."""
    bindings = [
        {column: _json_term(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]
    content = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def to_markdown(result: QueryResult) -> str:
    """A table as GitHub and most wikis read it."""
    lines = [result.columns, tuple("---" for _ in result.columns), *_cells(result)]
    return "".join("| " + " | ".join(_markdown_cell(cell) for cell in line) + " |\n" for line in lines)


def to_table(result: QueryResult, *, width: int | None = None, color: bool = False) -> str:
    """A table for the terminal; columns without any value are left out, and what is too wide is shown row by row."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    if not result.rows:
        return f"no rows (columns: {', '.join(result.columns)})\n"
    cells = _cells(result)
    shown = [number for number in range(len(result.columns)) if any(row[number] for row in cells)]
    columns = [result.columns[number] for number in shown]
    rows = [[row[number] for number in shown] for row in cells]
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False)
    if sum(_narrowest(column, rows, number) + _FRAME for number, column in enumerate(columns)) <= width:
        _print_grid(console, columns, rows)
    else:
        _print_records(console, columns, rows)
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    empty = [column for number, column in enumerate(result.columns) if number not in shown]
    console.print(Text(f"{count}; no value in {', '.join(empty)}" if empty else count, style="dim"))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines()) if not color else out.getvalue()


RENDERERS: Mapping[str, Callable[[QueryResult], str]] = {
    "table": to_table,
    "csv": to_csv,
    "tsv": to_tsv,
    "json": to_json,
    "markdown": to_markdown,
}


def to_cell(term: Term | None) -> str:
    """What stands in a cell: nothing, a CURIE (the IRI where no prefix fits), or the literal as written."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return contract(term.value) or term.value
    return to_text(term)


def _cells(result: QueryResult) -> list[tuple[str, ...]]:
    return [tuple(to_cell(term) for term in row) for row in result.rows]


def _longest(column: str, rows: Sequence[Sequence[str]], number: int) -> int:
    return max(len(column), max(len(row[number]) for row in rows))


def _narrowest(column: str, rows: Sequence[Sequence[str]], number: int) -> int:
    """The width below which a column cannot be read: a sentence needs room, a name may break a few times."""
    longest = _longest(column, rows, number)
    return _SENTENCE_WIDTH if longest > _LONG_CELL else max(len(column), min(longest, _NAME_WIDTH))


def _print_grid(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    has_sentences = any(_longest(column, rows, number) > _LONG_CELL for number, column in enumerate(columns))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=has_sentences)
    for number, column in enumerate(columns):
        is_sentence = _longest(column, rows, number) > _LONG_CELL
        is_number = all(_is_number(row[number]) for row in rows)
        table.add_column(
            column,
            justify="right" if is_number else "left",
            overflow="fold",
            # sentences share what names and numbers leave
            ratio=1 if is_sentence else None,
            max_width=None if is_sentence else _narrowest(column, rows, number),
        )
    for row in rows:
        # Text keeps square brackets of a quote from being read as markup
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _print_records(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for position, row in enumerate(rows, start=1):
        console.print(Text(f"row {position}", style="bold"))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim")
        grid.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(f"  {column}", Text(cell))
        console.print(grid)
        console.print()


def _is_number(cell: str) -> bool:
    return not cell or cell.lstrip("+-").replace(".", "", 1).isdigit()


def _markdown_cell(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\r\n", "<br>").replace("\n", "<br>")


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    return _json_literal(term)


def _json_literal(literal: Literal) -> dict[str, str]:
    content = {"type": "literal", "value": literal.value}
    if literal.language is not None:
        content["xml:lang"] = literal.language
    elif literal.datatype.value != _XSD_STRING:
        content["datatype"] = literal.datatype.value
    return content
