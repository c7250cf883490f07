"""An edge as a line: its width by its weight, its dashes and its end (arrow, bar or none) by its relation."""

from __future__ import annotations

import math
from typing import Any

from kg.network.canvas import Canvas
from kg.network.layout import Point
from kg.network.style import is_vocabulary_only, relation_style


def draw_edge(
    canvas: Canvas, points: list[Point], attributes: dict[str, Any], heaviest: float, *, is_directed: bool
) -> None:
    """Draw one edge along these points; `heaviest` is the weight of the network's heaviest edge."""
    style = relation_style(attributes["relation"])
    faint = is_vocabulary_only(attributes["stated_by"])
    width = 0.9 if faint else 1.2 + 2.0 * attributes["weight"] / heaviest * (heaviest > 1 or attributes["weight"] < 1)
    look: dict[str, Any] = {"color": style.colour, "alpha": 0.5 if faint else 0.9, "zorder": 1 if faint else 2}
    dashes = (0, tuple(part / width for part in style.dash)) if style.dash else "solid"
    xs, ys = zip(*points, strict=True)
    canvas.axes.plot(xs, ys, linewidth=width, linestyle=dashes, solid_capstyle="round", **look)
    if not is_directed or style.end == "none":
        return
    reach = 6.5 * canvas.scale
    tip, before = points[-1], points[-min(4, len(points))]
    length = math.dist(tip, before) or 1.0
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    if style.end == "bar":
        bar = ((tip[0] - uy * reach, tip[0] + uy * reach), (tip[1] + ux * reach, tip[1] - ux * reach))
        canvas.axes.plot(*bar, linewidth=width + 0.8, solid_capstyle="butt", **look)
        return
    base = (tip[0] - ux * reach * 1.5, tip[1] - uy * reach * 1.5)
    half = reach * 0.6
    corners = (tip, (base[0] - uy * half, base[1] + ux * half), (base[0] + uy * half, base[1] - ux * half))
    canvas.axes.fill(*zip(*corners, strict=True), linewidth=0, **look)
