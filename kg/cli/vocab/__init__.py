"""`kg vocab`: the vocabulary that texts are read with; one file per subcommand."""

from __future__ import annotations

import typer

from kg.cli.vocab.lookup import lookup
from kg.cli.vocab.stats import stats

app = typer.Typer(help="Look into the vocabulary that texts are read with.", no_args_is_help=True)
app.command("lookup")(lookup)
app.command("stats")(stats)
