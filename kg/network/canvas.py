"""The sheet that a network is drawn on: which part of the plane it shows, at what scale, and its texts.

A plane that is too large for the largest sheet is drawn at a smaller scale.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg.network.label import Box
from kg.network.layout import Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

DOTS_PER_INCH = 150
UNITS_PER_INCH = 80.0
LARGEST, SMALLEST_WIDTH, SMALLEST_HEIGHT = 22.0, 6.5, 3.6
LEGEND_WIDTH, HEAD_HEIGHT, MARGIN = 2.75, 0.95, 105.0
FONT_SIZE = 8.5


class Canvas:
    """A figure with room for these points, for the head above and for a legend beside that needs so many inches."""

    def __init__(self, points: Collection[Point], legend_height: float) -> None:
        self.box, self.units_per_inch = _shown(points, legend_height)
        self.points_per_unit = 72 / self.units_per_inch
        #: How many times as much of the plane makes an inch as usual.
        self.scale = self.units_per_inch / UNITS_PER_INCH
        width, height = self._size()
        self.legend_left = width / (width + LEGEND_WIDTH)
        self.figure, self.axes = self._axes(width, height)

    def _size(self) -> tuple[float, float]:
        return (
            (self.box.right - self.box.left) / self.units_per_inch,
            (self.box.bottom - self.box.top) / self.units_per_inch,
        )

    def _axes(self, width: float, height: float) -> tuple[Figure, Axes]:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(width + LEGEND_WIDTH, height + HEAD_HEIGHT), dpi=DOTS_PER_INCH, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, width / (width + LEGEND_WIDTH), height / (height + HEAD_HEIGHT)))
        axes.set_xlim(self.box.left, self.box.right)
        axes.set_ylim(self.box.bottom, self.box.top)
        axes.set_axis_off()
        return figure, axes

    def text(self, content: str, **look: Any) -> Text:
        """A text with a halo, not yet at its place."""
        halo = {"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.78}
        look = {"color": "#111827", **look}
        return self.axes.text(
            0, 0, content, fontsize=FONT_SIZE, ha="center", va="center", linespacing=1.1, zorder=4, bbox=halo, **look
        )

    def size_of(self, text: Text) -> tuple[float, float]:
        """Width and height of a text with its halo, in units of the plane."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        canvas = self.figure.canvas
        if not isinstance(canvas, FigureCanvasAgg):
            raise TypeError("labels are measured by the Agg renderer, which the figure was made with")
        extent = text.get_window_extent(canvas.get_renderer())  # type: ignore[no-untyped-call]
        per_dot = self.units_per_inch / DOTS_PER_INCH
        return (extent.width + 4) * per_dot, (extent.height + 4) * per_dot


def _shown(points: Collection[Point], legend_height: float) -> tuple[Box, float]:
    """The part of the plane that is shown, and how much of it makes an inch."""
    xs = [x for x, _ in points] or [0.0]
    ys = [y for _, y in points] or [0.0]
    left, right, top, bottom = (
        min(xs) - MARGIN * 1.3,
        max(xs) + MARGIN * 1.3,
        min(ys) - MARGIN * 0.6,
        max(ys) + MARGIN * 0.6,
    )
    scale = max(UNITS_PER_INCH, (right - left) / LARGEST, (bottom - top) / LARGEST)
    widen = max(0.0, SMALLEST_WIDTH * scale - (right - left)) / 2
    heighten = max(0.0, max(SMALLEST_HEIGHT, legend_height) * scale - (bottom - top)) / 2
    return Box(left - widen, top - heighten, right + widen, bottom + heighten), scale
