"""Nodes and edges of a network with their types: the stubs of networkx cannot say what attributes hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

Attributes: TypeAlias = dict[str, Any]
Edge: TypeAlias = tuple[str, str, Attributes]


def nodes_of(network: nx.Graph[str]) -> list[tuple[str, Attributes]]:
    """Each node with its attributes, sorted by IRI."""
    return sorted(((node, dict(network.nodes[node])) for node in network), key=lambda pair: pair[0])


def edges_of(network: nx.Graph[str]) -> list[Edge]:
    """Each edge with its attributes, sorted by its ends and its relation."""
    found: list[Any] = list(network.edges(data=True))
    edges: list[Edge] = [(first, second, dict(attributes)) for first, second, attributes in found]
    return sorted(edges, key=lambda edge: (edge[0], edge[1], edge[2]["relation"]))


def kind_counts(network: nx.Graph[str]) -> dict[str, int]:
    """How many nodes there are of each kind."""
    counts: dict[str, int] = {}
    for _, attributes in nodes_of(network):
        counts[attributes["kind"]] = counts.get(attributes["kind"], 0) + 1
    return counts
