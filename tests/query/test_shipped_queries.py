"""Every query in `queries/` against a small graph, in two engines, with the rows it must give."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import rdflib

from kg.export.table import to_csv
from kg.query import StoredQuery, list_queries, run
from kg.query.result import to_text
from kg.query.sparql import calls_service
from kg.store import Store

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "graph" / "sample.trig"
EXPECTED = DATA / "queries"
QUERIES = [query for query in list_queries() if "network" not in query.tags]  # tests/network has those of the pictures

ITD = "acute myeloid leukemia with FLT3-ITD"
CNSL = "central nervous system leukemia"
ORR = "overall response rate"
CRR = "complete remission rate"
SHARED = {"drug", "target", "disease group", "outcome", "harm"}
EVIDENCE_TABLES = {
    "studies": "source, study, title, phase, design, allocation, masking, enrolled, start_date, end_date, registration,"
    " pmid, doi, journal, published",
    "conditions": "source, study, disease, label, line, biomarker, start, end, quote",
    "arms": "source, study, arm, label, role, size, drugs, start, end, quote",
    "interventions": "source, study, arm, drug, label, dose, unit, frequency, route, schedule, start, end, quote",
    "mechanisms": "source, study, drug, drug_label, action, target, target_label, stated_by, start, end, quote",
    "results": "source, study, arm, comparator, outcome, label, statistic, value, unit, low, high, level, spread,"
    " spread_kind, p_operator, p, count, denominator, time_point, subgroup, direction, primary, start, end, quote",
    "adverse-events": "source, study, arm, event, label, grade, count, denominator, percent, assertion, start, end,"
    " quote",
    "dose-findings": "source, study, drug, kind, dose, unit, frequency, assertion, start, end, quote",
    "findings": "source, study, subject, relation, object, p_operator, p, start, end, quote",
}


@pytest.fixture(scope="session")
def dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(SAMPLE, format="trig")
    return dataset


def identify(query: StoredQuery) -> str:
    return query.name


def test_there_are_the_evidence_tables_and_at_least_fourteen_questions() -> None:
    names = {query.name for query in QUERIES}
    assert set(EVIDENCE_TABLES) <= names
    assert len(names - set(EVIDENCE_TABLES)) >= 14


@pytest.mark.parametrize("query", QUERIES, ids=identify)
def test_query_gives_the_expected_table(query: StoredQuery, store: Store) -> None:
    expected = (EXPECTED / f"{query.name}.csv").read_text(encoding="utf-8")
    assert to_csv(run(query, store)) == expected
    assert len(expected.splitlines()) > 1, "a table without rows would test nothing"


@pytest.mark.parametrize("query", QUERIES, ids=identify)
def test_query_gives_the_same_rows_in_the_same_order_in_rdflib(
    query: StoredQuery, store: Store, dataset: rdflib.Dataset
) -> None:
    ours = [[None if term is None else to_text(term) for term in row] for row in run(query, store).rows]
    theirs = [[None if term is None else str(term) for term in row] for row in dataset.query(query.text)]
    assert theirs == ours


@pytest.mark.parametrize("query", QUERIES, ids=identify)
def test_query_is_self_contained_and_described(query: StoredQuery) -> None:
    assert query.summary and query.description and query.tags
    assert not calls_service(query.text)
    assert all(parameter.description and parameter.example for parameter in query.parameters)


@pytest.mark.parametrize(("name", "columns"), EVIDENCE_TABLES.items())
def test_evidence_table_has_its_columns_in_their_order(name: str, columns: str, store: Store) -> None:
    expected = [column.strip() for column in columns.split(",")]
    assert list(run(name, store).columns)[: len(expected)] == expected


@pytest.mark.parametrize("name", [name for name in EVIDENCE_TABLES if name != "studies"])
def test_offsets_of_an_evidence_table_lie_in_its_quote(name: str, store: Store) -> None:
    texts = {record["source"]: str(record["text"]) for record in run(_texts(), store).records()}
    rows = [row for row in run(name, store).records() if row["start"] is not None]
    assert rows
    for row in rows:
        words = texts[row["source"]][row["start"] : row["end"]]
        assert words and words in str(row["quote"])


@pytest.mark.parametrize(
    ("name", "parameters", "column", "values"),
    [
        ("trials-by-target", {"target": "FLT3-ITD"}, "diseases", {ITD, CNSL}),
        ("trials-by-target", {"target": "FLT3", "disease": "AML"}, "source", {"sample-a.txt"}),
        ("trials-by-target", {"target": "CXCR4"}, "drug_label", {"plerixafor"}),
        ("harms-of-drug", {"drug": "kinase inhibitor"}, "event_label", {"rash", "treatment-related death"}),
        ("drugs-hitting-two-targets", {"target": "FLT3", "other_target": "CXCR4"}, "label", set()),
        ("trials-in-disease", {"disease": "leukemia"}, "disease_label", {ITD, CNSL}),
        ("trials-in-disease", {"disease": "MONDO:0018874"}, "disease_label", {ITD}),
        ("biomarker-trials", {"biomarker": "FLT3"}, "required_label", {"FLT3-ITD"}),
        ("drugs-without-trial", {"disease": "CNSL"}, "label", {"gilteritinib"}),
        ("response-across-studies", {"outcome": "overall response rate"}, "outcome_label", {ORR, CRR}),
        ("response-across-studies", {"outcome": "complete remission rate"}, "outcome_label", {CRR}),
        ("survival-across-studies", {"drug": "plerixafor"}, "source", set()),
        ("shared-between-studies", {"study": "sample-a.txt", "other_study": "NCT00000000"}, "kind", SHARED),
        ("results", {"study": "99000002"}, "study", {"https://clinicaltrials.gov/study/NCT00000000"}),
        ("combinations", {"drug": "G-CSF"}, "other_label", {"plerixafor", "sorafenib"}),
        ("absent-harms", {"drug": "plerixafor"}, "label", {"dose-limiting toxicity"}),
        ("dose-levels", {"drug": "sorafenib"}, "kind", {"dose level", "given", "expansion dose"}),
        ("facts-of-study", {"study": "10.5555/sample-b"}, "source", {"99000002", "sample-c.txt"}),
    ],
)  # fmt: skip
def test_parameters_narrow_the_answer(
    name: str, parameters: dict[str, str], column: str, values: set[str], store: Store
) -> None:
    assert {record[column] for record in run(name, store, **parameters).records()} == values


def test_there_is_no_expected_table_without_its_query() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == {query.name for query in QUERIES}


def test_lists_in_a_cell_are_sorted() -> None:
    rows = list(csv.DictReader(io.StringIO((EXPECTED / "arms.csv").read_text(encoding="utf-8"))))
    assert "filgrastim; plerixafor; sorafenib" in {row["drugs"] for row in rows}


def _texts() -> StoredQuery:
    return StoredQuery(
        name="texts",
        where="texts",
        text="""PREFIX kgo: <https://w3id.org/trialkg/ontology#>
            SELECT ?source ?text WHERE { ?document kgo:sourceName ?source ; kgo:text ?text }""",
    )
