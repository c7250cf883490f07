"""Levels, changes, levels before treatment and differences between arms: sentences of our own, none of which is
another.
"""

from __future__ import annotations

import pytest

ARMS = "Adults with asthma were randomly assigned to roflumilast (n = 30) or placebo (n = 31). "


def _read(sentence: str, study_of) -> list[str]:
    """The results of a sentence as `statistic value time point`, with `vs` where arms are compared."""
    return [
        " ".join(
            str(part)
            for part in (r.statistic, r.value.text if r.value else "-", r.time_point, "vs" if r.comparator else None)
            if part
        )
        for r in study_of(ARMS + sentence).results
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mean reduction in body weight was 2.1 ± 0.9 kg with roflumilast.", ["difference 2.1"]),
        ("Roflumilast lowered intraocular pressure by 3.2 mmHg.", ["difference 3.2"]),
        ("The mean initial pain score was 41.2.", ["mean 41.2 baseline"]),
        ("Mean preoperative intraocular pressure was 25.1 mmHg.", ["mean 25.1 baseline"]),
        ("Body weight changed, beginning with a mean of 61.5 kg before surgery.", ["mean 61.5 baseline"]),
        (
            "There were shifts in mean body weight from baseline (71.3 vs posttreatment 66.8 kg).",
            ["mean 71.3 baseline", "mean 66.8"],
        ),
        (
            "Body weight changed by -2.1 kg with roflumilast and +0.3 kg with placebo.",
            ["difference -2.1", "difference 0.3"],
        ),
        ("Intraocular pressure was 3.1 mmHg lower than baseline with roflumilast.", ["difference 3.1"]),
    ],
)
def test_a_change_in_an_arm_is_a_difference_without_comparator(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Body weight fell from 82.1 to 79.9 kg with roflumilast.", ["mean 82.1 baseline", "mean 79.9"]),
        ("Baseline intraocular pressure was 24.1 mmHg with roflumilast.", ["mean 24.1 baseline"]),
        ("The mean intraocular pressure at baseline was 24.1 mmHg.", ["mean 24.1 baseline"]),
    ],
)
def test_what_was_there_before_treatment_stands_at_baseline(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Intraocular pressure was reduced to 18.2 mmHg with roflumilast.", ["mean 18.2"]),
        ("At week 12, hemoglobin A1c was 7.1% with roflumilast.", ["mean 7.1 week 12"]),
        ("Body weights ranged from 60.5 to 90.1 kg.", []),
        ("Body weight was recorded from 3 to 5 months.", []),
    ],
)
def test_a_level_is_no_change(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hemoglobin A1c fell with roflumilast (treatment difference -0.8%, 95% CI -1.0 to -0.5).",
        "The difference in intraocular pressure between groups was 1.4 mmHg.",
    ],
)
def test_a_difference_between_arms_names_both(sentence, study_of) -> None:
    (result,) = study_of(ARMS + sentence).results
    assert result.statistic == "difference"
    assert result.arm
    assert result.comparator


