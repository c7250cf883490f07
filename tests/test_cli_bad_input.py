"""Whatever it is given, the program says what is wrong, where, and what to do; the rest goes on, nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.export.rdf import export
from kg.resources import shipped_path
from kg.store import Store

DONE, SOME_UNREADABLE, FAILED = 0, 1, 2
GOOD = (
    "A phase 2 trial of sorafenib.\n\nWe enrolled 20 patients with acute myeloid leukemia. The response rate was 40%.\n"
)
RECORD = """PMID- {pmid}
TI  - A phase 2 study of sorafenib in acute myeloid leukemia.
{extra}AB  - We enrolled 20 patients with acute myeloid leukemia. The response rate was 40%.
FAU - Doe, Jane
PT  - Journal Article
"""


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(make_app(), [str(argument) for argument in arguments])


def content_of(store: Path) -> bytes:
    with Store.open(store) as opened:
        return export(opened, "nquads")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds the seeds already."""
    path = tmp_path / "store"
    assert kg("build", shipped_path("seeds"), "-o", path).exit_code == DONE
    return path


@dataclass(frozen=True)
class BadFile:
    """What the file holds, what the message must say, and how the build ends."""

    content: bytes
    says: tuple[str, ...]
    exit_code: int = SOME_UNREADABLE
    documents: int = 0


def medline(**fields: str) -> str:
    return RECORD.format(**{"pmid": "111", "extra": "", **fields})


