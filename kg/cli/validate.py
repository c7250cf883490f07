"""`kg validate`: does the graph conform, and do the papers' numbers add up."""

from __future__ import annotations

import dataclasses
import enum
import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOT_CONFORMING, reports_errors, say, write_out


class _Format(enum.StrEnum):
    TABLE = "table"
    JSON = "json"


@reports_errors
def validate(
    store: Annotated[Path, typer.Option(help="A store made by `kg build`, or an RDF file.", show_default=False)],
    format_: Annotated[_Format, typer.Option("--format", help="One line each, or JSON.")] = _Format.TABLE,
) -> None:
    """Check a graph against the shapes; exit code 1 if anything but warnings is found."""
    from kg.store import Store
    from kg.validate import conforms
    from kg.validate import validate as find_violations

    with Store.open(store) as opened:
        violations = find_violations(opened)
    if format_ is _Format.JSON:
        rows = [dataclasses.asdict(violation) for violation in violations]
        write_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        write_out("".join(f"{v.severity}\t{v.shape}\t{' '.join(v.message.split())}\n" for v in violations))
    faults = sum(violation.severity == "violation" for violation in violations)
    verdict = "conforms" if conforms(violations) else "does not conform"
    say(f"{verdict}: {faults} violations, {len(violations) - faults} warnings")
    if not conforms(violations):
        raise typer.Exit(NOT_CONFORMING)