def test_the_p_value_of_two_changes_is_that_of_their_difference(study_of) -> None:
    sentence = "Mean reductions in body weight were 2.1 kg with roflumilast and 0.4 kg with placebo (P = .03)."
    assert _read(sentence, study_of) == ["difference 2.1", "difference 0.4", "difference - vs"]
    assert [r.p is not None for r in study_of(ARMS + sentence).results] == [False, False, True]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A hemoglobin A1c of <7.0% was reached by 41% of patients given roflumilast.", ["proportion 41"]),
        (
            "More patients achieved a hemoglobin A1c level below 7% (39% vs 6%) with roflumilast than with placebo.",
            ["proportion 39", "proportion 6"],
        ),
        ("Hemoglobin A1c was 7.1% with roflumilast.", ["mean 7.1"]),
        ("Intraocular pressure was reduced by 21% with roflumilast.", ["difference 21"]),
    ],
)
def test_the_share_that_reached_a_bound_is_told_from_a_level(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Intraocular pressure fell more with roflumilast than with placebo (P < .001).",
        "Intraocular pressure was lower in the roflumilast group compared with placebo (P = .02).",
    ],
)
def test_a_comparison_of_which_only_p_is_printed_is_a_result(sentence, study_of) -> None:
    assert _read(sentence, study_of) == ["difference - vs"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The groups were alike in age (P = .4), and body weight was recorded.",
        "Intraocular pressure was measured at 4 visits more often than planned; age differed (P = .02).",
    ],
)
def test_a_p_value_behind_another_statement_is_none(sentence, study_of) -> None:
    assert _read(sentence, study_of) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mean reduction in intraocular pressure at week 12 was 4.2 mmHg.", ["difference 4.2 week 12"]),
        ("Intraocular pressure was 1.4 mmHg lower with roflumilast than with placebo.", ["difference 1.4 vs"]),
        ("The difference in body weight (95% CI) was -1.3 kg [-2.2; -0.4].", ["difference -1.3 vs"]),
        ("Intraocular pressure was measured at 8:00 and 16:00 hours.", []),
        ("Mean intraocular pressure fell over 24 hours.", []),
    ],
)
def test_when_and_how_sure_are_no_values(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mean change in body weight was - 1.3 kg with roflumilast.", ["difference -1.3"]),
        ("Body weight fell with roflumilast (− 1.3 kg).", ["difference -1.3"]),
        ("At week 12 - the last visit - body weight was 80.1 kg.", ["mean 80.1 week 12"]),
        ("Body weight was 80.1 kg.", ["mean 80.1"]),
    ],
)
def test_a_minus_apart_from_its_number_is_its_sign(sentence, expected, study_of) -> None:
    assert _read(sentence, study_of) == expected


def test_what_a_change_led_to_is_a_level(study_of) -> None:
    study = study_of(
        "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "
        "Pain scores changed by -2.4 with topiramate and -1.1 with placebo, to estimated means of 3.6 and 4.9."
    )
    assert {r.value.text: r.statistic for r in study.results if r.value}.items() >= {
        "3.6": "mean",
        "4.9": "mean",
    }.items()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The mean change in urate was -0.64 (-1.17 to -0.22) with roflumilast and 0.43 (0.13 to 0.97) on placebo.",
            ["difference -0.64", "difference 0.43"],
        ),
        (
            "Roflumilast was better in mood (mean change: 6.9 vs 5.8), drive (4.7 vs 4.5) and pain score (6.4 vs 5.5).",
            ["difference 6.4", "difference 5.5"],
        ),
    ],
)
def test_numbers_of_one_list_are_all_changes_or_all_levels(sentence, expected, study_of) -> None:
    assert [line for line in _read(sentence, study_of) if line in expected] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pulse rose by 14% with an 8 mmHg decrease in blood pressure.", {"14": "increase", "8": "decrease"}),
        ("The pain score improved by 2.1 points with roflumilast.", {"2.1": "decrease"}),
        ("The left ventricular ejection fraction improved by 4%.", {"4": "increase"}),
        ("The tophus texture index improved by 2.1.", {"2.1": None}),
    ],
)
def test_an_improvement_goes_where_it_is_better(sentence, expected, study_of) -> None:
    study = study_of("We randomly assigned 200 adults with gout to roflumilast or placebo. RESULTS: " + sentence)
    assert {r.value.text: r.direction for r in study.results if r.value} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Initial pain scores (61.2 ± 7.3 mm) and age were similar.",
        "The subjects (n = 71; mean pain score 61.2 mm, body mass index 27) went home.",
    ],
)
def test_what_people_came_with_is_of_the_baseline(sentence, study_of) -> None:
    study = study_of("We randomly assigned 200 adults with gout to roflumilast or placebo. RESULTS: " + sentence)
    assert {(r.value.text, r.time_point) for r in study.results if r.value} >= {("61.2", "baseline")}
