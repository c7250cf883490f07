from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import owlready2
import pytest
import typer
from rdflib import RDF, SKOS, Graph, URIRef
from typer.testing import CliRunner

import kg.reason.membership
from kg.cli.reason import reason
from kg.hermit import has_java
from kg.rdf.iri import INFERRED_GRAPH
from kg.rdf.vocabulary import KGO
from kg.reason import classify
from kg.store import Store

GRAPH = "https://w3id.org/trialkg/id/document/d1"
FLT3, CXCR4 = "HGNC:3765", "HGNC:2561"
PREFIXES = """
@prefix kgo: <https://w3id.org/trialkg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://w3id.org/trialkg/id/term/> .
@prefix HGNC: <https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/> .
"""
TARGETS = "HGNC:3765 a kgo:Target . HGNC:2561 a kgo:Target . :flt3-itd a kgo:Biomarker ; kgo:variantOf HGNC:3765 ."
DRUGS = ":sorafenib a kgo:Drug . :plerixafor a kgo:Drug . :placebo a kgo:Drug ; kgo:conceptKind 'control' ."

BOTH_WAYS = pytest.mark.parametrize(
    "use_hermit",
    [False, pytest.param(True, marks=pytest.mark.skipif(not has_java(), reason="HermiT needs Java"))],
    ids=["rules", "hermit"],
)


def store_of(facts: str) -> Store:
    store = Store.memory()
    store.replace(Graph(identifier=GRAPH).parse(data=f"{PREFIXES}{TARGETS}{DRUGS}{facts}", format="turtle"))
    return store


def mechanism(drug: str, action: str, target: str) -> str:
    return f":m-{drug} a kgo:MechanismOfAction ; kgo:drug :{drug} ; kgo:action kgo:{action} ; kgo:target {target} ."


def study(*arms: tuple[str, ...]) -> str:
    facts = [":s a kgo:Study ."]
    for position, agents in enumerate(arms):
        facts.append(f":s kgo:hasArm :a{position} . :a{position} a kgo:Arm .")
        facts += [f":a{position} kgo:givesDrug :{agent} ." for agent in agents]
    return "\n".join(facts)


def inferred(store: Store, predicate: URIRef = RDF.type) -> set[tuple[str, str]]:
    pairs = store.graph(str(INFERRED_GRAPH)).subject_objects(predicate)
    return {(str(s).rpartition("/")[2], str(o).rpartition("#")[2].rpartition("/")[2]) for s, o in pairs}


@BOTH_WAYS
@pytest.mark.parametrize(
    ("facts", "members"),
    [
        pytest.param(mechanism("sorafenib", "inhibits", FLT3), {("sorafenib", "FLT3Inhibitor")}, id="gene"),
        pytest.param(mechanism("sorafenib", "inhibits", ":flt3-itd"), {("sorafenib", "FLT3Inhibitor")}, id="variant"),
        pytest.param(
            mechanism("plerixafor", "antagonises", CXCR4), {("plerixafor", "CXCR4Antagonist")}, id="antagonist"
        ),
        pytest.param(mechanism("plerixafor", "partiallyAgonises", CXCR4), set(), id="another action"),
        pytest.param(mechanism("sorafenib", "inhibits", "HGNC:1"), set(), id="another target"),
        pytest.param(study(("sorafenib", "plerixafor")), {("s", "CombinationStudy")}, id="two drugs in one arm"),
        pytest.param(study(("sorafenib",), ("plerixafor",)), set(), id="one drug in each arm"),
        pytest.param(study(("sorafenib", "placebo")), set(), id="a placebo is no second drug"),
        pytest.param(
            study(("r",)) + ":r a kgo:Regimen ; kgo:hasComponent :sorafenib, :plerixafor .",
            {("s", "CombinationStudy")},
            id="a regimen of two drugs",
        ),
        pytest.param(
            study(("r",)) + ":r a kgo:Regimen ; kgo:hasComponent :sorafenib .", set(), id="a regimen of one known drug"
        ),
        pytest.param(study(("sorafenib", "c")) + ":c a kgo:DrugClass .", set(), id="a class may hold the drug itself"),
    ],
)
def test_drugs_and_studies_are_classified_by_their_definitions(
    facts: str, members: set[tuple[str, str]], use_hermit: bool
) -> None:
    store = store_of(facts)
    report = classify(store, use_hermit=use_hermit)

    assert inferred(store) == members
    assert report.used_hermit is use_hermit
    assert report.is_consistent


