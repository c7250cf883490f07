"""Events counted over the time of those at risk: the rate, its unit and what it is a rate of."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def rates_of(study):
    return [(r.value.text, r.unit, r.outcome.label, r.arm) for r in study.results if r.statistic == "rate"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The rates of severe hypoglycemia were 0.42 and 0.19 events per patient-year.",
            [
                ("0.42", "per patient-year", "severe hypoglycemia rate", "febuxostat"),
                ("0.19", "per patient-year", "severe hypoglycemia rate", "placebo"),
            ],
        ),
        (
            "The incidence of stroke was 2.6 per 1000 person-years with febuxostat and 4.8 per 1000 person-years with "
            "placebo.",
            [
                ("2.6", "per 1000 person-years", "stroke incidence", "febuxostat"),
                ("4.8", "per 1000 person-years", "stroke incidence", "placebo"),
            ],
        ),
        (
            "Pneumonia was rarer with febuxostat (1.1 cases per 100 patient-years) than with placebo (1.9 cases per "
            "100 patient-years).",
            [
                ("1.1", "per 100 patient-years", "pneumonia rate", "febuxostat"),
                ("1.9", "per 100 patient-years", "pneumonia rate", "placebo"),
            ],
        ),
        # a time at risk, and a dose for each day, are no rates
        ("Deaths were counted over 1000 person-years.", []),
        ("The response rate was 41% at 40 mg per day.", []),
    ],
)
def test_events_over_time_are_a_rate(text, wanted, study_of):
    assert rates_of(study_of(TRIAL + text)) == wanted
