"""A network in words: what is shown, and what two studies share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.elements import kind_counts
from kg.network.label import wrap
from kg.network.layout import COLUMN_OF_KIND
from kg.network.similarity import SHARED
from kg.network.style import kind_style

if TYPE_CHECKING:
    import networkx as nx


def describe(network: nx.Graph[str], limit: int | None = None, left_out: int = 0) -> str:
    """One line on what is shown: how many of which kind, and what is not written."""
    counts = kind_counts(network)
    order = sorted(counts, key=lambda kind: (COLUMN_OF_KIND.get(kind, 5), kind))
    parts = [f"{counts[kind]} {kind if counts[kind] == 1 else kind_style(kind).plural}" for kind in order]
    edges = network.number_of_edges()
    note = f"{', '.join(parts) or 'nothing'}; {edges} {'link' if edges == 1 else 'links'}"
    if limit is not None and len(network) > limit:
        note += f" · names of the {limit} nodes of highest betweenness"
    if left_out:
        note += f" · no room for {left_out} more names"
    return note


def shared_text(attributes: dict[str, Any]) -> str:
    """What two studies share, short enough for a picture: `0.42: sorafenib; 9 targets; rash`."""
    parts = []
    for name in SHARED.values():
        labels = attributes.get(name, ())
        plural = name.removeprefix("shared_")
        if labels:
            parts.append(", ".join(labels) if len(labels) <= 3 else f"{len(labels)} {plural}")
    return wrap(f"{attributes['weight']:.2f}: {'; '.join(parts)}", width=34)
