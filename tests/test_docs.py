"""The documentation says what is there: every command, every query, and examples that run."""

from __future__ import annotations

import doctest
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import typer
from typer.testing import CliRunner

from kg.cli import COMMANDS, make_app
from kg.query import list_queries

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
CONSOLE = [block for language, block in BLOCKS if language == "console"]
PYTHON = [block for language, block in BLOCKS if language == "python"]
RUNNER = CliRunner()


def script(path: str) -> ModuleType:
    """A script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


refresh_readme, docstrings = script("docs/refresh_readme.py"), script("benchmarks/docstrings.py")
figures = script("benchmarks/figures.py")
prepare, examples, run = refresh_readme.prepare, refresh_readme.examples, refresh_readme.run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples need, in which they run one after the other."""
    return prepare(tmp_path_factory.mktemp("readme"), README)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"\bkg {name}\b", README)


def leaves(command: object, names: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    subcommands = getattr(command, "commands", None)
    if not subcommands:
        return [names]
    return [leaf for name, sub in subcommands.items() for leaf in leaves(sub, (*names, name))]


LEAVES = leaves(typer.main.get_command(make_app()))


@pytest.mark.parametrize("names", LEAVES, ids=" ".join)
def test_command_has_help_that_names_each_option(names: tuple[str, ...]) -> None:
    command = typer.main.get_command(make_app())
    for name in names:
        command = command.commands[name]  # type: ignore[attr-defined]
    assert command.help
    assert command.help.splitlines()[0].endswith(".")
    for parameter in command.params:
        assert parameter.name == "help" or getattr(parameter, "help", None), f"{names}: {parameter.name} has no help"
    assert RUNNER.invoke(make_app(), [*names, "--help"]).exit_code == 0


@pytest.mark.parametrize("name", [query.name for query in list_queries() if "network" not in query.tags])
def test_stored_query_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_console_examples_run_and_print_what_is_shown(folder: Path) -> None:
    ran = 0
    for block in CONSOLE:
        for command, shown in examples(block):
            output = run(command, folder).splitlines()
            missing = [line for line in shown.splitlines() if line not in ("", "…", *map(str.rstrip, output))]
            assert not missing, f"{command} prints no such lines; `make readme` puts them right: {missing}"
            ran += 1
    assert ran >= 10


def test_shortened_example_prints_the_lines_that_are_shown(folder: Path) -> None:
    (block,) = [block for language, block in BLOCKS if language == "text" and block.startswith("$ ")]
    ((command, shown),) = examples(block)
    output = list(map(str.rstrip, run(command, folder).splitlines()))
    assert not [line for line in shown.splitlines() if line not in ("", "…", *output)]


def test_python_examples_run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    assert PYTHON
    names: dict[str, object] = {}
    for block in PYTHON:
        exec(compile(block, "README.md", "exec"), names)
    assert capsys.readouterr().out


def test_the_steps_of_reading_are_as_the_page_shows_them() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "how-it-reads.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert not result.failed


@pytest.mark.parametrize(
    "path", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.name
)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there"


def test_version_stands_in_the_changelog_and_the_citation() -> None:
    from kg import __version__

    assert re.search(rf"^## \[{re.escape(__version__)}\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert f"version: {__version__}" in (ROOT / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize("extractor", docstrings.FIGURES)
def test_docstring_states_the_figures_of_the_page(extractor: str) -> None:
    assert docstrings.holds(extractor)


@pytest.mark.parametrize("extractor", docstrings.FIGURES)
def test_every_figure_of_a_docstring_is_one_that_the_evaluation_prints(extractor: str) -> None:
    printed = {(corpus.name, line.name) for corpus in figures.CORPORA for line in corpus.lines}
    printed |= {(corpus.name, line.name) for corpus, lines in figures.PARTS for line in lines}
    printed |= {("gold", f"{kind}, {slot}".replace("_", " ")) for kind, slot in figures.GOLD_SLOTS}
    assert set(docstrings.FIGURES[extractor]) <= printed


@pytest.mark.parametrize(
    "form",
    [
        "Measured on gold (docs/extraction.md): precision 0.{}, recall 0.5.",
        "The mentions it chooses from, measured on gold (docs/extraction.md): precision 0.{}, recall 0.5.",
        "Measured on gold (docs/extraction.md): precision 0.{}, recall 0.5; on a_b: precision 0.7, recall 0.8.",
        "Measured on a_b (docs/extraction.md; c, d: 9 values): precision 0.{}, recall 0.5.",
        "Measured on a_b (docs/extraction.md; c: 9 values): precision 0.{}, recall 0.5; on a_b (d: 8 values): "
        "precision 0.7, recall 0.8.",
    ],
)
def test_figures_of_a_docstring_are_replaced_and_not_repeated(form: str) -> None:
    old, new = (f"\n\n{form.format(n)}\n" for n in (1, 2))
    source = '"""What is found."""\n\nimport re\n'
    assert docstrings.filled(docstrings.filled(source, old), new) == docstrings.filled(source, new)
    assert "0.2, recall 0.5" in docstrings.filled(source, new)
