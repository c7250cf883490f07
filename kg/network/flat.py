"""A network whose attributes are plain values, for formats that know no lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.elements import edges_of, nodes_of
from kg.network.sentence import Sentence

if TYPE_CHECKING:
    import networkx as nx

LIST_SEPARATOR = "; "


def flatten(network: nx.Graph[str]) -> nx.Graph[str]:
    """A copy with lists joined: sentences one a line as `source [start-end] quote`, other lists by `; `."""
    flat = network.__class__()
    flat.graph.update({name: _plain(value) for name, value in sorted(network.graph.items())})
    for node, attributes in nodes_of(network):
        flat.add_node(node, **_plain_attributes(attributes))
    for first, second, attributes in edges_of(network):
        key = {"key": attributes["relation"]} if network.is_multigraph() else {}
        flat.add_edge(first, second, **key, **_plain_attributes(attributes))
    return flat


def _plain_attributes(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in sorted(attributes.items())}


def _plain(value: Any) -> str | int | float | bool:
    if isinstance(value, tuple):
        sentences = all(isinstance(item, Sentence) for item in value)
        return ("\n" if sentences else LIST_SEPARATOR).join(str(item) for item in value)
    if isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"a network attribute is a str, number or tuple, not {value!r}")
