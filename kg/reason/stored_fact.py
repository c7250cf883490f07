"""What the defined classes speak of, as the store holds it: who acts on what, which arms a study has, what they give.

Nothing that was inferred before is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import SKOS, URIRef

from kg.rdf.iri import INFERRED_GRAPH
from kg.rdf.vocabulary import KGO
from kg.store import Store

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


@dataclass(slots=True)
class Facts:
    """What the defined classes speak of, read from all graphs but the inferred one."""

    mechanisms: dict[URIRef, tuple[URIRef, URIRef, URIRef]] = field(default_factory=dict)
    genes_by_variant: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    arms_by_study: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    agents_by_arm: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    components_by_regimen: dict[URIRef, set[URIRef]] = field(default_factory=dict)
    types: dict[URIRef, set[URIRef]] = field(default_factory=dict)

    def is_a(self, iri: URIRef, class_: URIRef) -> bool:
        return class_ in self.types.get(iri, set())


def read_facts(store: Store) -> Facts:
    """The facts of all graphs but the inferred one."""
    facts = Facts()
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


def broader_at_any_distance(store: Store) -> set[tuple[URIRef, URIRef]]:
    """Every pair of a concept and something broader; a concept is not broader than itself."""
    parents = _grouped(_pairs(store, SKOS.broader))
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
