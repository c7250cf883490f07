"""Write what follows from the facts into the graph of what was inferred, and report it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, SKOS, Graph

from kg.ontology import mechanism_classes
from kg.rdf.iri import INFERRED_GRAPH
from kg.rdf.prefixes import bind_prefixes
from kg.rdf.vocabulary import KGO
from kg.reason.membership import classify_by_ontology, find_contradictions, name_of
from kg.reason.stored_fact import broader_at_any_distance, read_facts
from kg.store import Store


@dataclass(frozen=True, slots=True)
class ReasoningReport:
    """What was inferred, by what, and whether the facts agree with the ontology.

    `drugs_by_class` counts the drugs of each defined class by its name (`FLT3Inhibitor`). `contradictions` name what
    cannot be true together; without HermiT only concepts of two disjoint classes are found.
    """

    broader: int
    gene_targets: int
    drugs_by_class: dict[str, int]
    combination_studies: int
    used_hermit: bool
    message: str
    contradictions: tuple[str, ...] = ()
    changed: bool = False

    @property
    def is_consistent(self) -> bool:
        return not self.contradictions

    @property
    def triples(self) -> int:
        """How many triples the inferred graph holds."""
        return self.broader + self.gene_targets + sum(self.drugs_by_class.values()) + self.combination_studies


def classify(store: Store, *, use_hermit: bool = True) -> ReasoningReport:
    """Write what follows from the facts into the inferred graph, in place of what it held; twice changes nothing."""
    facts = read_facts(store)
    broader = broader_at_any_distance(store)
    gene_targets = {
        (mechanism, gene)
        for mechanism, (_, _, target) in facts.mechanisms.items()
        for gene in facts.genes_by_variant.get(target, ())
    }
    contradictions = find_contradictions(facts)
    memberships, used_hermit, message, found_by_hermit = classify_by_ontology(facts, use_hermit, contradictions)

    graph = bind_prefixes(Graph(identifier=INFERRED_GRAPH, bind_namespaces="none"))
    for concept, ancestor in broader:
        graph.add((concept, SKOS.broaderTransitive, ancestor))
    for mechanism, gene in gene_targets:
        graph.add((mechanism, KGO.target, gene))
    for individual, class_ in memberships:
        graph.add((individual, RDF.type, class_))
    return ReasoningReport(
        broader=len(broader),
        gene_targets=len(gene_targets),
        drugs_by_class={
            name_of(class_.iri): count
            for class_ in mechanism_classes()
            if (count := sum(member == class_.iri for _, member in memberships))
        },
        combination_studies=sum(class_ == KGO.CombinationStudy for _, class_ in memberships),
        used_hermit=used_hermit,
        message=message,
        contradictions=contradictions + found_by_hermit,
        changed=store.replace(graph),
    )
