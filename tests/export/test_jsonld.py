from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import Graph

from kg.export.context import load_context, make_context
from kg.export.jsonld import to_jsonld
from kg.export.rdf import export
from kg.rdf.prefixes import prefixes
from kg.rdf.vocabulary import KGO
from kg.resources import shipped_path
from kg.store import Store


@pytest.fixture(scope="module")
def document(store: Store) -> dict[str, Any]:
    """The graph of the first document of the sample."""
    content = json.loads(export(store, "jsonld"))
    (graph,) = [graph for graph in content["@graph"] if graph["@id"] == "kgdoc:pmid-99000002"]
    (node,) = [node for node in graph["@graph"] if node["@type"] == "Document"]
    return node


def test_published_context_is_that_of_the_ontology() -> None:
    ontology = Graph().parse(shipped_path("ontology") / "trialkg.ttl", format="turtle")
    assert load_context() == make_context(ontology, prefixes()), "run python -m kg.export.context"


def test_every_term_of_the_ontology_has_its_short_name() -> None:
    context = load_context()["@context"]
    names = [name for name in KGO.__annotations__ if not name.startswith("_")]
    assert len(names) > 100
    for name in names:
        definition = context[name]
        assert (definition if isinstance(definition, str) else definition["@id"]) == f"kgo:{name}"


def test_study_stands_in_its_document_and_its_facts_in_the_study(document: dict[str, Any]) -> None:
    study = document["describes"]
    assert (study["@type"], study["@id"], study["enrolled"]) == ("Study", "nct:NCT00000000", 26)
    (result,) = [result for result in study["hasResult"] if result["statistic"] == "proportion"]
    assert (result["measures"], result["value"], result["count"]) == ("TRIALKG:complete-remission-rate", "80.8", 21)
    assert result["denominatorInferred"] is True
    assert result["hasEvidence"]["words"]["exact"].startswith("Complete remission was achieved")
    assert study["hasArm"]["@type"] == "Arm", "an arm stands in its study and not in a result that points to it"
    assert result["arm"] == study["hasArm"]["@id"]


def test_date_of_unsure_precision_tells_its_type(document: dict[str, Any]) -> None:
    assert document["publication"]["published"] == {"@value": "2022-06", "@type": "xsd:gYearMonth"}


def test_action_is_a_plain_word(store: Store) -> None:
    assert '"action": "inhibits"' in export(store, "jsonld").decode()


def test_nodes_in_a_circle_and_blank_nodes_are_written_once() -> None:
    p, g = NamedNode("http://example.org/p"), NamedNode("http://example.org/g")
    a, b = NamedNode("http://example.org/a"), BlankNode("b")
    quads = [Quad(a, p, b, g), Quad(b, p, a, g), Quad(a, p, a, g), Quad(a, p, Literal("x", language="en"), g)]
    (graph,) = json.loads(to_jsonld(quads))["@graph"]
    reference = {"@id": "http://example.org/a"}
    (node,) = graph["@graph"]
    assert node["http://example.org/p"] == [
        {"@id": "_:b", "http://example.org/p": reference},
        reference,
        {"@value": "x", "@language": "en"},
    ]


def test_long_chain_is_not_nested_without_end() -> None:
    p, g = NamedNode("http://example.org/p"), NamedNode("http://example.org/g")
    nodes = [NamedNode(f"http://example.org/{number:05}") for number in range(3000)]
    quads = [Quad(one, p, other, g) for one, other in pairwise(nodes)]
    (graph,) = json.loads(to_jsonld(quads))["@graph"]
    assert len(graph["@graph"]) > 100
