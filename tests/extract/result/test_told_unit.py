"""The unit of a rate, what a bracket behind a number holds, and what a number of a change or an average is."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def _told(study) -> list[str]:
    return [
        " ".join(filter(None, (r.statistic, r.value and r.value.text, r.unit, r.spread and r.spread.kind, r.direction)))
        for r in study.results
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The incidence of stroke was 4.3% per year with febuxostat.", "rate 4.3 % per year"),
        ("The incidence of stroke was 4.3% with febuxostat.", "proportion 4.3 %"),
        # a bracket that the sentence does not name may hold an interval
        ("Median progression-free survival was 7.3 (5.2-9.9) months.", "median 7.3 months"),
        ("Median progression-free survival was 7.3 (range, 5.2-9.9) months.", "median 7.3 months range"),
        ("The median [interquartile range] pain score was 41 [33 to 52].", "median 41 IQR"),
        # what stands behind a plus-minus sign
        ("The mean pain score was 41 +/- 3 points (+/- s.e. mean).", "mean 41 points SE"),
        ("Standard errors are given (± SE). The mean pain score was 41 ± 3 points.", "mean 41 points SE"),
        ("The mean pain score was 41 ± 3 points.", "mean 41 points SD"),
        ("The 3-year survival was 61% ± 5% with febuxostat.", "survival probability 61 %"),
        ("The 3-year survival (± SE) was 61% ± 5% with febuxostat.", "survival probability 61 % SE"),
        # by how much
        ("The time to maximum concentration was delayed by a median 1.5 hours.", "difference 1.5 hours"),
        # a ratio, and an average of what has no share
        (
            "The AUC was unchanged, with values of 310 +/- 90 and 322 +/- 95 ng*h/ml, with a ratio of 1.04.",
            "fold change 1.04",
        ),
        ("The mean predicted 5-year cardiovascular risk was 8.6%.", "mean 8.6 %"),
        # the nearest word of a change
        (
            "There was an increase of 6% in clearance for every decade and a decrease of 21% in clearance.",
            "difference 21 % decrease",
        ),
    ],
)
def test_a_number_is_told_as_its_words_say(text, wanted, study_of) -> None:
    assert wanted in _told(study_of(TRIAL + text))


def test_a_p_value_of_an_association_is_none_of_the_level_before_it(study_of) -> None:
    text = "The prevalence of tophi was 9.1% at baseline and was associated with age (P = 0.02)."
    assert [r.p for r in study_of(TRIAL + text).results if r.value] == [None]


def test_a_share_that_survived_has_a_standard_error_if_the_text_says_so(study_of) -> None:
    text = "Children with leukemia received drug A. RESULTS: The 4-year event-free survival{} was 67.3% ± 4.1%."
    (result,) = study_of(text.format(" (± SE)")).results
    assert (result.statistic, result.spread.kind, result.spread.low.text) == ("survival probability", "SE", "4.1")
    (result,) = study_of(text.format("")).results
    assert result.spread is None
