"""Which concepts the stored documents use, and the vocabulary graph kept in step with them."""

from __future__ import annotations

from kg.model.concept import Concept
from kg.rdf.iri import VOCABULARY_GRAPH
from kg.rdf.prefixes import contract
from kg.rdf.vocabulary import CLASS_BY_CONCEPT_TYPE
from kg.rdf.vocabulary_graph import vocabulary_graph
from kg.store import Store
from kg.vocabulary import Vocabulary

_TYPE_BY_CLASS = {str(class_): type_ for type_, class_ in CLASS_BY_CONCEPT_TYPE.items()}
_USED = f"""
SELECT DISTINCT ?concept ?class ?label WHERE {{
  GRAPH ?document {{ ?concept kgo:isGrounded true ; a ?class ; skos:prefLabel ?label }}
  FILTER (?document != <{VOCABULARY_GRAPH}>)
}}
"""


def concepts_in_use(store: Store) -> list[Concept]:
    """The grounded concepts of all document graphs, sorted."""
    used: set[Concept] = set()
    for row in store.query(_USED):
        type_ = _TYPE_BY_CLASS.get(row["class"].value)
        curie = contract(row["concept"].value)
        if type_ is not None and curie is not None:
            used.add(Concept(type_, row["label"].value, curie))
    return sorted(used)


def refresh_vocabulary(store: Store, vocabulary: Vocabulary | None = None) -> bool:
    """Write the vocabulary graph anew for the concepts in use; True if that changed anything."""
    return store.replace(vocabulary_graph(concepts_in_use(store), vocabulary))
