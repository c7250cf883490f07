"""Averages whose noun stands behind them: what they count, and units and people that are no such noun."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mean HbA1c was 7.2% in the insulin group and 7.8% in the metformin group, using a mean of 1.3 and 2.1 "
            "oral agents, respectively.",
            [("hemoglobin A1c", "7.2"), ("hemoglobin A1c", "7.8")]
            + [("number of oral agents", v) for v in ("1.3", "2.1")],
        ),
        (
            "Women in the yoga group had more antidiabetic medications (1.7 ± 1.3 vs 0.8 ± 1.0 medications) than women "
            "in the rest group.",
            [("number of antidiabetic medications", "1.7"), ("number of antidiabetic medications", "0.8")],
        ),
        (
            "Children had a mean of 4.2 asthma attacks per year with salmeterol and 6.1 attacks per year with placebo.",
            [("number of asthma attacks", "4.2"), ("number of asthma attacks", "6.1")],
        ),
    ],
)
def test_an_average_is_of_the_noun_behind_it(text: str, expected: list[tuple[str, str]], study_of) -> None:
    assert [(r.outcome.label, str(r.value.value)) for r in study_of(text).results if r.value] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mean LDL cholesterol fell by a mean of 1.3 and 2.1 mmol/L with pravastatin and rosuvastatin, respectively.",
        "The mean pain score was 3.1 ± 1.2 in patients on drugs.",
        "Women had a mean of 2.1 prior drugs.",
    ],
)
def test_units_and_other_nouns_are_no_such_noun(text: str, study_of) -> None:
    assert not any(r.outcome.label.startswith("number of") for r in study_of(text).results)
