"""Words beside an outcome's name that narrow it are a part of it; numbers of something else are of none."""

from __future__ import annotations

import pytest

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


def labels(study) -> set[str]:
    return {r.outcome.label for r in study.results}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Fatal stroke rates were 3% and 5%.", "fatal stroke"),
        ("The rate of nonfatal stroke was 4%.", "nonfatal stroke"),
        ("Nine patients had stable disease lasting more than 14 weeks.", "stable disease lasting more than 14 weeks"),
        ("Minor response/stable disease was seen in 7 patients (12%).", "minor response/stable disease"),
        ("The median antibody titer against rubella was 41 (range, 12-60).", "antibody titer against rubella"),
        ("The mean peripheral volume of distribution was 31 ± 4 L.", "peripheral volume of distribution"),
        ("HBV reactivation rates were 6% and 9%.", "hepatitis B reactivation rate"),
    ],
)
def test_what_narrows_an_outcome_is_in_its_name(sentence, label, study_of) -> None:
    assert labels(study_of(TRIAL + sentence)) == {label}


def test_the_least_time_of_a_response_is_its_time(study_of) -> None:
    (result,) = study_of(TRIAL + "Stable disease for at least 14 weeks was seen in 9 patients.").results
    assert (result.outcome.label, result.time_point) == ("stable disease", "14 weeks")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The rate of stroke was 4%.", "stroke incidence"),
        ("Nine patients had stable disease.", "stable disease"),
        ("The mean volume of distribution was 31 ± 4 L.", "volume of distribution"),
        ("The median antibody titer was 41 (range, 12-60).", "antibody titer"),
    ],
)
def test_a_plain_name_stays(sentence, label, study_of) -> None:
    assert labels(study_of(TRIAL + sentence)) == {label}


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
    assert not labels(study_of(TRIAL + sentence)) & kinds
