"""Numbers told of two things at once, of which only the last is known: they are given to none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "The zonal strain and overall survival were 14.2 months and 31.7 months.",
        "Reading span and pain scores decreased by 12 and 31 points.",
    ],
)
def test_numbers_of_two_names_are_not_given_to_the_one_that_is_known(sentence, study_of) -> None:
    assert not study_of(f"RESULTS: {sentence}").results


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Gait was stable in all patients and median overall survival was 14.2 months.", "overall survival"),
        (
            "Progression-free survival and median overall survival reached 4.13 and 9.76 months, respectively.",
            "overall survival",
        ),
        ("Strain was low in the elderly and the pain scores were 3.17 and 4.26 at weeks 4 and 8.", "pain score"),
    ],
)
def test_a_thing_with_a_clause_or_a_list_of_its_own_keeps_its_numbers(sentence, outcome, study_of) -> None:
    assert outcome in {r.outcome.label for r in study_of(f"RESULTS: {sentence}").results}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Drug clearance was 8.23 ± 2.91 versus 17.64 ± 4.83 L/h.", {"mean"}),
        ("Deaths numbered 206 (95% CI 147.3-271.6).", set()),
        ("The highest drug concentration in any sample was 29.1 ng/mL.", set()),
        ("Three of the women with a partial remission seemed hypertensive.", set()),
    ],
)
def test_the_numbers_of_a_pair_are_of_one_kind_and_extremes_are_no_means(sentence, wanted, study_of) -> None:
    assert {r.statistic for r in study_of(f"RESULTS: {sentence}").results} == wanted


def test_arms_are_given_by_their_order_only_where_no_other_groups_are_listed(study_of) -> None:
    text = (
        "We randomly assigned 90 adults to liramut or placebo. RESULTS: In the 1.7-mg and 2.6-mg groups, the mean "
        "reduction in blood glucose was -0.47 and -0.68 mmol/L, respectively."
    )
    assert {r.arm for r in study_of(text).results} == {None}
