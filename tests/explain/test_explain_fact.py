"""`kg explain` says from which words a fact was read, by what, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.build import build
from kg.cli import make_app
from kg.errors import QueryError
from kg.explain import as_text, explain, rule_of
from kg.rdf.prefixes import expand
from kg.store import Store

TEXT = (
    "A phase 2 study of sorafenib in relapsed acute myeloid leukemia.\n\n"
    "Twenty-eight patients received sorafenib 400 mg twice daily. The overall response rate was 36%."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain")
    (folder / "paper.txt").write_text(TEXT, encoding="utf-8")
    with Store.create(folder / "store") as store:
        build([folder / "paper.txt"], store)
    return folder / "store"


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def fact(store: Store) -> str:
    """The IRI of the only result."""
    (row,) = store.query("SELECT DISTINCT ?x { ?x a <https://w3id.org/trialkg/ontology#Result> }")  # type: ignore[misc]
    return str(row[0].value)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(make_app(), ["explain", *arguments])


def test_fact_is_told_with_its_slots_words_rule_and_confidence(store: Store, fact: str) -> None:
    explanation = explain(fact, store)
    assert explanation.kind == "result"
    assert dict(explanation.slots)["value"] == "36"
    assert "overall response rate (TRIALKG:overall-response-rate)" in dict(explanation.slots)["measures"]
    (reading,) = explanation.readings
    assert reading.source == "paper.txt"
    before, words, behind = reading.marked
    assert (words, before + words + behind) == ("36%", "The overall response rate was 36%.")
    assert reading.rule.says
    assert reading.numbers == ("percent",)
    assert 0 < float(reading.confidence) < 1
    assert reading.features
    assert all(re.fullmatch(r"[a-z ]+: .+ \([+-]\d\.\d\d\)", feature) for feature in reading.features)


def test_page_marks_the_words_in_their_sentence(store: Store, fact: str) -> None:
    page = as_text(explain(fact, store))
    assert "The overall response rate was >>36%<<." in page
    assert re.search(r"^Read by result/\w+, version ", page, re.MULTILINE)
    assert re.search(r"^Confidence 0\.\d\d, from these features:$", page, re.MULTILINE)


@pytest.mark.parametrize("form", ["{iri}", "<{iri}>", "kgid:{tail}"])
def test_iri_and_curie_name_the_same_fact(store: Store, fact: str, form: str) -> None:
    given = form.format(iri=fact, tail=fact.removeprefix(expand("kgid:x")[:-1]))
    assert explain(given, store).iri == fact


def test_near_facts_are_offered_for_one_that_is_not_there(store: Store, fact: str) -> None:
    with pytest.raises(QueryError) as error:
        explain(fact[:-1] + "?", store)
    assert f"near it: kgid:{fact.removeprefix(expand('kgid:x')[:-1])}" in str(error.value)


@pytest.mark.parametrize("given", ["", "nonsense", "kgid:", "no prefix:x y"])
def test_what_is_no_iri_is_an_error_that_shows_one(store: Store, given: str) -> None:
    with pytest.raises(QueryError, match=r"is no fact of this graph \(an IRI, or a CURIE such as kgid:"):
        explain(given, store)


def test_thing_that_is_no_fact_is_told_as_what_it_is(store: Store) -> None:
    with pytest.raises(QueryError, match=r"is in the graph as .*kgo:Document.*, not a fact"):
        explain("kgid:document/paper", store)


def test_empty_graph_says_so() -> None:
    with pytest.raises(QueryError, match="has no facts at all"):
        explain("kgid:result/a/1-2-abcdef01", Store.memory())


def test_command_prints_the_page(path: Path, fact: str) -> None:
    done = run(fact, "--store", str(path))
    assert done.exit_code == 0
    assert ">>36%<<" in done.stdout


def test_command_ends_with_2_for_an_unknown_fact_and_without_a_graph(path: Path, fact: str) -> None:
    assert run("kgid:result/other/1-2-abcdef01", "--store", str(path)).exit_code == 2
    assert run(fact).exit_code == 2


def test_rule_of_a_data_file_is_told_by_its_pattern() -> None:
    rule = rule_of("mechanism/cleaves")
    assert rule.module == "kg.extract.statement.mechanism"
    (pattern,) = [p for p in rule.patterns if p.matches("G-CSF, which cleaves CD44")]
    assert (pattern.file, pattern.name) == ("mechanisms.yaml", "cleaves")


def test_unknown_extractor_has_no_description() -> None:
    rule = rule_of("from-elsewhere/rule")
    assert (rule.module, rule.says, rule.patterns) == (None, None, ())


def test_every_described_rule_belongs_to_an_extractor() -> None:
    from kg.explain.rule import _rules

    for prefix, rules in _rules().items():
        for rule in rules:
            told = rule_of(f"{prefix}/{rule}")
            assert told.module and told.about and told.says and told.example, f"{prefix}/{rule}"


def test_every_rule_that_reads_the_seeds_is_described() -> None:
    from kg.resources import shipped_path

    with Store.memory() as graph:
        build([shipped_path("seeds")], graph)
        rows = graph.query("SELECT DISTINCT ?x { ?e <https://w3id.org/trialkg/ontology#extractor> ?x }")
        names = sorted(row[0].value for row in rows)  # type: ignore[misc, union-attr]
    assert names
    assert [name for name in names if not rule_of(name).about] == []
