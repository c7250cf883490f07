"""The Python API does what the commands do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.resources import shipped_path

SEEDS = shipped_path("seeds")


def test_every_public_name_can_be_loaded() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)


def test_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(AttributeError, match="KnowledgeGraph"):
        kg.knowledge  # type: ignore[attr-defined]  # noqa: B018


def test_import_loads_nothing_heavy() -> None:
    program = (
        "import sys, kg; print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_graph_is_built_asked_written_and_opened_again(tmp_path: Path) -> None:
    with kg.KnowledgeGraph.create(tmp_path / "store") as graph:
        report = graph.build(SEEDS)
        assert (report.documents, report.unreadable) == (2, [])
        graph.reason(use_hermit=False)
        size = len(graph)
        assert graph.export(tmp_path / "graph.nq") == "nquads"
        assert graph.draw(tmp_path / "network.graphml") == "graphml"
    for path in (tmp_path / "store", tmp_path / "graph.nq"):
        with kg.KnowledgeGraph.open(path) as again:
            assert len(again) == size
            assert again.serialize("nquads") == (tmp_path / "graph.nq").read_bytes()


def test_stored_queries_files_and_sparql_are_answered(tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text(
        "PREFIX kgo: <https://w3id.org/trialkg/ontology#> SELECT ?study WHERE { ?study a kgo:Study }", "utf-8"
    )
    with kg.KnowledgeGraph() as graph:
        graph.build(SEEDS)
        drugs = {record["drug_label"] for record in graph.query("trials-by-target", target="FLT3").records()}
        assert drugs == {"sorafenib"}
        assert len(graph.query(own).rows) == len(graph.query(str(own)).rows)
        assert {str(row[0]) for row in graph.query(own).rows} == {
            str(row[0]) for row in graph.sparql("SELECT DISTINCT ?study WHERE { ?study a kgo:Study }").rows
        }
        with pytest.raises(kg.QueryError, match="trials-by-target"):
            graph.query("trials-by-targt")


def test_read_gives_documents_and_errors_in_their_place(tmp_path: Path) -> None:
    outcomes = list(kg.read(SEEDS, tmp_path / "missing.txt"))
    assert [type(outcome) for outcome in outcomes] == [kg.Document, kg.Document, kg.ReadError]


def test_unsure_facts_are_left_out_where_that_is_asked() -> None:
    with kg.KnowledgeGraph() as everything, kg.KnowledgeGraph() as sure:
        whole, part = everything.build(SEEDS), sure.build(SEEDS, min_confidence=0.9)
        assert part.left_out > whole.left_out == 0
        assert len(sure) < len(everything)
