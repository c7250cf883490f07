"""Documents to store, the whole flow in one screen: the file to read first.

    file --read--> Document --find--> Mentions --assemble--> Study --describe--> Graph --replace--> Store

The reading side (readers, text, lexicon, extract) knows nothing of RDF, the graph side (rdf, store, validate, query,
export, network) knows nothing of texts; they meet here and in `kg/model` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from rdflib import Graph

from kg.concept_use import refresh_vocabulary
from kg.errors import ReadError
from kg.extract.assemble import assemble_study
from kg.extract.kinship import find_kin
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Study
from kg.model.threshold import keep_sure
from kg.rdf.study_graph import study_graph
from kg.readers import DuplicateRecord, read_documents
from kg.store import Store


@dataclass(slots=True)
class BuildReport:
    """What a build did: documents read, facts by kind, facts left out, and what could not be read, with its reason."""

    documents: int = 0
    studies: int = 0
    changed: int = 0
    left_out: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    duplicates: list[ReadError] = field(default_factory=list)
    unreadable: list[ReadError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, document: Document, study: Study, changed: bool) -> None:
        self.documents += 1
        self.studies += study.is_study
        self.changed += changed
        self.notes += [f"{document.source}: {note}" for note in document.notes]
        for kind in (
            "conditions",
            "arms",
            "interventions",
            "mechanisms",
            "results",
            "adverse_events",
            "dose_findings",
            "findings",
        ):
            self.facts[kind] = self.facts.get(kind, 0) + len(getattr(study, kind))

    def reject(self, error: ReadError) -> None:
        (self.duplicates if isinstance(error, DuplicateRecord) else self.unreadable).append(error)


def read_study(document: Document) -> Study:
    """The facts of one document."""
    return assemble_study(read_document(document))


def describe(document: Document) -> Graph:
    """One document to one named graph."""
    study = read_study(document)
    return study_graph(study, document, find_kin(study))


def build(paths: Iterable[Path], store: Store, *, min_confidence: Decimal = Decimal(0)) -> BuildReport:
    """Read the files, describe each document and keep what is said in the store; twice changes nothing.

    A document is written as a whole or not at all. What cannot be read is listed in the report, and the rest goes on.
    Facts whose confidence is below the least one wanted are left out and counted.
    """
    report = BuildReport()
    for outcome in read_documents(paths):
        if isinstance(outcome, ReadError):
            report.reject(outcome)
            continue
        study, left_out = keep_sure(read_study(outcome), min_confidence)
        report.left_out += left_out
        changed = store.replace(study_graph(study, outcome, find_kin(study)))
        report.add(outcome, study, changed)
    refresh_vocabulary(store)
    return report
