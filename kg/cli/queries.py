"""`kg queries`: what can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.console import is_terminal, reports_errors, write_out
from kg.errors import ExportError

if TYPE_CHECKING:
    from kg.query import StoredQuery


@reports_errors
def queries(
    format: str | None = typer.Option(None, "--format", help="table, json or markdown."),
) -> None:
    """List the stored queries with their parameters."""
    from kg.query import list_queries

    stored = list_queries()
    renderers = {"table": _to_table, "json": _to_json, "markdown": _to_markdown}
    chosen = format or "table"
    if chosen not in renderers:
        raise ExportError(f"unknown format {chosen!r} for the list of queries; known are {', '.join(renderers)}")
    write_out(renderers[chosen](stored))


def _to_table(stored: list[StoredQuery]) -> str:
    import io
    import shutil

    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("query", no_wrap=True)
    table.add_column("what it answers")
    table.add_column("parameters (default)", overflow="fold")
    for query in stored:
        parameters = "\n".join(f"{parameter.option} ({parameter.default})" for parameter in query.parameters)
        table.add_row(query.name, query.summary, parameters)
    out = io.StringIO()
    width = shutil.get_terminal_size((120, 24)).columns
    Console(file=out, width=width, force_terminal=is_terminal(), highlight=False).print(table)
    return out.getvalue()


def _to_json(stored: list[StoredQuery]) -> str:
    import dataclasses
    import json

    content = []
    for query in stored:
        entry = dataclasses.asdict(query)
        del entry["where"], entry["text"]
        content.append(entry)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _to_markdown(stored: list[StoredQuery]) -> str:
    lines = ["| query | what it answers | parameters |", "| --- | --- | --- |"]
    for query in stored:
        parameters = ", ".join(f"`{parameter.option} {parameter.example}`" for parameter in query.parameters)
        lines.append(f"| `{query.name}` | {query.summary} | {parameters} |")
    return "\n".join(lines) + "\n"
