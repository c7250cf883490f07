"""What follows from the stored facts: hierarchies, drugs classified by what they do, combination studies.

Hierarchies are closed by a walk over the concepts, which are few even where documents are many. Membership in the
ontology's defined classes is found by HermiT, which checks for contradictions as well; without Java, or with more
individuals than it can take in reasonable time, by rules that read the same definitions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import OWL, RDF, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.hermit import InconsistencyError, JavaMissingError, classify_individuals
from kg.ontology import disjoint_classes, mechanism_classes
from kg.rdf.iri import INFERRED_GRAPH
from kg.rdf.prefixes import bind_prefixes, contract
from kg.rdf.vocabulary import KGO
from kg.store import Store

HERMIT_LIMIT = 1000
"""HermiT needs 4 s for 400 individuals of this kind, 10 s for 800, and more than twice as long for twice as many."""

_CONTROL = "control"
_CONCEPT_CLASSES = (
    KGO.Drug,
    KGO.DrugClass,
    KGO.Regimen,
    KGO.Target,
    KGO.Disease,
    KGO.Biomarker,
    KGO.CellPopulation,
    KGO.OutcomeMeasure,
    KGO.AdverseEventTerm,
)


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


@dataclass(slots=True)
class _Facts:
    """What the defined classes speak of, read from all graphs but the inferred one."""

    mechanisms: dict[URIRef, tuple[URIRef, URIRef, URIRef]] = field(default_factory=dict)
    genes_by_variant: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    arms_by_study: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    agents_by_arm: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    components_by_regimen: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    types: dict[URIRef, set[URIRef]] = field(default_factory=dict)

    def is_a(self, iri: URIRef, class_: URIRef) -> bool:
        return class_ in self.types.get(iri, set())


def classify(store: Store, *, use_hermit: bool = True) -> ReasoningReport:
    """Write what follows from the facts into the inferred graph, in place of what it held; twice changes nothing."""
    facts = _read_facts(store)
    broader = _close(_pairs(store, SKOS.broader))
    gene_targets = {
        (mechanism, gene)
        for mechanism, (_, _, target) in facts.mechanisms.items()
        for gene in facts.genes_by_variant.get(target, ())
    }
    contradictions = _find_contradictions(facts)
    memberships, used_hermit, message, found_by_hermit = _classify_by_ontology(facts, use_hermit, contradictions)

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
            _name(class_.iri): count
            for class_ in mechanism_classes()
            if (count := sum(member == class_.iri for _, member in memberships))
        },
        combination_studies=sum(class_ == KGO.CombinationStudy for _, class_ in memberships),
        used_hermit=used_hermit,
        message=message,
        contradictions=contradictions + found_by_hermit,
        changed=store.replace(graph),
    )


def _classify_by_rules(facts: _Facts) -> set[tuple[URIRef, URIRef]]:
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


def _is_combination(facts: _Facts, agents: set[URIRef]) -> bool:
    if sum(facts.is_a(agent, KGO.Drug) for agent in agents) >= 2:
        return True
    return any(len(facts.components_by_regimen.get(agent, ())) >= 2 for agent in agents)


def _classify_by_ontology(
    facts: _Facts, use_hermit: bool, contradictions: tuple[str, ...]
) -> tuple[set[tuple[URIRef, URIRef]], bool, str, tuple[str, ...]]:
    """The members of the defined classes, whether HermiT found them, one line on how, and what it says contradicts."""
    by_rules = "the defined classes were filled by rules"
    if not use_hermit:
        return _classify_by_rules(facts), False, f"HermiT was not asked for; {by_rules}", ()
    if contradictions:
        return _classify_by_rules(facts), False, f"the facts contradict the ontology; {by_rules}", ()
    individuals = _individuals(facts)
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


def _read_facts(store: Store) -> _Facts:
    facts = _Facts()
    for class_ in _CONCEPT_CLASSES:
        for individual in _instances(store, class_):
            facts.types.setdefault(individual, set()).add(class_)
    actions, targets = dict(sorted(_pairs(store, KGO.action))), dict(sorted(_pairs(store, KGO.target)))
    for mechanism, drug in _pairs(store, KGO.drug):
        if mechanism in actions and mechanism in targets:
            facts.mechanisms[mechanism] = (drug, actions[mechanism], targets[mechanism])
    facts.genes_by_variant = _grouped(_pairs(store, KGO.variantOf))
    facts.arms_by_study = _grouped(_pairs(store, KGO.hasArm))
    facts.components_by_regimen = _grouped(_pairs(store, KGO.hasComponent))
    controls = _controls(store)  # a placebo is given, but it makes no combination
    facts.agents_by_arm = _grouped((arm, agent) for arm, agent in _pairs(store, KGO.givesDrug) if agent not in controls)
    return facts


def _individuals(facts: _Facts) -> Graph:
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


def _find_contradictions(facts: _Facts) -> tuple[str, ...]:
    """Concepts that two papers or files use as things of disjoint classes, one sentence each."""
    found = []
    for concept, types in sorted(facts.types.items()):
        for disjoint in disjoint_classes():
            if len(both := sorted(types & disjoint)) > 1:
                name = contract(concept) or concept
                found.append(f"{name} is used as {' and as '.join(_name(class_) for class_ in both)}")
                break
    return tuple(found)


def _close(pairs: Iterable[tuple[URIRef, URIRef]]) -> set[tuple[URIRef, URIRef]]:
    """Every pair of a concept and something broader at any distance; a concept is not broader than itself."""
    parents = _grouped(pairs)
    closed = set()
    for concept in parents:
        waiting, ancestors = list(parents[concept]), set()
        while waiting:
            ancestor = waiting.pop()
            if ancestor != concept and ancestor not in ancestors:
                ancestors.add(ancestor)
                waiting.extend(parents.get(ancestor, ()))
        closed |= {(concept, ancestor) for ancestor in ancestors}
    return closed


def _pairs(store: Store, predicate: URIRef) -> set[tuple[URIRef, URIRef]]:
    rows = store.query(f"""
        SELECT DISTINCT ?subject ?object WHERE {{
          GRAPH ?graph {{ ?subject <{predicate}> ?object }}
          FILTER (isIRI(?object) && ?graph != <{INFERRED_GRAPH}>)
        }}""")
    return {(URIRef(row["subject"].value), URIRef(row["object"].value)) for row in rows}


def _instances(store: Store, class_: URIRef) -> set[URIRef]:
    rows = store.query(f"SELECT DISTINCT ?it WHERE {{ GRAPH ?graph {{ ?it a <{class_}> }} }}")
    return {URIRef(row["it"].value) for row in rows}


def _controls(store: Store) -> set[URIRef]:
    rows = store.query(f'SELECT DISTINCT ?it WHERE {{ ?it kgo:conceptKind "{_CONTROL}" }}')
    return {URIRef(row["it"].value) for row in rows}


def _grouped(pairs: Iterable[tuple[URIRef, URIRef]]) -> dict[URIRef, set[URIRef]]:
    groups: dict[URIRef, set[URIRef]] = defaultdict(set)
    for key, value in pairs:
        groups[key].add(value)
    return dict(groups)


def _name(class_: URIRef) -> str:
    return class_.rpartition("#")[2]
