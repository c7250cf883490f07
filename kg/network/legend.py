"""The legend of a picture: the kinds and relations that occur in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.network.elements import edges_of, kind_counts
from kg.network.layout import COLUMN_OF_KIND
from kg.network.style import RELATIONS, is_vocabulary_only, kind_style, relation_style

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.figure import Figure

ROW_HEIGHT = 0.235
ENDS = {"arrow": " →", "bar": " ⊣", "none": ""}


def legend_height(network: nx.Graph[str]) -> float:
    """Inches the legend needs."""
    return (len(kinds_of(network)) + len(relations_of(network)) + 6) * ROW_HEIGHT


def kinds_of(network: nx.Graph[str]) -> list[str]:
    """The kinds of nodes in the network, in the order of the columns."""
    return sorted(kind_counts(network), key=lambda kind: (COLUMN_OF_KIND.get(kind, 9), kind))


def relations_of(network: nx.Graph[str]) -> list[str]:
    """The relations in the network, in the order of the style table."""
    order = list(RELATIONS)
    found = {attributes["relation"] for _, _, attributes in edges_of(network)}
    return sorted(found, key=lambda name: (order.index(name) if name in RELATIONS else len(order), name))


def add_legend(figure: Figure, network: nx.Graph[str], markers: Mapping[str, str], left: float) -> None:
    """Put the legend into the figure's right margin, which begins at `left`."""
    legend = figure.legend(
        handles=_handles(network, markers),
        loc="upper left",
        bbox_to_anchor=(left, 1 - 0.55 / figure.get_figheight()),
        frameon=False,
        fontsize=8.5,
        handlelength=2.6,
        labelspacing=0.62,
        alignment="left",
    )
    for text in legend.get_texts():
        if text.get_text() in {"Nodes", "Links"}:
            text.set_fontweight("bold")


def _handles(network: nx.Graph[str], markers: Mapping[str, str]) -> list[Any]:
    from matplotlib.lines import Line2D

    blank: dict[str, Any] = {"linestyle": "none", "marker": ""}
    handles = [Line2D([], [], label="Nodes", **blank)]
    for kind in kinds_of(network):
        style = kind_style(kind)
        look: dict[str, Any] = {"marker": markers[style.shape], "markerfacecolor": style.colour, "linestyle": "none"}
        handles.append(Line2D([], [], markersize=8.5, markeredgecolor="#1f2937", label=kind, **look))
    handles.append(Line2D([], [], label="size: betweenness", **blank))
    handles.append(Line2D([], [], label="Links", **blank))
    for relation in relations_of(network):
        line = relation_style(relation)
        dashes: Any = (0, tuple(part / 1.6 for part in line.dash)) if line.dash else "solid"
        label = relation + (ENDS[line.end] if network.is_directed() else "")
        handles.append(Line2D([], [], color=line.colour, linewidth=1.6, linestyle=dashes, label=label))
    if any(is_vocabulary_only(attributes["stated_by"]) for _, _, attributes in edges_of(network)):
        handles.append(
            Line2D([], [], color="#64748B", linewidth=0.9, alpha=0.5, label="faint: vocabulary, no sentence")
        )
    return handles
