"""`kg demo` shows the whole flow and says where everything is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.cli.demo import EVIDENCE_TABLES, QUESTIONS

WRITTEN = {
    "graph.ttl", "graph.trig", "graph.nt", "graph.nq", "graph.rdf", "graph.jsonld", "network.png", "network.svg",
    "network.html", "network.graphml", "network.gexf", "network.json", "annotations.html", "store", "tables",
}  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "out"


@pytest.fixture(scope="module")
def result(output: Path) -> Result:
    return CliRunner().invoke(make_app(), ["demo", "-o", str(output)])


def test_demo_conforms_and_writes_every_format(result: Result, output: Path) -> None:
    assert result.exit_code == 0, result.stderr
    assert {path.name for path in output.iterdir()} == WRITTEN
    assert {path.stem for path in (output / "tables").iterdir()} == set(EVIDENCE_TABLES)
    assert all(path.stat().st_size for path in output.rglob("*.*"))


def test_demo_says_where_everything_is(result: Result, output: Path) -> None:
    assert {name for name in WRITTEN - {"store"} if str(output / name) in result.stderr} == WRITTEN - {"store"}


def test_every_question_is_answered_by_the_command_that_is_shown(result: Result) -> None:
    commands = re.findall(r"^   \$ kg (.*)$", result.stdout, flags=re.MULTILINE)
    assert len(commands) == len(QUESTIONS) == 4
    assert "no rows" not in result.stdout
    for command in commands:
        assert CliRunner().invoke(make_app(), command.split()).exit_code == 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.query)
def test_question_shows_columns_that_its_query_has(question, output: Path, result: Result) -> None:  # type: ignore[no-untyped-def]
    assert result.exit_code == 0
    asked = ["query", question.query, "--store", str(output / "store"), "--format", "csv"]
    header = CliRunner().invoke(make_app(), asked).stdout.splitlines()[0].split(",")
    assert set(question.columns) <= set(header)
