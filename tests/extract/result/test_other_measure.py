"""Numbers that no single name beside them stands for are told of nothing."""

from __future__ import annotations

import pytest

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


@pytest.mark.parametrize(
    "sentence",
    [
        "Zoledronate prevented early relapse in 51 of 60 patients.",
        "There were three trajectories of body weight: steady (41%).",
        "Ketoconazole led to 1.3- and 2.9-fold increases in the area under the curve.",
        "The trough level was beyond its bounds in 14% of samples.",
        "The systolic and diastolic blood pressure was 121/77 mmHg.",
        "The mean blood pressure level at which patients woke was 101 mmHg.",
        "Drug resistance was found in 58% of the isolates.",
        "Iron was given weekly, maintaining a mean ferritin level of 212 ng/mL.",
        "A pressure of the gums was a relapse symptom in six cases.",
    ],
)
def test_a_number_of_another_measure_is_of_no_outcome(sentence, study_of) -> None:
    assert not study_of(TRIAL + sentence).results


@pytest.mark.parametrize(
    "sentence",
    [
        "The mean dose needed to reach a target trough concentration was 4.2 mg.",
        "The trough level was well foretold (relative bias, 3.1%).",
        "In a receiver operating characteristic analysis, age had the largest area under the curve (0.81).",
        "Three of eight patients who had a partial response stopped treatment.",
        "The incidence of falls was 31% and their recurrence 6%.",
        "There was good efficacy in 81% of the patients.",
    ],
)
def test_a_number_of_something_else_is_of_no_outcome_that_its_name_holds(sentence, study_of) -> None:
    kinds = {
        "trough concentration",
        "area under the concentration-time curve",
        "partial remission rate",
        "relapse rate",
    }
    assert not {r.outcome.label for r in study_of(TRIAL + sentence).results} & kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Relapse occurred in 9 of 60 patients.",
        "The mean systolic blood pressure was 121 mmHg.",
    ],
)
def test_a_number_of_its_own_name_stays(sentence, study_of) -> None:
    assert study_of(TRIAL + sentence).results


def test_what_was_correlated_with_a_list_has_its_numbers(study_of) -> None:
    study = study_of(TRIAL + "Drug clearance correlated with age (r = 0.31), height (r = 0.27) and weight (r = 0.4).")
    assert {r.outcome.label for r in study.results} <= {"drug clearance"}


def test_a_clause_with_a_subject_of_its_own_takes_no_name_from_the_one_before(study_of) -> None:
    study = study_of(
        "We randomised 80 patients with gout to zoledronate or placebo. RESULTS: "
        "Relapse was higher (31% vs. 12%; p = 0.05), but KX stenosis was lower (2% vs. 9%; p = 0.03) with zoledronate."
    )
    assert not {r.outcome.label for r in study.results if r.value and float(r.value.value) in (2, 9)} & {"relapse rate"}
