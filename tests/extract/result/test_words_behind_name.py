"""What stands behind an outcome's name, or beside its number, is a part of its name where it narrows it."""

from __future__ import annotations

import pytest

TRIAL = "We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: "


def labels(study) -> list[str]:
    return [r.outcome.label for r in study.results]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Six patients (10%) died from septic shock.", "death from septic shock"),
        ("Nine patients had stable disease lasting more than 14 weeks.", "stable disease lasting more than 14 weeks"),
        ("The median antibody titer against rubella was 41 (range, 12-60).", "antibody titer against rubella"),
        ("Drug resistance to zoledronate was seen in 21%.", "resistance to zoledronate"),
        (
            "In the first group the average duration of bleeding and scabbing was 3.6 days.",
            "duration of bleeding and scabbing",
        ),
        ("The rate of complete spleen response was 27%.", "complete spleen response"),
    ],
)
def test_the_whole_is_named(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Six patients (10%) died of any cause.", "mortality"),
        ("The mean duration of bleeding was 4.1 days in the first group.", "duration of bleeding"),
        ("The median antibody titer was 41 (range, 12-60).", "antibody titer"),
    ],
)
def test_words_that_narrow_nothing_are_left_out(sentence, label, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) == {label}


def test_the_least_time_of_a_response_is_its_time(study_of) -> None:
    (result,) = study_of(TRIAL + "Stable disease for at least 14 weeks was seen in 9 patients.").results
    assert (result.outcome.label, result.time_point) == ("stable disease", "14 weeks")


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


def test_each_drug_of_a_list_has_the_share_that_resists_it(study_of) -> None:
    study = study_of(
        TRIAL + "Resistance rates of E. coli to fosfomycin, cefixime, and trimethoprim were 6%, 14%, and 35%, "
        "respectively."
    )
    assert [(r.value.text, r.outcome.label) for r in study.results if r.value] == [
        ("6", "resistance to fosfomycin"),
        ("14", "resistance to cefixime"),
        ("35", "resistance to trimethoprim"),
    ]
