"""Each shape has a graph that conforms, and each of its constraints one that does not, in `tests/data/shapes`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import SH, Graph

from kg.readers import READERS
from kg.resources import shipped_path
from kg.validate import Violation, validate
from kg.validate.shapes import all_shapes, node_shapes, sparql_constraints

DATA = Path(__file__).parent.parent / "data" / "shapes"
SHAPES = sorted(path.stem for path in shipped_path("shapes").glob("*.ttl") if path.stem != "prefixes")
VALID = sorted(DATA.glob("*/valid/*.ttl"))
INVALID = sorted(DATA.glob("*/invalid/*.ttl"))
EXPECTS = re.compile(r"# expects: (?P<violation>(?:violation|warning) \S+(?: \S+)?)")


def name_of(path: Path) -> str:
    return "/".join(path.parts[-3:])


def read(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def expected_of(path: Path) -> str:
    first_line = path.read_text(encoding="utf-8").partition("\n")[0]
    found = EXPECTS.fullmatch(first_line)
    assert found, f"{path} must begin with '# expects: violation SHAPE [PATH]'"
    return found["violation"]


@cache
def violations_of(path: Path) -> list[Violation]:
    return validate(read(path))


def shown(violation: Violation) -> str:
    return " ".join(filter(None, (violation.severity, violation.shape, violation.path)))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shapes_file_has_graphs_that_pass_and_graphs_that_fail(shape: str) -> None:
    assert list((DATA / shape / "valid").glob("*.ttl"))
    assert list((DATA / shape / "invalid").glob("*.ttl"))


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_graph_conforms(path: Path) -> None:
    assert [violation.message for violation in violations_of(path)] == []


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_graph_gives_the_violation_that_its_first_line_names(path: Path) -> None:
    assert expected_of(path) in {shown(violation) for violation in violations_of(path)}


def test_every_constraint_is_broken_by_some_graph() -> None:
    found = {violation.shape for path in INVALID for violation in violations_of(path)}
    assert {constraint.name for constraint in sparql_constraints()} <= found


def test_every_message_of_the_core_shapes_is_given_for_some_graph() -> None:
    said = "\n".join(violation.message for path in INVALID for violation in violations_of(path))
    assert {message for shape in node_shapes() for message in shape.messages if message not in said} == set()


@pytest.mark.parametrize("path", [path for path in INVALID if expected_of(path).split()[1].islower()], ids=name_of)
def test_a_shacl_engine_finds_the_same_nodes_with_the_same_files(path: Path) -> None:
    graph = read(path)
    _, report, _ = pyshacl.validate(graph, shacl_graph=all_shapes(), inference="none")
    by_engine = {str(node) for node in report.objects(None, SH.focusNode)}
    assert {violation.focus for violation in validate(graph)} == by_engine


def test_formats_of_the_document_shape_are_those_of_the_readers() -> None:
    allowed = next(
        all_shapes().items(head)
        for node, head in all_shapes().subject_objects(SH["in"])
        if (node, SH.message, None) in all_shapes() and "reader" in str(all_shapes().value(node, SH.message))
    )
    assert READERS.keys() <= {str(name) for name in allowed}
