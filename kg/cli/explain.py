"""`kg explain`: why a fact is in the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import is_terminal, reports_errors, write_out
from kg.cli.source import open_source


@reports_errors
def explain(
    fact: Annotated[str, typer.Argument(help="The IRI or CURIE of a fact (kg query facts-of-study lists them).")],
    store: Annotated[Path | None, typer.Option("--store", help="A store made by kg build, or any RDF file.")] = None,
    endpoint: Annotated[str | None, typer.Option("--endpoint", help="The URL of a SPARQL endpoint to ask.")] = None,
) -> None:
    """Say from which words a fact was read, by which rule, and what its confidence rests on."""
    from kg.explain import as_text
    from kg.explain import explain as explain_fact
    from kg.explain.page import mark_plainly

    explanation = explain_fact(fact, open_source(store, endpoint))
    write_out(as_text(explanation, _in_colour if is_terminal() else mark_plainly))


def _in_colour(words: str) -> str:
    return typer.style(words, bold=True, reverse=True)
