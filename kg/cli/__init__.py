"""The `kg` command: one file per command, each of them thin; heavy modules are imported inside the commands."""

from __future__ import annotations

import importlib

import typer

COMMANDS = (
    "build",
    "annotate",
    "text",
    "query",
    "queries",
    "validate",
    "reason",
    "export",
    "network",
    "vocab",
    "demo",
)  # fmt: skip


def make_app() -> typer.Typer:
    """The command line with all commands; the module of a command holds a function of the same name."""
    app = typer.Typer(
        name="kg",
        help="Reads trial papers into a knowledge graph in which every fact carries the sentence it was read from.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for name in COMMANDS:
        module = importlib.import_module(f"kg.cli.{name}")
        if isinstance(group := getattr(module, "app", None), typer.Typer):
            app.add_typer(group, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def main() -> None:
    """Entry point of the `kg` script."""
    make_app()()
