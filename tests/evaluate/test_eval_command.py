"""`kg eval` reads the texts of an annotated file and says how well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import make_app

TEXT = (
    "A phase 2 study of sorafenib in relapsed acute myeloid leukemia.\n\n"
    "Twenty-eight patients received sorafenib 400 mg twice daily. The overall response rate was 36%. "
    "Rash was seen in 25% of patients."
)
FACTS = {
    "study": {"phase": "2"},
    "interventions": [{"drug": "sorafenib", "dose": "400", "unit": "mg", "frequency": "twice daily"}],
    "results": [{"outcome": "overall response rate", "statistic": "proportion", "value": "36", "unit": "%"}],
}


def run(folder: Path, *lines: dict[str, object], arguments: tuple[str, ...] = ()) -> Result:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return CliRunner().invoke(make_app(), ["eval", str(path), *arguments])


def row(output: str, name: str) -> list[str]:
    (line,) = [line for line in output.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def test_facts_that_are_all_read_score_one(tmp_path: Path) -> None:
    output = run(tmp_path, {"id": "a", "text": TEXT, "facts": FACTS}).stdout
    assert row(output, "all") == ["3", "3", "1.000", "1.000", "1.000", "1.000"]


def test_each_slot_is_scored_on_request(tmp_path: Path) -> None:
    wrong = {"interventions": [{"drug": "sorafenib", "dose": "800", "unit": "mg"}]}
    output = run(tmp_path, {"id": "a", "text": TEXT, "facts": wrong}, arguments=("--slots",)).stdout
    lines = [line for line in output.splitlines() if line.startswith("| interventions | ")]
    assert "| interventions | dose | 1 | 1 | 0.000 | 0.000 | 0.000 |" in lines
    assert "| interventions | unit | 1 | 1 | 1.000 | 1.000 | 1.000 |" in lines
    assert "| dose |" not in run(tmp_path, {"id": "a", "text": TEXT, "facts": wrong}).stdout


def test_missed_spurious_and_wrong_slots_are_listed_on_request(tmp_path: Path) -> None:
    wrong = {
        "interventions": [{"drug": "sorafenib", "dose": "800", "unit": "mg"}],
        "results": [{"outcome": "overall response rate", "statistic": "proportion", "value": "99", "unit": "%"}],
    }
    done = run(tmp_path, {"id": "a", "text": TEXT, "facts": wrong}, arguments=("--errors",))
    lines = done.stdout.splitlines()
    assert any(line.startswith("missed\ta\tresults\t") and "value 99" in line for line in lines)
    assert any(line.startswith("spurious\ta\tresults\t") and "value 36" in line for line in lines)
    assert any(line.startswith("slot\ta\tinterventions.dose\tgold 800, ours 400\t") for line in lines)
    assert "missed" not in run(tmp_path, {"id": "a", "text": TEXT, "facts": wrong}).stdout


def test_mentions_are_scored_exactly_and_by_overlap_in_the_types_of_the_file(tmp_path: Path) -> None:
    start = TEXT.index("sorafenib")
    drugs = [
        {"start": start, "end": start + 9, "type": "drug"},
        {"start": start + 45, "end": start + 48, "type": "drug"},
    ]
    second = TEXT.index("sorafenib", start + 1)
    drugs.append({"start": second, "end": second + 8, "type": "drug"})
    output = run(tmp_path, {"text": TEXT, "mentions": drugs}).stdout
    assert row(output, "drug") == ["3", "2", "0.500", "0.333", "0.400", "1.000", "0.667"]
    assert "disease" not in output


def test_line_out_of_format_ends_with_its_number(tmp_path: Path) -> None:
    done = run(tmp_path, {"text": TEXT, "facts": FACTS}, {"text": TEXT})
    assert done.exit_code == 2
    assert "gold.jsonl:2: has neither 'facts' nor 'mentions'" in done.stderr


@pytest.mark.parametrize("text", ["Nothing is said here.", "x"])
def test_text_without_facts_gives_misses_only(tmp_path: Path, text: str) -> None:
    output = run(tmp_path, {"text": text, "facts": FACTS}).stdout
    assert row(output, "all")[:4] == ["3", "0", "0.000", "0.000"]
