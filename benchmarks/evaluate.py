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
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from figures import CORPORA, GOLD, GOLD_SLOTS, HEADLINES, PARTS, Corpus, Line
from page import fill

from kg.evaluate import evaluate, read_gold

README = Path(__file__).parents[1] / "README.md"
Row = tuple[Corpus, dict[str, Any], Line, dict[str, Any] | None]
HEAD = """\
| corpus | documents | what | gold | P | R | figure | published | aim | reached |
| --- | --: | --- | --: | --: | --: | --: | --: | --: | --- |"""
HEAD_OF_PARTS = """\
| corpus | documents | what | gold | P | R | F1 |
| --- | --: | --- | --: | --: | --: | --: |"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/eval"))
    parser.add_argument("--only", default=None, help="names of corpora, with commas between them")
    parser.add_argument("--limit", type=int, default=None, help="only the first N documents of each corpus")
    parser.add_argument("--jobs", type=int, default=2, help="corpora at a time (default: 2)")
    parser.add_argument("--docs", type=Path, default=None, help="the page whose table of figures to replace")
    args = parser.parse_args()
    if args.docs and (args.limit or args.only):
        sys.exit("--docs takes the figures of all documents of all corpora: leave out --limit and --only")
    if not (args.shared / "eval" / "run_kg.py").is_file():
        sys.exit(f"{args.shared}: expected a folder with eval/run_kg.py, corpora/ and gold/")
    corpora = chosen(args.only)
    args.work.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(args.jobs) as pool:
        reports = list(pool.map(lambda corpus: measure(corpus, args.shared, args.work, args.limit), corpora))

    rows = [(c, r, line, row_of(r, line)) for c, r in zip(corpora, reports, strict=True) for line in c.lines]
    table = "\n".join((HEAD, *(summary(c, r, line, row) for c, r, line, row in rows if row)))
    today, machine = datetime.date.today(), f"{platform.machine()}, {os.cpu_count()} cores"
    text = f"{today}, Python {platform.python_version()}, {machine}\n\n{table}"
    known = {corpus.name: report for corpus, report in zip(corpora, reports, strict=True)}
    parts = "\n".join((HEAD_OF_PARTS, *parts_of_gold(known, args.shared), *parts_of_reports(known)))
    print(f"{text}\n\n{parts}")
    print(f"\nThe scorers' full reports, with what was missed and what was spurious: {args.work}")
    if args.docs:
        fill(args.docs, "figures", text)
        fill(args.docs, "parts", parts)
        fill(README, "figures", headlines(rows, f"{today}, {machine}"))
    if missing := [f"{c.name}: {line.table} / {line.row}" for c, _, line, row in rows if row is None]:
        sys.exit(f"not in the scorers' reports: {'; '.join(missing)}")


def chosen(only: str | None) -> tuple[Corpus, ...]:
    """The corpora of these names, else all."""
    known = {corpus.name: corpus for corpus in CORPORA}
    if only is None:
        return CORPORA
    names = only.split(",")
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"unknown corpora {', '.join(unknown)}; known are {', '.join(known)}")
    return tuple(known[name] for name in names)


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
    scorer = [scorer_path(corpus, shared), source, folder, "--json", report, "--errors", *options]
    call(scorer, work / f"{corpus.name}.md", shared / "eval")
    loaded: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return loaded


def scorer_path(corpus: Corpus, shared: Path) -> Path:
    """The scorer beside this file, if there is one of the name, else the shared one."""
    own = Path(__file__).with_name(corpus.scorer)
    return own if own.is_file() else shared / "eval" / corpus.scorer


def corpus_path(corpus: Corpus, shared: Path) -> Path:
    if corpus.name == "gold":
        return shared / "gold" / "dev.jsonl"
    return shared / "corpora" / corpus.name / "dev.jsonl"


def headlines(rows: list[Row], where: str) -> str:
    """The few figures that the README shows."""
    known = {(corpus.name, line.name): (report, line, row) for corpus, report, line, row in rows}
    lines = [f"{where}\n", "| corpus | what | gold | P | R | F1 |", "| --- | --- | --: | --: | --: | --: |"]
    for corpus, name, meaning in HEADLINES:
        report, line, row = known[corpus, name]
        if row is not None:
            figures = " | ".join(f"{row[column]:.3f}" for column in line.columns)
            lines.append(f"| {corpus}, {report['documents']} {meaning} | {name} | {row['gold']} | {figures} |")
    return "\n".join(lines)


def parts_of_gold(reports: dict[str, dict[str, Any]], shared: Path) -> Iterator[str]:
    """A line for each slot of the facts of gold, if that was measured; a limit does not hold for them."""
    if GOLD.name in reports:
        documents = read_gold(corpus_path(GOLD, shared))
        slots = evaluate(documents).slots
        for kind, slot in GOLD_SLOTS:
            name, score = f"{kind}, {slot}".replace("_", " "), slots[kind, slot]
            figures = (score.precision, score.recall, score.f1)
            yield part(GOLD, len(documents), name, score.gold, *figures)


def parts_of_reports(reports: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A line for each further row of the scorers' reports that tells of one extractor."""
    for corpus, lines in PARTS:
        report = reports.get(corpus.name, {"tables": {}})
        for line in lines:
            if row := row_of(report, line):
                yield part(corpus, report["documents"], line.name, row["gold"], *(row[c] for c in line.columns))


def part(corpus: Corpus, documents: int, name: str, gold: int, *figures: float) -> str:
    return f"| {corpus.name} | {documents} | {name} | {gold} | {' | '.join(f'{figure:.3f}' for figure in figures)} |"


def call(arguments: list[Path | str], output: Path, modules: Path | None = None) -> None:
    """Run a script and keep what it prints; `modules` is where it finds those that it imports besides its own."""
    command = [sys.executable, *map(str, arguments)]
    paths = [str(modules.resolve())] if modules else []
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*paths, os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
    output.write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr.strip()[-3000:]}")


def row_of(report: dict[str, Any], line: Line) -> dict[str, Any] | None:
    """The row of the scorer's report; a row's name may end in how many documents it has: `blood_cancer (71)`."""
    for row in report["tables"].get(line.table, ()):
        name = str(next(iter(row.values())))
        if name == line.row or name.startswith(f"{line.row} ("):
            found: dict[str, Any] = row
            return found
    return None


def summary(corpus: Corpus, report: dict[str, Any], line: Line, row: dict[str, Any]) -> str:
    precision, recall, figure = (row.get(column, "") for column in line.columns)
    reached = ""
    if line.aim is not None and row["gold"]:
        reached = "yes" if figure >= line.aim else f"no, {line.aim - figure:.3f} short"
    cells = [corpus.name, report["documents"], line.name, row["gold"], precision, recall, figure]
    cells += ["" if known is None else known for known in (line.published, line.aim)]
    return f"| {' | '.join(f'{c:.3f}' if isinstance(c, float) else str(c) for c in cells)} | {reached} |"


if __name__ == "__main__":
    main()
