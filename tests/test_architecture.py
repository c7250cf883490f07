"""Imports go down only, and the reading side and the graph side meet in `build` and in what lies below both."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent

# From top to bottom. A module may import what stands below it, and its own package.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("__init__",),  # the public names, loaded when they are first used
    ("knowledge_graph",),
    ("evaluate", "explain"),
    ("build", "annotate", "terminology"),
    ("concept_use", "annotation_page"),
    ("extract",),
    ("lexicon",),
    ("readers", "text"),
    ("export", "network"),
    ("query", "validate", "reason"),
    ("hermit",),
    ("ontology", "store"),
    ("rdf",),
    ("joined_vocabulary",),
    ("local_lexicon",),
    ("vocabulary",),
    ("vocabulary_table",),
    ("table",),
    ("model", "errors", "resources"),
    ("version",),
)
# The same within `extract`, by module or package.
EXTRACT_LAYERS: tuple[tuple[str, ...], ...] = (
    ("assemble", "kinship"),
    ("mention", "confidence"),
    ("feature",),
    ("group",),
    ("harm", "dose_finding"),
    ("statement",),
    ("result",),
    ("attach",),
    ("thing",),
    ("intervention",),
    ("arm",),
    ("drug",),
    ("population",),
    ("study",),
    ("number",),
    ("evidence",),
    ("reading",),
    ("term",),
    ("cue",),
    ("quantity",),
)
READING_SIDE = {"annotation_page", "extract", "lexicon", "readers", "text"}
GRAPH_SIDE = {
    "concept_use", "export", "hermit", "network", "ontology", "query", "rdf", "reason", "store", "validate",
}  # fmt: skip
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
EXTRACT_RANK = {name: rank for rank, layer in enumerate(EXTRACT_LAYERS) for name in layer}
FILES = sorted(PACKAGE.rglob("*.py"))
EXTRACTORS = [path for path in FILES if path.is_relative_to(PACKAGE / "extract")]


def top_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports from the top, kg.{node.module}"
            yield node.module or ""


def imported_from_kg(path: Path) -> set[str]:
    return {name.split(".")[1] if "." in name else "__init__" for name in imported(path) if name.split(".")[0] == "kg"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_module_has_its_place_in_the_layers() -> None:
    missing = {top_of(path) for path in FILES} - set(RANK)
    assert not missing, f"say in LAYERS where {sorted(missing)} stand"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    top = top_of(path)
    upward = {other for other in imported_from_kg(path) - {top} if RANK[other] <= RANK[top]}
    assert not upward, f"{name_of(path)} imports {sorted(upward)}, which lie above or beside it"


@pytest.mark.parametrize("path", [p for p in FILES if top_of(p) in READING_SIDE], ids=name_of)
def test_reading_side_knows_no_graph(path: Path) -> None:
    assert not imported_from_kg(path) & GRAPH_SIDE
    assert not {name.split(".")[0] for name in imported(path)} & {"rdflib", "pyoxigraph", "pyshacl", "owlready2"}


@pytest.mark.parametrize("path", [p for p in FILES if top_of(p) in GRAPH_SIDE], ids=name_of)
def test_graph_side_knows_no_texts(path: Path) -> None:
    assert not imported_from_kg(path) & READING_SIDE


@pytest.mark.parametrize("path", [p for p in FILES if top_of(p) == "model"], ids=name_of)
def test_model_imports_the_standard_library_only(path: Path) -> None:
    others = {name for name in imported(path) if name.split(".")[0] not in sys.stdlib_module_names}
    assert all(name.startswith("kg.model") for name in others), sorted(others)


def test_only_resources_builds_paths_from_its_own_place() -> None:
    users = [name_of(path) for path in FILES if "__file__" in path.read_text(encoding="utf-8")]
    assert users == ["resources.py"]


@pytest.mark.parametrize("path", [path for path in EXTRACTORS if path.stem != "__init__"], ids=name_of)
def test_imports_within_extract_go_down_only(path: Path) -> None:
    own = path.relative_to(PACKAGE / "extract").parts[0].removesuffix(".py")
    others = {name.split(".")[2] for name in imported(path) if name.startswith("kg.extract.")} - {own}
    upward = {other for other in others if EXTRACT_RANK[other] <= EXTRACT_RANK[own]}
    assert not upward, f"{name_of(path)} imports {sorted(upward)}, which lie above or beside it"


@pytest.mark.parametrize("package", sorted({path.parent for path in EXTRACTORS}), ids=name_of)
def test_every_extractor_has_its_place_in_the_map_of_its_package(package: Path) -> None:
    text = (package / "__init__.py").read_text(encoding="utf-8")
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert set(re.findall(r"`(\w+)`", text)) == modules | packages


def test_no_two_extractors_have_one_name() -> None:
    names = [path.stem for path in EXTRACTORS if path.stem != "__init__"]
    assert len(set(names)) == len(names)
