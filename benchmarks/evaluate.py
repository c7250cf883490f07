"""Run all scorers on all corpora and print the headline figures as one table.

usage: python benchmarks/evaluate.py SHARED [--work build/eval] [--limit N] [--jobs 2]

SHARED holds `eval/` (run_kg.py and the scorers), `corpora/NAME/dev.jsonl` and `gold/dev.jsonl`. The scorers' own
reports go to the working folder, with the misses and the spurious.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: which row of which of the scorer's tables, and its columns for P, R and F1."""

    table: str
    row: str
    name: str
    columns: tuple[str, str, str] = ("P", "R", "F1")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, its scorer, and the lines that the summary takes from the scorer's report."""

    name: str
    scorer: str
    lines: tuple[Line, ...]
    options: tuple[str, ...] = ()


_FOUND = ("P found", "R found", "F1 found")
_NORMALISED = ("P", "R", "F1 normalised")
_RELAXED = ("P relaxed", "R relaxed", "F1 relaxed")
_TYPES = ("study", "conditions", "arms", "interventions", "mechanisms", "results", "adverse_events", "dose_findings")
_SPANS = (
    Line("Exact spans", "all (micro)", "mentions, exact"),
    Line("Relaxed spans", "all (micro)", "mentions, relaxed"),
)
CORPORA = (
    Corpus(
        "gold",
        "score_gold.py",
        (
            Line("Facts", "all (micro)", "facts found", _FOUND),
            *(Line("Facts", kind, f"facts found: {kind}", _FOUND) for kind in _TYPES),
        ),
    ),
    Corpus(
        "pico_corpus",
        "score_pico.py",
        (
            Line("Numbers, both arms together", "all (micro)", "numbers, normalised", _NORMALISED),
            Line("Numbers with the side of their arm", "all (micro)", "numbers with arm, normalised", _NORMALISED),
            Line("Per document (sets)", "intervention + control, by the interventions table", "interventions"),
        ),
    ),
    Corpus(
        "ctro",
        "score_ctro.py",
        (
            Line("Slot values per document", "**micro**", "slot values"),
            Line("Templates, aligned", "**micro, both**", "templates"),
        ),
    ),
    Corpus(
        "rct_art",
        "score_rctart.py",
        (
            Line("Joint relations", "all", "arm and outcome of values"),
            Line("Spans, all", "all (micro)", "spans, relaxed", _RELAXED),
        ),
    ),
    Corpus(
        "drug_combo",
        "score_drugcombo.py",
        (
            Line("Combinations", "any, exact, by name", "combinations, exact"),
            Line("Combinations", "any, partial, by name", "combinations, partial"),
            Line("Drug spans", "drug, exact", "drugs, exact"),
        ),
    ),
    Corpus("bc5cdr", "score_ner.py", _SPANS, ("--xrefs", "vocab/diseases.tsv", "--xrefs", "vocab/drugs.tsv")),
    Corpus("drugprot_part", "score_ner.py", _SPANS),
    Corpus("evidence_outcomes", "score_ner.py", _SPANS),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/eval"))
    parser.add_argument("--limit", type=int, default=None, help="only the first N documents of each corpus")
    parser.add_argument("--jobs", type=int, default=2, help="corpora at a time (default: 2)")
    args = parser.parse_args()
    if not (args.shared / "eval" / "run_kg.py").is_file():
        sys.exit(f"{args.shared}: expected a folder with eval/run_kg.py, corpora/ and gold/")
    args.work.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(args.jobs) as pool:
        reports = list(pool.map(lambda corpus: measure(corpus, args.shared, args.work, args.limit), CORPORA))

    print(
        f"{datetime.date.today()}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n"
    )
    print("| corpus | documents | what | gold | P | R | F1 |\n| --- | --- | --- | --- | --- | --- | --- |")
    for corpus, report in zip(CORPORA, reports, strict=True):
        for line in corpus.lines:
            print(summary(corpus, report, line))
    print(f"\nThe scorers' full reports, with what was missed and what was spurious: {args.work}")


def measure(corpus: Corpus, shared: Path, work: Path, limit: int | None) -> dict[str, Any]:
    """The scorer's report on a corpus; ends the program with what was said if a step fails."""
    source = corpus_path(corpus, shared)
    if limit:
        part = work / f"{corpus.name}.jsonl"
        part.write_text("".join(source.read_text(encoding="utf-8").splitlines(keepends=True)[:limit]), encoding="utf-8")
        source = part
    folder, report = work / corpus.name, work / f"{corpus.name}.json"
    kg = f"{sys.executable} -m kg"
    call([shared / "eval" / "run_kg.py", source, folder, "--kg", kg], work / f"{corpus.name}.log")
    options = [shared / option if option.startswith("vocab/") else option for option in corpus.options]
    scorer = [shared / "eval" / corpus.scorer, source, folder, "--json", report, "--errors", "200", *options]
    call(scorer, work / f"{corpus.name}.md")
    loaded: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return loaded


def corpus_path(corpus: Corpus, shared: Path) -> Path:
    if corpus.name == "gold":
        return shared / "gold" / "dev.jsonl"
    return shared / "corpora" / corpus.name / "dev.jsonl"


def call(arguments: list[Path | str], output: Path) -> None:
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    output.write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr.strip()[-3000:]}")


def summary(corpus: Corpus, report: dict[str, Any], line: Line) -> str:
    for row in report["tables"].get(line.table, ()):
        name = str(next(iter(row.values())))
        if name == line.row or name.startswith(f"{line.row} ("):
            figures = " | ".join(f"{row[column]:.3f}" for column in line.columns)
            return f"| {corpus.name} | {report['documents']} | {line.name} | {row['gold']} | {figures} |"
    return f"| {corpus.name} | {report['documents']} | {line.name} | not in the scorer's report | | | |"


if __name__ == "__main__":
    main()
