"""Documents to store: twice is once, all or nothing, and the result conforms."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef

from kg.build import build
from kg.errors import StoreError
from kg.export.rdf import export
from kg.reason import classify
from kg.resources import shipped_path
from kg.store import Store
from kg.validate import conforms, validate

SEEDS = shipped_path("seeds")
KGO = "https://w3id.org/trialkg/ontology#"


@pytest.fixture(scope="module")
def seeds() -> bytes:
    """The graph of the seeds as N-Quads."""
    with Store.memory() as store:
        build([SEEDS], store)
        return export(store, "nquads")


def test_building_twice_gives_the_same_bytes(seeds: bytes) -> None:
    with Store.memory() as store:
        build([SEEDS], store)
        report = build([SEEDS], store)
        assert (report.documents, report.changed) == (2, 0)
        assert export(store, "nquads") == seeds


def test_order_of_the_files_does_not_matter(seeds: bytes) -> None:
    with Store.memory() as store:
        build(sorted(SEEDS.glob("*.txt"), reverse=True), store)
        assert export(store, "nquads") == seeds


def test_instance_data_has_no_blank_nodes(seeds: bytes) -> None:
    quads = list(ox.parse(seeds, format=ox.RdfFormat.N_QUADS))
    assert quads
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]


def test_document_that_is_read_again_is_replaced(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("A phase 2 trial of sorafenib.\n\nWe enrolled 20 patients with acute myeloid leukemia.\n", "utf-8")
    with Store.memory() as store:
        build([paper], store)
        paper.write_text(paper.read_text("utf-8").replace("20", "21"), "utf-8")
        report = build([paper], store)
        enrolled = {row["n"].value for row in store.query("SELECT ?n WHERE { ?study kgo:enrolled ?n }")}
    assert (report.changed, enrolled) == (1, {"21"})


def test_document_is_written_as_a_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A graph that cannot be stored leaves what was stored before, of this document and of all others."""
    import kg.build

    paper = tmp_path / "paper.txt"
    paper.write_text("A phase 2 trial of sorafenib.\n\nWe enrolled 20 patients with acute myeloid leukemia.\n", "utf-8")
    describe = kg.build.study_graph

    def describe_badly(*arguments):  # type: ignore[no-untyped-def]
        graph = describe(*arguments)
        graph.add((URIRef("https://example.org/s"), URIRef("https://example.org/p"), URIRef("not an IRI")))
        return graph

    with Store.memory() as store:
        build([SEEDS, paper], store)
        before = export(store, "nquads")
        monkeypatch.setattr(kg.build, "study_graph", describe_badly)
        with pytest.raises(StoreError, match="nothing was written"):
            build([paper], store)
        assert export(store, "nquads") == before


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    with Store.memory() as store:
        report = build([tmp_path, tmp_path / "missing.txt"], store)
    assert report.documents == 2
    assert [Path(error.source).name for error in report.unreadable] == ["broken.txt", "missing.txt"]


def test_seeds_conform_before_and_after_reasoning() -> None:
    with Store.memory() as store:
        build([SEEDS], store)
        assert [v.message for v in validate(store)] == []
        classify(store, use_hermit=False)
        found = validate(store)
    assert [v.message for v in found] == []
    assert conforms(found)


# A number of a result is changed: which result (by its printed value), which slot, and the constraints that notice it.
FAULTS = {
    "value above its interval": ("80.8", "value", "95.8", {"result-value-outside-interval"}),
    "interval the wrong way round": (
        "76.9",
        "low",
        "93.1",
        {"result-interval-not-ordered", "result-value-outside-interval"},
    ),
}


def test_corrupted_copy_gives_exactly_the_planted_faults() -> None:
    expected = set()
    with Store.memory() as store:
        build([SEEDS], store)
        for printed, slot, wrong, constraints in FAULTS.values():
            (row,) = store.query(
                f'SELECT ?graph ?result WHERE {{ GRAPH ?graph {{ ?result kgo:valueText "{printed}" ; kgo:low ?low }} }}'
            )
            graph, result = store.graph(row["graph"].value), URIRef(row["result"].value)
            graph.set((result, URIRef(KGO + slot), Literal(Decimal(wrong))))
            graph.set((result, URIRef(f"{KGO}{slot}Text"), Literal(wrong)))
            store.replace(graph)
            expected |= {(str(result), constraint) for constraint in constraints}
        found = validate(store)
    assert {(violation.focus, violation.shape) for violation in found} == expected
    assert not conforms(found)
    for violation in found:
        assert "004_27681eab195c9d44.txt" in violation.message
        assert "CRR of 80.8%" in violation.message or "The 2-year EFS and OS rates" in violation.message


def test_text_that_was_changed_no_longer_agrees_with_its_quotes() -> None:
    with Store.memory() as store:
        build([SEEDS], store)
        (row,) = store.query(
            'SELECT ?graph ?document ?text WHERE { GRAPH ?graph { ?document kgo:sourceName "004_27681eab195c9d44.txt" ;'
            " kgo:text ?text } }"
        )
        graph = store.graph(row["graph"].value)
        shifted = "A" + row["text"].value
        graph.set((URIRef(row["document"].value), URIRef(f"{KGO}text"), Literal(shifted)))
        store.replace(graph)
        found = validate(store)
    assert found
    assert {violation.source for violation in found} == {"004_27681eab195c9d44.txt"}
    assert any("quote" in violation.message for violation in found)


def test_facts_below_the_least_confidence_are_left_out_and_counted() -> None:
    with Store.memory() as everything, Store.memory() as sure:
        whole = build([SEEDS], everything)
        part = build([SEEDS], sure, min_confidence=Decimal("0.9"))
        assert (whole.left_out, part.documents) == (0, whole.documents)
        assert part.left_out > 0
        assert sum(part.facts.values()) < sum(whole.facts.values())
        unsure = f"""ASK {{ ?fact <{KGO}hasEvidence>/<{KGO}confidence> ?confidence
            FILTER(?confidence < 0.9) FILTER NOT EXISTS {{ ?fact a <{KGO}Arm> }} }}"""
        assert bool(everything.query(unsure))
        assert not bool(sure.query(unsure))
        assert conforms(validate(sure))
