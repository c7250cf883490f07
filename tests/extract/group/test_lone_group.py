"""The one group that a sentence standing alone names: which numbers are its own, and which are not said to be."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women in the yoga group were less likely to stop early (12% vs 25%).", [("12", "yoga"), ("25", None)]),
        ("Group 2 had less pain at rest (0.3 versus 1.9, p < 0.001).", [("0.3", "group-2"), ("1.9", None)]),
        (
            "In the long-acting patch group, the reduction of HbA1c was 0.5% and 0.8% at 4 and 8 weeks, respectively.",
            [("0.5", "long-acting-patch"), ("0.8", "long-acting-patch")],
        ),
        ("Platelet count rose from 20 to 85 x10(9)/L in the eltrombopag group.", [("20", "main"), ("85", "main")]),
        ("Ivabradine reduced the mean LDL cholesterol by 1.2 mmol/L.", [("1.2", "main")]),
        ("The relapse rate was lower than in the vincristine group (12% vs 30%).", [("12", None), ("30", None)]),
        ("The relapse rate was similar in the yoga group (12% vs 13%).", [("12", None), ("13", None)]),
        ("Survival was 30% in all patients and 40% in the yoga group.", [("30", None), ("40", None)]),
    ],
)
def test_numbers_of_the_only_group_have_it_as_their_arm(text, expected, study_of) -> None:
    assert [(str(r.value.value), r.arm) for r in study_of(text).results if r.value] == expected


def test_of_harms_in_pairs_the_first_number_is_of_the_only_group(study_of) -> None:
    study = study_of(
        "Toxic effects were noted more often in women treated with ZD-4321: nausea (21% vs. 10%), fever (9% vs 4%)."
    )
    assert [(e.percent.text, e.arm) for e in study.adverse_events] == [
        ("21", "main"),
        ("10", None),
        ("9", "main"),
        ("4", None),
    ]


def test_an_abstract_that_names_one_group_gives_it_no_numbers(study_of) -> None:
    study = study_of(
        "Yoga in heart failure\n\nMETHODS: We studied 80 patients with heart failure. RESULTS: Survival was 40% in the "
        "yoga group."
    )
    assert [r.arm for r in study.results] == [None]
