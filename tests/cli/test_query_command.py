"""`kg query`, `kg queries` and `kg export` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg.cli import export, queries, query

SAMPLE = Path(__file__).parents[1] / "data" / "graph" / "sample.trig"


def kg(*arguments: str) -> Result:
    app = typer.Typer()
    app.command("query", context_settings=query.CONTEXT_SETTINGS)(query.query)
    app.command("queries")(queries.queries)
    app.command("export")(export.export)
    return CliRunner().invoke(app, list(arguments))


def ask(*arguments: str) -> Result:
    return kg("query", *arguments, "--store", str(SAMPLE))


def test_answer_is_csv_in_a_pipe() -> None:
    result = ask("drugs-without-trial", "--disease", "AML")
    assert result.exit_code == 0
    assert result.stdout == (
        "drug,label,action,target,target_label\nNCIT:C116722,gilteritinib,inhibits,HGNC:3765,FLT3\n"
    )


@pytest.mark.parametrize("option", [["--other-target", "KIT"], ["--other-target=KIT"], ["--other_target=kit"]])
def test_parameter_of_the_query_is_an_option_of_its_own(option: list[str]) -> None:
    assert "sorafenib" in ask("drugs-hitting-two-targets", "--target", "FLT3", *option).stdout
    assert "sorafenib" not in ask("drugs-hitting-two-targets", "--target", "CXCR4", *option).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["trial-by-target"], "did you mean 'trials-by-target'"),
        (["trials-by-target", "--gene", "FLT3"], "its parameters are --target, --disease"),
        (["trials-by-target", "--target"], "--target needs a value, such as --target 'FLT3'"),
        (["trials-by-target", "FLT3"], "unexpected argument 'FLT3'"),
        (["trials-by-target", "--target", "FLT4"], "near it: 'FLT3'"),
        (["missing.rq"], "missing.rq: cannot read the query"),
        (["studies", "--format", "xlsx"], "unknown table format 'xlsx'"),
    ],
)
def test_wrong_usage_is_one_clear_message_and_exit_code_2(arguments: list[str], message: str) -> None:
    result = kg("query", "--store", str(SAMPLE), *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr


def test_one_graph_must_be_named() -> None:
    for arguments in ([], ["--store", str(SAMPLE), "--endpoint", "http://localhost:9/"]):
        result = kg("query", "studies", *arguments)
        assert (result.exit_code, "either --store PATH" in result.stderr) == (2, True)


def test_own_query_file_with_parameters(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        """#+ summary: Labels
#+ description: Labels of a drug
#+ parameters:
#+   drug: {type: drug, default: any, example: sorafenib, description: The drug}
SELECT DISTINCT ?drug ?label WHERE { VALUES ?drug { UNDEF } ?drug a kgo:Drug ; skos:prefLabel ?label }
""",
        encoding="utf-8",
    )
    assert ask(str(path), "--drug", "G-CSF", "--format", "tsv").stdout == "drug\tlabel\nNCIT:C1474\tfilgrastim\n"


def test_own_query_with_a_syntax_error_shows_the_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?x WHERE {\n  ?x a \n}", encoding="utf-8")
    result = ask(str(path))
    assert result.exit_code == 2
    assert "mine.rq:3:2: not a SPARQL 1.1 query: unexpected text" in result.stderr
    assert "^" in result.stderr


def test_queries_are_listed_with_their_parameters() -> None:
    table = kg("queries").stdout
    assert "trials-by-target" in table and "--target" in table
    (entry,) = [entry for entry in json.loads(kg("queries", "--format", "json").stdout) if entry["name"] == "results"]
    assert [parameter["name"] for parameter in entry["parameters"]] == ["study", "measured"]
    assert "| `harms-of-drug` | Harms of a drug across studies | `--drug sorafenib` |" in (
        kg("queries", "--format", "markdown").stdout
    )
    assert kg("queries", "--format", "csv").exit_code == 2


def test_export_goes_to_stdout_or_to_a_file(tmp_path: Path) -> None:
    text = kg("export", "--store", str(SAMPLE), "--format", "ntriples").stdout
    path = tmp_path / "graph.nt"
    result = kg("export", "--store", str(SAMPLE), "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"wrote {path} (ntriples)" in result.stderr
    assert path.read_text(encoding="utf-8") == text
    assert kg("export", "--store", str(SAMPLE), "-o", str(tmp_path / "graph.txt")).exit_code == 2
