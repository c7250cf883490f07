"""A harm or disease as an outcome: how often it occurred or how bad it was, and numbers that are neither."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "


def outcomes(study) -> set[str]:
    return {r.outcome.label for r in study.results}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Neck pain was lower with topiramate (2.1 vs 4.4).", "pain severity"),
        ("At week 8, fatigue was 21.4 with topiramate and 30.2 with placebo.", "fatigue"),
        ("The incidence of glaucoma was 4% with topiramate and 1% with placebo.", "glaucoma"),
    ],
)
def test_how_bad_or_how_often_it_was_is_an_outcome(sentence, label, study_of) -> None:
    assert any(label.split()[0] in found for found in outcomes(study_of(TRIAL + sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The rate of falls per year was 0.4 with topiramate and 0.9 with placebo.",
        "Dizziness cost 24.80 USD with topiramate and 12.10 USD with placebo.",
        "Nausea was related to the trough level (31.2 versus 18.5 ng/mL).",
        "In all, 41% of the women were at increased risk for depression.",
        "Women with anxiety were older (eta2 = .14).",
        "Pain was measured 90-min after each tablet.",
    ],
)
def test_rates_costs_times_and_amounts_are_no_severity(sentence, study_of) -> None:
    labels = outcomes(study_of(TRIAL + sentence))
    assert not {label for label in labels if label.endswith(("severity", "depression rate"))}


def test_a_disease_under_study_that_says_who_had_something_is_not_what_is_counted(study_of) -> None:
    heading = "We randomly assigned 200 adults with atrial fibrillation to apixaban or placebo. RESULTS: "
    told = (
        "Dyspnea was more common in persistent atrial fibrillation (41%) versus paroxysmal atrial fibrillation (27%)."
    )
    assert not outcomes(study_of(heading + told))
    assert outcomes(study_of(heading + "Atrial fibrillation developed in 41% with apixaban and 52% with placebo."))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Positive staining for keratin was seen in 31% of the women.", "positive staining for keratin"),
        ("Positive staining was seen in 31% of the women.", "positive staining"),
    ],
)
def test_what_was_stained_or_bound_is_a_part_of_the_name(sentence, label, study_of) -> None:
    assert outcomes(study_of(TRIAL + sentence)) == {label}
