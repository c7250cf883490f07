"""`kg query`: ask the graph a stored question, or one from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.console import is_terminal, reports_errors, write_out
from kg.cli.source import open_source
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query import StoredQuery

CONTEXT_SETTINGS = {"allow_extra_args": True, "ignore_unknown_options": True}
"""The options of a stored query are known only when it has been read."""


@reports_errors
def query(
    context: typer.Context,
    name: str = typer.Argument(metavar="NAME|FILE.rq", help="A stored query (see kg queries), or a SPARQL file."),
    store: Path | None = typer.Option(None, "--store", help="A store made by kg build, or any RDF file."),
    endpoint: str | None = typer.Option(None, "--endpoint", help="The URL of a SPARQL endpoint to ask instead."),
    format: str | None = typer.Option(
        None, "--format", help="table, csv, tsv, json or markdown; table on a terminal, csv in a pipe, unless given."
    ),
) -> None:
    """Ask the graph a stored question, or one from a file.

    Each parameter of a stored query is an option: kg query trials-by-target --target FLT3 --disease AML.
    A value is a label, a synonym, a CURIE or an IRI; an option given twice means either.
    """
    from kg.export.table import render
    from kg.query import run

    stored = _read(name)
    parameters = _parse_options(context.args, stored)
    result = run(stored, open_source(store, endpoint), **parameters)
    write_out(render(result, format or ("table" if is_terminal() else "csv")))


def _read(name: str) -> StoredQuery:
    from kg.query import find_query, read_query

    path = Path(name)
    if path.suffix == ".rq" or path.is_file():
        return read_query(path)
    return find_query(name)


def _parse_options(arguments: list[str], stored: StoredQuery) -> dict[str, list[str]]:
    """The query's own options, `--name value` or `--name=value`."""
    values: dict[str, list[str]] = {}
    remaining = list(arguments)
    while remaining:
        option = remaining.pop(0)
        if not option.startswith("--"):
            raise QueryError(f"unexpected argument {option!r}; put a value of several words in quotes")
        name, equals, value = option[2:].partition("=")
        parameter = stored.parameter(name)
        if not equals:
            if not remaining:
                raise QueryError(f"{parameter.option} needs a value, such as {parameter.option} {parameter.example!r}")
            value = remaining.pop(0)
        values.setdefault(parameter.name, []).append(value)
    return values
