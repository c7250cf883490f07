"""`kg export`: the graph as RDF."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.console import reports_errors, say
from kg.cli.source import open_source


@reports_errors
def export(
    store: Path | None = typer.Option(None, "--store", help="A store made by kg build, or any RDF file."),
    endpoint: str | None = typer.Option(None, "--endpoint", help="The URL of a SPARQL endpoint to export instead."),
    format: str | None = typer.Option(
        None,
        "--format",
        help="turtle, trig, ntriples, nquads, rdfxml or jsonld; else by the ending of the output file.",
    ),
    output: Path | None = typer.Option(None, "--output", "-o", help="The file to write; stdout if not given."),
) -> None:
    """Write the graph as RDF, sorted: the same graph gives the same bytes.

    Turtle, N-Triples and RDF/XML hold the union of all named graphs; TriG, N-Quads and JSON-LD keep them apart.
    """
    import sys

    from kg.export.rdf import export as to_bytes
    from kg.export.rdf import format_of, write_export

    source = open_source(store, endpoint)
    if output is None:
        sys.stdout.buffer.write(to_bytes(source, format or "turtle"))
        sys.stdout.buffer.flush()
        return
    chosen = format or format_of(output)
    write_export(source, chosen, output)
    say(f"wrote {output} ({chosen})")
