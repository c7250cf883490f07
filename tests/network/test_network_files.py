from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import ExportError
from kg.network.project import VIEWS, project
from kg.network.write import WRITERS, format_for, write_network

READERS = {
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content), force_multigraph=True),
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "json": lambda content: nx.node_link_graph(json.loads(content), edges="edges"),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("format", READERS)
def test_a_file_read_back_has_all_nodes_and_edges_with_their_attributes(store, view, format):
    network = project(store, view)
    back = READERS[format](WRITERS[format](network))
    assert {(node, a["kind"], a["label"]) for node, a in back.nodes(data=True)} == {
        (node, a["kind"], a["label"]) for node, a in network.nodes(data=True)
    }

    def edges(graph):
        found = ((a, b, e["relation"], float(e["weight"])) for a, b, e in graph.edges(data=True))
        return sorted(found if network.is_directed() else ((*sorted(e[:2]), *e[2:]) for e in found))

    assert edges(back) == edges(network)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_sentences_are_flattened_to_lines_with_source_and_offsets(store, format):
    back = READERS[format](WRITERS[format](project(store)))
    [sentences] = [
        e["sentences"] for _, b, e in back.edges(data=True) if b.endswith("HGNC/1681") or b.endswith("/1681")
    ]
    assert sentences.startswith("first.txt [") and "We conducted a phase 1 study" in sentences


def test_json_keeps_sentences_as_objects(store, texts):
    data = json.loads(WRITERS["json"](project(store)))
    sentences = [sentence for edge in data["edges"] for sentence in edge["sentences"]]
    assert sentences
    for sentence in sentences:
        assert sentence["quote"] in texts[sentence["source"]]
    assert data["nodes"] == sorted(data["nodes"], key=lambda node: node["id"])


@pytest.mark.parametrize("format", WRITERS)
def test_writing_twice_gives_the_same_bytes(store, format):
    assert WRITERS[format](project(store)) == WRITERS[format](project(store))


@pytest.mark.parametrize("format", ["graphml", "gexf", "json", "svg", "html"])
def test_no_format_bears_a_date(store, format):
    content = WRITERS[format](project(store, "study-similarity")).decode()
    assert "lastmodified" not in content and "<dc:date>" not in content


@pytest.mark.parametrize("format", WRITERS)
def test_an_empty_network_can_be_written_in_every_format(format):
    empty = nx.MultiDiGraph()
    empty.graph["title"] = "Nothing"
    assert WRITERS[format](empty)


def test_the_ending_says_the_format_unless_one_is_given():
    assert format_for(Path("a.graphml")) == "graphml"
    assert format_for(Path("a.PNG")) == "png"
    assert format_for(Path("a.txt"), "json") == "json"


@pytest.mark.parametrize(
    ("path", "format"), [(Path("a.xyz"), None), (Path("a"), None), (None, None), (Path("a.png"), "pdf")]
)
def test_an_unknown_format_is_refused_with_the_known_ones(path, format):
    with pytest.raises(ExportError, match="expected one of graphml, gexf, json, png, svg, html"):
        format_for(path, format)


def test_a_file_that_cannot_be_written_is_an_error_that_names_it(store, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match=r"cannot write .*file/net\.json"):
        write_network(project(store, "study-similarity"), tmp_path / "file" / "net.json")
