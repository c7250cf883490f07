"""What a small sample cannot show: graphs after reasoning, and graphs of many documents that share their concepts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.export.rdf import export
from kg.export.table import to_csv
from kg.query import StoredQuery, list_queries, run
from kg.reason import classify
from kg.store import Store

DATA = Path(__file__).parents[1] / "data"
QUERIES = [query for query in list_queries() if "network" not in query.tags]
COPIES = 60
PAIRS_OF_STUDIES = "shared-between-studies"


@pytest.fixture(scope="module")
def reasoned() -> Store:
    store = Store.open(DATA / "graph" / "sample.trig")
    before = len(store)
    classify(store, use_hermit=False)
    assert len(store) > before
    return store


@pytest.fixture(scope="module")
def many(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample's documents over and over, each time of other studies, with the same drugs, diseases and harms."""
    lines = export(store, "nquads").decode().splitlines()
    copies = [line for line in lines if line.endswith("graph/vocabulary> .")]
    documents = [line for line in lines if not line.endswith("graph/vocabulary> .")]
    for number in range(COPIES):
        for line in documents:
            line = line.replace("sample-", f"sample-{number}-").replace("99000002", str(99000002 + number))
            copies.append(line.replace("NCT00000000", f"NCT{number:08}"))
    path = tmp_path_factory.mktemp("many") / "many.nq"
    path.write_text("\n".join(copies) + "\n", encoding="utf-8")
    return Store.open(path)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_reasoning_changes_no_answer(query: StoredQuery, reasoned: Store) -> None:
    assert to_csv(run(query, reasoned)) == (DATA / "queries" / f"{query.name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_concepts_that_many_documents_share_do_not_multiply_the_work(query: StoredQuery, many: Store) -> None:
    parameters = {"study": "NCT00000001"} if query.name == PAIRS_OF_STUDIES else {}
    start = time.monotonic()
    rows = run(query, many, **parameters).rows
    assert time.monotonic() - start < 5, "a join over labels or types, which stand in every graph, is the usual cause"
    assert len(set(rows)) == len(rows)
