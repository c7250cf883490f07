"""The shapes of `shapes/`, parsed once: Core shapes for a SHACL engine, SPARQL constraints for a store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import SH, Graph, Node

from kg.resources import shipped_path
from kg.validate.violation import Severity

SHAPES = "https://w3id.org/trialkg/shapes#"
_SEVERITIES: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


@dataclass(frozen=True, slots=True)
class SparqlConstraint:
    """A query whose rows are violations; its `message` has the query's variables as placeholders."""

    name: str
    severity: Severity
    message: str
    select: str


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A shape's name, the class it is for, and the messages that it can give."""

    name: str
    target_class: Node
    messages: frozenset[str]


@cache
def all_shapes() -> Graph:
    """All shapes files as one graph, as any SHACL engine takes it."""
    graph = Graph(bind_namespaces="none")
    for path in sorted(shipped_path("shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


@cache
def core_shapes() -> Graph:
    """The shapes without their SPARQL constraints."""
    graph = Graph(bind_namespaces="none")
    for triple in all_shapes():
        if triple[1] != SH.sparql:
            graph.add(triple)
    return graph


@cache
def node_shapes() -> tuple[NodeShape, ...]:
    """The shapes that have a target class, sorted by name."""
    graph = all_shapes()
    shapes = []
    for shape, target in graph.subject_objects(SH.targetClass):
        parts = (shape, *graph.objects(shape, SH.property))
        messages = frozenset(str(message) for part in parts for message in graph.objects(part, SH.message))
        shapes.append(NodeShape(local_name(shape), target, messages))
    return tuple(sorted(shapes, key=lambda shape: shape.name))


@cache
def sparql_constraints() -> tuple[SparqlConstraint, ...]:
    """All SPARQL constraints, sorted by name, with the severity of the shape that has them."""
    graph = all_shapes()
    constraints = []
    for shape, node in graph.subject_objects(SH.sparql):
        severity = severity_of(graph.value(shape, SH.severity))
        message, select = graph.value(node, SH.message), graph.value(node, SH.select)
        header = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in _declared(graph, node))
        constraints.append(SparqlConstraint(local_name(node), severity, str(message), f"{header}{select}"))
    return tuple(sorted(constraints, key=lambda constraint: constraint.name))


def _declared(graph: Graph, constraint: Node) -> list[tuple[str, str]]:
    """The prefixes that the constraint's `sh:prefixes` declare."""
    return sorted(
        (str(graph.value(declaration, SH.prefix)), str(graph.value(declaration, SH.namespace)))
        for ontology in graph.objects(constraint, SH.prefixes)
        for declaration in graph.objects(ontology, SH.declare)
    )


def severity_of(node: Node | None) -> Severity:
    """The severity a shape or report names; SHACL's default is a violation."""
    return "violation" if node is None else _SEVERITIES[node]


def local_name(node: Node) -> str:
    """The name of a shape without its namespace."""
    return str(node).removeprefix(SHAPES)
