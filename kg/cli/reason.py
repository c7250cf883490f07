"""`kg reason`: add what follows from the facts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOT_CONFORMING, reports_errors, say


@reports_errors
def reason(
    store: Annotated[Path, typer.Option("--store", help="A store that `kg build` made; it is written to.")],
    hermit: Annotated[
        bool, typer.Option("--hermit/--rules", help="Use the OWL reasoner HermiT (needs Java), or rules only.")
    ] = True,
) -> None:
    """Add what follows: hierarchies, drugs classified by their mechanism, combination studies.

    Ends with 1 if the facts contradict the ontology; what follows from the rest is added all the same.
    """
    from kg.errors import StoreError
    from kg.reason import classify
    from kg.store import Store, is_store

    if not is_store(store):
        raise StoreError(f"{store}: expected a store that `kg build` made, since what is inferred is written into it")
    with Store.create(store) as opened:
        report = classify(opened, use_hermit=hermit)
    say(report.message)
    say(f"{report.broader} broader concepts, {report.gene_targets} targets reached through a variant")
    for name, count in sorted(report.drugs_by_class.items()):
        say(f"{count} {name}")
    say(f"{report.combination_studies} CombinationStudy")
    say("the inferred graph was written" if report.changed else "nothing new: the inferred graph is as it was")
    for contradiction in report.contradictions:
        say(f"contradiction: {contradiction}")
    if not report.is_consistent:
        raise typer.Exit(NOT_CONFORMING)
