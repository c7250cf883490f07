"""Lists whose names stand in one subject: each number is of its own name, and none of the whole."""

from __future__ import annotations

import pytest

COHORT = "Frailty in the old: a cohort study\n\nRESULTS: We followed 2,140 people. "
TWO = "A trial\n\nMETHODS: We randomised 90 adults to losartan (n = 45) or placebo (n = 45). RESULTS: "


def shares(study):
    found = [(r.outcome.label, r.value.text) for r in study.results if r.value]
    return [*found, *((e.event.label, e.percent.text) for e in study.adverse_events if e.percent)]


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        (
            "The prevalence of frailty and slow gait was 12.1% and 8.4%, respectively.",
            [("prevalence of frailty", "12.1"), ("prevalence of slow gait", "8.4")],
        ),
        (
            "Slow gait and weak grip were found in 22.3% and 17.1%, respectively.",
            [("slow gait", "22.3"), ("weak grip", "17.1")],
        ),
        (
            "The QLF0-96 and Cmax were 311.5 ± 88.2 and 14.3 ± 6.1 ng/mL, respectively.",
            [("QLF0-96", "311.5"), ("maximum concentration", "14.3")],
        ),
        (
            "The Bladder Distress Index and symptom score improved by 53% and 38%, respectively.",
            [("Bladder Distress Index", "53"), ("symptom score", "38")],
        ),
        (
            "Mild frailty was seen in 21.3% and severe frailty was 6.8%.",
            [("mild frailty", "21.3"), ("severe frailty", "6.8")],
        ),
    ],
)
def test_each_number_is_of_its_own_name(told, facts, study_of) -> None:
    assert shares(study_of(COHORT + told)) == facts


@pytest.mark.parametrize(
    "told",
    [
        "The odd gait and grip index was 12.1% and 8.4%, respectively, with losartan and placebo.",
        "The incidence of falls at night, fractures and odd gait was 12%, 3% and 4%, respectively.",
        "Gait, grip and balance were found in 22.3% and 17.1%, respectively.",
    ],
)
def test_lists_of_arms_and_of_another_length_are_not_parted(told, study_of) -> None:
    assert [
        label for label, _ in shares(study_of(TWO + told)) if label in ("gait", "grip", "balance", "grip index")
    ] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The zonal strain and overall survival were 14.2 months and 31.7 months.",
        "Reading span and pain scores decreased by 12 and 31 points.",
    ],
)
def test_numbers_of_two_names_are_not_given_to_the_one_that_is_known(sentence, study_of) -> None:
    assert not study_of(f"RESULTS: {sentence}").results


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Gait was stable in all patients and median overall survival was 14.2 months.", "overall survival"),
        (
            "Progression-free survival and median overall survival reached 4.13 and 9.76 months, respectively.",
            "overall survival",
        ),
        ("Strain was low in the elderly and the pain scores were 3.17 and 4.26 at weeks 4 and 8.", "pain score"),
    ],
)
def test_a_thing_with_a_clause_or_a_list_of_its_own_keeps_its_numbers(sentence, outcome, study_of) -> None:
    assert outcome in {r.outcome.label for r in study_of(f"RESULTS: {sentence}").results}
