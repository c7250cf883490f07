"""`kg network`: a view of the graph as nodes and edges, as a file for a network tool, a picture, or a page."""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.console import reports_errors, say, write_out
from kg.cli.source import open_source
from kg.errors import ExportError


@reports_errors
def network(
    store: Path | None = typer.Option(None, "--store", help="A store made by `kg build`, or any RDF file."),
    endpoint: str | None = typer.Option(None, "--endpoint", help="URL of a SPARQL endpoint to ask instead of a store."),
    view: str = typer.Option(
        "drug-target-disease", "--view", help="drug-target-disease, drug-combinations or study-similarity."
    ),
    format_: str | None = typer.Option(
        None, "--format", help="graphml, gexf, json, png, svg or html; if not given, the file's ending says it."
    ),
    output: Path | None = typer.Option(None, "-o", "--output", help="File to write; without it, text goes to stdout."),
    drug_harms: bool = typer.Option(
        False, "--drug-harms", help="Link drugs to the harms seen in patients who were given them (company, not cause)."
    ),
) -> None:
    """Draw or write a network: drugs, targets, diseases and trials; drugs given together; what trials share.

    Every edge carries the sentences it rests on; nodes carry degree and betweenness.
    """
    from kg.network.describe import describe
    from kg.network.project import project
    from kg.network.write import TEXT_FORMATS, WRITERS, format_for, write_network

    name = format_for(output, format_)
    if output is None and name not in TEXT_FORMATS:
        raise ExportError(f"the format {name!r} is a picture; say where to write it with -o FILE.{name}")
    drawn = project(open_source(store, endpoint), view, drug_harms=drug_harms)
    if output is None:
        write_out(WRITERS[name](drawn).decode("utf-8"))
        return
    write_network(drawn, output, name)
    say(f"{output}: {describe(drawn)}")
