from __future__ import annotations

import json
import subprocess
import sys

import networkx as nx
import pyoxigraph as ox
import pytest
import typer
from typer.testing import CliRunner

from kg.cli.network import network


@pytest.fixture
def trig(store, tmp_path):
    path = tmp_path / "graph.trig"
    path.write_bytes(store.dump(ox.RdfFormat.TRIG))
    return path


def run(*arguments):
    app = typer.Typer()
    app.command()(network)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("ending", ["graphml", "gexf", "json", "png", "svg", "html"])
def test_the_file_has_the_format_of_its_ending(trig, tmp_path, ending):
    path = tmp_path / "new folder" / f"net.{ending}"
    result = run("--store", trig, "--view", "drug-combinations", "-o", path)
    assert result.exit_code == 0, result.output
    assert path.stat().st_size > 500
    assert "5 drugs; 6 links" in result.stderr and result.stdout == ""


def test_without_a_file_text_goes_to_standard_output(trig):
    result = run("--store", trig, "--format", "json")
    assert result.exit_code == 0
    assert len(nx.node_link_graph(json.loads(result.stdout), edges="edges")) == 28


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "png"], "is a picture; say where to write it with -o FILE.png"),
        (["-o", "net.xls"], "expected one of graphml, gexf, json, png, svg, html"),
        (["--format", "json", "--view", "drugs"], "unknown view 'drugs'"),
    ],
)
def test_wrong_use_is_explained_and_exits_with_2(trig, arguments, message):
    result = run("--store", trig, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_source_must_be_given():
    result = run("--format", "json")
    assert result.exit_code == 2
    assert "--store PATH" in result.stderr


def test_the_command_starts_without_heavy_libraries():
    heavy = "{'scipy', 'networkx', 'matplotlib', 'rdflib', 'pyoxigraph', 'numpy'}"
    code = f"import sys, kg.cli.network; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
