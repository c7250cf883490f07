"""What goes along with an outcome is none: ratios and risks told beside it."""

from __future__ import annotations

import pytest

_COHORT = "METHODS: In this cohort study, 900 older adults were followed for 6 years. RESULTS: "


@pytest.mark.parametrize(
    "text",
    [
        "Frailty was associated with age (OR 1.31, 95% CI 1.1-1.5), body mass index (OR 1.12, 95% CI 1.04-1.2) and "
        "gait speed (OR 0.71, 95% CI 0.6-0.8).",
        "Smoking predicted dementia, but body mass index did not (HR 0.97, P = 0.62).",
        "Gait speed was inversely correlated with frailty in women (odds ratio, 0.83; P = 0.01).",
        "Each 1-SD increase in HDL cholesterol was associated with 17% (95% CI, 4-29) lower odds of frailty.",
        "A one-unit increase in body mass index (2.9 kg) was associated with frailty.",
        "Adults with pain had twice the risk of frailty than the others (knee subtype, hazard ratio, 1.91; hip "
        "subtype, hazard ratio, 2.2).",
        "Deaths were recorded at 4, 8, and 11 (last visit) years.",
        "Smokers had 43% increased odds of dementia.",
        "Walkers had a 19% reduced hazard of hip fracture.",
        "Frailty was associated with worse overall survival (hazard ratio, 1.82; P = 0.01).",
        "Night workers had 27% higher odds of stroke than day workers.",
        "Lower risks of death were seen with a better gait speed (RR 0.92 per 0.1-unit increment).",
    ],
)
def test_what_foretells_an_outcome_is_none(text, study_of) -> None:
    assert [(r.outcome.label, r.value) for r in study_of(_COHORT + text).results] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smoking was associated with mortality (HR 1.61, 95% CI 1.2-2.1).", [("mortality", "1.61")]),
        (
            "Exercise was associated with a lower risk of frailty, falls, and low gait speed (OR 0.42, P = 0.004).",
            [("gait speed", "0.42")],
        ),
        ("Mortality was 17% (95% CI, 12-22).", [("mortality", "17")]),
        ("For mortality, exercise went with a 31% lower risk of death.", [("mortality", "31")]),
        ("Exercise went with a 31% reduced risk of death.", [("mortality", "31")]),
        ("Risk of readmission was 12% lower in walkers.", [("risk of readmission", "12")]),
    ],
)
def test_what_comes_of_it_stays_one(text, expected, study_of) -> None:
    assert [(r.outcome.label, r.value.text) for r in study_of(_COHORT + text).results] == expected


def test_a_percent_of_a_risk_is_no_share_of_people(study_of) -> None:
    results = study_of(_COHORT + "Frailty was associated with a 28% increased risk of death.").results
    assert [(r.outcome.label, r.statistic, r.value.text if r.value else None) for r in results] == [
        ("mortality", "difference", "28")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Short sleep duration was associated with frailty (OR = 1.63, 95% CI 1.18-2.29).",
        "Body mass index (OR 3.2, P = .01) predicted falls.",
        "The drug concentration was measured with a limit of quantification of 0.3 ng/mL.",
        "Handgrip and cognitive function were related in a curve (p for nonlinearity = 0.41).",
        "The AUC was estimated from samples at four times (0, 2, 4 and 8 hours).",
    ],
)
def test_covariates_exactness_and_sampling_times_are_no_results(sentence, study_of) -> None:
    assert not study_of(f"RESULTS: {sentence}").results
