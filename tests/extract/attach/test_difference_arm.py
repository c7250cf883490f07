"""Which arms a difference compares, and what the numbers of lists in several units are of."""

from __future__ import annotations

import pytest

from kg.model.study import Study

_TWO = (
    "Veltrazine in type 2 diabetes\n\nMETHODS: We randomised 212 patients with type 2 diabetes to veltrazine (n = 104) "
    "or placebo (n = 108). RESULTS: "
)


def told(study: Study) -> list[str]:
    """What the results say: outcome, statistic, value, arm and comparator."""
    rows = [
        (r.outcome.label, r.statistic, r.value.text if r.value else "-", r.arm, r.comparator) for r in study.results
    ]
    return [" | ".join(cell or "-" for cell in row) for row in rows]


@pytest.mark.parametrize(
    "sentence",
    [
        "The difference in HbA1c between veltrazine and placebo was -0.47%.",
        "The difference in HbA1c between the placebo group and the veltrazine group was -0.47%.",
        "The mean difference between veltrazine and placebo in HbA1c was -0.47% (95% CI, -0.7 to -0.1).",
        "At 26 weeks, the difference in mean HbA1c for veltrazine versus placebo was -0.47% (p = 0.03).",
        "The difference in the rise of HbA1c by week 20 (veltrazine minus placebo) was -0.47%.",
        "The placebo-adjusted change of HbA1c with veltrazine was -0.47% (P < 0.001).",
        "Veltrazine improved HbA1c (-0.47% vs. placebo; p < 0.001).",
        "Compared with placebo, veltrazine lowered HbA1c [-0.47% (95% CI -0.61 to -0.23)].",
        "Veltrazine reduced HbA1c (mean difference, -0.47% [95% CI, -0.71% to -0.26%]).",
        "Veltrazine lowered HbA1c [least-squares treatment difference, -0.47%; p < 0.001].",
        "The change was greater for HbA1c with veltrazine than with placebo (difference in the change since the start, "
        "-0.47%; 95% CI, -0.79 to -0.15).",
        "Veltrazine reduced HbA1c more than placebo did (difference in mean change -0.47%; p < 0.001).",
    ],
)
def test_a_difference_is_between_the_arms_that_its_words_name(sentence, study_of) -> None:
    assert told(study_of(_TWO + sentence)) == ["hemoglobin A1c | difference | -0.47 | veltrazine | placebo"]


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Veltrazine improved HbA1c (-0.44% vs. placebo) and fasting glucose (-0.72 mmol/l vs. placebo; p = 0.002).",
            [
                "hemoglobin A1c | difference | -0.44 | veltrazine | placebo",
                "fasting glucose | difference | -0.72 | veltrazine | placebo",
            ],
        ),
        (
            "Veltrazine reduced HbA1c (mean difference, -0.48%), and body weight (mean difference, -1.37 kg).",
            [
                "hemoglobin A1c | difference | -0.48 | veltrazine | placebo",
                "body weight | difference | -1.37 | veltrazine | placebo",
            ],
        ),
        (  # the same of two times
            "The placebo-corrected change in HbA1c with veltrazine was -0.52% at week 13 and -0.63% at week 26.",
            [
                "hemoglobin A1c | difference | -0.52 | veltrazine | placebo",
                "hemoglobin A1c | difference | -0.63 | veltrazine | placebo",
            ],
        ),
        (  # a difference behind the two numbers that it is of
            "HbA1c below 7% was reached by more with veltrazine than with placebo (42 vs. 29%; between-group "
            "difference 13% [95% CI 4-22]).",
            [
                "HbA1c target achievement | proportion | 42 | veltrazine | -",
                "HbA1c target achievement | proportion | 29 | placebo | -",
                "HbA1c target achievement | difference | 13 | veltrazine | placebo",
            ],
        ),
        (  # a difference that the next sentence tells
            "Mean HbA1c was 7.1% with veltrazine and 7.7% with placebo. The difference of 0.6% (95% CI: 0.2-1.3) was "
            "significant (p<0.001).",
            [
                "hemoglobin A1c | mean | 7.1 | veltrazine | -",
                "hemoglobin A1c | mean | 7.7 | placebo | -",
                "hemoglobin A1c | difference | 0.6 | veltrazine | placebo",
            ],
        ),
        (  # behind changes in both arms
            "HbA1c fell by 1.2% with veltrazine and by 0.4% with placebo; estimated treatment difference [95% CI] "
            "-0.8% [-1.1; -0.5].",
            [
                "hemoglobin A1c | difference | 1.2 | veltrazine | -",
                "hemoglobin A1c | difference | 0.4 | placebo | -",
                "hemoglobin A1c | difference | -0.8 | veltrazine | placebo",
            ],
        ),
        (  # signed numbers in a sentence on both arms
            "Compared with placebo, veltrazine did not affect body weight [+0.4 kg (95% CI -0.7 to 1.6)], but "
            "increased LDL cholesterol [+0.7 mmol/L (0.2-1.4)].",
            [
                "body weight | difference | 0.4 | veltrazine | placebo",
                "LDL cholesterol | difference | 0.7 | veltrazine | placebo",
            ],
        ),
        (  # the first of a list says what all are
            "Veltrazine versus placebo brought greater weight (mean difference 3.3 kg) and lean body mass (0.6 "
            "kg), but not in more rash (12%).",
            [
                "body weight | difference | 3.3 | veltrazine | placebo",
                "lean body mass | difference | 0.6 | veltrazine | placebo",
            ],
        ),
        (  # a list in several units
            "The differences (adjusted, 95% CI) in HbA1c and fasting glucose (veltrazine vs placebo) were -0.4% (-0.8, "
            "-0.3) and -0.6 mmol/L (-1.3, -0.4), respectively.",
            [
                "hemoglobin A1c | difference | -0.4 | veltrazine | placebo",
                "fasting glucose | difference | -0.6 | veltrazine | placebo",
            ],
        ),
    ],
)
def test_each_difference_of_several_is_between_the_arms(sentence, facts, study_of) -> None:
    assert told(study_of(_TWO + sentence)) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "HbA1c fell by 0.9% with veltrazine versus 0.2% with placebo.",
        "HbA1c changed by -0.9% with veltrazine versus -0.2% with placebo.",
        "HbA1c was 7.1% with veltrazine versus 7.7% with placebo.",
        "Compared with placebo, veltrazine lowered HbA1c from baseline (-0.9%).",
        "There was no difference between veltrazine and placebo in HbA1c (7.1% and 7.2%).",
    ],
)
def test_levels_and_changes_of_one_arm_are_no_difference_between_arms(sentence, study_of) -> None:
    assert {result.comparator for result in study_of(_TWO + sentence).results} <= {None}


