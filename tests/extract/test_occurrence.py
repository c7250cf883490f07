"""A harm or disease as an outcome: how often it occurred or how bad it was, and numbers that are neither."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "


def outcomes(study) -> set[str]:
    return {r.outcome.label for r in study.results}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Neck pain was lower with topiramate (2.1 vs 4.4).", "pain severity"),
        ("At week 8, fatigue was 21.4 with topiramate and 30.2 with placebo.", "fatigue"),
        ("The incidence of glaucoma was 4% with topiramate and 1% with placebo.", "glaucoma"),
    ],
)
def test_how_bad_or_how_often_it_was_is_an_outcome(sentence, label, study_of) -> None:
    assert any(label.split()[0] in found for found in outcomes(study_of(TRIAL + sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The rate of falls per year was 0.4 with topiramate and 0.9 with placebo.",
        "Dizziness cost 24.80 USD with topiramate and 12.10 USD with placebo.",
        "Nausea was related to the trough level (31.2 versus 18.5 ng/mL).",
        "In all, 41% of the women were at increased risk for depression.",
        "Women with anxiety were older (eta2 = .14).",
        "Pain was measured 90-min after each tablet.",
    ],
)
def test_rates_costs_times_and_amounts_are_no_severity(sentence, study_of) -> None:
    labels = outcomes(study_of(TRIAL + sentence))
    assert not {label for label in labels if label.endswith(("severity", "depression rate"))}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Inter-subject variability of clearance, volume of distribution and trough concentration was 41%.", "41"),
        ("Clearance was 7.2 L/h, and residual random error was 22.6%.", "22.6"),
        ("The mean trough concentration was 4.1 ng mL(-1) with topiramate.", "-1"),
        ("The ratios of clearance were within the 75% to 133% range.", "133"),
        ("Trough concentrations correlated with pain scores and clearance (r = 0.71 and 0.64).", "0.64"),
        ("In all, 200 were randomised (median age, 44 years; 12% with aura; 7% with neck pain), and few left.", "7"),
        ("The mean pain score was 11.4 (range = 0-30; [SD] = 5.9).", "5.9"),
    ],
)
def test_variability_powers_of_units_spreads_and_agreed_ranges_are_no_results(sentence, number, study_of) -> None:
    study = study_of(TRIAL + sentence)
    assert number not in {r.value.text for r in study.results if r.value}


def test_what_a_change_led_to_is_a_level(study_of) -> None:
    study = study_of(
        TRIAL + "Pain scores changed by -2.4 with topiramate and -1.1 with placebo, to estimated means of 3.6 and 4.9."
    )
    assert {r.value.text: r.statistic for r in study.results if r.value}.items() >= {
        "3.6": "mean",
        "4.9": "mean",
    }.items()


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Neck pain lasted a mean of 4.1 days, and the mean aura length was 22 minutes.", "22"),
        ("Twelve women (15%) had neck pain and four women (5%) needed oxygen.", "5"),
        ("Preliminary response was seen in three of four treatment arms.", "3"),
    ],
)
def test_a_number_with_its_own_subject_or_verb_is_not_of_what_stands_before(sentence, number, study_of) -> None:
    study = study_of(TRIAL + sentence)
    found = {str(r.value.text if r.value else r.count): r.outcome.label for r in study.results}
    assert "pain" not in found.get(number, "") and "response" not in found.get(number, "")
