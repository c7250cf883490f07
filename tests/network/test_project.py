from __future__ import annotations

import networkx as nx
import pytest

from kg.errors import QueryError
from kg.network.project import VIEWS, project
from kg.query import list_queries
from kg.store import Store

EXPECTED_EDGES = {
    ("sorafenib", "inhibits", "FLT3-ITD"): (("study",), ["sorafenib (a FLT3-ITD inhibitor"]),
    ("sorafenib", "inhibits", "FLT3"): (("vocabulary",), []),
    ("plerixafor", "inhibits", "CXCR4"): (("study",), ["plerixafor (a SDF-1/CXCR4 inhibitor"]),
    ("plerixafor", "antagonises", "CXCR4"): (("vocabulary",), []),
    ("G-CSF", "cleaves", "CD44"): (("study",), ["G-CSF (that cleaves SDF-1, CD44"]),
    ("G-CSF", "agonises", "CSF3R"): (("vocabulary",), []),
    ("FLT3-ITD", "variant of", "FLT3"): (("vocabulary",), []),
    ("first.txt", "gives", "plerixafor"): (("study",), ["plerixafor", "the combination of sorafenib"]),
    ("first.txt", "is in", "acute myeloid leukemia"): (("study",), ["acute myelogenous leukemia"]),
    ("first.txt", "requires", "FLT3-ITD"): (("study",), ["acute myelogenous leukemia"]),
    ("first.txt", "reports", "hand-foot syndrome"): (("study",), ["hand-foot syndrome"]),
    ("second.txt", "reports", "rash"): (("study",), ["grade 3 skin rash (n = 1)"]),
}


def labelled_edges(network: nx.Graph[str]) -> dict[tuple[str, str, str], dict[str, object]]:
    """Edges by what a person calls their ends; studies go by their source."""

    def name(node: str) -> str:
        return network.nodes[node].get("source") or network.nodes[node]["label"]

    return {(name(a), edge["relation"], name(b)): edge for a, b, edge in network.edges(data=True)}


@pytest.mark.parametrize(("edge", "expected"), EXPECTED_EDGES.items())
def test_an_edge_says_who_states_it_and_in_which_words(store, edge, expected):
    stated_by, words = expected
    found = labelled_edges(project(store))[edge]
    assert found["stated_by"] == stated_by
    assert sorted(sentence.words for sentence in found["sentences"]) == sorted(words)


def test_every_sentence_is_the_text_at_its_offsets(store, texts):
    sentences = {s for _, _, found in project(store).edges(data="sentences") for s in found}
    assert sentences
    for sentence in sentences:
        text = texts[sentence.source]
        assert text[sentence.quote_start : sentence.quote_start + len(sentence.quote)] == sentence.quote
        assert text[sentence.start : sentence.end] == sentence.words


def test_harms_stated_absent_and_drugs_of_the_vocabulary_alone_are_no_nodes(store):
    labels = {label for _, label in project(store).nodes(data="label")}
    assert {"rash", "sorafenib"} <= labels
    assert not {"treatment-related death", "gilteritinib"} & labels


def test_nodes_have_kind_identifier_degree_and_betweenness(store):
    network = project(store)
    by_label = {attributes["label"]: attributes for _, attributes in network.nodes(data=True)}
    sorafenib, kit = by_label["sorafenib"], by_label["KIT"]
    assert (sorafenib["kind"], sorafenib["curie"], kit["kind"], kit["curie"]) == (
        "drug", "NCIT:C61948", "target", "HGNC:6342",
    )  # fmt: skip
    assert sorafenib["iri"] == "http://purl.obolibrary.org/obo/NCIT_C61948"
    assert kit["degree"] == 1 and kit["betweenness"] == 0
    # two studies, its nine vocabulary targets and FLT3-ITD
    assert sorafenib["degree"] == 12
    assert sorafenib["betweenness"] == max(attributes["betweenness"] for attributes in by_label.values())


def test_a_study_keeps_its_phase_and_size(store):
    first = next(a for _, a in project(store).nodes(data=True) if a.get("source") == "first.txt")
    assert (first["phase"], first["enrolled"]) == ("1", "28")


def test_harms_are_tied_to_drugs_only_on_request_and_to_all_drugs_of_a_study_that_names_no_arm(store):
    assert "seen with" not in {relation for _, _, relation in project(store).edges(data="relation")}
    edges = labelled_edges(project(store, drug_harms=True))
    seen = {(drug, harm): edge for (drug, relation, harm), edge in edges.items() if relation == "seen with"}
    assert {drug for drug, harm in seen if harm == "hand-foot syndrome"} == {"sorafenib", "plerixafor", "G-CSF"}
    assert seen["sorafenib", "rash"]["weight"] == 2
    assert seen["plerixafor", "rash"]["weight"] == 1


def test_drugs_of_one_arm_are_combined_once_a_pair(store):
    network = project(store, "drug-combinations")
    label = dict(network.nodes(data="label"))
    pairs = {frozenset((label[a], label[b])) for a, b in network.edges()}
    assert pairs == {
        frozenset(pair)
        for pair in (
            ("sorafenib", "plerixafor"),
            ("sorafenib", "G-CSF"),
            ("plerixafor", "G-CSF"),
            ("sorafenib", "methotrexate"),
            ("sorafenib", "cytarabine"),
            ("methotrexate", "cytarabine"),
        )
    }
    assert all(edge["weight"] == 1 and edge["sentences"] for _, _, edge in network.edges(data=True))


def test_similar_studies_list_what_they_share(store):
    network = project(store, "study-similarity")
    [(_, _, edge)] = network.edges(data=True)
    assert edge["shared_drugs"] == ("sorafenib",)
    assert edge["shared_harms"] == ("rash",)
    assert edge["shared_diseases"] == ()
    assert "FLT3" in edge["shared_targets"] and "CXCR4" not in edge["shared_targets"]
    # shared: sorafenib, its nine genes, rash; apart: 9 of the first study (2 drugs, 5 targets, disease, FLT3-ITD,
    # hand-foot syndrome) and 5 of the second (2 drugs, DHFR, disease, graft versus host disease)
    assert edge["weight"] == round(11 / 26, 4)
    assert {sentence.source for sentence in edge["sentences"]} == {"first.txt", "second.txt"}


def test_the_same_graph_gives_the_same_order(store):
    assert list(project(store).edges(data=True)) == list(project(store).edges(data=True))
    assert list(project(store).nodes) == sorted(project(store).nodes)


def test_an_empty_graph_gives_an_empty_network():
    for view in VIEWS:
        assert len(project(Store.memory(), view)) == 0


def test_an_unknown_view_is_refused_with_the_nearest(store):
    with pytest.raises(QueryError, match="did you mean 'drug-combinations'"):
        project(store, "drug-combination")


def test_network_queries_have_a_header_and_the_tag():
    queries = [query for query in list_queries() if query.name.startswith("network-")]
    assert len(queries) >= 9
    assert all("network" in query.tags and query.description for query in queries)


@pytest.mark.parametrize(
    "query", [query for query in list_queries() if query.name.startswith("network-")], ids=lambda q: q.name
)
def test_a_concept_that_many_documents_share_does_not_multiply_the_rows(many_studies, query):
    # the union of all graphs answers a label once for each document that repeats it: squared and cubed, this is what
    # makes a query on a thousand studies run out of memory behind its outer DISTINCT
    outer = query.text.replace("\nSELECT DISTINCT", "\nSELECT", 1)
    assert outer != query.text
    distinct, every = (len(list(many_studies.query(text))) for text in (query.text, outer))
    assert distinct and every <= 3 * distinct
