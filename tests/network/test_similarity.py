from __future__ import annotations

import networkx as nx

from kg.network.similarity import study_similarity


def test_studies_that_share_nothing_are_not_linked():
    network = nx.MultiDiGraph()
    for study, drug in (("s1", "d1"), ("s2", "d2"), ("s3", "d2")):
        network.add_node(study, kind="study", label=study)
        network.add_node(drug, kind="drug", label=drug)
        network.add_edge(study, drug, relation="gives", sentences=())
    similar = study_similarity(network)
    assert sorted(similar) == ["s1", "s2", "s3"]
    assert list(similar.edges(data="weight")) == [("s2", "s3", 1.0)]


def test_a_mechanism_on_a_variant_counts_as_its_gene():
    network = nx.MultiDiGraph()
    for node, kind in {
        "s1": "study",
        "s2": "study",
        "a": "drug",
        "b": "drug",
        "itd": "biomarker",
        "g": "target",
    }.items():
        network.add_node(node, kind=kind, label=node)
    for first, second in (("s1", "a"), ("s2", "b"), ("a", "itd"), ("b", "g"), ("itd", "g")):
        network.add_edge(first, second, relation="r", sentences=())
    [(_, _, edge)] = study_similarity(network).edges(data=True)
    assert edge["shared_targets"] == ("g",)
    assert edge["weight"] == round(1 / 3, 4)
