"""An annotated file is read line by line, and a line that is not in the format is named with what was expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.evaluate import read_gold


def write(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_facts_and_mentions_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"id": "a", "text": "Rash in 3.", "facts": {"study": {"phase": "2"}, "arms": [], "results": None}},
        "",
        {"text": "Rash in 3.", "mentions": [{"start": 0, "end": 4, "type": "adverse_event"}]},
    )
    first, second = read_gold(path)
    assert first.facts == {"study": ({"phase": "2"},), "arms": (), "results": ()}
    assert first.mentions is None
    assert (second.id, second.facts) == ("line 3", None)
    assert [m.type for m in second.mentions or ()] == ["adverse_event"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is no JSON"),
        ({"facts": {}}, "expected an object with a 'text'"),
        ({"text": "x"}, "neither 'facts' nor 'mentions'"),
        ({"text": "x", "facts": []}, "'facts' is no object"),
        ({"text": "x", "facts": {"outcomes": []}}, "unknown kind of facts 'outcomes'; known are study, conditions"),
        ({"text": "x", "facts": {"results": [{"size": 1}]}}, "unknown slot 'size'; known are outcome, statistic"),
        ({"text": "x", "facts": {"results": {"value": "1"}}}, "expected a list of objects"),
        ({"text": "x", "mentions": {}}, "'mentions' is no list"),
        ({"text": "x", "mentions": [{"start": "0", "end": 1, "type": "drug"}]}, "whole numbers 'start' and 'end'"),
        ({"text": "x", "mentions": [{"start": 0, "end": 1, "type": "cat"}]}, "unknown type 'cat'; known are drug"),
        ({"text": "x", "mentions": [{"start": 0, "end": 2, "type": "drug"}]}, "0..2 in a text of 1 characters"),
    ],
)
def test_line_that_is_not_in_the_format_is_named(tmp_path: Path, line: object, message: str) -> None:
    path = write(tmp_path, {"text": "x", "mentions": []}, line)
    with pytest.raises(ReadError) as error:
        read_gold(path)
    assert str(error.value).startswith(f"{path}:2: ")
    assert message in str(error.value)


def test_empty_and_missing_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no document"):
        read_gold(write(tmp_path, ""))
    with pytest.raises(ReadError, match="cannot be read"):
        read_gold(tmp_path / "no.jsonl")
