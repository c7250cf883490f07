"""`kg vocab export`: the vocabulary for other tools."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import reports_errors, say, write_out
from kg.cli.lexicon import LexiconOption, read_with


class _Format(enum.StrEnum):
    SSSOM = "sssom"
    SKOS = "skos"


@reports_errors
def export(
    format_: Annotated[
        _Format, typer.Option("--format", help="sssom: the mappings; skos: the concepts, as Turtle.")
    ] = _Format.SKOS,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; standard output if not given.")
    ] = None,
    lexicon: LexiconOption = None,
) -> None:
    """Write the shipped vocabulary and what was imported, as an SSSOM table of mappings or as SKOS concepts."""
    from kg.errors import ExportError
    from kg.export.vocabulary_skos import to_skos
    from kg.export.vocabulary_sssom import to_sssom
    from kg.joined_vocabulary import vocabulary_in_use

    read_with(lexicon)
    write = to_sssom if format_ is _Format.SSSOM else to_skos
    text = write(vocabulary_in_use())
    if output is None:
        write_out(text)
        return
    part = output.with_name(f"{output.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(output)
    except OSError as error:
        raise ExportError(
            f"{output}: cannot be written: {error.strerror}; choose a place that can be written to"
        ) from error
    say(f"written to {output}")
