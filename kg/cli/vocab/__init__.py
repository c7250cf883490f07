"""`kg vocab`: the vocabulary that texts are read with; one file per subcommand."""

from __future__ import annotations

import typer

from kg.cli.vocab.export import export
from kg.cli.vocab.import_ import import_
from kg.cli.vocab.lookup import lookup
from kg.cli.vocab.stats import stats

app = typer.Typer(help="Look into the vocabulary that texts are read with.", no_args_is_help=True)
app.command("lookup")(lookup)
app.command("stats")(stats)
app.command("import")(import_)
app.command("export")(export)
