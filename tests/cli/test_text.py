"""`kg text` prints what offsets count."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from kg.cli.text import text
from kg.resources import shipped_path


def run(*arguments: str | Path):  # type: ignore[no-untyped-def]
    app = typer.Typer()
    app.command()(text)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_text_of_a_plain_file_is_printed_byte_for_byte() -> None:
    seed = shipped_path("seeds") / "000_75dcca90ac0234be.txt"
    outcome = run(seed)
    assert outcome.exit_code == 0
    assert outcome.stdout_bytes == seed.read_bytes()


def test_several_texts_are_parted_by_a_form_feed() -> None:
    outcome = run(shipped_path("seeds"))
    assert outcome.stdout_bytes.count(b"\n\f\n") == 1


def test_unreadable_file_is_named_and_the_others_are_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"A trial.")
    outcome = run(tmp_path)
    assert outcome.exit_code == 1
    assert outcome.stdout == "A trial."
    assert "a.txt: is empty" in outcome.stderr
