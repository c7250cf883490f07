"""The wheel holds everything, and runs in an environment that has only what it asks for."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and "Could not find a version" in done.stderr:
        pytest.skip("the build backend cannot be fetched without a network")
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("folder", ["ontology", "shapes", "queries", "seeds"])
def test_wheel_holds_what_lies_beside_the_package(folder: str, unpacked: Path) -> None:
    def names(path: Path) -> set[str]:
        return {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()}

    assert names(ROOT / folder)
    assert names(unpacked / "kg" / "_shipped" / folder) == names(ROOT / folder)


@pytest.mark.parametrize("pattern", ["data/**/*.tsv", "data/**/*.yaml", "**/template/*", "py.typed"])
def test_wheel_holds_the_files_of_the_package(pattern: str, unpacked: Path) -> None:
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kg").glob(pattern)}
    there = {path.relative_to(unpacked).as_posix() for path in (unpacked / "kg").glob(pattern)}
    assert here
    assert there == here


def run(unpacked: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m kg` from the unpacked wheel, away from the checkout."""
    program = f"import sys; sys.path.insert(0, {str(unpacked)!r}); from kg.cli import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_help_runs_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "--help")
    assert done.returncode == 0, done.stderr
    assert "annotate" in done.stdout


def test_demo_runs_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "demo", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert str(unpacked) in done.stderr, "the seeds of the wheel were not the ones that were read"
    assert (tmp_path / "out" / "network.png").read_bytes().startswith(b"\x89PNG")
