from __future__ import annotations

import itertools

import networkx as nx
import pytest

from kg.network.draw import draw, to_png, to_svg
from kg.network.measure import measure
from kg.network.project import VIEWS, project


def big_network(nodes: int) -> nx.Graph[str]:
    network = nx.Graph(nx.gnm_random_graph(nodes, nodes * 2, seed=3))
    network = nx.relabel_nodes(network, {node: f"https://example.org/{node:04}" for node in network})
    for node in network:
        network.nodes[node].update(kind="drug", label=f"a drug with number {node[-4:]}", iri=node)
    for first, second in network.edges():
        network.edges[first, second].update(
            relation="given together", weight=1, stated_by=("study",), studies=(), sentences=()
        )
    return measure(network)


def boxes(drawing):
    renderer = drawing.figure.canvas.get_renderer()
    return {name: text.get_window_extent(renderer) for name, text in drawing.labels.items()}


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_labels_overlap(store, view):
    found = boxes(draw(project(store, view)))
    assert len(found) >= 2
    for (first, one), (second, other) in itertools.combinations(found.items(), 2):
        assert not one.overlaps(other), f"{first} lies upon {second}"


@pytest.mark.parametrize("view", VIEWS)
def test_every_node_of_a_small_network_is_named_inside_the_picture(store, view):
    network = project(store, view)
    drawing = draw(network)
    assert set(network) <= set(drawing.labels)
    width, height = drawing.figure.canvas.get_width_height()
    for box in boxes(drawing).values():
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height


@pytest.mark.parametrize("view", VIEWS)
def test_labels_stay_clear_of_the_legend_and_the_legend_of_the_border(store, view):
    drawing = draw(project(store, view))
    renderer = drawing.figure.canvas.get_renderer()
    [legend] = drawing.figure.legends
    extent = legend.get_window_extent(renderer)
    width, height = drawing.figure.canvas.get_width_height()
    assert extent.x1 <= width and extent.y0 >= 0 and extent.y1 <= height
    assert not any(extent.overlaps(box) for box in boxes(drawing).values())


def test_the_legend_names_the_kinds_and_relations_that_occur_and_no_others(store):
    [legend] = draw(project(store)).figure.legends
    names = {text.get_text() for text in legend.get_texts()}
    assert {"drug", "target", "study", "disease", "biomarker", "adverse event", "inhibits ⊣", "gives →"} <= names
    assert not {"regimen", "degrades ⊣", "given together"} & names


def test_a_big_network_names_only_its_most_central_nodes_and_says_so():
    network = big_network(150)
    drawing = draw(network, labels_at_most=20)
    least = min(network.nodes[node]["betweenness"] for node in drawing.labels)
    assert 10 <= len(drawing.labels) <= 20
    assert sum(value > least for _, value in network.nodes(data="betweenness")) < 20
    assert "names of the 20 nodes of highest betweenness" in drawing.figure.texts[1].get_text()
    for one, other in itertools.combinations(boxes(drawing).values(), 2):
        assert not one.overlaps(other)


def test_pictures_are_png_and_svg(store):
    network = project(store, "study-similarity")
    assert to_png(network).startswith(b"\x89PNG")
    svg = to_svg(network)
    assert b"<svg" in svg and b"What trials share" in svg


def test_shared_things_are_written_on_the_edge_between_two_studies(store):
    drawing = draw(project(store, "study-similarity"))
    [text] = [text.get_text() for name, text in drawing.labels.items() if "|" in name]
    assert " ".join(text.split()) == "0.42: sorafenib; 9 targets; rash"