def test_the_report_counts_what_the_inferred_graph_holds() -> None:
    store = store_of(mechanism("sorafenib", "inhibits", ":flt3-itd") + ":a skos:broader :b . :b skos:broader :c .")
    report = classify(store, use_hermit=False)

    assert (report.broader, report.gene_targets, report.drugs_by_class) == (3, 1, {"FLT3Inhibitor": 1})
    assert report.triples == len(store.graph(str(INFERRED_GRAPH))) == 5


def test_what_is_broader_at_any_distance_is_added_and_a_circle_ends() -> None:
    store = store_of(":a skos:broader :b . :b skos:broader :c . :c skos:broader :a , :d .")
    classify(store, use_hermit=False)

    pairs = inferred(store, SKOS.broaderTransitive)
    assert {pair for pair in pairs if pair[0] == "a"} == {("a", "b"), ("a", "c"), ("a", "d")}
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_who_acts_on_a_variant_acts_on_its_gene() -> None:
    store = store_of(mechanism("sorafenib", "inhibits", ":flt3-itd"))
    classify(store, use_hermit=False)

    assert inferred(store, KGO.target) == {("m-sorafenib", "3765")}


@BOTH_WAYS
def test_reasoning_twice_changes_nothing(use_hermit: bool) -> None:
    store = store_of(mechanism("sorafenib", "inhibits", ":flt3-itd") + ":a skos:broader :b .")

    assert classify(store, use_hermit=use_hermit).changed is True
    assert classify(store, use_hermit=use_hermit).changed is False


def test_what_no_longer_follows_is_taken_away() -> None:
    store = store_of(mechanism("sorafenib", "inhibits", FLT3))
    classify(store, use_hermit=False)
    store.replace(Graph(identifier=GRAPH))
    classify(store, use_hermit=False)

    assert store.graph_names() == []


def test_without_java_it_is_said_in_one_line_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    store = store_of(mechanism("sorafenib", "inhibits", FLT3) + ":a skos:broader :b .")
    report = classify(store)

    assert "no Java" in report.message
    assert "\n" not in report.message
    assert not report.used_hermit
    assert (report.broader, report.drugs_by_class) == (1, {"FLT3Inhibitor": 1})


def test_more_individuals_than_hermit_can_take_are_classified_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.reason.membership, "HERMIT_LIMIT", 2)
    report = classify(store_of(mechanism("sorafenib", "inhibits", FLT3)))

    assert "too many for HermiT (at most 2)" in report.message
    assert report.drugs_by_class == {"FLT3Inhibitor": 1}


def test_a_concept_of_two_disjoint_classes_is_named_and_the_rest_is_done() -> None:
    report = classify(store_of(mechanism("sorafenib", "inhibits", FLT3) + ":sorafenib a kgo:Disease ."))

    assert report.contradictions == ("TRIALKG:sorafenib is used as Disease and as Drug",)
    assert not report.is_consistent
    assert report.drugs_by_class == {"FLT3Inhibitor": 1}


@pytest.mark.skipif(not has_java(), reason="HermiT needs Java")
def test_a_contradiction_that_only_hermit_sees_is_reported() -> None:
    report = classify(store_of(":s a kgo:Study ; kgo:hasArm :s ."))

    assert report.used_hermit
    assert not report.is_consistent
    assert "the facts contradict the ontology" in report.contradictions[0]


@pytest.fixture
def run() -> Callable[..., tuple[int, str]]:
    app = typer.Typer()
    app.command("reason")(reason)

    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, arguments)
        return result.exit_code, result.output

    return invoke


def test_the_command_writes_into_the_store(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    path = tmp_path / "store"
    with Store.create(path) as store:
        store.replace(store_of(mechanism("sorafenib", "inhibits", FLT3)).graph(GRAPH))

    code, output = run("--store", str(path), "--rules")

    assert code == 0
    assert "1 FLT3Inhibitor" in output
    with Store.open(path) as store:
        assert inferred(store) == {("sorafenib", "FLT3Inhibitor")}


def test_the_command_ends_with_1_where_facts_contradict(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    path = tmp_path / "store"
    with Store.create(path) as store:
        store.replace(store_of(":sorafenib a kgo:Disease .").graph(GRAPH))

    code, output = run("--store", str(path))

    assert code == 1
    assert "contradiction: TRIALKG:sorafenib" in output


def test_the_command_makes_no_store_where_there_is_none(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, output = run("--store", str(tmp_path / "nowhere"))

    assert code == 2
    assert "expected a store that `kg build` made" in output
    assert not (tmp_path / "nowhere").exists()
