"""A network as node-link JSON, which networkx, D3 and Cytoscape.js read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.network.elements import Edge, edges_of, nodes_of
from kg.network.sentence import Sentence

if TYPE_CHECKING:
    import networkx as nx


def to_node_link(network: nx.Graph[str]) -> bytes:
    """JSON that `networkx.node_link_graph(data, edges="edges")` reads; lists stay lists and sentences are objects."""
    return (json.dumps(node_link(network), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def node_link(network: nx.Graph[str]) -> dict[str, Any]:
    """The network as plain lists and dicts, sorted."""
    return {
        "directed": network.is_directed(),
        "multigraph": network.is_multigraph(),
        "graph": dict(sorted(network.graph.items())),
        "nodes": [{"id": node, **_plain(attributes)} for node, attributes in nodes_of(network)],
        "edges": [_edge(network, edge) for edge in edges_of(network)],
    }


def _edge(network: nx.Graph[str], edge: Edge) -> dict[str, Any]:
    first, second, attributes = edge
    key = {"key": attributes["relation"]} if network.is_multigraph() else {}
    return {"source": first, "target": second, **key, **_plain(attributes)}


def _plain(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [item.as_dict() if isinstance(item, Sentence) else item for item in value]
        if isinstance(value, tuple)
        else value
        for name, value in sorted(attributes.items())
    }
