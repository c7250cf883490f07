"""The shipped ontology, and what its defined classes say in a form that plain queries can use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.rdf.vocabulary import KGO
from kg.resources import shipped_path


@dataclass(frozen=True, slots=True, order=True)
class MechanismClass:
    """A class of all drugs that do this to that target: a FLT3 inhibitor is a drug that inhibits FLT3."""

    iri: URIRef
    action: URIRef
    target: URIRef


def ontology_path() -> Path:
    """Where the ontology's Turtle file is."""
    return shipped_path("ontology") / "trialkg.ttl"


@cache
def ontology() -> Graph:
    """The ontology as a graph, parsed once; not to be changed."""
    return Graph(bind_namespaces="none").parse(ontology_path(), format="turtle")


@cache
def named_classes() -> frozenset[URIRef]:
    """All classes that the ontology declares under a name, its own and those of others that it builds on."""
    return frozenset(c for c in ontology().subjects(RDF.type, OWL.Class) if isinstance(c, URIRef))


@cache
def mechanism_classes() -> tuple[MechanismClass, ...]:
    """The defined classes of drugs, read from their axioms, so that nothing about them is said twice."""
    graph = ontology()
    found = []
    for class_, definition in graph.subject_objects(OWL.equivalentClass):
        values = _required_values(graph, definition)
        action, target = values.get(KGO.action), values.get(KGO.target)
        if isinstance(class_, URIRef) and action is not None and target is not None:
            found.append(MechanismClass(class_, action, target))
    return tuple(sorted(found))


@cache
def disjoint_classes() -> tuple[frozenset[URIRef], ...]:
    """The sets of classes of which nothing is an instance of two."""
    graph = ontology()
    return tuple(
        frozenset(member for member in Collection(graph, members) if isinstance(member, URIRef))
        for axiom in graph.subjects(RDF.type, OWL.AllDisjointClasses)
        if (members := graph.value(axiom, OWL.members)) is not None
    )


def _required_values(graph: Graph, definition: Node) -> dict[Node, URIRef]:
    """Property to value for every `hasValue` inside nested intersections and `someValuesFrom` restrictions."""
    values: dict[Node, URIRef] = {}
    property_, value = graph.value(definition, OWL.onProperty), graph.value(definition, OWL.hasValue)
    if property_ is not None and isinstance(value, URIRef):
        values[property_] = value
    parts = graph.value(definition, OWL.intersectionOf)
    inner = list(Collection(graph, parts)) if parts is not None else []
    if (filler := graph.value(definition, OWL.someValuesFrom)) is not None:
        inner.append(filler)
    for part in inner:
        values |= _required_values(graph, part)
    return values
