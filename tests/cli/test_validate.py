"""`kg validate` says what does not conform, and says so by its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kg.cli.validate import validate

SHAPES = Path(__file__).parent.parent / "data" / "shapes"


def run(*arguments: str | Path):  # type: ignore[no-untyped-def]
    app = typer.Typer()
    app.command()(validate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("graph", "code"),
    [
        ("result/valid/plain.ttl", 0),
        ("result/invalid/value-below-interval.ttl", 1),
        ("result/invalid/count-differs-from-percent-if-inferred.ttl", 0),
        ("no-such-file.ttl", 2),
    ],
)
def test_exit_code_tells_conforming_from_not_and_from_failure(graph: str, code: int) -> None:
    assert run("--store", SHAPES / graph).exit_code == code


def test_line_names_paper_numbers_sentence_and_what_to_do() -> None:
    (line,) = run("--store", SHAPES / "result/invalid/value-below-interval.ttl").stdout.splitlines()
    assert line.startswith("violation\tresult-value-outside-interval\tpaper.txt: ")
    for part in (
        "36 lies outside its interval 37 to 55",
        '"The response rate was 36%',
        "kg query results --study https://",
    ):
        assert part in line


def test_json_holds_the_same_violations() -> None:
    (row,) = json.loads(run("--store", SHAPES / "result/invalid/p-above-1.ttl", "--format", "json").stdout)
    assert (row["severity"], row["source"], row["path"]) == ("violation", "paper.txt", "kgo:pValue")
