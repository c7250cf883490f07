"""A query for an outcome finds what studies name in their own words, where that is a kind of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.query import run
from kg.store import Store

TEXT = "{title}\n\nWe randomised 80 patients with myeloma to zoledronate or placebo. RESULTS: {result}\n"
RESULTS = {
    "one": "Respiratory death occurred in 7 of 80 patients (9%).",
    "two": "Overall mortality was 12%.",
    "three": "Freedom from relapse was 71%. Relapse occurred in 23% of patients.",
    "five": "The primary end point was respiratory death.",
    "four": "Prolonged partial response was seen in 9 of 80 patients (11%).",
}


@pytest.fixture(scope="module")
def own_names(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("texts")
    for name, result in RESULTS.items():
        (folder / f"{name}.txt").write_text(
            TEXT.format(title=f"A trial of zoledronate, part {name}.", result=result), "utf-8"
        )
    store = Store.memory()
    build([folder], store)
    return store


@pytest.mark.parametrize(
    ("query", "parameters", "labels"),
    [
        ("results", {"measured": "mortality"}, {"mortality", "respiratory death"}),
        ("results", {"measured": "relapse rate"}, {"relapse rate"}),
        ("survival-across-studies", {"outcome": "mortality"}, {"mortality", "respiratory death"}),
        ("survival-across-studies", {}, {"mortality", "respiratory death"}),
        ("response-across-studies", {"outcome": "partial remission rate"}, {"prolonged partial response"}),
    ],
)
def test_narrower_outcomes_are_found(query, parameters, labels, own_names: Store) -> None:
    found = run(query, own_names, **parameters).records()
    assert {record.get("label", record.get("outcome_label")) for record in found} == labels


def test_an_outcome_in_own_words_says_what_it_is_a_kind_of(own_names: Store) -> None:
    found = run("outcomes-of-study", own_names).records()
    assert [(record["label"], record["kind_of"]) for record in found] == [("respiratory death", "mortality")]
