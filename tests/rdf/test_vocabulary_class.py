from __future__ import annotations

from typing import get_args

import pytest
from rdflib import RDF, RDFS, URIRef

from kg.model.concept import ConceptType
from kg.ontology import ontology
from kg.rdf.vocabulary import ACTION_BY_LABEL, CLASS_BY_CONCEPT_TYPE, KGO
from kg.vocabulary_table import ACTIONS


def test_the_closed_namespace_lists_exactly_the_terms_of_the_ontology() -> None:
    in_ontology = {str(s) for s in ontology().subjects() if isinstance(s, URIRef) and str(s).startswith(str(KGO))}
    in_class = {str(KGO) + name for name in KGO.__annotations__ if not name.startswith("_")}

    assert in_class == in_ontology


def test_a_term_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(AttributeError, match="hasRezult"):
        _ = KGO.hasRezult


def test_every_concept_type_has_a_class() -> None:
    assert set(CLASS_BY_CONCEPT_TYPE) == set(get_args(ConceptType))


def test_every_action_of_the_tables_is_an_individual_with_that_label() -> None:
    assert set(ACTION_BY_LABEL) == set(ACTIONS)
    for label, iri in ACTION_BY_LABEL.items():
        assert (iri, RDF.type, KGO.Action) in ontology()
        assert str(ontology().value(iri, RDFS.label)) == label
