"""Degree, betweenness and CURIE of the nodes of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf.prefixes import contract

if TYPE_CHECKING:
    import networkx as nx

EXACT_UP_TO = 1500
SAMPLED_NODES = 300
"""Exact betweenness takes nodes x edges steps; beyond `EXACT_UP_TO` nodes it is estimated from this many, seeded."""


def measure(network: nx.Graph[str]) -> nx.Graph[str]:
    """The same network with `degree`, `betweenness` and, where a prefix fits, `curie` on its nodes.

    Degree counts neighbours, not parallel edges; betweenness ignores directions and is normalised to 0..1, since a path
    between a disease and a target leads through the study against one arrow and along another.
    """
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(network)
    plain.add_edges_from((first, second) for first, second in network.edges() if first != second)
    sampled = SAMPLED_NODES if len(plain) > EXACT_UP_TO else None
    betweenness = nx.betweenness_centrality(plain, k=sampled, seed=0)
    for node, attributes in network.nodes(data=True):
        attributes["degree"] = plain.degree(node)
        attributes["betweenness"] = round(betweenness[node], 6)
        if curie := contract(node):
            attributes["curie"] = curie
    return network
