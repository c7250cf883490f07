"""`kg vocab stats`: how much the vocabulary holds."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated

import typer

from kg.cli.console import is_terminal, reports_errors, write_out
from kg.cli.lexicon import LexiconOption, read_with
from kg.cli.vocab.table import Format, render


@reports_errors
def stats(
    format_: Annotated[
        Format | None, typer.Option("--format", help="table, tsv or json; table on a terminal, tsv in a pipe.")
    ] = None,
    lexicon: LexiconOption = None,
) -> None:
    """Count concepts, forms, mappings and mechanisms, type by type, shipped and imported."""
    from kg.lexicon.count import count_vocabulary

    read_with(lexicon)
    counts = count_vocabulary()
    columns = tuple(field.name for field in dataclasses.fields(counts[0]))
    chosen = format_ or (Format.TABLE if is_terminal() else Format.TSV)
    if chosen is Format.JSON:
        write_out(json.dumps([dataclasses.asdict(row) for row in counts], indent=1) + "\n")
        return
    rows = [tuple(str(value) for value in dataclasses.astuple(row)) for row in counts]
    write_out(render(columns, rows, chosen))
