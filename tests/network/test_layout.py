from __future__ import annotations

import itertools
import math

import networkx as nx
import pytest

from kg.network.curve import bows, curve, sampled, trimmed
from kg.network.layout import ROWS_AT_MOST, columns, lay_out, organic
from kg.network.project import VIEWS, project


@pytest.mark.parametrize("view", VIEWS)
def test_layout_is_the_same_each_time_and_places_every_node_apart(store, view):
    network = project(store, view)
    positions = lay_out(network)
    assert positions == lay_out(network)
    assert set(positions) == set(network)
    for one, other in itertools.combinations(positions.values(), 2):
        assert math.dist(one, other) > 40


def test_columns_run_from_disease_over_study_and_drug_to_target(store):
    network = project(store)
    x_by_kind = {kind: columns(network)[node][0] for node, kind in network.nodes(data="kind")}
    order = ["disease", "study", "drug", "biomarker", "target"]
    assert [x_by_kind[kind] for kind in order] == sorted(x_by_kind[kind] for kind in order)
    assert len({x_by_kind[kind] for kind in order}) == 5


def test_a_full_column_is_parted():
    network = nx.MultiDiGraph()
    for index in range(ROWS_AT_MOST * 2):
        network.add_node(f"t{index}", kind="target", label=str(index))
    found = columns(network)
    assert len({x for x, _ in found.values()}) == 2


def test_components_stand_side_by_side():
    network = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    positions = organic(network)
    left = max(positions[node][0] for node in "abc")
    top = max(positions[node][1] for node in "abc")
    assert all(positions[node][0] > left or positions[node][1] > top for node in "xy")


def test_edges_between_the_same_nodes_fan_out_whichever_way_they_point():
    first, second, alone = bows([("a", "b"), ("b", "a"), ("a", "c")])
    middle = [
        sampled(curve(*ends, bow=bow))[48] for ends, bow in ((((0, 0), (90, 0)), first), (((90, 0), (0, 0)), second))
    ]
    assert alone == 0
    assert math.dist(*middle) > 10


def test_a_line_ends_at_the_rims_of_its_nodes():
    points = trimmed(sampled(curve((0, 0), (100, 0))), 10, 20)
    assert 10 <= points[0][0] < 12 and 78 < points[-1][0] <= 80
    assert len(trimmed(sampled(curve((0, 0), (5, 0))), 10, 10)) >= 2
