"""Which concepts and studies the ontology's defined classes hold, by HermiT or by rules; and what contradicts it."""

from __future__ import annotations

from rdflib import OWL, RDF, URIRef

from kg.hermit import InconsistencyError, JavaMissingError, classify_individuals
from kg.ontology import disjoint_classes, mechanism_classes
from kg.rdf.prefixes import contract
from kg.rdf.vocabulary import KGO
from kg.reason.individual import individuals_of
from kg.reason.stored_fact import Facts

HERMIT_LIMIT = 1000
"""HermiT needs 4 s for 400 individuals of this kind, 10 s for 800, and more than twice as long for twice as many."""


def classify_by_ontology(
    facts: Facts, use_hermit: bool, contradictions: tuple[str, ...]
) -> tuple[set[tuple[URIRef, URIRef]], bool, str, tuple[str, ...]]:
    """The members of the defined classes, whether HermiT found them, one line on how, and what it says contradicts."""
    by_rules = "the defined classes were filled by rules"
    if not use_hermit:
        return _classify_by_rules(facts), False, f"HermiT was not asked for; {by_rules}", ()
    if contradictions:
        return _classify_by_rules(facts), False, f"the facts contradict the ontology; {by_rules}", ()
    individuals = individuals_of(facts)
    size = len(set(individuals.subjects(RDF.type, OWL.NamedIndividual)))
    if size > HERMIT_LIMIT:
        message = f"{size} individuals are too many for HermiT (at most {HERMIT_LIMIT}); {by_rules}"
        return _classify_by_rules(facts), False, message, ()
    try:
        found = classify_individuals(individuals)
    except JavaMissingError as error:
        return _classify_by_rules(facts), False, f"{error}; {by_rules}", ()
    except InconsistencyError as error:
        return _classify_by_rules(facts), True, f"{error}; {by_rules}", (str(error),)
    defined = {class_.iri for class_ in mechanism_classes()} | {KGO.CombinationStudy}
    members = {(individual, class_) for individual, class_ in found if class_ in defined}
    return members, True, f"HermiT classified {size} individuals and found no contradiction", ()


def _classify_by_rules(facts: Facts) -> set[tuple[URIRef, URIRef]]:
    """The members of the defined classes, by rules that read the classes' own definitions."""
    members = set()
    for drug, action, target in facts.mechanisms.values():
        reached = {target} | facts.genes_by_variant.get(target, set())
        for class_ in mechanism_classes():
            if facts.is_a(drug, KGO.Drug) and action == class_.action and class_.target in reached:
                members.add((drug, class_.iri))
    for study, arms in facts.arms_by_study.items():
        if any(_is_combination(facts, facts.agents_by_arm.get(arm, set())) for arm in arms):
            members.add((study, KGO.CombinationStudy))
    return members


def _is_combination(facts: Facts, agents: set[URIRef]) -> bool:
    if sum(facts.is_a(agent, KGO.Drug) for agent in agents) >= 2:
        return True
    return any(len(facts.components_by_regimen.get(agent, ())) >= 2 for agent in agents)


def find_contradictions(facts: Facts) -> tuple[str, ...]:
    """Concepts that two papers or files use as things of disjoint classes, one sentence each."""
    found = []
    for concept, types in sorted(facts.types.items()):
        for disjoint in disjoint_classes():
            if len(both := sorted(types & disjoint)) > 1:
                name = contract(concept) or concept
                found.append(f"{name} is used as {' and as '.join(name_of(class_) for class_ in both)}")
                break
    return tuple(found)


def name_of(class_: URIRef) -> str:
    """The last part of a class's IRI: `FLT3Inhibitor`."""
    return class_.rpartition("#")[2]
