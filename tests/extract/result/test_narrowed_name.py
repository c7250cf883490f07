"""A name that the vocabulary knows is only a part of what is measured where words around it narrow or govern it."""

from __future__ import annotations

import pytest

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


def labels(study) -> list[str]:
    return [r.outcome.label for r in study.results]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Respiratory death occurred in 7 patients (12%).", "respiratory death"),
        ("Poor adherence was seen in 9 patients (15%).", "poor adherence"),
        ("The mean dose-normalized trough level was 4.4 ng/mL.", "dose-normalized trough level"),
        ("Freedom from treatment failure was 81%.", "failure-free survival"),
        ("The 1-year secondary patency was 71%.", "secondary patency"),
        ("Lumbar spine BMD increased by 3.1%.", "lumbar spine BMD"),
        ("Six patients (10%) died from septic shock.", "death from septic shock"),
        ("Nine patients had prolonged stable disease.", "prolonged stable disease"),
        ("Stable disease (SD) was the best response in 9 of 60 patients (15%).", "stable disease"),
    ],
)
def test_the_whole_is_named(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Nine patients died (15%).", "mortality"),
        ("Six patients (10%) died of any cause.", "mortality"),
        ("The mean observed trough level was 4.4 ng/mL.", "trough concentration"),
        ("The placebo-adjusted change in body weight was -2.1 kg.", "body weight"),
        ("Zoledronate significantly prolonged overall survival (median, 31 months).", "overall survival"),
        ("The rate of treatment failure was 19%.", "treatment failure"),
    ],
)
def test_words_that_narrow_nothing_are_left_out(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("GRIST 30 and GRIST 50 responses were 61% and 44%.", ["GRIST 30 responses", "GRIST 50 responses"]),
    ],
)
def test_each_of_several_numbers_has_its_own_name(sentence, names, study_of) -> None:
    assert labels(study_of(TRIAL + sentence)) == names


def test_a_bound_before_numbers_is_in_their_name(study_of) -> None:
    study = study_of(
        "We randomised 80 patients with gout to zoledronate or placebo. RESULTS: The incidence of gout was "
        "higher in the zoledronate versus the placebo group (<2.1 mg/dl, 41% vs. 12%; <1.4 mg/dl, 9% vs. 3%)."
    )
    assert set(labels(study)) == {"gout <2.1 mg/dl", "gout <1.4 mg/dl"}


def test_a_label_behind_a_number_is_in_its_name(study_of) -> None:
    study = study_of(TRIAL + "Seroconversion rates were 71% (A/H9N2), 64% (B/Kyoto) and 58% (B/Lima).")
    assert labels(study)[0] == "seroconversion (A/H9N2)"


def test_numbers_of_one_group_have_no_label_for_a_name(study_of) -> None:
    assert "(" not in "".join(labels(study_of(TRIAL + "The response rates were 41% (n = 9) and 12% (Grade 3).")))


def test_the_primary_outcome_is_the_whole_that_was_declared(study_of) -> None:
    study = study_of(
        "We randomised 80 patients to zoledronate or placebo. The primary end point was freedom from relapse. "
        "RESULTS: The primary end point was met in 71% with zoledronate and 52% with placebo."
    )
    assert {(r.outcome.label, r.is_primary) for r in study.results} == {("freedom from relapse", True)}
    assert [o.concept.label for o in study.outcomes] == ["freedom from relapse"]


def test_an_abbreviation_means_all_of_its_words(study_of) -> None:
    study = study_of(TRIAL + "Radiographic PFS (rPFS) was assessed. The median rPFS was 14 months.")
    assert labels(study) == ["radiographic progression-free survival"]
