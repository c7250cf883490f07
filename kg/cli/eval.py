"""`kg eval`: how well an annotated file of one's own is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import reports_errors, write_out


@reports_errors
def eval(
    gold: Annotated[Path, typer.Argument(help="JSON lines with 'text' and 'facts' or 'mentions'.", show_default=False)],
    slots: Annotated[bool, typer.Option("--slots", help="Score each slot of each kind of fact too.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, spurious or wrong in a slot.")
    ] = False,
) -> None:
    """Score what is read against an annotated file: found (P, R, F1) and complete for each kind of fact, or mentions.

    A line is {"id", "text", "facts": {"study": {…}, "results": [{…}], …}} or {"id", "text", "mentions": [{"start",
    "end", "type"}]}; docs/evaluation.md has the slots. A fact is found if what names it agrees, complete if all
    slots do.
    """
    from kg.evaluate import evaluate, read_gold
    from kg.evaluate.report import iter_errors, slot_table, tables

    evaluation = evaluate(read_gold(gold))
    write_out(tables(evaluation) + "\n")
    if slots:
        write_out(f"\n{slot_table(evaluation)}\n")
    if errors:
        write_out("\n" + "".join(f"{line}\n" for line in iter_errors(evaluation)))
