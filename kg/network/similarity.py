"""What two studies share, computed from the network of drugs, targets, diseases and harms."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.network.elements import nodes_of

if TYPE_CHECKING:
    import networkx as nx

SHARED = {
    "drug": "shared_drugs",
    "target": "shared_targets",
    "disease": "shared_diseases",
    "biomarker": "shared_biomarkers",
    "adverse event": "shared_harms",
}
_KIND_OF_FEATURE = {"drug class": "drug", "regimen": "drug"}


def study_similarity(network: nx.Graph[str]) -> nx.Graph[str]:
    """Studies, linked where they share something; the weight is the Jaccard index of all that they have.

    A study has the drugs it gives, the targets of these drugs (the gene, where a mechanism names its variant), its
    diseases, the biomarkers it requires and the harms it reports. What is shared is listed by kind on the edge; the
    sentences are those in which either study says it.
    """
    import networkx as nx

    similar: nx.Graph[str] = nx.Graph()
    studies = [node for node, attributes in nodes_of(network) if attributes["kind"] == "study"]
    features = {study: _features(network, study) for study in studies}
    for study in studies:
        similar.add_node(study, **network.nodes[study])
    for first, second in _pairs_that_meet(features):
        shared = features[first] & features[second]
        every = features[first] | features[second]
        similar.add_edge(
            first,
            second,
            relation="shares",
            weight=round(len(shared) / len(every), 4),
            stated_by=("study",),
            studies=(first, second),
            sentences=_sentences(network, (first, second), shared),
            **_shared_by_kind(network, shared),
        )
    return similar


def _features(network: nx.Graph[str], study: str) -> frozenset[str]:
    said = set(network.successors(study))  # type: ignore[attr-defined]
    targets: set[str] = set()
    for drug in said:
        if _kind(network, drug) == "drug":
            for target in network.successors(drug):  # type: ignore[attr-defined]
                targets |= _genes(network, target)
    return frozenset(said | targets)


def _genes(network: nx.Graph[str], target: str) -> set[str]:
    """The target itself, or the genes a biomarker is a variant of. Harms, which are no targets, give nothing."""
    kind = _kind(network, target)
    if kind == "target":
        return {target}
    return set(network.successors(target)) if kind == "biomarker" else set()  # type: ignore[attr-defined]


def _kind(network: nx.Graph[str], node: str) -> str:
    kind: str = network.nodes[node]["kind"]
    return _KIND_OF_FEATURE.get(kind, kind)


def _pairs_that_meet(features: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Only pairs with a feature in common: with thousands of studies most pairs have none."""
    studies_by_feature: dict[str, list[str]] = defaultdict(list)
    for study, own in features.items():
        for feature in own:
            studies_by_feature[feature].append(study)
    return sorted(
        {pair for studies in studies_by_feature.values() for pair in itertools.combinations(sorted(studies), 2)}
    )


def _shared_by_kind(network: nx.Graph[str], shared: frozenset[str]) -> dict[str, tuple[str, ...]]:
    labels: dict[str, list[str]] = {name: [] for name in SHARED.values()}
    for feature in shared:
        labels[SHARED[_kind(network, feature)]].append(network.nodes[feature]["label"])
    return {name: tuple(sorted(found)) for name, found in labels.items()}


def _sentences(network: nx.Graph[str], studies: tuple[str, str], shared: frozenset[str]) -> tuple[Any, ...]:
    found = set()
    for _, object_, sentences in network.out_edges(studies, data="sentences"):  # type: ignore[attr-defined]
        if object_ in shared:
            found.update(sentences)
    return tuple(sorted(found))
