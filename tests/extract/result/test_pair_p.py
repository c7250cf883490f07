"""P-values behind a pair of numbers: which compare the two arms, and which are of something else."""

from __future__ import annotations

import pytest

TWO = (
    "Veltrazine in obesity\n\nMETHODS: We randomised 212 patients with obesity to veltrazine (n = 104) or placebo (n = "
    "108). RESULTS: "
)


def p_values(study):
    """Value, p, arm and comparator of each result with a p-value."""
    rows = [r for r in study.results if r.p]
    return [(r.value.text if r.value else None, r.p.number.text, r.arm, r.comparator) for r in rows]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("Body weight was 81.4 kg (77%) with veltrazine and 84.2 kg (80%) with placebo (p = 0.21).", "81.4"),
        ("Mortality was 2.9% (1.7-4.8) for veltrazine versus 4.3% (2.9-6.3) for placebo (p=0.21).", "2.9"),
        ("Body weight was 81.4 kg with veltrazine and 84.2 kg with placebo, and there was no significant difference "
         "between the groups (P = 0.21).", "81.4"),
        ("Body weight was 81.4 ± 7.3 kg with veltrazine and 84.2 ± 8.4 kg with placebo, a difference that was not "
         "significant (F = 3.3, P = 0.21).", "81.4"),
        ("Fewer veltrazine patients (8, 7.7%) died than placebo patients (19, 17.6%, log-rank 5.8, P=0.21).", "7.7"),
    ],
)  # fmt: skip
def test_a_p_value_behind_a_pair_compares_the_two_arms(told, value, study_of) -> None:
    assert p_values(study_of(TWO + told)) == [(value, "0.21", "veltrazine", "placebo")]


def test_behind_two_changes_it_is_of_the_difference(study_of) -> None:
    told = "Body weight reduction was 5.9 kg with veltrazine (5.3%) and 5.2 kg (4.4%) with placebo (p = 0.21)."
    assert p_values(study_of(TWO + told)) == [(None, "0.21", "veltrazine", "placebo")]


@pytest.mark.parametrize(
    "told",
    [
        "Body weight was 81 kg with veltrazine and 84 kg with placebo, and girth was smaller (P = 0.21).",
        "Body weight was 81 kg with veltrazine and 84 kg with placebo, both less than at baseline (P = 0.21).",
        "There were 18 deaths with veltrazine and 17 with placebo, and no single cause was more common (P = 0.21).",
        "Body weight fell by 8 kg with veltrazine and by 4 kg with placebo (P = 0.21 for within-group changes).",
    ],
)
def test_a_p_value_of_something_else_compares_no_pair(told, study_of) -> None:
    assert [row for row in p_values(study_of(TWO + told)) if row[3]] == []


def test_a_number_that_is_called_a_difference_is_one(study_of) -> None:
    told = (
        "The response rate was 42% with veltrazine and 29% with placebo (13.4% difference, 95% CI 2 to 25; P = 0.02)."
    )
    assert [(r.statistic, r.value.text) for r in study_of(TWO + told).results] == [
        ("proportion", "42"),
        ("proportion", "29"),
        ("difference", "13.4"),
    ]
