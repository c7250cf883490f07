"""`kg vocab lookup`: what words may mean."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import NOT_CONFORMING, is_terminal, reports_errors, say, write_out
from kg.cli.lexicon import LexiconOption, read_with
from kg.cli.vocab.table import Format, render

if TYPE_CHECKING:
    from kg.lexicon.candidate import Candidate

COLUMNS = ("score", "type", "identifier", "label", "why")


@reports_errors
def lookup(
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="A term, as a text would write it.")],
    limit: Annotated[int, typer.Option(min=1, help="How many candidates to show at most.")] = 10,
    format_: Annotated[
        Format | None, typer.Option("--format", help="table, tsv or json; table on a terminal, tsv in a pipe.")
    ] = None,
    lexicon: LexiconOption = None,
) -> None:
    """Show the concepts that words may name, the likeliest first, and why each is a candidate.

    The score orders the candidates; it is no probability. Ends with 1 if nothing comes near.
    """
    from kg.lexicon.candidate import find_candidates

    read_with(lexicon)
    text = " ".join(words)
    candidates = find_candidates(text)[:limit]
    chosen = format_ or (Format.TABLE if is_terminal() else Format.TSV)
    if chosen is Format.JSON:
        write_out(json.dumps([_as_object(c) for c in candidates], ensure_ascii=False, indent=1) + "\n")
    else:
        write_out(render(COLUMNS, [_as_row(c) for c in candidates], chosen))
    if not candidates:
        say(f"the vocabulary holds nothing like {text!r}; CONTRIBUTING.md says how to add a term")
        raise typer.Exit(NOT_CONFORMING)


def _as_row(candidate: Candidate) -> tuple[str, ...]:
    concept = candidate.concept
    return (f"{candidate.score:.2f}", concept.type, concept.curie or "", concept.label, candidate.why)


def _as_object(candidate: Candidate) -> dict[str, object]:
    return {**dataclasses.asdict(candidate.concept), "score": round(candidate.score, 2), "why": candidate.why}