BAD_FILES = {
    "empty": BadFile(b"", ("empty",)),
    "only white space": BadFile(b" \n\n\t\n", ("empty",)),
    "binary": BadFile(bytes(range(256)) * 40, ("binary",)),
    "medline cut off in the middle of a record": BadFile(
        (medline(pmid="111") + "\n" + medline(pmid="222"))[:-130].encode(), ("cut off", "222"), SOME_UNREADABLE, 1
    ),
    "medline without abstract": BadFile(
        b"PMID- 111\nTI  - A phase 2 study of sorafenib in leukemia.\nPT  - Journal Article\n", ("abstract",), DONE, 1
    ),
    "same PMID twice": BadFile((medline() + "\n" + medline()).encode(), ("111", "skipped"), DONE, 1),
    "unknown tag": BadFile(medline(extra="ZZZZ- what is this\n").encode(), (), DONE, 1),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_named_with_its_reason_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    bad = BAD_FILES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(bad.content)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg("build", folder, "-o", tmp_path / "store")
    assert result.exit_code == bad.exit_code, result.stderr
    assert f"{bad.documents + 1} documents read" in result.stderr
    if bad.says:
        (line, *_) = [line for line in result.stderr.splitlines() if "bad.txt" in line or "111" in line]
        assert all(part in line for part in bad.says), line
    answer = kg("query", "studies", "--store", tmp_path / "store", "--format", "csv")
    assert "good.txt" in answer.stdout


UNREADABLE = [name for name, bad in BAD_FILES.items() if bad.exit_code == SOME_UNREADABLE]


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["annotate", "text"])
def test_commands_that_print_texts_end_alike(command: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(BAD_FILES[name].content)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg(command, tmp_path / "bad.txt", tmp_path / "good.txt")
    assert result.exit_code == SOME_UNREADABLE
    assert "bad.txt" in result.stderr
    assert "sorafenib" in result.stdout


@pytest.mark.parametrize("name", [name for name in UNREADABLE if not BAD_FILES[name].documents])
def test_bad_file_leaves_the_store_as_it_was(name: str, store: Path, tmp_path: Path) -> None:
    before = content_of(store)
    (tmp_path / "bad.txt").write_bytes(BAD_FILES[name].content)
    assert kg("build", tmp_path / "bad.txt", "-o", store).exit_code == SOME_UNREADABLE
    assert content_of(store) == before


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_and_offsets_hold(encoding: str, tmp_path: Path) -> None:
    text = GOOD.replace("A phase", "Über die Wirkung: a phase")
    (tmp_path / "paper.txt").write_bytes(text.encode(encoding))
    assert kg("text", tmp_path / "paper.txt").stdout == text
    assert kg("build", tmp_path / "paper.txt", "-o", tmp_path / "store").exit_code == DONE
    assert kg("validate", "--store", tmp_path / "store").exit_code == DONE


def test_long_file_of_one_line_is_read_or_refused_in_reasonable_time(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 2_000_000, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = kg("build", tmp_path / "long.txt", tmp_path / "good.txt", "-o", tmp_path / "store")
    assert result.exit_code in (DONE, SOME_UNREADABLE)
    assert result.exit_code == DONE or "long.txt" in result.stderr
    assert "good.txt" in kg("query", "studies", "--store", tmp_path / "store", "--format", "csv").stdout


def test_folder_with_nothing_readable_says_what_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    result = kg("build", folder, "-o", tmp_path / "store")
    assert result.exit_code == SOME_UNREADABLE
    assert "nothing readable" in result.stderr
    assert "MEDLINE" in result.stderr


def test_missing_file_is_named(tmp_path: Path) -> None:
    result = kg("build", tmp_path / "nowhere.txt", "-o", tmp_path / "store")
    assert result.exit_code == SOME_UNREADABLE
    assert "nowhere.txt: there is no such file" in result.stderr


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "thesis.doc").write_text("not to be lost", encoding="utf-8")


def make_file(path: Path) -> None:
    path.write_text("not to be lost", encoding="utf-8")


@pytest.mark.parametrize("make", [make_folder, make_file])
@pytest.mark.parametrize(
    "command",
    [
        ("query", "studies", "--store"),
        ("validate", "--store"),
        ("reason", "--store"),
        ("export", "--store"),
        ("network", "--format", "json", "--store"),
        ("build", str(shipped_path("seeds")), "-o"),
    ],
    ids=lambda command: command[0],
)
def test_path_that_is_no_store_is_refused_and_left_alone(
    command: tuple[str, ...], make: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "place"
    make(path)
    before = {file: file.read_bytes() for file in [path, *path.rglob("*")] if file.is_file()}
    result = kg(*command, path)
    assert result.exit_code == FAILED
    assert "error: " in result.stderr
    assert str(path) in result.stderr
    assert "store" in result.stderr
    assert {file: file.read_bytes() for file in [path, *path.rglob("*")] if file.is_file()} == before


def test_query_with_a_syntax_error_says_where(store: Path, tmp_path: Path) -> None:
    query = tmp_path / "wrong.rq"
    query.write_text("SELECT ?s WHERE { ?s ?p }", encoding="utf-8")
    result = kg("query", query, "--store", store)
    assert (result.exit_code, result.stdout) == (FAILED, "")
    assert "wrong.rq" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("trials-by-targt",), ("unknown query 'trials-by-targt'", "did you mean 'trials-by-target'", "kg queries")),
        (("trials-by-target", "--target", "XYZZY"), ("'XYZZY'", "target")),
        (("trials-by-target", "--tarket", "FLT3"), ("tarket", "--target")),
        (("trials-by-target", "--target"), ("--target", "value")),
        (("studies", "--format", "excel"), ("excel", "csv")),
    ],
)
def test_wrong_question_says_what_is_known(arguments: tuple[str, ...], says: tuple[str, ...], store: Path) -> None:
    before = content_of(store)
    result = kg("query", *arguments, "--store", store)
    assert (result.exit_code, result.stdout) == (FAILED, "")
    assert [part for part in says if part not in result.stderr] == []
    assert content_of(store) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "--format", "excel"), "turtle"),
        (("network", "--view", "everything", "--format", "json"), "drug-target-disease"),
        (("network", "--format", "bmp"), "graphml"),
    ],
)
def test_wrong_format_or_view_names_the_known_ones(arguments: tuple[str, ...], says: str, store: Path) -> None:
    result = kg(*arguments, "--store", store)
    assert (result.exit_code, result.stdout) == (FAILED, "")
    assert says in result.stderr


def test_store_that_another_program_writes_to_is_refused_for_writing(store: Path) -> None:
    with Store.create(store):
        result = kg("build", shipped_path("seeds"), "-o", store)
    assert result.exit_code == FAILED
    assert "another program" in result.stderr


def test_file_that_cannot_be_written_is_named(store: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "gone", ignore_errors=True)
    result = kg("export", "--store", store, "-o", tmp_path / "gone" / "graph.ttl")
    assert result.exit_code == FAILED
    assert "graph.ttl" in result.stderr
