"""The views: which stored queries make a network, and how their rows become nodes and edges."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.network.measure import measure
from kg.network.row import EdgeRow, StudyRow, iter_edge_rows, iter_study_rows
from kg.network.similarity import study_similarity
from kg.query import Queryable

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_VIEW = "drug-target-disease"

EVIDENCE_QUERIES = (
    "network-study-drug",
    "network-drug-target",
    "network-study-disease",
    "network-study-biomarker",
    "network-biomarker-target",
    "network-study-adverse-event",
)
DRUG_HARM_QUERY = "network-drug-adverse-event"
COMBINATION_QUERY = "network-drug-combination"

TITLES = {
    "drug-target-disease": "Drugs, targets, diseases and the trials that link them",
    "drug-combinations": "Drugs given together",
    "study-similarity": "What trials share",
}


def project(store: Queryable, view: str = DEFAULT_VIEW, *, drug_harms: bool = False) -> nx.Graph[str]:
    """The network of a view, measured and in sorted order.

    Nodes are IRIs with `kind`, `label`, `iri`, `degree`, `betweenness` and, where there is one, `curie`; studies also
    have `phase`, `enrolled`, `registration` and `source` as far as known. Edges have `relation`, `weight`, `stated_by`,
    `studies` and `sentences`, a tuple of `Sentence`.

    Args:
        store: Where the queries are asked, over all named graphs together.
        view: One of `VIEWS`.
        drug_harms: Whether `drug-target-disease` also links each drug to the harms seen in patients who were given it.

    Raises:
        QueryError: There is no such view.
    """
    if view not in VIEWS:
        near = difflib.get_close_matches(view, VIEWS, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise QueryError(f"unknown view {view!r}{hint} (the views are {', '.join(VIEWS)})")
    network = VIEWS[view](store, drug_harms)
    network.graph.update(name=view, title=TITLES[view])
    return measure(network)


def drug_target_disease(store: Queryable, drug_harms: bool = False) -> nx.Graph[str]:
    """Studies, drugs, targets, biomarkers, diseases and harms; an edge is one relation between two of them.

    The weight of an edge is the number of studies that say it, and 1 where only the vocabulary does.
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    queries = (*EVIDENCE_QUERIES, DRUG_HARM_QUERY) if drug_harms else EVIDENCE_QUERIES
    rows = [row for query in queries for row in iter_edge_rows(store, query)]
    _add_nodes(network, rows, iter_study_rows(store))
    for (subject, relation, object_), edge in sorted(_edges(rows).items()):
        network.add_edge(subject, object_, key=relation, relation=relation, **edge.attributes())
    return network


def drug_combinations(store: Queryable, drug_harms: bool = False) -> nx.Graph[str]:
    """Drugs, linked where an arm gives both; the weight is the number of studies that do so."""
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    rows = list(iter_edge_rows(store, COMBINATION_QUERY))
    _add_nodes(network, rows, ())
    for (subject, relation, object_), edge in sorted(_edges(rows).items()):
        network.add_edge(subject, object_, relation=relation, **edge.attributes())
    return network


def _similar_studies(store: Queryable, drug_harms: bool = False) -> nx.Graph[str]:
    return study_similarity(drug_target_disease(store))


VIEWS: dict[str, Callable[[Queryable, bool], nx.Graph[str]]] = {
    "drug-target-disease": drug_target_disease,
    "drug-combinations": drug_combinations,
    "study-similarity": _similar_studies,
}


@dataclass(slots=True)
class _Edge:
    """The rows that speak for one edge, gathered."""

    rows: list[EdgeRow] = field(default_factory=list)

    def attributes(self) -> dict[str, object]:
        studies = sorted({row.study for row in self.rows if row.study})
        return {
            "weight": max(1, len(studies)),
            "stated_by": tuple(sorted({row.stated_by for row in self.rows})),
            "studies": tuple(studies),
            "sentences": tuple(sorted({row.sentence for row in self.rows if row.sentence})),
        }


def _edges(rows: Iterable[EdgeRow]) -> dict[tuple[str, str, str], _Edge]:
    edge_by_ends: dict[tuple[str, str, str], _Edge] = {}
    for row in rows:
        edge_by_ends.setdefault((row.subject, row.relation, row.object), _Edge()).rows.append(row)
    return edge_by_ends


def _add_nodes(network: nx.Graph[str], rows: Iterable[EdgeRow], studies: Iterable[StudyRow]) -> None:
    """Add every concept a row names and every study. Of several labels the first in sorted order is taken."""
    named = {(row.subject, row.subject_kind, row.subject_label) for row in rows}
    named |= {(row.object, row.object_kind, row.object_label) for row in rows}
    study_rows = sorted(studies, key=lambda row: (row.study, row.label, row.source))
    named |= {(row.study, "study", row.label) for row in study_rows}
    for iri, kind, label in sorted(named):
        if iri not in network:
            network.add_node(iri, iri=iri, kind=kind, label=label)
    for row in study_rows:
        for name in ("phase", "enrolled", "registration", "source"):
            value = getattr(row, name)
            if value is not None:
                network.nodes[row.study].setdefault(name, value)
