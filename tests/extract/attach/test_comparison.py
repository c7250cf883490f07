"""What a sentence says of two groups together: ratios with what and whom they compare, and whether they differ."""

from __future__ import annotations

import pytest

GROUPS = "We randomly assigned 200 patients with gout to febuxostat 80 mg or allopurinol 300 mg. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The response rate did not differ significantly between groups: 40% with febuxostat and 41% with allopurinol.",
        "There was no significant difference in the response rate (40% with febuxostat vs 41% with allopurinol).",
        "The response rates were similar (40% with febuxostat vs 41% with allopurinol).",
    ],
)
def test_what_does_not_differ_has_the_direction_no_difference(sentence, study_of) -> None:
    results = study_of(GROUPS + sentence).results
    assert results
    assert {result.direction for result in results} == {"no difference"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The response rate was higher with febuxostat, with a difference of 12% (95% CI 5 to 19; P=0.001).",
        "Progression-free survival was prolonged by 3.1 months (95% CI 1.2 to 5.0; P=0.001).",
        "The response rate was 52% with febuxostat and 41% with allopurinol, of a similar molecular weight.",
    ],
)
def test_a_difference_is_not_taken_for_none(sentence, study_of) -> None:
    results = study_of(GROUPS + sentence).results
    assert results
    assert "no difference" not in {result.direction for result in results}


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        (
            "The hazard ratio for progression-free survival was 0.63 (95% CI, 0.42 to 0.91).",
            "progression-free survival",
        ),
        ("The hazard ratio for death was 0.63 (95% CI, 0.42 to 0.91).", "overall survival"),
        ("The hazard ratio for recurrence or death was 0.63 (95% CI, 0.42 to 0.91).", "relapse-free survival"),
        ("Event-free survival was longer (hazard ratio for death, 0.63).", "event-free survival"),
        ("Event-free survival was longer (hazard ratio for relapse, 0.63).", "relapse rate"),
        ("The odds ratio for response was 0.63.", "overall response rate"),
    ],
)
def test_a_ratio_is_of_what_its_own_words_or_the_clause_say(sentence, outcome, study_of) -> None:
    (result,) = study_of(GROUPS + sentence).results
    assert (result.outcome.label, result.value.text) == (outcome, "0.63")
    assert (result.arm, result.comparator) == ("febuxostat", "allopurinol")


def test_a_ratio_names_the_arms_that_it_compares(study_of) -> None:
    sentence = "The hazard ratio for death in the allopurinol group versus the febuxostat group was 1.61."
    (result,) = study_of(GROUPS + sentence).results
    assert (result.arm, result.comparator) == ("allopurinol", "febuxostat")


def test_a_ratio_of_a_feature_compares_no_arms(study_of) -> None:
    sentence = "In multivariate analysis, age was associated with survival (hazard ratio for death, 1.61)."
    (result,) = study_of(GROUPS + sentence).results
    assert (result.arm, result.comparator) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The hazard ratio for death in the febuxostat group was 0.63 (95% CI, 0.42 to not estimable).",
        "Survival was longer (hazard ratio for death with febuxostat, 0.63; 95% CI, 0.42 to NR; P = 0.02).",
        "Survival differed (febuxostat vs allopurinol: hazard ratio, 0.63; 95% CI, 0.42-not reached; P = 0.02).",
    ],
)
def test_a_ratio_has_the_other_arm_for_comparator_and_a_bound_that_was_not_reached(sentence, study_of) -> None:
    (result,) = study_of(GROUPS + sentence).results
    assert (result.arm, result.comparator) == ("febuxostat", "allopurinol")
    assert result.interval is not None
    assert (result.interval.low.text, result.interval.high) == ("0.42", None)


def test_the_hazard_ratio_of_a_composite_is_not_one_of_survival(study_of) -> None:
    study = study_of(
        "The composite of cardiac death or hospitalization for heart failure occurred in 15% of patients who received "
        "ivabradine and 23% of patients who received bisoprolol (hazard ratio, 0.62; 95% CI, 0.34 to 1.12)."
    )
    assert {r.outcome.label for r in study.results} == {
        "composite of cardiac death or hospitalization for heart failure"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Mortality was higher in smokers (HR 1.42; 95% CI, 1.1 to 1.8).",
        "Mortality was raised (HR 1.42 for current smoking).",
        "Smoking was associated with mortality (HR 1.42).",
        "Deaths were more common among those with diabetes (adjusted HR 1.42).",
    ],
)
def test_a_ratio_of_people_with_a_feature_compares_no_arms(sentence, study_of) -> None:
    (result,) = [r for r in study_of(GROUPS + sentence).results if r.value]
    assert (result.value.text, result.arm, result.comparator) == ("1.42", None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mortality was lower in the overall population (HR 0.71; 95% CI, 0.5 to 0.9).",
        "Mortality was lower (HR 0.71; 95% CI, 0.5 to 0.9).",
        "The hazard ratio for death was 0.71.",
    ],
)
def test_a_ratio_without_a_feature_compares_the_two_arms(sentence, study_of) -> None:
    (result,) = study_of(GROUPS + sentence).results
    assert (result.value.text, result.arm, result.comparator) == ("0.71", "febuxostat", "allopurinol")


def test_for_whom_a_ratio_is_told_is_not_what_the_next_one_is_of(study_of) -> None:
    told = "Weak hands foretold mortality (HR 1.3 for low grip strength and HR 1.6 for very low)."
    assert {r.outcome.label for r in study_of(GROUPS + told).results} == {"mortality"}
