"""The arms of a text that lists none and compares a drug with placebo."""

from __future__ import annotations

import pytest


def arms_of(study_of, text: str) -> list[tuple[str, str]]:
    return [(a.label.lower(), a.role) for a in study_of(text).arms]


TRIAL = "Methods: Adults with asthma took part in a double-blind, randomised study.\n"


@pytest.mark.parametrize(
    "result",
    [
        "Results: The rate of attacks was lower with tiotropium than with placebo.",
        "Results: Attacks occurred in 13% of the tiotropium group versus 21% of the placebo group.",
        "Results: Patients receiving placebo had more attacks than those receiving tiotropium.",
        "Conclusions: Tiotropium, compared with placebo, reduced attacks.",
    ],
)
def test_a_drug_and_placebo_that_are_compared_are_the_arms(study_of, result: str) -> None:
    assert sorted(arms_of(study_of, TRIAL + result)) == [("placebo", "control"), ("tiotropium", "experimental")]


def test_several_doses_that_are_compared_with_placebo_are_arms_of_their_own(study_of) -> None:
    text = TRIAL + (
        "Results: Attacks were rarer with tiotropium 3 µg versus placebo. Attacks were also rarer with tiotropium 7 µg "
        "versus placebo."
    )
    assert arms_of(study_of, text) == [
        ("tiotropium 3 µg", "experimental"),
        ("tiotropium 7 µg", "experimental"),
        ("placebo", "control"),
    ]


@pytest.mark.parametrize(
    "result",
    [
        "Results: Tiotropium was better than placebo, and salmeterol was better than placebo.",
        "Results: Attacks were rare with tiotropium and then patients were switched to placebo.",
        "Results: Attacks were rare with tiotropium. This placebo-controlled trial was stopped.",
    ],
)
def test_no_arms_where_two_drugs_or_none_are_so_compared(study_of, result: str) -> None:
    assert ("placebo", "control") not in arms_of(study_of, TRIAL + result)
