"""A name that the vocabulary knows is only a part of what is measured where words before it narrow or govern it."""

from __future__ import annotations

import pytest

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


def labels(study) -> list[str]:
    return [r.outcome.label for r in study.results]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Respiratory death occurred in 7 patients (12%).", "respiratory death"),
        ("Fatal stroke rates were 3% and 5%.", "fatal stroke"),
        ("The rate of nonfatal stroke was 4%.", "nonfatal stroke"),
        ("Poor adherence was seen in 9 patients (15%).", "poor adherence"),
        ("The mean dose-normalized trough level was 4.4 ng/mL.", "dose-normalized trough level"),
        ("The mean peripheral volume of distribution was 31 ± 4 L.", "peripheral volume of distribution"),
        ("Freedom from treatment failure was 81%.", "failure-free survival"),
        ("The 1-year secondary patency was 71%.", "secondary patency"),
        ("Lumbar spine BMD increased by 3.1%.", "lumbar spine BMD"),
        ("Nine patients had prolonged stable disease.", "prolonged stable disease"),
        ("Minor response/stable disease was seen in 7 patients (12%).", "minor response/stable disease"),
        ("Stable disease (SD) was the best response in 9 of 60 patients (15%).", "stable disease"),
        ("HBV reactivation rates were 6% and 9%.", "hepatitis B reactivation rate"),
    ],
)
def test_the_whole_is_named(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Nine patients died (15%).", "mortality"),
        ("The rate of stroke was 4%.", "stroke incidence"),
        ("Nine patients had stable disease.", "stable disease"),
        ("The mean volume of distribution was 31 ± 4 L.", "volume of distribution"),
        ("The mean observed trough level was 4.4 ng/mL.", "trough concentration"),
        ("The placebo-adjusted change in body weight was -2.1 kg.", "body weight"),
        ("Zoledronate significantly prolonged overall survival (median, 31 months).", "overall survival"),
        ("The rate of treatment failure was 19%.", "treatment failure"),
    ],
)
def test_words_that_narrow_nothing_are_left_out(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


def test_each_of_several_numbers_has_its_own_name(study_of) -> None:
    study = study_of(TRIAL + "GRIST 30 and GRIST 50 responses were 61% and 44%.")
    assert labels(study) == ["GRIST 30 responses", "GRIST 50 responses"]


def test_the_primary_outcome_is_the_whole_that_was_declared(study_of) -> None:
    study = study_of(
        "We randomised 80 patients to zoledronate or placebo. The primary end point was freedom from relapse. "
        "RESULTS: The primary end point was met in 71% with zoledronate and 52% with placebo."
    )
    assert {(r.outcome.label, r.is_primary) for r in study.results} == {("freedom from relapse", True)}
    assert [o.concept.label for o in study.outcomes] == ["freedom from relapse"]
