"""`kg annotate`: the mentions of each document."""

from __future__ import annotations

import enum
import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOT_CONFORMING, reports_errors, say, write_out
from kg.cli.lexicon import LexiconOption, read_with


class _Format(enum.StrEnum):
    JSONL = "jsonl"
    HTML = "html"
    BRAT = "brat"


@reports_errors
def annotate(
    files: Annotated[list[Path], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)],
    format_: Annotated[
        _Format, typer.Option("--format", help="JSON lines, a page to look at, or brat's .ann.")
    ] = _Format.JSONL,
    lexicon: LexiconOption = None,
) -> None:
    """Show what is found in each text: terms with their concepts, typed numbers, how they are asserted."""
    from kg.annotate import annotate_document, to_brat, to_html, to_json_object
    from kg.errors import ReadError
    from kg.readers import DuplicateRecord, read_documents

    read_with(lexicon)
    unreadable = 0
    annotated = []
    for outcome in read_documents(files):
        if isinstance(outcome, ReadError):
            say(f"skipped: {outcome}")
            unreadable += not isinstance(outcome, DuplicateRecord)
            continue
        annotation = annotate_document(outcome)
        if format_ is _Format.JSONL:
            write_out(json.dumps(to_json_object(annotation), ensure_ascii=False) + "\n")
        elif format_ is _Format.BRAT:
            write_out(to_brat(annotation))
        else:
            annotated.append(annotation)
    if format_ is _Format.HTML:
        write_out(to_html(annotated))
    if unreadable:
        raise typer.Exit(NOT_CONFORMING)
