"""Draw errors of the scorers for somebody to read, and count the classes that were found.

usage: python benchmarks/errors.py draw WORK CORPUS... -o FOLDER [--size 50] [--seed N]
       python benchmarks/errors.py take SAMPLE... -o CLASSES
       python benchmarks/errors.py count CLASSES [--docs docs/extraction.md]

WORK is the folder of `benchmarks/evaluate.py`. `draw` writes FOLDER/CORPUS.tsv: so many misses and so many spurious
facts, drawn by chance, with an empty last column. Who reads them puts there why each is one, in few words and the same
words for the same cause. `take` keeps corpus, side and class of each drawn error (never a text), with how many there
were to draw from; `count` prints the classes of each corpus by size and puts them into the page.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter, defaultdict
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

from page import fill

SIDES = ("missed", "spurious")
COLUMNS = ("date", "corpus", "side", "all", "document", "what", "text", "class")


@dataclass(frozen=True, slots=True)
class Classed:
    """A drawn error: when and from how many of which corpus it was drawn, and why it is one."""

    date: str
    corpus: str
    side: str
    all: str
    cause: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    draw = commands.add_parser("draw", help="draw errors to read")
    draw.add_argument("work", type=Path)
    draw.add_argument("corpora", nargs="+")
    draw.add_argument("-o", "--output", type=Path, required=True)
    draw.add_argument("--size", type=int, default=50, help="how many of each side (default: 50)")
    draw.add_argument("--seed", type=int, default=1)
    draw.set_defaults(run=lambda a: draw_errors(a.work, a.corpora, a.output, a.size, a.seed))
    take = commands.add_parser("take", help="keep the classes of errors that were read")
    take.add_argument("samples", type=Path, nargs="+")
    take.add_argument("-o", "--output", type=Path, required=True)
    take.set_defaults(run=lambda a: take_classes(a.samples, a.output))
    count = commands.add_parser("count", help="print how many errors are of which class")
    count.add_argument("classes", type=Path)
    count.add_argument("--docs", type=Path, help="the page whose tables to replace")
    count.set_defaults(run=lambda a: print_counts(read_classes(a.classes), a.docs))
    args = parser.parse_args()
    args.run(args)


def draw_errors(work: Path, corpora: list[str], folder: Path, size: int, seed: int) -> None:
    """A table for each corpus, in the order of the scorer's report."""
    folder.mkdir(parents=True, exist_ok=True)
    for corpus in corpora:
        report = work / f"{corpus}.md"
        if not report.is_file():
            sys.exit(f"{report}: expected the report of a scorer; run benchmarks/evaluate.py with --work {work}")
        lines = report.read_text(encoding="utf-8").splitlines()
        with (folder / f"{corpus}.tsv").open("w", encoding="utf-8", newline="") as table:
            rows = csv.writer(table, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
            rows.writerow(COLUMNS)
            for side in SIDES:
                errors = [line.removeprefix(side).strip() for line in lines if line.startswith(f"{side} ")]
                places = sorted(random.Random(seed).sample(range(len(errors)), min(size, len(errors))))
                for place in places:
                    document, what, *text = errors[place].split("\t")
                    rows.writerow((date.today(), corpus, side, len(errors), document, what, " ".join(text), ""))


def take_classes(samples: list[Path], output: Path) -> None:
    """One row for each error that was read; ends the program where one has no class."""
    taken: list[Classed] = []
    for path in samples:
        with path.open(encoding="utf-8") as table:
            for number, row in enumerate(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
                if not (cause := (row["class"] or "").strip()):
                    sys.exit(f"{path}:{number}: has no class; expected why this is missed or spurious")
                taken.append(Classed(row["date"], row["corpus"], row["side"], row["all"], cause))
    with output.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, delimiter="\t", lineterminator="\n")
        rows.writerow(field.name for field in fields(Classed))
        rows.writerows(map(astuple, taken))


def read_classes(path: Path) -> list[Classed]:
    with path.open(encoding="utf-8") as table:
        return [Classed(**row) for row in csv.DictReader(table, delimiter="\t")]


def print_counts(errors: list[Classed], docs: Path | None) -> None:
    """The tables of each corpus, also put between its marks on the page."""
    by_corpus: dict[str, list[Classed]] = defaultdict(list)
    for error in errors:
        by_corpus[error.corpus].append(error)
    for corpus, drawn in by_corpus.items():
        tables = "\n\n".join(_table(side, [e for e in drawn if e.side == side]) for side in SIDES)
        print(f"{corpus}\n\n{tables}\n")
        if docs:
            fill(docs, f"errors {corpus}", tables)


def _table(side: str, drawn: list[Classed]) -> str:
    if not drawn:
        return f"The scorer lists nothing that is {side}."
    head = f"{drawn[0].date}: of {drawn[0].all} that are {side}, {len(drawn)} were drawn and read."
    rows = (f"| {cause} | {count} |" for cause, count in Counter(e.cause for e in drawn).most_common())
    return "\n".join((head, "", f"| {side}, because | of {len(drawn)} |", "| --- | --: |", *rows))


if __name__ == "__main__":
    main()
