"""A number of all people before a bracket that splits it by arm, and brackets that do not."""

from __future__ import annotations

import pytest

_TRIAL = (
    "Two ways of care\n\nMETHODS: Patients were randomly assigned to losartan (n = 61) or placebo (n = 63). RESULTS: "
)


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "The overall response rate was 21% (18% with losartan and 24% with placebo).",
            [("21", None), ("18", "losartan"), ("24", "placebo")],
        ),
        (
            "Complete response was seen in 34 patients (losartan, 20; placebo, 14).",
            [("34", None), ("20", "losartan"), ("14", "placebo")],
        ),
        (
            "Median overall survival was 10.2 months (12.3 months with losartan vs 8.1 months with placebo).",
            [("10.2", None), ("12.3", "losartan"), ("8.1", "placebo")],
        ),
        ("The response rate was 21% (95% CI, 18% to 30%) with losartan.", [("21", "losartan")]),
        (
            "Response was seen in 13 patients (21%) with losartan and in 14 (22%) with placebo.",
            [("21", "losartan"), ("22", "placebo")],
        ),
    ],
)
def test_only_the_parts_of_a_total_are_of_an_arm(sentence: str, facts, study_of) -> None:
    results = study_of(_TRIAL + sentence).results
    assert [(r.value.text if r.value else str(r.count), r.arm) for r in results] == facts


def test_a_count_of_all_with_harm_takes_no_share_of_one_arm(study_of) -> None:
    events = study_of(
        _TRIAL + "Rash developed in 11 patients (8.1% with losartan and 9.5% with placebo)."
    ).adverse_events
    said = [(e.count, e.percent.text if e.percent else None, e.arm) for e in events]
    assert said == [(11, None, None), (None, "8.1", "losartan"), (None, "9.5", "placebo")]


def test_numbered_groups_keep_the_second_share(study_of) -> None:
    trial = "Two ways of care\n\nMETHODS: Patients were assigned to group 1 (n = 61) or group 2 (n = 63). RESULTS: "
    events = study_of(trial + "The rate of rash was 41.0% (25 of 61) for group 1 and 36.5% (23 of 63) for group 2.")
    assert [(e.count, e.arm) for e in events.adverse_events] == [(25, "group-1"), (23, "group-2")]
