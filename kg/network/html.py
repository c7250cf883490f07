"""A network as one page that works offline: pan, zoom, filter, and read the sentence behind every edge."""

from __future__ import annotations

import html
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.network.curve import bows
from kg.network.describe import describe
from kg.network.elements import edges_of, kind_counts
from kg.network.layout import COLUMN_OF_KIND, Positions, default_style, lay_out
from kg.network.legend import kinds_of, relations_of
from kg.network.sentence import Sentence
from kg.network.similarity import SHARED
from kg.network.size import radii
from kg.network.style import kind_style, relation_style

if TYPE_CHECKING:
    import networkx as nx

_NODE_EXTRAS = ("curie", "phase", "enrolled", "registration", "source")


def to_html(network: nx.Graph[str]) -> bytes:
    """The page: style, script and data are in it, and its content security policy forbids it to load anything."""
    template = files("kg.network") / "template"
    scripts = sorted(
        (entry for entry in template.iterdir() if entry.name.endswith(".js")), key=lambda entry: entry.name
    )
    parts = {
        "title": html.escape(str(network.graph.get("title", "Network"))),
        "note": html.escape(describe(network)),
        "style": (template / "page.css").read_text(encoding="utf-8"),
        "script": '"use strict";\n' + "\n".join(entry.read_text(encoding="utf-8") for entry in scripts),
        "data": to_script_json(page_data(network)),
    }
    page = (template / "page.html").read_text(encoding="utf-8")
    pieces = page.split("{{")
    # one pass, so that braces within the data are never taken for a place to fill
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled += [parts[name], rest]
    return "".join(filled).encode("utf-8")


def to_script_json(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, whatever a sentence holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def page_data(network: nx.Graph[str]) -> dict[str, Any]:
    """What the script draws: positions are computed here, each sentence stands once, edges name nodes by number."""
    nodes = sorted(network)
    number = {node: index for index, node in enumerate(nodes)}
    edges = edges_of(network)
    sentences = sorted({sentence for _, _, attributes in edges for sentence in attributes["sentences"]})
    sentence_number = {sentence: index for index, sentence in enumerate(sentences)}
    edge_bows = bows([(first, second) for first, second, _ in edges])
    style = default_style(network)
    styles = ["columns", "organic"] if style == "columns" else ["organic"]
    return {
        "directed": network.is_directed(),
        "layout": style,
        "layouts": {name: _points(lay_out(network, name), nodes) for name in styles},
        "kinds": {kind: _kind(kind) for kind in kinds_of(network)},
        "relations": {relation: _relation(relation) for relation in relations_of(network)},
        "nodes": _nodes(network, nodes),
        "edges": [
            {"from": number[first], "to": number[second], "bow": bow, **_edge(attributes, sentence_number)}
            for (first, second, attributes), bow in zip(edges, edge_bows, strict=True)
        ],
        "sentences": [sentence.as_dict() for sentence in sentences],
    }


def _points(positions: Positions, nodes: list[str]) -> list[tuple[float, float]]:
    return [(round(positions[node][0], 1), round(positions[node][1], 1)) for node in nodes]


def _kind(kind: str) -> dict[str, str]:
    style = kind_style(kind)
    return {"colour": style.colour, "shape": style.shape}


def _relation(relation: str) -> dict[str, Any]:
    style = relation_style(relation)
    return {"colour": style.colour, "dash": style.dash, "end": style.end}


def _nodes(network: nx.Graph[str], nodes: list[str]) -> list[dict[str, Any]]:
    radius_of = radii(network)
    columns = {COLUMN_OF_KIND.get(kind, 5) for kind in kind_counts(network)}
    found = []
    for node in nodes:
        attributes = network.nodes[node]
        column = COLUMN_OF_KIND.get(attributes["kind"], 5)
        found.append(
            {
                **{name: attributes[name] for name in ("iri", "kind", "label", "degree", "betweenness")},
                **{name: attributes[name] for name in _NODE_EXTRAS if name in attributes},
                "radius": radius_of[node],
                "side": "left" if column == min(columns) else "right" if column == max(columns) else "below",
            }
        )
    return found


def _edge(attributes: dict[str, Any], sentence_number: dict[Sentence, int]) -> dict[str, Any]:
    edge = {
        "relation": attributes["relation"],
        "weight": attributes["weight"],
        "stated_by": attributes["stated_by"],
        "studies": attributes["studies"],
        "sentences": [sentence_number[sentence] for sentence in attributes["sentences"]],
    }
    if "shared_drugs" in attributes:
        names = SHARED.values()
        edge["shared"] = [
            (name.replace("_", " ").capitalize(), attributes[name]) for name in names if attributes.get(name)
        ]
    return edge
