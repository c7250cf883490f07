"""Where labels go: near their node, never upon another label, and off nodes and lines as far as there is room."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.layout import Point

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

LINE_WIDTH = 24
LINES = 3
PADDING = 2.0
RINGS = (0.0, 10.0, 24.0, 42.0)

# unit offsets of a label's box from its node: (-1, 0) is to the left of it, (0, 1) below
RIGHT, LEFT, BELOW, ABOVE = (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)
DIAGONALS = ((1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label to place: its size, the point it belongs to, that point's radius, and the sides in order of liking."""

    name: str
    width: float
    height: float
    at: Point
    radius: float
    sides: Sequence[Point] = (BELOW, ABOVE, RIGHT, LEFT, *DIAGONALS)


def wrap(text: str, width: int = LINE_WIDTH, lines: int = LINES) -> str:
    """The text on at most `lines` lines, with an ellipsis where it goes on."""
    wrapped = textwrap.wrap(text, width, break_long_words=True) or [text]
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    last = wrapped[lines - 1]
    if len(last) >= width:
        last = last.rpartition(" ")[0] or last[: width - 1]
    return "\n".join([*wrapped[: lines - 1], last.rstrip(" ,;.") + "…"])


def place(
    wanted: Iterable[Wanted], canvas: Box, nodes: Sequence[tuple[Point, float]], lines: Iterable[Point]
) -> dict[str, Box]:
    """A box for each label, in the order of the labels; one for which there is no room is left out.

    Args:
        wanted: The labels, the most important first.
        canvas: What no label may leave.
        nodes: Centre and radius of all nodes, which labels avoid.
        lines: Points on the edges, which labels avoid less strictly.
    """
    import numpy as np

    points = np.array(list(lines), dtype=float).reshape(-1, 2)
    circles = np.array([(x, y, radius) for (x, y), radius in nodes], dtype=float).reshape(-1, 3)
    placed: dict[str, Box] = {}
    for label in wanted:
        best: tuple[float, Box] | None = None
        for liking, box in enumerate(_candidates(label)):
            if not box.within(canvas) or any(box.overlaps(other) for other in placed.values()):
                continue
            cost = liking * 0.6 + _touched_nodes(box, circles) * 200 + _crossed(box, points)
            if best is None or cost < best[0]:
                best = (cost, box)
        if best is not None:
            placed[label.name] = best[1]
    return placed


def most_important(network: nx.Graph[str], limit: int) -> list[str]:
    """At most `limit` nodes: highest betweenness first, then degree, then by label."""

    def rank(node: str) -> tuple[Any, ...]:
        attributes = network.nodes[node]
        return -attributes["betweenness"], -attributes["degree"], attributes["label"], node

    return sorted(network, key=rank)[:limit]


def _candidates(label: Wanted) -> list[Box]:
    boxes = []
    for ring in RINGS:
        reach = label.radius + ring
        for side_x, side_y in label.sides:
            slant = 0.72 if side_x and side_y else 1.0
            x = label.at[0] + side_x * (reach * slant + PADDING + label.width / 2)
            y = label.at[1] + side_y * (reach * slant + PADDING + label.height / 2)
            boxes.append(Box(x - label.width / 2, y - label.height / 2, x + label.width / 2, y + label.height / 2))
    return boxes


def _touched_nodes(box: Box, circles: NDArray[np.float64]) -> int:
    if not len(circles):
        return 0
    inside = (
        (circles[:, 0] + circles[:, 2] > box.left)
        & (circles[:, 0] - circles[:, 2] < box.right)
        & (circles[:, 1] + circles[:, 2] > box.top)
        & (circles[:, 1] - circles[:, 2] < box.bottom)
    )
    return int(inside.sum())


def _crossed(box: Box, points: NDArray[np.float64]) -> int:
    if not len(points):
        return 0
    inside = (
        (points[:, 0] > box.left) & (points[:, 0] < box.right) & (points[:, 1] > box.top) & (points[:, 1] < box.bottom)
    )
    return int(inside.sum())
