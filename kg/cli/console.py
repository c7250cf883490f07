"""What all commands share: results on stdout, the rest on stderr, and the exit codes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from kg.errors import KGError

DONE, NOT_CONFORMING, FAILED = 0, 1, 2

P = ParamSpec("P")
R = TypeVar("R")


def say(message: str) -> None:
    """A line for the person at the terminal, on stderr."""
    typer.echo(message, err=True)


def is_terminal() -> bool:
    return sys.stdout.isatty()


def write_out(text: str) -> None:
    """A result, on stdout, as UTF-8 with LF line ends whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def reports_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn a KGError into one clear message on stderr and exit code 2; another exception is a bug and is not caught."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except KGError as error:
            say(f"error: {error}")
            raise typer.Exit(FAILED) from error

    return wrapped
