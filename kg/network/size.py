"""How large a node is drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.network.elements import nodes_of

if TYPE_CHECKING:
    import networkx as nx

SMALLEST, GROWTH = 9.0, 12.0


def radii(network: nx.Graph[str]) -> dict[str, float]:
    """The radius of each node: its area above the smallest grows with its betweenness."""
    between: dict[str, float] = {node: attributes["betweenness"] for node, attributes in nodes_of(network)}
    highest = max(between.values(), default=0.0) or 1.0
    return {node: round(SMALLEST + GROWTH * math.sqrt(value / highest), 2) for node, value in between.items()}
