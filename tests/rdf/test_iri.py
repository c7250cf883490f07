from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.model.concept import Concept
from kg.model.document import Document, Span
from kg.model.evidence import Evidence
from kg.model.publication import Author, Publication
from kg.model.study import Characteristic, Study
from kg.rdf.iri import (
    fact_slots,
    mint_arm,
    mint_author,
    mint_concept,
    mint_document,
    mint_fact,
    mint_publication,
    mint_span,
    mint_study,
    slug,
)

DOCUMENT = Document(key="pmid-1", source="1", text="A study of 28 patients.", format="plain")
EVIDENCE = Evidence(words=Span(11, 13), sentence=Span(0, 23), extractor="participants/total")
ID = "https://w3id.org/trialkg/id/"


def registered(*numbers: str) -> Study:
    return Study("pmid-1", None, characteristics=tuple(Characteristic("registration", n, EVIDENCE) for n in numbers))


def test_a_document_and_a_span_are_named_by_key_and_offsets() -> None:
    assert str(mint_document(DOCUMENT)) == f"{ID}document/pmid-1"
    assert str(mint_span(DOCUMENT, Span(11, 13))) == f"{ID}span/pmid-1/11-13"


@pytest.mark.parametrize(
    ("study", "iri"),
    [
        (Study("NCT01234567", None), "https://clinicaltrials.gov/study/NCT01234567"),
        (registered("NCT01234567"), "https://clinicaltrials.gov/study/NCT01234567"),
        (registered("NCT01234567", "2010-012345-11"), "https://clinicaltrials.gov/study/NCT01234567"),
        (registered("ChiCTR1900023456"), f"{ID}study/ChiCTR1900023456"),
        (registered("NCT01234567", "NCT07654321"), f"{ID}study/pmid-1"),
        (registered(), f"{ID}study/pmid-1"),
    ],
)
def test_a_study_is_named_by_its_one_registration_else_by_its_document(study: Study, iri: str) -> None:
    assert str(mint_study(study, DOCUMENT)) == iri


def test_a_registration_of_the_record_names_the_study_too() -> None:
    document = dataclasses.replace(DOCUMENT, registrations=("NCT01234567",))

    assert str(mint_study(registered(), document)) == "https://clinicaltrials.gov/study/NCT01234567"


def test_a_publication_without_pmid_is_named_by_its_document() -> None:
    assert str(mint_publication(DOCUMENT, Publication(pmid="123"))) == "https://pubmed.ncbi.nlm.nih.gov/123"
    assert str(mint_publication(DOCUMENT, Publication())) == f"{ID}publication/pmid-1"


@pytest.mark.parametrize("orcid", ["0000-0001-5000-000X", "https://orcid.org/0000-0001-5000-000x"])
def test_an_author_with_an_orcid_is_named_by_it(orcid: str) -> None:
    assert str(mint_author(DOCUMENT, Author("A", orcid=orcid), 1)) == "https://orcid.org/0000-0001-5000-000X"


def test_an_author_without_orcid_is_one_of_this_paper_only() -> None:
    assert str(mint_author(DOCUMENT, Author("A"), 3)) == f"{ID}author/pmid-1/3"


def test_a_concept_is_its_expanded_curie_or_stands_under_its_type_and_label() -> None:
    assert (
        str(mint_concept(Concept("drug", "sorafenib", "NCIT:C61948"))) == "http://purl.obolibrary.org/obo/NCIT_C61948"
    )
    assert (
        str(mint_concept(Concept("cell_population", "CD34+ Cells"))) == f"{ID}unresolved/cell_population/cd34%2B-cells"
    )


def test_a_fact_is_named_by_class_document_words_and_slots() -> None:
    fact = Characteristic("enrolled", "28", EVIDENCE)
    iri = str(mint_fact("DoseFinding", DOCUMENT, EVIDENCE, fact_slots(fact)))

    assert iri.startswith(f"{ID}dose-finding/pmid-1/11-13-")
    assert len(iri.rpartition("-")[2]) == 8


def test_facts_that_differ_in_one_slot_only_have_different_iris() -> None:
    iris = {
        mint_fact("Characteristic", DOCUMENT, EVIDENCE, fact_slots(Characteristic(name, value, EVIDENCE)))
        for name, value in [("enrolled", "28"), ("enrolled", "29"), ("treated", "28")]
    }

    assert len(iris) == 3


def test_labels_that_differ_in_signs_have_different_slugs() -> None:
    assert slug("CD34+38-") != slug("CD34-38+")


def test_labels_that_differ_in_case_or_spacing_share_a_slug() -> None:
    assert slug("Event-free  Survival") == slug("event-free survival") == "event-free-survival"


@given(st.text(max_size=300))
def test_every_label_makes_a_valid_iri_of_one_segment(label: str) -> None:
    segment = slug(label)

    assert segment
    assert "/" not in segment
    assert len(segment) <= 130
    NamedNode(str(mint_arm(DOCUMENT, label)))
