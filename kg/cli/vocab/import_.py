"""`kg vocab import`: public terminologies on top of the shipped vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from kg.cli.console import is_terminal, reports_errors, say, write_out
from kg.cli.vocab.table import Format, render
from kg.errors import VocabularyError
from kg.model.concept import ConceptType

if TYPE_CHECKING:
    from kg.terminology.report import ImportReport

COLUMNS = ("file", "what", "count")
CONFLICT_COLUMNS = ("file", "form", "type", "kept", "imported")
_SHOWN = 10


@reports_errors
def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Terminology files; their content tells the format.", show_default=False)
    ],
    as_type: Annotated[
        str | None,
        typer.Option("--as", help=f"The type of all concepts: {', '.join(get_args(ConceptType))}.", show_default=False),
    ] = None,
    prefix: Annotated[
        list[str] | None,
        typer.Option(
            help="NAME: only concepts with this prefix. NAME=NAMESPACE: a prefix that kg does not know. Repeatable.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The lexicon to make or to add to; the one in use if not given.", show_default=False
        ),
    ] = None,
    conflicts: Annotated[
        Path | None, typer.Option("--conflicts", help="Where to write all conflicts, as TSV.", show_default=False)
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="table, tsv or json; table on a terminal, tsv in a pipe.")
    ] = None,
) -> None:
    """Compile OBO, OWL, SKOS, NCI Thesaurus, MeSH, RxNorm, HGNC, ChEMBL and SSSOM files into the local lexicon.

    Texts are read with it from then on. The shipped vocabulary wins where both know a name. All files are imported or
    none; a file that was imported before changes nothing.
    """
    from kg.local_lexicon.in_use import lexicon_path
    from kg.terminology.compile import import_terminologies
    from kg.terminology.source import Source

    type_ = _type(as_type)
    only, namespaces = _prefixes(prefix or [])
    sources = [Source(file, type_, only, dict(namespaces)) for file in files]
    lexicon = output or lexicon_path()
    reports = import_terminologies(sources, lexicon)
    chosen = format_ or (Format.TABLE if is_terminal() else Format.TSV)
    if chosen is Format.JSON:
        write_out(json.dumps([_as_object(report) for report in reports], ensure_ascii=False, indent=1) + "\n")
    else:
        write_out(render(COLUMNS, [row for report in reports for row in _rows(report)], chosen))
    disputed = [(r.name, c.form, c.type, c.kept or "", c.imported) for r in reports for c in r.conflicts]
    if conflicts is not None:
        conflicts.write_text("".join("\t".join(row) + "\n" for row in (CONFLICT_COLUMNS, *disputed)), encoding="utf-8")
    _say_conflicts(disputed, conflicts)
    unchanged = [report.name for report in reports if not report.changed]
    if unchanged:
        say(f"imported before, nothing to do: {', '.join(unchanged)}")
    if len(unchanged) < len(reports):
        say(f"in the lexicon {lexicon}, which texts are read with" + (f" by --lexicon {output}" if output else ""))


def _type(written: str | None) -> ConceptType | None:
    if written is None or written in get_args(ConceptType):
        return cast("ConceptType | None", written)
    raise VocabularyError(f"unknown type {written!r} for --as; known are {', '.join(get_args(ConceptType))}")


def _prefixes(written: list[str]) -> tuple[frozenset[str], dict[str, str]]:
    """The prefixes that are wanted, and those that are declared with their namespace."""
    from kg.rdf.prefixes import prefixes

    only, namespaces = set(), {}
    for each in written:
        name, equals, namespace = each.partition("=")
        if not equals:
            only.add(name)
        elif not name or "://" not in namespace:
            raise VocabularyError(
                f"--prefix {each!r}: expected NAME or NAME=NAMESPACE, as in COB=http://purl.obolibrary.org/obo/COB_"
            )
        elif prefixes().get(name, namespace) != namespace:
            raise VocabularyError(f"--prefix {each!r}: {name} is {prefixes()[name]} here; choose another name")
        else:
            namespaces[name] = namespace
    return frozenset(only), namespaces


def _rows(report: ImportReport) -> Iterator[tuple[str, str, str]]:
    if not report.changed:
        return
    for type_, count in sorted(report.concepts.items()):
        yield report.name, f"concepts: {type_}", str(count)
    for what in ("synonyms", "parents", "mappings", "mechanisms"):
        yield report.name, what, str(getattr(report, what))
    yield report.name, "conflicts", str(len(report.conflicts))
    for reason, count in sorted(report.skipped.items(), key=lambda pair: (-pair[1], pair[0])):
        yield report.name, f"left out: {reason}", str(count)


def _as_object(report: ImportReport) -> dict[str, object]:
    return {
        "file": report.name,
        "format": report.format,
        "changed": report.changed,
        "concepts": dict(sorted(report.concepts.items())),
        **{what: getattr(report, what) for what in ("synonyms", "parents", "mappings", "mechanisms")},
        "skipped": dict(sorted(report.skipped.items())),
        "conflicts": [
            {"form": c.form, "type": c.type, "kept": c.kept, "imported": c.imported} for c in report.conflicts
        ],
    }


def _say_conflicts(disputed: Sequence[tuple[str, str, str, str, str]], written_to: Path | None) -> None:
    for _, form, type_, kept, imported in disputed[:_SHOWN]:
        outcome = f"stays {kept}" if kept else "stays open, as two concepts of this file have it"
        say(f"conflict: the {type_.replace('_', ' ')} {form!r} of {imported} {outcome}")
    if (more := len(disputed) - _SHOWN) > 0 or written_to is not None:
        where = f"all are in {written_to}" if written_to else "--conflicts FILE writes them all"
        say(f"{max(more, 0)} more conflicts; {where}")
