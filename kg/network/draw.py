"""A network as a picture that a person can read: kinds by colour and shape, relations by colour, dashes and ends."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.curve import curves, sampled, trimmed
from kg.network.describe import describe, shared_text
from kg.network.elements import edges_of, kind_counts
from kg.network.label import (
    ABOVE,
    BELOW,
    DIAGONALS,
    LEFT,
    RIGHT,
    Box,
    Wanted,
    most_important,
    place,
    wrap,
)
from kg.network.layout import COLUMN_OF_KIND, Point, Positions, default_style, lay_out
from kg.network.legend import add_legend, legend_height
from kg.network.size import radii
from kg.network.style import is_vocabulary_only, kind_style, relation_style

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

LABELS_AT_MOST = 60
EDGE_LABELS_UP_TO = 12
DOTS_PER_INCH = 150
UNITS_PER_INCH = 80.0
LARGEST, SMALLEST_WIDTH, SMALLEST_HEIGHT = 22.0, 6.5, 3.6
LEGEND_WIDTH, HEAD_HEIGHT, MARGIN = 2.75, 0.95, 105.0
FONT_SIZE = 8.5

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
        self.canvas, self.units_per_inch = self._canvas()
        shrink = math.sqrt(UNITS_PER_INCH / self.units_per_inch)
        scale = self.units_per_inch / UNITS_PER_INCH * shrink
        self.radii = {node: radius * scale for node, radius in radii(network).items()}
        self.points_per_unit = 72 / self.units_per_inch
        self.figure, self.axes = self._axes()

    def draw(self) -> Drawing:
        lines = self._draw_edges()
        self._draw_nodes()
        labels, left_out = self._draw_labels(lines)
        self._draw_head(left_out)
        add_legend(self.figure, self.network, MARKERS, self._legend_left())
        return Drawing(self.figure, labels, left_out)

    def _canvas(self) -> tuple[Box, float]:
        """The part of the plane that is shown, and how much of it makes an inch."""
        xs = [x for x, _ in self.positions.values()] or [0.0]
        ys = [y for _, y in self.positions.values()] or [0.0]
        left, right, top, bottom = (
            min(xs) - MARGIN * 1.3,
            max(xs) + MARGIN * 1.3,
            min(ys) - MARGIN * 0.6,
            max(ys) + MARGIN * 0.6,
        )
        scale = max(UNITS_PER_INCH, (right - left) / LARGEST, (bottom - top) / LARGEST)
        widen = max(0.0, SMALLEST_WIDTH * scale - (right - left)) / 2
        heighten = max(0.0, max(SMALLEST_HEIGHT, legend_height(self.network)) * scale - (bottom - top)) / 2
        return Box(left - widen, top - heighten, right + widen, bottom + heighten), scale

    def _axes(self) -> tuple[Figure, Axes]:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        width, height = self._plot_size()
        figure = Figure(figsize=(width + LEGEND_WIDTH, height + HEAD_HEIGHT), dpi=DOTS_PER_INCH, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, width / (width + LEGEND_WIDTH), height / (height + HEAD_HEIGHT)))
        axes.set_xlim(self.canvas.left, self.canvas.right)
        axes.set_ylim(self.canvas.bottom, self.canvas.top)
        axes.set_axis_off()
        return figure, axes

    def _plot_size(self) -> tuple[float, float]:
        return (
            (self.canvas.right - self.canvas.left) / self.units_per_inch,
            (self.canvas.bottom - self.canvas.top) / self.units_per_inch,
        )

    def _legend_left(self) -> float:
        width, _ = self._plot_size()
        return width / (width + LEGEND_WIDTH)

    def _draw_edges(self) -> list[list[Point]]:
        """Draw all edges and give the points they pass."""
        heaviest = max((attributes["weight"] for _, _, attributes in edges_of(self.network)), default=1)
        lines = []
        drawn = curves(self.network, self.positions, in_columns=self.in_columns)
        for (first, second, attributes), line in zip(edges_of(self.network), drawn, strict=True):
            gap = 2.5 * self.units_per_inch / UNITS_PER_INCH
            points = trimmed(sampled(line), self.radii[first] + gap, self.radii[second] + 2 * gap)
            self._draw_edge(points, attributes, heaviest)
            lines.append(points)
        return lines

    def _draw_edge(self, points: list[Point], attributes: dict[str, Any], heaviest: float) -> None:
        style = relation_style(attributes["relation"])
        faint = is_vocabulary_only(attributes["stated_by"])
        width = (
            0.9 if faint else 1.2 + 2.0 * attributes["weight"] / heaviest * (heaviest > 1 or attributes["weight"] < 1)
        )
        look: dict[str, Any] = {"color": style.colour, "alpha": 0.5 if faint else 0.9, "zorder": 1 if faint else 2}
        dashes = (0, tuple(part / width for part in style.dash)) if style.dash else "solid"
        xs, ys = zip(*points, strict=True)
        self.axes.plot(xs, ys, linewidth=width, linestyle=dashes, solid_capstyle="round", **look)
        if not self.network.is_directed() or style.end == "none":
            return
        reach = 6.5 * self.units_per_inch / UNITS_PER_INCH
        tip, before = points[-1], points[-min(4, len(points))]
        length = math.dist(tip, before) or 1.0
        ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
        if style.end == "bar":
            bar = ((tip[0] - uy * reach, tip[0] + uy * reach), (tip[1] + ux * reach, tip[1] - ux * reach))
            self.axes.plot(*bar, linewidth=width + 0.8, solid_capstyle="butt", **look)
            return
        base = (tip[0] - ux * reach * 1.5, tip[1] - uy * reach * 1.5)
        half = reach * 0.6
        corners = (tip, (base[0] - uy * half, base[1] + ux * half), (base[0] + uy * half, base[1] - ux * half))
        self.axes.fill(*zip(*corners, strict=True), linewidth=0, **look)

    def _draw_nodes(self) -> None:
        for node, attributes in self.network.nodes(data=True):
            style = kind_style(attributes["kind"])
            diameter = 2 * self.radii[node] * self.points_per_unit
            # a diamond and a square of the same width as a circle look larger than it
            factor = {"diamond": 0.72, "square": 0.86, "star": 1.3}.get(style.shape, 1.0)
            x, y = self.positions[node]
            self.axes.scatter(
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
        texts = {node: self._text(wrap(self.network.nodes[node]["label"])) for node in self._named()}
        edge_texts = self._edge_texts(lines)
        wanted = [self._wanted(node, text) for node, text in texts.items()]
        wanted += [self._wanted_at(name, text, at) for name, (text, at) in edge_texts.items()]
        every = {**texts, **{name: text for name, (text, _) in edge_texts.items()}}
        nodes = [(self.positions[node], self.radii[node]) for node in self.network]
        boxes = place(wanted, self.canvas, nodes, [point for points in lines for point in points])
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
                text = self._text(shared_text(attributes), style="italic", color="#475569")
                texts[f"{first}|{second}"] = (text, points[len(points) // 2])
        return texts

    def _text(self, content: str, **look: Any) -> Text:
        halo = {"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.78}
        look = {"color": "#111827", **look}
        return self.axes.text(
            0, 0, content, fontsize=FONT_SIZE, ha="center", va="center", linespacing=1.1, zorder=4, bbox=halo, **look
        )

    def _wanted(self, node: str, text: Text) -> Wanted:
        width, height = self._size_of(text)
        return Wanted(node, width, height, self.positions[node], self.radii[node], self._sides(node))

    def _wanted_at(self, name: str, text: Text, at: Point) -> Wanted:
        width, height = self._size_of(text)
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

    def _size_of(self, text: Text) -> tuple[float, float]:
        """Width and height of a text with its halo, in units of the plane."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        canvas = self.figure.canvas
        if not isinstance(canvas, FigureCanvasAgg):
            raise TypeError("labels are measured by the Agg renderer, which the figure was made with")
        extent = text.get_window_extent(canvas.get_renderer())  # type: ignore[no-untyped-call]
        per_dot = self.units_per_inch / DOTS_PER_INCH
        return (extent.width + 4) * per_dot, (extent.height + 4) * per_dot

    def _draw_head(self, left_out: int) -> None:
        height = self.figure.get_figheight()
        left = 0.3 / self.figure.get_figwidth()
        title = str(self.network.graph.get("title", "Network"))
        self.figure.text(left, 1 - 0.36 / height, title, fontsize=15, weight="bold", color="#111827", va="center")
        note = describe(self.network, self.limit, left_out)
        self.figure.text(left, 1 - 0.66 / height, note, fontsize=9, color="#475569", va="center")
