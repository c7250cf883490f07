"""A network as a picture that a person can read: kinds by colour and shape, relations by colour, dashes and ends."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.canvas import DOTS_PER_INCH, Canvas
from kg.network.curve import curves, sampled, trimmed
from kg.network.describe import describe, shared_text
from kg.network.edge_line import draw_edge
from kg.network.elements import edges_of, kind_counts
from kg.network.label import (
    ABOVE,
    BELOW,
    DIAGONALS,
    LEFT,
    RIGHT,
    Wanted,
    most_important,
    place,
    wrap,
)
from kg.network.layout import COLUMN_OF_KIND, Point, Positions, default_style, lay_out
from kg.network.legend import add_legend, legend_height
from kg.network.size import radii
from kg.network.style import kind_style

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure
    from matplotlib.text import Text

LABELS_AT_MOST = 60
EDGE_LABELS_UP_TO = 12

MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "hexagon": "h",
    "triangle": "^",
    "wedge": "v",
    "pentagon": "p",
    "star": "*",
}
SETTINGS: Any = {"font.family": "DejaVu Sans", "svg.hashsalt": "trialkg", "svg.fonttype": "path"}
"""The font comes with matplotlib and the salt names the SVG's parts: the same picture on every machine."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure and its labels by node; edges' labels stand under `first|second`."""

    figure: Figure
    labels: dict[str, Text]
    left_out: int


def to_png(network: nx.Graph[str]) -> bytes:
    """The picture as PNG, without a date or a version in it."""
    return _saved(network, "png", {"Software": None})


def to_svg(network: nx.Graph[str]) -> bytes:
    """The picture as SVG, without a date or a version in it."""
    return _saved(network, "svg", {"Date": None, "Creator": None, "Title": str(network.graph.get("title", "network"))})


def draw(network: nx.Graph[str], labels_at_most: int = LABELS_AT_MOST) -> Drawing:
    """The picture as a matplotlib figure; only the `labels_at_most` nodes of highest betweenness are named."""
    import matplotlib as mpl

    with mpl.rc_context(SETTINGS):
        return _Picture(network, labels_at_most).draw()


def _saved(network: nx.Graph[str], format: str, metadata: dict[str, Any]) -> bytes:
    import matplotlib as mpl

    content = io.BytesIO()
    with mpl.rc_context(SETTINGS):
        figure = _Picture(network, LABELS_AT_MOST).draw().figure
        figure.savefig(content, format=format, dpi=DOTS_PER_INCH, metadata=metadata)
    return content.getvalue()


class _Picture:
    """Holds what the parts of one picture share: positions, scale and axes."""

    def __init__(self, network: nx.Graph[str], labels_at_most: int) -> None:
        self.network = network
        self.limit = labels_at_most
        self.in_columns = default_style(network) == "columns"
        self.positions: Positions = lay_out(network)
        self.canvas = Canvas(self.positions.values(), legend_height(network))
        scale = math.sqrt(self.canvas.scale)  # on a large sheet the nodes are smaller, but not by as much
        self.radii = {node: radius * scale for node, radius in radii(network).items()}

    def draw(self) -> Drawing:
        lines = self._draw_edges()
        self._draw_nodes()
        labels, left_out = self._draw_labels(lines)
        self._draw_head(left_out)
        add_legend(self.canvas.figure, self.network, MARKERS, self.canvas.legend_left)
        return Drawing(self.canvas.figure, labels, left_out)

    def _draw_edges(self) -> list[list[Point]]:
        """Draw all edges and give the points they pass."""
        heaviest = max((attributes["weight"] for _, _, attributes in edges_of(self.network)), default=1)
        lines = []
        drawn = curves(self.network, self.positions, in_columns=self.in_columns)
        for (first, second, attributes), line in zip(edges_of(self.network), drawn, strict=True):
            gap = 2.5 * self.canvas.scale
            points = trimmed(sampled(line), self.radii[first] + gap, self.radii[second] + 2 * gap)
            draw_edge(self.canvas, points, attributes, heaviest, is_directed=self.network.is_directed())
            lines.append(points)
        return lines

    def _draw_nodes(self) -> None:
        for node, attributes in self.network.nodes(data=True):
            style = kind_style(attributes["kind"])
            diameter = 2 * self.radii[node] * self.canvas.points_per_unit
            # a diamond and a square of the same width as a circle look larger than it
            factor = {"diamond": 0.72, "square": 0.86, "star": 1.3}.get(style.shape, 1.0)
            x, y = self.positions[node]
            self.canvas.axes.scatter(
                [x],
                [y],
                s=(diameter * factor) ** 2,
                marker=MARKERS[style.shape],
                color=style.colour,
                edgecolors="#1f2937",
                linewidths=0.9,
                zorder=3,
            )

    def _draw_labels(self, lines: list[list[Point]]) -> tuple[dict[str, Text], int]:
        """Place as many labels as there is room for, the most important first."""
        texts = {node: self.canvas.text(wrap(self.network.nodes[node]["label"])) for node in self._named()}
        edge_texts = self._edge_texts(lines)
        wanted = [self._wanted(node, text) for node, text in texts.items()]
        wanted += [self._wanted_at(name, text, at) for name, (text, at) in edge_texts.items()]
        every = {**texts, **{name: text for name, (text, _) in edge_texts.items()}}
        nodes = [(self.positions[node], self.radii[node]) for node in self.network]
        boxes = place(wanted, self.canvas.box, nodes, [point for points in lines for point in points])
        for name, text in every.items():
            if name not in boxes:
                text.remove()
                continue
            box = boxes[name]
            text.set_position(((box.left + box.right) / 2, (box.top + box.bottom) / 2))
        return {name: text for name, text in every.items() if name in boxes}, len(texts) - sum(
            n in boxes for n in texts
        )

    def _named(self) -> list[str]:
        return most_important(self.network, self.limit)

    def _edge_texts(self, lines: list[list[Point]]) -> dict[str, tuple[Text, Point]]:
        """What two studies share, written on the edge of a small network."""
        if self.network.number_of_edges() > EDGE_LABELS_UP_TO:
            return {}
        texts = {}
        for (first, second, attributes), points in zip(edges_of(self.network), lines, strict=True):
            if attributes["relation"] == "shares":
                text = self.canvas.text(shared_text(attributes), style="italic", color="#475569")
                texts[f"{first}|{second}"] = (text, points[len(points) // 2])
        return texts

    def _wanted(self, node: str, text: Text) -> Wanted:
        width, height = self.canvas.size_of(text)
        return Wanted(node, width, height, self.positions[node], self.radii[node], self._sides(node))

    def _wanted_at(self, name: str, text: Text, at: Point) -> Wanted:
        width, height = self.canvas.size_of(text)
        return Wanted(name, width, height, at, 3.0, (ABOVE, BELOW, RIGHT, LEFT, *DIAGONALS))

    def _sides(self, node: str) -> tuple[Point, ...]:
        """In columns the outermost labels stand outside, where no lines are."""
        if not self.in_columns:
            return (BELOW, ABOVE, RIGHT, LEFT, *DIAGONALS)
        column = COLUMN_OF_KIND.get(self.network.nodes[node]["kind"], 5)
        taken = {COLUMN_OF_KIND.get(kind, 5) for kind in kind_counts(self.network)}
        if column == min(taken):
            return (LEFT, BELOW, ABOVE, RIGHT, *DIAGONALS)
        if column == max(taken):
            return (RIGHT, BELOW, ABOVE, LEFT, *DIAGONALS)
        return (BELOW, ABOVE, RIGHT, LEFT, *DIAGONALS)

    def _draw_head(self, left_out: int) -> None:
        height = self.canvas.figure.get_figheight()
        left = 0.3 / self.canvas.figure.get_figwidth()
        title = str(self.network.graph.get("title", "Network"))
        self.canvas.figure.text(
            left, 1 - 0.36 / height, title, fontsize=15, weight="bold", color="#111827", va="center"
        )
        note = describe(self.network, self.limit, left_out)
        self.canvas.figure.text(left, 1 - 0.66 / height, note, fontsize=9, color="#475569", va="center")
