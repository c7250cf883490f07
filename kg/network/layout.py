"""Where the nodes stand, in units of a pixel, y downwards: columns by kind, or an organic picture of forces."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

from kg.network.elements import kind_counts, nodes_of

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
Positions = dict[str, Point]

COLUMN_OF_KIND = {
    "disease": 0,
    "adverse event": 0,
    "study": 1,
    "regimen": 2,
    "drug class": 2,
    "drug": 2,
    "biomarker": 3,
    "target": 4,
}
COLUMN_GAP, ROW_GAP, SUB_COLUMN_GAP = 230.0, 60.0, 150.0
ROWS_AT_MOST = 28
SWEEPS = 12
SPRING_LENGTH = 170.0
KAMADA_KAWAI_UP_TO = 90
STARTS, CROSSINGS_UP_TO = 5, 40


def lay_out(network: nx.Graph[str], style: str | None = None) -> Positions:
    """Positions of all nodes: in `columns` where there are three kinds or more, else `organic`, unless `style` says."""
    style = style or default_style(network)
    return columns(network) if style == "columns" else organic(network)


def default_style(network: nx.Graph[str]) -> str:
    return "columns" if len(kind_counts(network)) >= 3 else "organic"


def columns(network: nx.Graph[str]) -> Positions:
    """One column a kind, from disease to target, each sorted so that edges cross little (barycentre heuristic)."""
    rows = _sorted_columns(network)
    height = max((min(len(nodes), ROWS_AT_MOST) for nodes in rows), default=1) * ROW_GAP
    positions: Positions = {}
    x = 0.0
    for nodes in rows:
        parts = math.ceil(len(nodes) / ROWS_AT_MOST)
        for part in range(parts):
            share = nodes[part::parts]
            gap = min(height / len(share), ROW_GAP * 2.2)
            top = (height - gap * len(share)) / 2 + gap / 2 + (part % 2) * gap / 2
            for index, node in enumerate(share):
                positions[node] = (x + part * SUB_COLUMN_GAP, top + index * gap)
        x += COLUMN_GAP + (parts - 1) * SUB_COLUMN_GAP
    return positions


def organic(network: nx.Graph[str]) -> Positions:
    """Each connected component by forces, the components side by side, the largest first."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(network)
    plain.add_edges_from(network.edges())
    components = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    placed = [_component(plain.subgraph(part).copy(), part) for part in components]
    return _packed(placed)


def _sorted_columns(network: nx.Graph[str]) -> list[list[str]]:
    by_column: dict[int, list[str]] = {}
    for node, attributes in nodes_of(network):
        by_column.setdefault(COLUMN_OF_KIND.get(attributes["kind"], 5), []).append(node)
    rows = [
        sorted(nodes, key=lambda node: (network.nodes[node]["kind"], network.nodes[node]["label"], node))
        for _, nodes in sorted(by_column.items())
    ]
    neighbours: dict[str, set[str]] = {node: set() for node in network}
    for first, second in network.edges():
        neighbours[first].add(second)
        neighbours[second].add(first)
    for sweep in range(SWEEPS):
        order = range(len(rows)) if sweep % 2 == 0 else range(len(rows) - 1, -1, -1)
        for column in order:
            rank = {node: (index + 0.5) / len(nodes) for nodes in rows for index, node in enumerate(nodes)}
            rows[column].sort(key=lambda node, rank=rank: (_barycentre(neighbours[node], rank, rank[node]), node))  # type: ignore[misc]
    return rows


def _barycentre(neighbours: set[str], rank: dict[str, float], own: float) -> float:
    return round(sum(sorted(rank[node] for node in neighbours)) / len(neighbours), 9) if neighbours else own


