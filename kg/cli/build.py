"""`kg build`: files to a store."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOT_CONFORMING, reports_errors, say
from kg.cli.lexicon import LexiconOption, read_with


@reports_errors
def build(
    inputs: Annotated[list[Path], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The store to make or to add to.", show_default=False)],
    lexicon: LexiconOption = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Leave out facts that are less sure than this.")
    ] = 0.0,
) -> None:
    """Read trial papers and keep their facts in a store; a document that was read before is replaced."""
    from kg.build import build as build_store
    from kg.store import Store

    read_with(lexicon, announce=True)
    with Store.create(output) as store:
        report = build_store(inputs, store, min_confidence=Decimal(str(min_confidence)))
    for error in (*report.duplicates, *report.unreadable):
        say(f"skipped: {error}")
    for note in report.notes:
        say(f"note: {note}")
    facts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.facts.items())
    say(f"{report.documents} documents read, {report.studies} of them studies ({facts or 'no facts'})")
    if report.left_out:
        say(f"{report.left_out} facts with a confidence below {min_confidence:g} were left out")
    say(f"{report.changed} graphs changed in {output}")
    if report.unreadable:
        say(f"{len(report.unreadable)} inputs could not be read; they are listed above, the rest is in the store")
        raise typer.Exit(NOT_CONFORMING)
