"""HermiT, the OWL 2 DL reasoner, through owlready2: which individuals are instances of which named classes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import owlready2
from rdflib import OWL, RDF, Graph, URIRef

from kg.errors import KGError
from kg.ontology import named_classes, ontology


class JavaMissingError(KGError):
    """HermiT runs on Java, and there is none."""


class InconsistencyError(KGError):
    """The facts contradict the ontology."""


def has_java() -> bool:
    """Whether there is a Java to run HermiT on."""
    return shutil.which(owlready2.JAVA_EXE) is not None


def classify_individuals(facts: Graph) -> set[tuple[URIRef, URIRef]]:
    """All (individual, class) pairs that follow from the facts and the ontology, for the ontology's named classes.

    Raises:
        JavaMissingError: if there is no Java; nothing else is wrong then.
        InconsistencyError: if the facts contradict the ontology, or a class can have no instances.
    """
    if not has_java():
        raise JavaMissingError("HermiT was not run: there is no Java on the PATH")
    world = _load(ontology() + facts)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise InconsistencyError("the facts contradict the ontology (HermiT finds them inconsistent)") from error
    if impossible := sorted(str(class_.iri) for class_ in world.inconsistent_classes() if hasattr(class_, "iri")):
        raise InconsistencyError(f"these classes can have no instances: {', '.join(impossible)}")
    wanted = {str(class_) for class_ in named_classes()}
    return {
        (URIRef(individual.iri), URIRef(class_.iri))
        for individual in world.individuals()
        for class_ in individual.INDIRECT_is_a
        if getattr(class_, "iri", None) in wanted
    }


def _load(graph: Graph) -> owlready2.World:
    """The graph in a world of its own, by N-Triples: owlready2 reads Turtle as nothing, without a word.

    Raises:
        RuntimeError: if classes were lost on the way, which would be a bug.
    """
    world = owlready2.World()
    with tempfile.TemporaryDirectory(prefix="kg-hermit-") as folder:
        path = Path(folder) / "facts.nt"
        graph.serialize(path, format="nt", encoding="utf-8")
        world.get_ontology(path.as_uri()).load()
    expected = {str(c) for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef)}
    loaded = {str(class_.iri) for class_ in world.classes()}
    if loaded != expected:
        raise RuntimeError(f"owlready2 loaded {len(loaded)} classes of {len(expected)}: {sorted(expected ^ loaded)}")
    return world
