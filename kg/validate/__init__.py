"""The graph checked against the shapes: what is malformed, and which numbers of a paper do not add up.

Core shapes run in pyshacl. The SPARQL constraints stand in the same files, and any SHACL engine can run them, but it
parses each query anew for every focus node; here each runs once over the whole graph, which finds the same nodes.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Graph

from kg.rdf.oxigraph import to_ox
from kg.store import Store
from kg.validate.core import find_core_violations
from kg.validate.sparql import find_sparql_violations
from kg.validate.violation import Violation

__all__ = ["Violation", "conforms", "validate"]


def validate(data: Graph | Store) -> list[Violation]:
    """All that does not conform in a graph or in the union of a store's graphs, sorted by paper.

    Warnings are among them; `conforms` tells whether anything is worse.
    """
    graph = data.union() if isinstance(data, Store) else data
    # Over the union of named graphs Oxigraph gives a triple once for each graph that has it, and sums come out too
    # high; so the constraints are asked of a copy that has every triple once.
    triples = ox.Store()
    triples.bulk_extend(ox.Quad(to_ox(s), to_ox(p), to_ox(o)) for s, p, o in graph)  # type: ignore[arg-type]
    violations = {*find_core_violations(graph), *find_sparql_violations(triples.query)}
    return sorted(violations, key=lambda violation: violation.sort_key)


def conforms(violations: list[Violation]) -> bool:
    """Whether nothing is worse than a warning."""
    return not any(violation.severity == "violation" for violation in violations)
