"""What is read from the two papers in `seeds/`, fact by fact.

A change of rules that adds, loses or alters one shows here. The expected tables are `tests/data/seeds/NAME.csv`: the
records of the stored query of that name, in its order and without the sentence; every row was checked in its paper.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.resources import shipped_path

TABLES = sorted((Path(__file__).parent / "data" / "seeds").glob("*.csv"), key=lambda path: path.stem)


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph() as graph:
        graph.build(shipped_path("seeds"))
        yield graph


def test_every_evidence_table_is_held() -> None:
    assert {path.stem for path in TABLES} == {
        "adverse-events", "arms", "conditions", "dose-findings", "findings", "interventions", "mechanisms", "results",
        "studies",
    }  # fmt: skip


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_facts_of_the_seeds(path: Path, graph: KnowledgeGraph) -> None:
    with path.open(encoding="utf-8", newline="") as table:
        expected = list(csv.DictReader(table))
    found = [
        {name: "" if value is None else str(value) for name, value in record.items() if name != "quote"}
        for record in graph.query(path.stem).records()
    ]
    assert found == expected
