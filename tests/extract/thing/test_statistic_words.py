"""What the words around a number say that it is: a change, a rate, an end of an interval, a size, or nothing."""

from __future__ import annotations

import pytest

from kg.model.study import Study

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study: Study) -> list[tuple[str, str, str | None, str | None]]:
    """Each result's number, statistic, arm and comparator."""
    return [
        (r.value.text if r.value else str(r.count), r.statistic, r.arm, r.comparator)
        for r in study.results
        if r.value or r.count is not None
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # changes
        (
            "Blood pressure was reduced with febuxostat (adjusted mean change from baseline -9.80 mm Hg).",
            [("-9.80", "difference", "febuxostat", None)],
        ),
        (
            "Body weight decreased (1.9 kg) with febuxostat compared with a 0.7 kg gain in the placebo group.",
            [("1.9", "difference", "febuxostat", None), ("0.7", "difference", "placebo", None)],
        ),
        (
            "Mean reduction at week 2 in hot flash frequency was 41% in the placebo group and 63% in the febuxostat "
            "group.",
            [("41", "difference", "placebo", None), ("63", "difference", "febuxostat", None)],
        ),
        # a level in a bracket behind an arm is none
        (
            "Weight was lower with febuxostat (81.3 kg) than with placebo (84.2 kg).",
            [("81.3", "mean", "febuxostat", None), ("84.2", "mean", "placebo", None)],
        ),
        # rates over time
        (
            "Rates of hypoglycemia were low: 0.26 events/PYE with febuxostat and 0.86 events/PYE with placebo.",
            [("0.26", "rate", "febuxostat", None), ("0.86", "rate", "placebo", None)],
        ),
        # the ends of an interval, a range, the size of a population, points of a scale
        ("Pain scores were lower with febuxostat (-1.4 (-2.6, -0.3)).", [("-1.4", "difference", "febuxostat", None)]),
        ("The tophi ranged in size from 1.9 mm to 17 mm.", []),
        (
            "Response rates were 19% versus 11% in the intention-to-treat population (N = 141).",
            [("19", "proportion", "febuxostat", None), ("11", "proportion", "placebo", None)],
        ),
        ("The quality of life score was 62/100.", []),
        # ratios of means, whatever stands between their name and the number
        (
            "Exposure changed [geometric mean ratios: 1.21 (1.09, 1.38) for AUC and 0.94 (0.81, 1.02) for Cmax].",
            [("1.21", "fold change", None, None), ("0.94", "fold change", None, None)],
        ),
        (
            "Geometric mean ratios of Cmax and AUC were 31% (90% CI, 26%-36%) and 19% (90% CI, 16%-22%), respectively.",
            [("31", "fold change", None, None), ("19", "fold change", None, None)],
        ),
        # a median with a standard deviation is still a median
        ("Median pain score was 12.6 (SD 3.4).", [("12.6", "median", None, None)]),
    ],
)
def test_statistic_and_arms(study_of, text: str, wanted: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(study_of(TRIAL + text)) == wanted


def test_the_name_of_what_was_waited_for_says_no_direction(study_of) -> None:
    study = study_of(TRIAL + "The median time to clinical improvement was 7.0 days with febuxostat.")
    assert [(r.value.text, r.direction) for r in study.results] == [("7.0", None)]


def test_a_geometric_mean_is_a_mean(study_of) -> None:
    study = study_of(
        "A study of tea and midazolam in healthy adults.\nMETHODS: Adults were given midazolam.\n"
        "RESULTS: The geometric mean AUC was 112 ng·h/mL."
    )
    assert [(r.statistic, r.value.text if r.value else None) for r in study.results] == [("mean", "112")]
