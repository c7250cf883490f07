"""The line of an edge: a cubic Bézier curve, bowed where edges run beside each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.network.elements import edges_of
from kg.network.layout import Point, Positions

if TYPE_CHECKING:
    import networkx as nx

Curve = tuple[Point, Point, Point, Point]

PARALLEL_GAP = 26.0
SAMPLES = 96


def curves(network: nx.Graph[str], positions: Positions, *, in_columns: bool) -> list[Curve]:
    """One curve for each edge, in the order of `edges_of`; edges between the same two nodes fan out."""
    ends = [(first, second) for first, second, _ in edges_of(network)]
    return [
        curve(positions[first], positions[second], bow=bow, in_columns=in_columns)
        for (first, second), bow in zip(ends, bows(ends), strict=True)
    ]


def bows(ends: Sequence[tuple[str, str]]) -> list[float]:
    """How far each edge leaves the straight line, so that those between the same two nodes can be told apart."""
    together = Counter(frozenset(pair) for pair in ends)
    seen: Counter[frozenset[str]] = Counter()
    found = []
    for first, second in ends:
        pair = frozenset((first, second))
        bow = (seen[pair] - (together[pair] - 1) / 2) * PARALLEL_GAP
        seen[pair] += 1
        found.append(-bow if second < first else bow)  # the same side, whichever way the edge points
    return found


def curve(start: Point, end: Point, *, bow: float = 0.0, in_columns: bool = False) -> Curve:
    """Between columns a line that leaves and arrives level; otherwise a straight one, bowed to its left by `bow`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx_, ny_ = -dy / length * bow, dx / length * bow
    if in_columns and abs(dx) > 1:
        lean = 0.45
        return start, (start[0] + dx * lean + nx_, start[1] + ny_), (end[0] - dx * lean + nx_, end[1] + ny_), end
    if in_columns:
        side = min(70.0, 25.0 + abs(dy) / 6)
        return start, (start[0] + side + nx_, start[1]), (end[0] + side + nx_, end[1]), end
    third = (
        (start[0] + dx / 3 + nx_, start[1] + dy / 3 + ny_),
        (start[0] + 2 * dx / 3 + nx_, start[1] + 2 * dy / 3 + ny_),
    )
    return start, third[0], third[1], end


def sampled(line: Curve, samples: int = SAMPLES) -> list[Point]:
    """Points along the curve, both ends among them."""
    return [_at(line, step / samples) for step in range(samples + 1)]


def trimmed(points: Sequence[Point], start_radius: float, end_radius: float) -> list[Point]:
    """The points outside the circles of the two nodes; at least the middle is left."""
    first, last = points[0], points[-1]
    kept = [
        point for point in points if math.dist(point, first) >= start_radius and math.dist(point, last) >= end_radius
    ]
    middle = len(points) // 2
    return kept if len(kept) >= 2 else list(points[middle - 1 : middle + 1])


def _at(line: Curve, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, line, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, line, strict=True)),
    )
