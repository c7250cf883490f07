"""A network as GraphML, which yEd, Gephi, Cytoscape and igraph read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.flat import flatten

if TYPE_CHECKING:
    import networkx as nx


def to_graphml(network: nx.Graph[str]) -> bytes:
    """The GraphML document; lists are joined as `kg.network.flat` says."""
    import networkx as nx

    lines = nx.generate_graphml(flatten(network), named_key_ids=True)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n").encode("utf-8")
