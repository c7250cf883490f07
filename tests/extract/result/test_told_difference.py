"""Comparisons that the next sentence goes on with."""

from __future__ import annotations

import pytest

TRIAL = (
    "A randomized trial of darolutamide in prostate cancer. METHODS: Men were randomly assigned to darolutamide (n ="
    " 80) or placebo (n = 82). RESULTS: Accrual was fast. "
)
RATES = "The response rate was 40% in the darolutamide group and 22% in the placebo group. "


@pytest.mark.parametrize(
    ("told", "p"),
    [
        ("The difference was statistically significant (P < .001).", "0.001"),
        ("This difference between the groups did not reach significance (P = .31).", "0.31"),
        ("The improvement was significant (P = .004).", "0.004"),
        ("The difference was significant in men older than 70 years (P = .03).", None),
        ("No difference was seen in pain (P = .20).", None),
        ("Men were old. The difference was significant (P = .03).", None),
    ],
)
def test_a_p_value_of_the_next_sentence_is_that_of_the_comparison(told, p, study_of) -> None:
    study = study_of(TRIAL + RATES + told)
    rates = [r for r in study.results if r.value is not None]
    assert [(r.value.text, r.p.number.text if r.p else None, r.comparator is not None) for r in rates] == [
        ("40", p, p is not None),
        ("22", None, False),
    ]


def test_a_ratio_of_the_next_sentence_is_of_the_same_outcome(study_of) -> None:
    median = "Median overall survival was 32 months with darolutamide and 25 months with placebo. "
    study = study_of(
        f"{TRIAL}{median}This difference was significant (hazard ratio, 0.71; 95% CI, 0.55 to 0.90; P = .005)."
    )
    ratio = study.results[-1]
    assert (ratio.outcome.label, ratio.statistic, ratio.arm != ratio.comparator) == (
        "overall survival",
        "hazard ratio",
        True,
    )


def test_a_ratio_behind_two_outcomes_is_of_neither(study_of) -> None:
    both = "One-year survival was 80% with darolutamide and 74% with placebo, and the response rate was 12% and 9%. "
    study = study_of(f"{TRIAL}{both}The difference was significant (hazard ratio, 0.71; P = .005).")
    assert [r.statistic for r in study.results if r.statistic == "hazard ratio"] == []


@pytest.mark.parametrize(
    ("events", "outcomes"),
    [
        ("Events of progression or death were seen in 30 of 80 with darolutamide and 44 of 82 with placebo (HR 0.6).",
         ["progression or death", "progression or death", "progression-free survival"]),
        ("Disease recurrence or death occurred in 21% with darolutamide and 33% with placebo (hazard ratio, 0.58).",
         ["disease recurrence or death", "disease recurrence or death", "relapse-free survival"]),
        ("Death occurred in 21% of men with darolutamide and 33% with placebo (hazard ratio, 0.58).",
         ["mortality", "mortality", "mortality"]),
    ],
)  # fmt: skip
def test_a_hazard_ratio_of_an_event_or_death_is_of_the_survival_that_they_end(events, outcomes, study_of) -> None:
    assert [r.outcome.label for r in study_of(TRIAL + events).results] == outcomes


def test_local_control_is_no_arm(study_of) -> None:
    study = study_of(f"{TRIAL}{RATES}Local control was 88% vs 79%.")
    assert [(r.value.text, r.arm) for r in study.results[2:] if r.value] == [("88", "darolutamide"), ("79", "placebo")]


def test_events_that_brackets_define_are_no_harm(study_of) -> None:
    told = (
        "Events (relapse, death, or second malignancy) occurred in 17 patients with darolutamide and 31 with placebo."
    )
    study = study_of(TRIAL + told)
    assert [(r.outcome.label, r.count) for r in study.results] == [
        ("relapse, death, or second malignancy", 17),
        ("relapse, death, or second malignancy", 31),
    ]
    assert study.adverse_events == ()


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        (
            "In the per-protocol population, the corresponding rates were 43% and 25%.",
            {"43": "darolutamide", "25": "placebo"},
        ),
        ("Respective values were 38% and 21% at month 6.", {"38": "darolutamide", "21": "placebo"}),
        # something else is named, or nothing is taken up
        ("The corresponding rates of pain were 43% and 25%.", {}),
        ("Rates were 43% and 25%.", {}),
    ],
)
def test_further_numbers_of_the_next_sentence_are_of_the_same_outcome(told, numbers, study_of) -> None:
    study = study_of(TRIAL + RATES + told)
    rates = [r for r in study.results if r.outcome.label == "overall response rate" and r.value]
    assert {r.value.text: r.arm for r in rates if r.value.text not in ("40", "22")} == numbers


def test_a_mean_change_of_the_next_sentence_is_of_the_same_outcome(study_of) -> None:
    levels = "HbA1c fell from 8.4% to 7.3% with darolutamide and from 8.5% to 8.2% with placebo. "
    told = "The least squares mean change was -1.1% with darolutamide and -0.3% with placebo (ETD -0.8%)."
    changes = [r for r in study_of(TRIAL + levels + told).results if r.statistic == "difference"]
    assert [(r.outcome.label, r.value.text, r.arm, r.comparator) for r in changes] == [
        ("hemoglobin A1c", "-1.1", "darolutamide", None),
        ("hemoglobin A1c", "-0.3", "placebo", None),
        ("hemoglobin A1c", "-0.8", "darolutamide", "placebo"),
    ]
