"""`kg demo`: the whole flow on the two papers that come with the package."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import NOT_CONFORMING, is_terminal, reports_errors, say, write_out

if TYPE_CHECKING:
    from kg.query import QueryResult
    from kg.store import Store

NETWORK_SUFFIXES = ("png", "svg", "html", "graphml", "gexf", "json")
EVIDENCE_TABLES = (
    "studies", "conditions", "arms", "interventions", "mechanisms", "results", "adverse-events", "dose-findings",
    "findings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question in plain words, the stored query that answers it, and the columns that matter here."""

    words: str
    query: str
    columns: tuple[str, ...]
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        options = "".join(f" --{name} {value}" for name, value in self.parameters.items())
        return f"kg query {self.query}{options}"


QUESTIONS = (
    Question(
        "Which drugs that act on FLT3 were tried, in what disease, in how many patients, and how many responded?",
        "trials-by-target",
        ("study", "drug_label", "diseases", "patients", "outcome_label", "responders", "denominator", "percent"),
        {"target": "FLT3"},
    ),
    Question(
        "What do the studies say about survival?",
        "survival-across-studies",
        ("study", "outcome_label", "statistic", "value", "unit", "low", "high", "level", "time_point"),
    ),
    Question(
        "Which harms were seen with sorafenib, and which are stated not to have occurred?",
        "harms-of-drug",
        ("study", "event_label", "assertion", "grade", "count", "denominator"),
        {"drug": "sorafenib"},
    ),
    Question(
        "What do the two studies share?",
        "shared-between-studies",
        ("kind", "concept", "label"),
    ),
)


@reports_errors
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")] = Path("build/demo"),
) -> None:
    """Read two trial papers, build the graph, reason, validate, ask four questions, and write all exports and pictures.

    Ends with 1 if the graph does not conform.
    """
    from kg.resources import shipped_path
    from kg.store import Store

    seeds = shipped_path("seeds")
    with Store.create(output / "store") as store:
        _build(seeds, store)
        conforms = _reason_and_validate(store)
        _answer(store, output)
        written = [*_write_graphs(store, output), *_write_tables(store, output), *_write_networks(store, output)]
    written.append(_write_annotations(seeds, output))
    say("\nWritten, beside the store:")
    for path, what in written:
        say(f"  {path}  {what}")
    if not conforms:
        raise typer.Exit(NOT_CONFORMING)


def _build(seeds: Path, store: Store) -> None:
    from kg.build import build

    report = build([seeds], store)
    for error in (*report.duplicates, *report.unreadable):
        say(f"skipped: {error}")
    facts = sum(report.facts.values())
    say(f"read {report.documents} papers from {seeds}: {facts} facts, {len(store)} quads in {store.path}")


def _reason_and_validate(store: Store) -> bool:
    from kg.reason import classify
    from kg.validate import conforms, validate

    report = classify(store)
    drugs = ", ".join(f"{count} {name}" for name, count in sorted(report.drugs_by_class.items()))
    say(f"reasoned: {report.message}; {drugs}, {report.combination_studies} CombinationStudy")
    violations = validate(store)
    for violation in violations:
        say(f"{violation.severity}: {' '.join(violation.message.split())}")
    verdict = "conforms to the shapes, and its numbers add up" if conforms(violations) else "does not conform"
    say(f"validated: the graph {verdict}")
    return conforms(violations)


def _answer(store: Store, output: Path) -> None:
    import shutil

    from kg.export.table import to_table
    from kg.query import run

    for number, question in enumerate(QUESTIONS, start=1):
        result = _only(question.columns, run(question.query, store, **question.parameters))
        write_out(f"\n{number}. {question.words}\n   $ {question.command} --store {output / 'store'}\n\n")
        write_out(to_table(result, width=max(shutil.get_terminal_size((120, 24)).columns, 110), color=is_terminal()))


def _only(columns: tuple[str, ...], result: QueryResult) -> QueryResult:
    """Those of the columns that the result has, rows that have become equal once."""
    kept = [result.columns.index(column) for column in columns if column in result.columns]
    rows = dict.fromkeys(tuple(row[number] for number in kept) for row in result.rows)
    return replace(result, columns=tuple(result.columns[number] for number in kept), rows=tuple(rows))


def _write_graphs(store: Store, output: Path) -> list[tuple[Path, str]]:
    from kg.export.rdf import FORMAT_BY_SUFFIX, write_export

    written = []
    for suffix, name in FORMAT_BY_SUFFIX.items():
        path = output / f"graph{suffix}"
        write_export(store, name, path)
        written.append((path, f"the graph as {name}"))
    return written


def _write_tables(store: Store, output: Path) -> list[tuple[Path, str]]:
    from kg.export.table import to_csv
    from kg.query import run

    folder = output / "tables"
    folder.mkdir(exist_ok=True)
    for name in EVIDENCE_TABLES:
        (folder / f"{name}.csv").write_text(to_csv(run(name, store)), encoding="utf-8")
    return [(folder, f"the {len(EVIDENCE_TABLES)} evidence tables as CSV")]


def _write_networks(store: Store, output: Path) -> list[tuple[Path, str]]:
    from kg.network.project import project
    from kg.network.write import write_network

    network = project(store)
    written = []
    for suffix in NETWORK_SUFFIXES:
        path = output / f"network.{suffix}"
        write_network(network, path)
        written.append((path, "a page: click an edge to read its sentences" if suffix == "html" else "the network"))
    return written


def _write_annotations(seeds: Path, output: Path) -> tuple[Path, str]:
    from kg.annotate import annotate_document, to_html
    from kg.model.document import Document
    from kg.readers import read_documents

    documents = [outcome for outcome in read_documents([seeds]) if isinstance(outcome, Document)]
    path = output / "annotations.html"
    path.write_text(to_html([annotate_document(document) for document in documents]), encoding="utf-8")
    return path, "a page: the texts with all that was read in them"
