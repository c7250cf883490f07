"""What the scripts keep of what people read: the samples they draw, the verdicts they join, the classes they count."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"
REPORT = """# A corpus

12 documents

## Errors

missed    d1\tcount\t[[12]] of them
missed    d2\tcount\t[[13]] of them
missed    d3\tmedian\t[[4 months]]
spurious  d4\tcount\t[[15]] visits
"""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(FOLDER), *sys.path])
    return importlib.import_module(request.param)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("script", ["errors"], indirect=True)
def test_so_many_errors_are_drawn_of_each_side_and_the_same_ones_for_the_same_seed(
    script: ModuleType, work: Path
) -> None:
    for name in ("first", "second"):
        script.draw_errors(work, ["a"], work / name, 2, 7)
    drawn = rows(work / "first" / "a.tsv")
    assert [row[2:4] for row in drawn[1:]] == [["missed", "3"], ["missed", "3"], ["spurious", "1"]]
    assert drawn == rows(work / "second" / "a.tsv")


@pytest.mark.parametrize("script", ["errors"], indirect=True)
def test_a_corpus_that_was_not_scored_is_named(script: ModuleType, work: Path) -> None:
    with pytest.raises(SystemExit, match=r"b\.md: expected the report"):
        script.draw_errors(work, ["b"], work / "samples", 2, 7)


@pytest.mark.parametrize("script", ["errors"], indirect=True)
def test_an_error_without_a_class_is_not_taken(script: ModuleType, work: Path) -> None:
    script.draw_errors(work, ["a"], work, 5, 7)
    with pytest.raises(SystemExit, match=r"a\.tsv:2: has no class"):
        script.take_classes([work / "a.tsv"], work / "classes.tsv")


@pytest.mark.parametrize("script", ["errors"], indirect=True)
def test_classes_are_counted_and_nothing_of_the_texts_is_kept(
    script: ModuleType, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script.draw_errors(work, ["a"], work, 5, 7)
    head, *drawn = (work / "a.tsv").read_text(encoding="utf-8").splitlines()
    classed = [f"{line}{'a size' if 'count' in line else 'no name'}" for line in drawn]
    (work / "a.tsv").write_text("\n".join([head, *classed, ""]), encoding="utf-8")
    script.take_classes([work / "a.tsv"], work / "classes.tsv")
    assert "[[" not in (work / "classes.tsv").read_text(encoding="utf-8")
    script.print_counts(script.read_classes(work / "classes.tsv"), None)
    printed = capsys.readouterr().out
    assert "of 3 that are missed, 3 were drawn and read" in printed
    assert "| a size | 2 |\n| no name | 1 |" in printed
    assert "| spurious, because | of 1 |\n| --- | --: |\n| a size | 1 |" in printed


@pytest.mark.parametrize("script", ["readers"], indirect=True)
def test_a_fact_that_no_reader_named_is_true_where_the_text_was_read(script: ModuleType, tmp_path: Path) -> None:
    said = ["pmid\tfact\tstart\tend\tsaid", "1\tR1\t5\t9\ta", "1\tR2\t12\t19\tb", "2\tR1\t5\t9\tc", ""]
    (tmp_path / "facts.tsv").write_text("\n".join(said), encoding="utf-8")
    verdicts = tmp_path / "verdicts.tsv"
    verdicts.write_text("1\tR2\tF\tarm\n1\tM\tthe size of an arm\n1\tDONE\n", encoding="utf-8")
    script.take_verdicts(tmp_path, [verdicts], tmp_path / "readings.tsv")
    taken = script.read_rows(tmp_path / "readings.tsv")
    assert [(row.pmid, row.fact, row.verdict, row.cause) for row in taken] == [
        ("1", "R1", "true", ""),
        ("1", "R2", "false", "arm"),
        ("1", "M", "missing", ""),
    ]


@pytest.mark.parametrize("script", ["readers"], indirect=True)
def test_a_verdict_on_a_fact_that_no_page_has_is_refused(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "facts.tsv").write_text("pmid\tfact\tstart\tend\tsaid\n1\tR1\t5\t9\ta\n", encoding="utf-8")
    (tmp_path / "verdicts.tsv").write_text("1\tR7\tF\tarm\n1\tDONE\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="verdicts on facts that no sheet has"):
        script.take_verdicts(tmp_path, [tmp_path / "verdicts.tsv"], tmp_path / "readings.tsv")
