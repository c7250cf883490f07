"""The confidence of a fact is computed from its features, by a table that anyone can read and check."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.errors import VocabularyError
from kg.extract.arm.arm import find_arms
from kg.extract.assemble import assemble_study, assemble_with_arms
from kg.extract.confidence import KINDS, Weights, read_weights, shipped_weights
from kg.extract.drug.study_drug import find_study_drugs
from kg.extract.feature import FeatureReader
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Study
from kg.model.threshold import keep_sure

TEXT = (
    "Sorafenib against placebo in acute myeloid leukemia.\n\n"
    "METHODS: Patients were randomly assigned to sorafenib (n = 50) or placebo (n = 48).\n"
    "RESULTS: The overall response rate was 36% with sorafenib and 12% with placebo. Rash (25%) was common."
)


@pytest.fixture(scope="module")
def study() -> Study:
    return assemble_study(read_document(Document("paper", "paper.txt", TEXT, "plain_text")))


def facts(study: Study) -> list[object]:
    return [fact for kind in KINDS for fact in getattr(study, kind)]


def test_weights_add_up_to_the_logarithm_of_the_odds() -> None:
    weights = Weights(0.0, {"rule: a": 1.0, "rule: b": -1.0})
    assert weights.confidence([]) == Decimal("0.50")
    assert weights.confidence(["rule: a"]) == Decimal("0.73")
    assert weights.confidence(["rule: b"]) == Decimal("0.27")
    assert weights.confidence(["rule: a", "rule: b", "never seen"]) == Decimal("0.50")


@pytest.mark.parametrize(("base", "expected"), [(50.0, "0.99"), (-50.0, "0.01")])
def test_nothing_is_certain(base: float, expected: str) -> None:
    assert Weights(base, {}).confidence([]) == Decimal(expected)


def test_telling_features_are_those_that_weigh_something() -> None:
    weights = Weights(0.0, {"section: title": 0.42, "arm: inferred": -0.3, "rivals: one": 0.02})
    features = ("section: title", "rivals: one", "arm: inferred", "never seen")
    assert weights.telling(features) == ("section: title (+0.42)", "arm: inferred (-0.30)")


def test_every_fact_has_a_confidence_between_0_and_1(study: Study) -> None:
    assert all(0 < fact.evidence.confidence < 1 for fact in facts(study))  # type: ignore[attr-defined]
    assert len(study.results) >= 2


def test_confidence_follows_from_the_shipped_table(study: Study) -> None:
    """A reader of the graph can recompute it as far as the features are shown; here the rule's share is."""
    table = shipped_weights()["results"]
    for result in study.results:
        rule = f"rule: {result.evidence.extractor}"
        if abs(table.weights.get(rule, 0.0)) >= 0.1:
            assert f"{rule} ({table.weights[rule]:+.2f})" in result.evidence.features


def test_same_text_gives_the_same_confidence(study: Study) -> None:
    again = assemble_study(read_document(Document("paper", "paper.txt", TEXT, "plain_text")))
    assert again == study


def test_arm_that_the_sentence_names_is_told_from_one_that_follows_from_the_order(study: Study) -> None:
    reading = read_document(Document("paper", "paper.txt", TEXT, "plain_text"))
    table = find_arms(reading, find_study_drugs(reading), 98)
    reader = FeatureReader(reading, table)
    response = next(r for r in study.results if r.value and r.value.text == "36")
    assert response.arm is not None
    assert "arm: named in the sentence" in reader.features(response)
    elsewhere = {a.key for a in table.arms} - {response.arm}
    assert elsewhere
    assert "section: results" in reader.features(response)
    assert "concept: grounded" in reader.features(response)


@pytest.mark.parametrize(
    ("disease", "field"),
    [("acute myeloid leukemia", "blood or cancer"), ("sickle cell disease", "blood or cancer"), ("gout", "another")],
)
def test_field_of_a_study_is_a_feature_of_its_results(disease: str, field: str) -> None:
    text = f"METHODS: Thirty adults with {disease} received drug A. RESULTS: The response rate was 36%."
    reading = read_document(Document("paper", "paper.txt", text, "plain_text"))
    study, table = assemble_with_arms(reading)
    assert table is not None
    features = [FeatureReader(reading, table, study.conditions).features(result) for result in study.results]
    assert features
    assert all(f"field: {field}" in each for each in features)


def test_shipped_table_has_known_kinds_and_says_what_it_was_fitted_on() -> None:
    import yaml

    from kg.resources import data_path

    loaded = yaml.safe_load(data_path("patterns", "confidence.yaml").read_text(encoding="utf-8"))
    assert set(loaded["kinds"]) <= set(KINDS)
    assert loaded["fitted"] and loaded["corpus"]
    for kind, table in loaded["kinds"].items():
        assert 0 <= table["right"] <= table["facts"], kind


@pytest.mark.parametrize(
    ("loaded", "message"),
    [
        ({"kinds": {"opinions": {"base": 0, "weights": {}}}}, "unknown kind 'opinions'; known are characteristics"),
        ({"kinds": {"arms": {"weights": {}}}}, "expected a 'base'"),
        ({"kinds": {"arms": {"base": 0, "weights": {"rule: a": "much"}}}}, "numbers"),
    ],
)
def test_table_that_is_wrong_is_an_error(loaded: dict[str, object], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        read_weights(loaded)


def test_facts_below_the_threshold_are_left_out_and_counted(study: Study) -> None:
    every = sorted(fact.evidence.confidence for fact in facts(study))  # type: ignore[attr-defined]
    least = every[len(every) // 2]
    kept, left_out = keep_sure(study, least)
    assert left_out == len(facts(study)) - len(facts(kept)) > 0
    used = {f.arm for f in (*kept.results, *kept.adverse_events, *kept.interventions)}
    used |= {f.comparator for f in kept.results}
    assert all(f.evidence.confidence >= least or getattr(f, "key", None) in used for f in facts(kept))  # type: ignore[attr-defined]


def test_arm_stays_as_long_as_a_fact_points_to_it(study: Study) -> None:
    response = next(r for r in study.results if r.arm)
    kept, _ = keep_sure(study, response.evidence.confidence)
    assert response.arm in {arm.key for arm in kept.arms}


def test_threshold_of_nothing_leaves_all(study: Study) -> None:
    assert keep_sure(study, Decimal(0)) == (study, 0)
