"""`kg text`: what the program reads, to check offsets by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOT_CONFORMING, reports_errors, say, write_out
from kg.errors import ReadError


@reports_errors
def text(
    files: Annotated[list[Path], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)],
) -> None:
    """Print the text of each document exactly as offsets count it; a form feed on its own line parts several."""
    from kg.readers import DuplicateRecord, read_documents

    unreadable = 0
    is_first = True
    for outcome in read_documents(files):
        if isinstance(outcome, ReadError):
            say(str(outcome))
            unreadable += not isinstance(outcome, DuplicateRecord)
            continue
        if not is_first:
            write_out("\n\f\n")
        write_out(outcome.text)
        is_first = False
    if unreadable:
        raise typer.Exit(NOT_CONFORMING)