def test_numbers_in_several_units_are_of_no_list_of_another_length(study_of) -> None:
    sentence = "Body weight, waist girth and HbA1c were 88 kg and 7.1%, respectively, with veltrazine."
    assert told(study_of(_TWO + sentence)) == []


def test_a_bracket_with_the_differences_of_several_things_is_not_of_the_last(study_of) -> None:
    sentence = (
        "Girth score and HbA1c fell more with veltrazine (mean difference, -3.1 [P = .1] and -0.4%, respectively)."
    )
    assert [row for row in told(study_of(_TWO + sentence)) if "-3.1" in row] == []


def test_a_signed_range_without_a_level_is_neither_range_nor_interval(study_of) -> None:
    (result,) = study_of(
        _TWO + "Compared with placebo, veltrazine reduced body weight [-1.6 kg (-2.9 to -0.4)]."
    ).results
    assert (result.interval, result.spread) == (None, None)


def test_a_pair_in_brackets_is_an_interval_once_the_sentence_says_so(study_of) -> None:
    (result,) = study_of(_TWO + "The mean difference in HbA1c (95% CI) was -0.4% (-0.7, -0.1).").results
    assert result.interval and (result.interval.low.text, result.interval.high.text) == ("-0.7", "-0.1")
    (unsure,) = study_of(_TWO + "The mean difference in HbA1c was -0.4% (-0.7, -0.1).").results
    assert unsure.interval is None
