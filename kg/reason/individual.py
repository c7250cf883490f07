"""The stored facts as OWL individuals, for a reasoner that classifies them."""

from __future__ import annotations

from rdflib import OWL, RDF, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.rdf.iri import INFERRED_GRAPH
from kg.rdf.vocabulary import KGO
from kg.reason.stored_fact import Facts


def individuals_of(facts: Facts) -> Graph:
    """The facts that the defined classes speak of, as OWL individuals; drugs given together are all different."""
    graph = Graph(bind_namespaces="none")
    said: set[tuple[URIRef, URIRef, URIRef]] = set()
    for mechanism, (drug, action, target) in sorted(facts.mechanisms.items()):
        if (drug, action, target) in said:  # several papers say so: once is enough to classify the drug
            continue
        said.add((drug, action, target))
        graph.add((mechanism, RDF.type, KGO.MechanismOfAction))
        graph.add((mechanism, KGO.drug, drug))
        graph.add((mechanism, KGO.action, action))
        graph.add((mechanism, KGO.target, target))
        for gene in facts.genes_by_variant.get(target, ()):
            graph.add((target, KGO.variantOf, gene))
    given: set[URIRef] = set()
    for study, arms in facts.arms_by_study.items():
        graph.add((study, RDF.type, KGO.Study))
        for arm in arms:
            graph.add((arm, RDF.type, KGO.Arm))
            graph.add((study, KGO.hasArm, arm))
            for agent in facts.agents_by_arm.get(arm, ()):
                graph.add((arm, KGO.givesDrug, agent))
                given.add(agent)
                for component in facts.components_by_regimen.get(agent, ()):
                    graph.add((agent, KGO.hasComponent, component))
                    given.add(component)
    named = _named_terms(graph) - set(graph.objects(None, RDF.type))
    for individual in named:
        graph.add((individual, RDF.type, OWL.NamedIndividual))
        for class_ in facts.types.get(individual, ()):
            graph.add((individual, RDF.type, class_))
    _hold_apart(graph, given)
    return graph


def _named_terms(graph: Graph) -> set[URIRef]:
    return {term for triple in graph for term in (triple[0], triple[2]) if isinstance(term, URIRef)}


def _hold_apart(graph: Graph, different: set[URIRef]) -> None:
    """Say that these are all different: OWL does not take two names for two things."""
    if len(different) > 1:
        axiom, members = URIRef(f"{INFERRED_GRAPH}/different"), URIRef(f"{INFERRED_GRAPH}/different/members")
        Collection(graph, members, list[Node](sorted(different)))
        graph.add((axiom, RDF.type, OWL.AllDifferent))
        graph.add((axiom, OWL.distinctMembers, members))
