"""What the vocabulary knows of the concepts that the data uses, as one named graph.

Only the used part is written: the concepts, what is broader, their cross-references, what used drugs are known to act
on, and for every used target the drugs known to act on it, so that a question can name drugs that no trial has tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import DCTERMS, SKOS, Graph, URIRef

from kg.joined_vocabulary import vocabulary_in_use
from kg.model.concept import Concept, ConceptType
from kg.model.entry import Entry, KnownMechanism
from kg.rdf.concept_graph import add_concept
from kg.rdf.fact_graph import action_iri
from kg.rdf.iri import VOCABULARY_GRAPH, mint_vocabulary_mechanism
from kg.rdf.literal import string
from kg.rdf.prefixes import bind_prefixes, expand
from kg.rdf.vocabulary import KGO
from kg.rdf.writer import Resource
from kg.vocabulary import Vocabulary


def vocabulary_graph(concepts: Iterable[Concept], vocabulary: Vocabulary | None = None) -> Graph:
    """The vocabulary graph for these concepts; the vocabulary in use is asked unless another is given.

    Concepts that the vocabulary does not hold (ungrounded ones, say) add nothing.
    """
    return _VocabularyWriter(vocabulary or vocabulary_in_use()).write(concepts)


class _VocabularyWriter:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.graph = bind_prefixes(Graph(identifier=VOCABULARY_GRAPH, bind_namespaces="none"))
        self._written: set[tuple[str, str]] = set()

    def write(self, concepts: Iterable[Concept]) -> Graph:
        used = [
            entry
            for concept in sorted(set(concepts), key=repr)
            if concept.curie is not None and (entry := self.vocabulary.entry(concept.curie, concept.type)) is not None
        ]
        for entry in used:
            self._add(entry)
        # components of regimens are drugs in use as well
        drugs = {entry.curie for entry in used if entry.type == "drug"}
        drugs |= {curie for entry in used if entry.type == "regimen" for curie in entry.components}
        mechanisms = {mechanism for drug in drugs for mechanism in self.vocabulary.mechanisms_of(drug)}
        targets = {entry.curie for entry in used if entry.type in ("target", "biomarker")}
        targets |= {entry.gene for entry in used if entry.type == "biomarker" and entry.gene is not None}
        targets |= {mechanism.target for mechanism in mechanisms}
        targets |= {member for target in targets for member in self._members(target)}
        mechanisms |= {mechanism for target in targets for mechanism in self.vocabulary.drugs_acting_on(target)}
        for mechanism in sorted(mechanisms):
            self._add_mechanism(mechanism)
        return self.graph

    def _members(self, curie: str) -> tuple[str, ...]:
        entry = self.vocabulary.entry(curie, "target")
        return entry.members if entry is not None else ()

    def _add(self, entry: Entry) -> None:
        for each in self.vocabulary.iter_with_ancestors(entry):
            self._add_one(each)

    def _add_one(self, entry: Entry) -> None:
        """The entry itself and whatever it is made of; its ancestors are the caller's."""
        if (entry.type, entry.curie) in self._written:
            return
        self._written.add((entry.type, entry.curie))
        add_concept(self.graph, entry.concept)
        resource = Resource(self.graph, URIRef(expand(entry.curie)))
        resource.string(KGO.curie, entry.curie)
        resource.strings(SKOS.altLabel, entry.synonyms + entry.abbreviations)
        resource.string(SKOS.definition, entry.definition)
        resource.string(KGO.conceptKind, entry.kind)
        resource.string(KGO.systemOrganClass, entry.soc)
        resource.string(KGO.betterWhen, entry.good)
        for parent in self.vocabulary.parents_of(entry):
            resource.link(SKOS.broader, URIRef(expand(parent.curie)))
        for mapping in self.vocabulary.mappings_of(entry.curie):
            resource.link(URIRef(expand(mapping.predicate)), URIRef(expand(mapping.object)))
        self._link_parts(resource, entry)

    def _link_parts(self, resource: Resource, entry: Entry) -> None:
        for component in entry.components:
            if entry.type == "regimen":
                resource.link(KGO.hasComponent, self._add_part(component, "drug"))
            else:
                resource.link(KGO.summarises, self._add_part(component, "outcome"))
        for member in entry.members:
            resource.link(KGO.hasMember, self._add_part(member, "target"))
        if entry.gene is not None:
            resource.link(KGO.variantOf, self._add_part(entry.gene, "target"))

    def _add_part(self, curie: str, type_: ConceptType) -> URIRef | None:
        entry = self.vocabulary.entry(curie, type_)
        if entry is None:
            return None
        self._add(entry)
        return URIRef(expand(curie))

    def _add_mechanism(self, mechanism: KnownMechanism) -> None:
        drug = self._add_part(mechanism.drug, "drug")
        target = self._add_part(mechanism.target, "target") or self._add_part(mechanism.target, "biomarker")
        if drug is None or target is None:
            return
        iri = mint_vocabulary_mechanism(mechanism.drug, mechanism.action, mechanism.target)
        resource = Resource(self.graph, iri, KGO.MechanismOfAction)
        resource.link(KGO.drug, drug)
        resource.link(KGO.action, action_iri(mechanism.action))
        resource.link(KGO.target, target)
        resource.string(KGO.statedBy, "vocabulary")
        resource.link(DCTERMS.source, string(mechanism.source))
