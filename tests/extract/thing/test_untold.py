"""Numbers of which nothing tells the statistic give no result; words far before a number may still tell it."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study) -> list[tuple[str, str, str | None, str | None]]:
    """Each result's number, statistic, arm and comparator."""
    return [
        (r.value.text if r.value else str(r.count), r.statistic, r.arm, r.comparator)
        for r in study.results
        if r.value or r.count is not None
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Single falls of urate of up to 44% were seen.",
        "In some the urate level rose by as much as 21%.",
        "Urate and AUC were correlated (r2 = 0.62).",
        "The length of hospital stay was similar [febuxostat: 9 days (4-17) vs. placebo: 7 days (3-15); p = 0.3].",
        "The median time to first flare was not reached and will exceed 21 months.",
        "The mean fall of the urate level ranged from 1.2 mg/dL in men to 1.9 mg/dL in women with febuxostat.",
        "In two other patients, the urate level fell from 9.1 mg/dL to 4.2 mg/dL.",
        "A fall of the urate level was seen in two cases with febuxostat.",
        "Febuxostat caused a 27% increase in the risk of a high urate level.",
        "The median 50% survival time was reached.",
        "Walking distance improved (treatment ratio vs. placebo: at rest, 1.37; 95% CI, 1.1 to 1.6).",
    ],
)
def test_a_number_without_a_told_statistic_is_no_result(sentence, study_of) -> None:
    assert told(study_of(TRIAL + sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "The median length of hospital stay was 9 days (4-17) with febuxostat and 7 days (3-15) with placebo.",
            [("9", "median", "febuxostat", None), ("7", "median", "placebo", None)],
        ),
        (
            "The mean urate level was 6.2 mg/dL with febuxostat and ranged from 4.1 mg/dL.",
            [("6.2", "mean", "febuxostat", None)],
        ),
        (
            "The difference between the groups in the percentage of patients who had a 40% reduction in pain was 8.5%.",
            [("8.5", "difference", "febuxostat", "placebo")],
        ),
        (
            "A 40% reduction in pain was seen in 35% with febuxostat.",
            [("35", "proportion", "febuxostat", None)],
        ),
        (
            "Median pain score was cut by febuxostat (2.5) against placebo (4.5).",
            [("2.5", "median", "febuxostat", None), ("4.5", "median", "placebo", None)],
        ),
        (
            "Mean (SD) pulse change over the first hours of the treatment was 6.8 (7.9) beats for febuxostat, and 2.2 "
            "(6.4) for placebo.",
            [("6.8", "difference", "febuxostat", None), ("2.2", "difference", "placebo", None)],
        ),
        (
            "Febuxostat brought an increase in the clearance of urate (31%) and oxalate (22%).",
            [("31", "difference", "febuxostat", None), ("22", "difference", "febuxostat", None)],
        ),
        ("Serum urate fell by 3.1 mg/dL with febuxostat.", [("3.1", "difference", "febuxostat", None)]),
    ],
)
def test_words_before_a_number_tell_what_it_is(sentence, wanted, study_of) -> None:
    assert told(study_of(TRIAL + sentence)) == wanted


@pytest.mark.parametrize(
    ("sentences", "denominator"),
    [
        ("Two patients had a partial response.", 17),
        ("All were evaluable for toxicity and 12 for response. Two patients had a partial response.", None),
        ("Of these, 13 patients were evaluable. Two patients had a partial response.", None),
    ],
)
def test_a_count_is_of_the_enrolled_only_if_no_others_could_be_judged(sentences, denominator, study_of) -> None:
    trial = (
        "A phase II trial of febuxostat in multiple myeloma. METHODS: 17 patients were enrolled and treated with "
        "febuxostat. RESULTS: "
    )
    assert [(r.count, r.denominator) for r in study_of(trial + sentences).results] == [(2, denominator)]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The wash-out period was 14 days.", None),
        ("The DLT evaluation window was the first 28 days.", None),
        ("A screening phase of 3 weeks was planned.", None),
        ("Mean duration of the flare was 14 days.", "14"),
    ],
)
def test_how_long_something_was_looked_for_is_no_result(sentence, number, study_of) -> None:
    assert [t[0] for t in told(study_of(TRIAL + sentence))] == ([number] if number else [])
