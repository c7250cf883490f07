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
    "explain",
    "eval",
    "vocab",
    "demo",
)  # fmt: skip


def make_app() -> typer.Typer:
    """The command line with all commands.

    The module of a command holds a function of the same name, or a group of commands named `app`; where a command takes
    options that are not known beforehand, its module says so in `CONTEXT_SETTINGS`.
    """
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
            settings = getattr(module, "CONTEXT_SETTINGS", None)
            app.command(name, context_settings=settings)(getattr(module, name))
    app.callback()(_show_version)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg.version import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


def _show_version(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Show the version and leave."
    ),
) -> None:
    """Reads trial papers into a knowledge graph in which every fact carries the sentence it was read from."""


def main() -> None:
    """Entry point of the `kg` script."""
    make_app()()
