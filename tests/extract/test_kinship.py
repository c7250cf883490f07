"""What the vocabulary knows of a name that a text has in its own words: broader, related, or nothing."""

from __future__ import annotations

from kg.extract.kinship import find_kin, kin_of
from kg.model.concept import Concept

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


def test_kin_of_a_name(sentence_case) -> None:
    kin = kin_of(Concept(sentence_case.get("type", "outcome"), sentence_case["text"]))
    broader = kin.broader.label if kin and kin.broader else None
    related = sorted(concept.label for concept in kin.related) if kin else []
    assert (broader, related) == (sentence_case.get("broader"), sorted(sentence_case.get("related", [])))


def test_kin_of_a_study_are_those_of_its_concepts_without_identifier(study_of) -> None:
    study = study_of(TRIAL + "Respiratory death occurred in 7 patients (12%), and stable disease in 9 (15%).")
    kin = find_kin(study)
    assert [(own.label, kin[own].broader.label) for own in kin] == [("respiratory death", "mortality")]
