"""Which numbers are medians, and of what; numbers that look alike and are none."""

from __future__ import annotations

import pytest

GOUT = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


@pytest.mark.parametrize(
    ("sentence", "label", "wanted"),
    [
        # the spread says that it is a median, though the word stands far before it
        (
            "The 12-hour comfort score reported as median [quartiles] was 77 [62, 83] in the febuxostat group and 64 "
            "[51, 72] in the placebo group.",
            "comfort score",
            [("77", "febuxostat"), ("64", "placebo")],
        ),
        (
            "The median [IQR] comfort score at 12 postoperative hours was higher in the febuxostat group (77 [62 to "
            "83]) than in the placebo group (64 [51 to 72]).",
            "comfort score",
            [("77", "febuxostat"), ("64", "placebo")],
        ),
        # how long until a harm came, how long it lasted, and until the second event
        (
            "The median time to onset of grade 3 or higher rash was 5.6 and 4.1 months in the febuxostat and placebo "
            "groups, respectively.",
            "time to rash",
            [("5.6", "febuxostat"), ("4.1", "placebo")],
        ),
        (
            "The median cumulative duration of severe nausea with febuxostat was 4 days (interquartile range, 2-7).",
            "duration of nausea",
            [("4", "febuxostat")],
        ),
        (
            "Time to second relapse (median, 16.1 months vs 11.6 months) was longer in the febuxostat group.",
            "time to second relapse",
            [("16.1", "febuxostat"), ("11.6", "placebo")],
        ),
        (
            "Time to loss of sleep was delayed in the febuxostat arm versus the placebo arm (6.1 months versus 3.6 "
            "months, respectively).",
            "time to loss of sleep",
            [("6.1", "febuxostat"), ("3.6", "placebo")],
        ),
        # a label before the names of the arms
        (
            "Results were better in men (median OS: febuxostat, 36 months; placebo, 51 months; median PFS: febuxostat, "
            "19 months; placebo, 28 months).",
            "progression-free survival",
            [("19", "febuxostat"), ("28", "placebo")],
        ),
    ],
)
def test_medians_are_of_what_their_words_say(sentence: str, label: str, wanted: list, study_of) -> None:
    found = [r for r in study_of(GOUT + sentence).results if r.outcome.label == label]
    assert [(r.value.text, r.arm) for r in found if r.value] == wanted
    assert {r.statistic for r in found} == {"median"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The pain score at 12 hours was higher in the febuxostat group (77 [62 to 83]) than in the placebo group.",
        "Odds ratios for death were 0.81 [0.52, 1.31] and 0.66 [0.41, 1.02], respectively.",
        "The median difference in pain was 2 [-1 to 4].",
    ],
)
def test_a_number_with_a_range_is_no_count_and_no_unsaid_average(sentence: str, study_of) -> None:
    assert not [r for r in study_of(GOUT + sentence).results if r.statistic in ("count", "mean", "median")]


def test_the_size_of_all_is_not_how_many_make_the_first_share(study_of) -> None:
    study = study_of(
        GOUT + "There was no difference between arms in sleep quality (N = 188; 71.5%/69.3%, respectively)."
    )
    assert [(r.value.text, r.count, r.arm) for r in study.results if r.value] == [
        ("71.5", None, "febuxostat"),
        ("69.3", None, "placebo"),
    ]


def test_brackets_of_a_sentence_that_says_so_are_intervals(study_of) -> None:
    study = study_of(
        GOUT + "The mean differences (95% CI) were small for body weight (-0.04 [-0.31, 0.22] kg) and hemoglobin (0.07 "
        "[-0.05, 0.18] g/dL)."
    )
    assert [(r.interval.low.text, r.spread) for r in study.results if r.interval] == [("-0.31", None), ("-0.05", None)]


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
