"""On which row a p-value of three arms stands, and which arm `without` is."""

from __future__ import annotations

import pytest

THREE = (
    "A randomized trial in leukemia. METHODS: Patients were randomly assigned to arm A (ruxolitinib 10 mg, n = 50),"
    " arm B (ruxolitinib 15 mg, n = 51) or arm C (ruxolitinib 20 mg, n = 49). RESULTS: Accrual was fast. "
)
TWO = (
    "A randomized trial of darolutamide in prostate cancer. METHODS: Men were randomly assigned to darolutamide (n ="
    " 80) or placebo (n = 82). RESULTS: Accrual was fast. "
)


def rows(study):
    found = [r for r in study.results if r.value]
    arms = [(r.arm and r.arm[:5], r.comparator and r.comparator[:5]) for r in found]
    return [(r.value.text, *a, r.p.number.text if r.p else None) for r, a in zip(found, arms, strict=True)]


def test_a_p_value_behind_three_arms_compares_all_of_them(study_of) -> None:
    study = study_of(f"{THREE}Response rates were 30%, 39% and 41% in arms A, B and C, respectively (P = .31).")
    assert rows(study) == [("30", "arm-a", None, "0.31"), ("39", "arm-b", None, None), ("41", "arm-c", None, None)]


def test_p_values_for_letters_stand_on_the_arm_that_is_compared(study_of) -> None:
    told = "Response rates were 30%, 39% and 41% in arms A, B and C (P = .31 for B vs A; P = .02 for C vs A)."
    assert rows(study_of(THREE + told)) == [
        ("30", "arm-a", None, None),
        ("39", "arm-b", "arm-a", "0.31"),
        ("41", "arm-c", "arm-a", "0.02"),
    ]


@pytest.mark.parametrize(
    ("told", "arms"),
    [
        ("The response rate was 45% with darolutamide and 27% without.", ["darolutamide", "placebo"]),
        ("The response rate was 45% (95% CI, 40 to 50) with darolutamide versus 27% (20 to 31) without (P = .04).",
         ["darolutamide", "placebo"]),
        ("The response rate was 45% with darolutamide, and 27% had a complete response without relapse.",
         ["darolutamide", "darolutamide"]),
    ],
)  # fmt: skip
def test_without_is_the_other_arm(told, arms, study_of) -> None:
    assert [r.arm for r in study_of(TWO + told).results] == arms


def test_a_time_in_the_name_of_a_subgroup_is_no_time_of_the_number(study_of) -> None:
    told = "Among patients with bone pain at baseline, the response rate was 45% with darolutamide."
    (result,) = study_of(TWO + told).results
    assert (result.time_point, result.subgroup) == (None, "bone pain at baseline")


@pytest.mark.parametrize(
    "told",
    [
        "Overall survival improved versus placebo (P = .02).",
        "Overall survival was longer than with placebo (P = .02).",
        "Darolutamide improved overall survival (P = .02).",
    ],
)
def test_a_lone_p_value_stands_on_the_arm_that_is_compared(told, study_of) -> None:
    (result,) = study_of(TWO + told).results
    assert (result.arm, result.comparator) == ("darolutamide", "placebo")
