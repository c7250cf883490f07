from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import ExportError
from kg.export.table import render, to_csv, to_json, to_markdown, to_table, to_tsv
from kg.query import QueryResult

RESULT = QueryResult(
    ("drug", "count", "note", "empty"),
    (
        (NamedNode("http://purl.obolibrary.org/obo/NCIT_C61948"), Literal(21), Literal('a "b", c|d\te\nf\\'), None),
        (NamedNode("http://example.org/x"), None, Literal("[bold]hand-foot[/bold]", language="en"), None),
        (BlankNode("n"), Literal(7), Literal(""), None),
    ),
)


def test_csv_has_curies_quotes_and_empty_cells() -> None:
    assert to_csv(RESULT) == (
        'drug,count,note,empty\nNCIT:C61948,21,"a ""b"", c|d\te\nf\\",\n'
        "http://example.org/x,,[bold]hand-foot[/bold],\n_:n,7,,\n"
    )
    rows = list(csv.reader(io.StringIO(to_csv(RESULT), newline="")))
    assert rows[1] == ["NCIT:C61948", "21", 'a "b", c|d\te\nf\\', ""]


def test_tsv_has_one_line_a_row() -> None:
    lines = to_tsv(RESULT).splitlines()
    assert lines[1] == 'NCIT:C61948\t21\ta "b", c|d\\te\\nf\\\\\t'
    assert [line.count("\t") for line in lines] == [3, 3, 3, 3]


def test_json_is_sparql_results_with_full_iris_and_types() -> None:
    content = json.loads(to_json(RESULT))
    assert content["head"] == {"vars": ["drug", "count", "note", "empty"]}
    first, second, third = content["results"]["bindings"]
    assert first["drug"] == {"type": "uri", "value": "http://purl.obolibrary.org/obo/NCIT_C61948"}
    assert first["count"] == {"type": "literal", "value": "21", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert "count" not in second and "empty" not in second
    assert second["note"]["xml:lang"] == "en"
    assert third["drug"] == {"type": "bnode", "value": "n"}


def test_json_is_read_by_another_reader_as_the_same_rows() -> None:
    solutions = pyoxigraph.parse_query_results(to_json(RESULT), pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    rows = [tuple(solution[column] for column in RESULT.columns) for solution in solutions]
    assert [row[1:] for row in rows] == [row[1:] for row in RESULT.rows]


def test_markdown_cell_breaks_no_table() -> None:
    lines = to_markdown(RESULT).splitlines()
    assert lines[:2] == ["| drug | count | note | empty |", "| --- | --- | --- | --- |"]
    assert lines[2] == '| NCIT:C61948 | 21 | a "b", c\\|d\te<br>f\\\\ |  |'
    assert len(lines) == 5


def test_table_fits_its_width_and_leaves_out_empty_columns() -> None:
    text = to_table(RESULT, width=60)
    assert all(len(line) <= 60 for line in text.splitlines())
    assert "[bold]hand-foot[/bold]" in text, "square brackets are no markup"
    assert text.splitlines()[-1] == "3 rows; no value in empty"


def test_table_that_is_too_wide_is_shown_row_by_row() -> None:
    columns = tuple(f"column{number}" for number in range(12))
    result = QueryResult(columns, (tuple(Literal(f"value{number}") for number in range(12)),))
    lines = to_table(result, width=60).splitlines()
    assert lines[0] == "row 1"
    assert lines[1].split() == ["column0", "value0"]
    assert lines[-1] == "1 row"


def test_no_rows_are_said_to_be_none() -> None:
    assert to_table(QueryResult(("a", "b"), ())) == "no rows (columns: a, b)\n"
    assert to_csv(QueryResult(("a", "b"), ())) == "a,b\n"


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match="unknown table format 'xlsx'; known are table, csv, tsv, json, markdown"):
        render(RESULT, "xlsx")
