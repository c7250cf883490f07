"""Have people judge the facts read from real texts, and say what they found.

usage: python benchmarks/readers.py sheets TEXT... -o FOLDER [--only PMIDS]
       python benchmarks/readers.py take FOLDER VERDICTS... -o READINGS
       python benchmarks/readers.py score READINGS [--docs docs/extraction.md]

`sheets` writes a page for each text: its sentences with the arms, results and harms read from each, numbered (A1, R1,
H1). A reader writes one line for each false fact, `PMID<TAB>R3<TAB>F<TAB>class`, one for each that is missing,
`PMID<TAB>M<TAB>missing`, and `PMID<TAB>DONE` behind each page; what no line names is true in every slot. `take` joins
these lines with what the sheets said to one row a fact. `score` prints how many are true, by kind, and the classes of
the false ones. `benchmarks/calibrate.py` asks how far the confidence of these facts holds.

The rows name texts by their PMID and hold what was read, never a sentence.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from page import fill

from kg.annotate import annotate_document
from kg.errors import ReadError
from kg.model.concept import Concept
from kg.model.document import Document
from kg.model.evidence import Evidence
from kg.model.quantity import Interval, Number, PValue, Spread
from kg.model.study import AdverseEvent, Arm, Result, Study
from kg.readers import read_documents

KINDS = {"A": "arms", "R": "results", "H": "adverse_events"}
COLUMNS = ("pmid", "fact", "start", "end", "said", "verdict", "class")


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as it was read and judged; of one that is missing (`fact` is M) nothing is said."""

    pmid: str
    fact: str
    start: str
    end: str
    said: str
    verdict: str
    cause: str

    @property
    def kind(self) -> str:
        return KINDS[self.fact[0]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    sheets = commands.add_parser("sheets", help="write a page for each text")
    sheets.add_argument("texts", type=Path, nargs="+")
    sheets.add_argument("-o", "--output", type=Path, required=True)
    sheets.add_argument("--only", type=Path, help="a file with the PMIDs of the texts to take, one a line")
    sheets.set_defaults(run=lambda a: write_sheets(a.texts, a.output, read_pmids(a.only)))
    take = commands.add_parser("take", help="join what readers wrote with what the sheets said")
    take.add_argument("folder", type=Path)
    take.add_argument("verdicts", type=Path, nargs="+")
    take.add_argument("-o", "--output", type=Path, required=True)
    take.set_defaults(run=lambda a: take_verdicts(a.folder, a.verdicts, a.output))
    score = commands.add_parser("score", help="print what readers found")
    score.add_argument("readings", type=Path)
    score.add_argument("--docs", type=Path, help="the page whose table to replace")
    score.set_defaults(run=lambda a: print_score(read_rows(a.readings), a.docs))
    args = parser.parse_args()
    args.run(args)


# -- sheets --


def read_pmids(path: Path | None) -> set[str] | None:
    """The PMIDs of a file, or nothing where all texts are meant."""
    return set(path.read_text(encoding="utf-8").split()) if path else None


def write_sheets(texts: list[Path], folder: Path, only: set[str] | None) -> None:
    """A page for each text that reports a study, and one table of all facts on them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "facts.tsv").open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS[:5])
        for pmid, document in documents(texts, only):
            study = annotate_document(document).study
            if study.is_study:
                (folder / f"{pmid}.txt").write_text(sheet(document, study), encoding="utf-8")
                rows.writerows((pmid, *fact) for fact, _ in facts_of(study))


def documents(texts: list[Path], only: set[str] | None) -> Iterator[tuple[str, Document]]:
    for document in read_documents(texts):
        if isinstance(document, ReadError):
            print(f"not read: {document}", file=sys.stderr)
            continue
        pmid = document.publication.pmid if document.publication else None
        if pmid and (only is None or pmid in only):
            yield pmid, document


def sheet(document: Document, study: Study) -> str:
    """The text by sentences that something was read from, each with its facts, and the words between them."""
    said: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (name, _, _, words), evidence in facts_of(study):
        said[evidence.sentence.start, evidence.sentence.end].append(f"      {name}: {words}")
    lines, position = [], 0
    for (start, end), listed in sorted(said.items()):
        lines += [document.text[position:start].strip(), f">> {document.text[start:end]}", *listed, ""]
        position = max(position, end)
    return "\n".join([*lines, document.text[position:].strip(), ""])


def facts_of(study: Study) -> Iterator[tuple[tuple[str, str, str, str], Evidence]]:
    """The arms, results and harms of a study: number, offsets and slots, and the evidence of each."""
    labels = {arm.key: arm.label for arm in study.arms}
    for letter, kind in KINDS.items():
        for number, fact in enumerate(getattr(study, kind), 1):
            words = fact.evidence.words
            yield (f"{letter}{number}", str(words.start), str(words.end), slots_of(fact, labels)), fact.evidence


def slots_of(fact: Arm | Result | AdverseEvent, labels: dict[str, str]) -> str:
    """All that a fact says: `outcome=overall survival statistic=median value=10.2 unit=months`."""
    said = ((field.name, getattr(fact, field.name)) for field in fields(fact) if field.name not in ("key", "evidence"))
    return " ".join(f"{name}={_plain(v, labels)}" for name, v in said if v is not None and v is not False and v != ())


def _plain(value: object, labels: dict[str, str]) -> str:
    match value:
        case Concept():
            return value.label
        case Number():
            return str(value.value)
        case Interval() | PValue() | Spread():
            parts = ((f.name, getattr(value, f.name)) for f in fields(value))
            return "[" + " ".join(f"{name}={_plain(v, labels)}" for name, v in parts if v is not None) + "]"
        case tuple():
            return "+".join(_plain(v, labels) for v in value)
    return labels.get(value, value) if isinstance(value, str) else str(value)


# -- verdicts --


def take_verdicts(folder: Path, verdicts: list[Path], output: Path) -> None:
    """One row for each fact of the texts that readers were done with, and one for each that is missing."""
    lines = [line.split("\t") for path in verdicts for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [[part.strip() for part in line] for line in lines if len(line) > 1]
    read = {line[0].removesuffix(".txt") for line in lines if line[1] == "DONE"}
    false = {(line[0].removesuffix(".txt"), line[1]): line[3] for line in lines if len(line) > 3 and line[2] == "F"}
    with (folder / "facts.tsv").open(encoding="utf-8") as table:
        facts = [row for row in csv.DictReader(table, delimiter="\t") if row["pmid"] in read]
    if unknown := set(false) - {(row["pmid"], row["fact"]) for row in facts}:
        sys.exit(f"verdicts on facts that no sheet has: {sorted(unknown)[:5]}")
    with output.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        for row in facts:
            cause = false.get((row["pmid"], row["fact"]))
            rows.writerow((*row.values(), "true" if cause is None else "false", cause or ""))
        rows.writerows(
            (line[0].removesuffix(".txt"), "M", "", "", "", "missing", "") for line in lines if line[1] == "M"
        )


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as table:
        return [Row(*(row[column] for column in COLUMNS)) for row in csv.DictReader(table, delimiter="\t")]


# -- what readers found --


def print_score(rows: list[Row], docs: Path | None) -> None:
    report = as_markdown(rows)
    print(report)
    if docs:
        fill(docs, "readers", report)


def as_markdown(rows: list[Row]) -> str:
    judged = [row for row in rows if row.fact != "M"]
    lines = [
        f"{datetime.date.today()}, {len({row.pmid for row in rows})} texts, {len(judged)} facts, "
        f"{len(rows) - len(judged)} plain facts missing.",
        "",
        "| | judged | true in every slot | share |",
        "| --- | --: | --: | --: |",
    ]
    for kind in KINDS.values():
        verdicts = [row.verdict == "true" for row in judged if row.kind == kind]
        share = f"{sum(verdicts) / len(verdicts):.2f}" if verdicts else ""
        lines.append(f"| {kind.replace('_', ' ')} | {len(verdicts)} | {sum(verdicts)} | {share} |")
    for kind in KINDS.values():
        causes = Counter(row.cause for row in judged if row.kind == kind and row.verdict == "false")
        if causes:
            named = ", ".join(f"{cause} {count}" for cause, count in causes.most_common())
            lines += ["", f"False {kind.replace('_', ' ')}, by the first slot that is wrong: {named}."]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