def _component(part: nx.Graph[str], nodes: list[str]) -> Positions:
    """Positions around the origin, with no two nodes nearer than a label needs."""
    import networkx as nx

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges()))
    scale = SPRING_LENGTH * max(0.5, math.sqrt(len(nodes)) * 0.6)
    if len(nodes) <= KAMADA_KAWAI_UP_TO:
        raw = _least_crossed(ordered, scale)
    else:
        raw = _as_points(nx.spring_layout(ordered, scale=scale, seed=7, iterations=80))
    positions = {node: (round(x * 1.4, 3), y) for node, (x, y) in raw.items()}
    return _spread(positions) if len(nodes) <= 400 else positions


def _least_crossed(ordered: nx.Graph[str], scale: float) -> Positions:
    """The best of some Kamada-Kawai layouts: each start leads to another valley of its energy."""
    import networkx as nx

    starts = [None, *(nx.spring_layout(ordered, seed=seed) for seed in range(STARTS))]
    drawn = [_as_points(nx.kamada_kawai_layout(ordered, pos=start, scale=scale)) for start in starts]
    return min(drawn, key=lambda raw: _crossings(ordered, raw)) if len(ordered) <= CROSSINGS_UP_TO else drawn[0]


def _as_points(raw: Any) -> Positions:
    """Three digits only: the last bits differ between machines, and the files shall not."""
    return {node: (round(float(x), 3), round(float(y), 3)) for node, (x, y) in raw.items()}


def _crossings(network: nx.Graph[str], at: Positions) -> int:
    """How many pairs of edges cross, ends in common aside."""

    def left_of(a: str, b: str, c: str) -> bool:
        (ax, ay), (bx, by), (cx, cy) = at[a], at[b], at[c]
        return bool((bx - ax) * (cy - ay) > (by - ay) * (cx - ax))

    return sum(
        left_of(a, b, c) != left_of(a, b, d) and left_of(c, d, a) != left_of(c, d, b)
        for (a, b), (c, d) in itertools.combinations(network.edges(), 2)
        if len({a, b, c, d}) == 4
    )


def _spread(positions: Positions, least: float = ROW_GAP, rounds: int = 60) -> Positions:
    """Push nodes apart that stand nearer than `least`."""
    nodes = sorted(positions)
    at = {node: list(positions[node]) for node in nodes}
    for _ in range(rounds):
        moved = False
        for index, first in enumerate(nodes):
            for second in nodes[index + 1 :]:
                dx, dy = at[second][0] - at[first][0], at[second][1] - at[first][1]
                distance = math.hypot(dx, dy)
                if distance >= least - 0.5:
                    continue
                ux, uy = (dx / distance, dy / distance) if distance > 1e-6 else (0.0, 1.0)
                push = (least - distance) / 2
                at[first] = [at[first][0] - ux * push, at[first][1] - uy * push]
                at[second] = [at[second][0] + ux * push, at[second][1] + uy * push]
                moved = True
        if not moved:
            break
    return {node: (round(at[node][0], 3), round(at[node][1], 3)) for node in nodes}


def _packed(parts: list[Positions]) -> Positions:
    """Components on shelves of about the width of a screen, none upon another."""
    positions: Positions = {}
    area = sum(_width(part) * _height(part) for part in parts)
    shelf_width = max([math.sqrt(area * 1.8), *(_width(part) for part in parts)], default=0.0)
    x = y = shelf_height = 0.0
    for part in parts:
        if x > 0 and x + _width(part) > shelf_width + 1:
            x, y, shelf_height = 0.0, y + shelf_height, 0.0
        left, top = min(point[0] for point in part.values()), min(point[1] for point in part.values())
        for node, (px, py) in part.items():
            positions[node] = (x + px - left + SPRING_LENGTH / 2, y + py - top + ROW_GAP)
        x += _width(part)
        shelf_height = max(shelf_height, _height(part))
    return positions


def _width(part: Positions) -> float:
    return max(x for x, _ in part.values()) - min(x for x, _ in part.values()) + SPRING_LENGTH


def _height(part: Positions) -> float:
    return max(y for _, y in part.values()) - min(y for _, y in part.values()) + 2 * ROW_GAP
