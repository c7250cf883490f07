"""Sentences whose second number, sign, unit or group was told in a way of its own, and who else a number may be of."""

from __future__ import annotations

import pytest

from kg.model.study import Study

GOUT = "We randomly assigned 200 patients with gout to febuxostat 80 mg or placebo. RESULTS: "
THREE = "We randomly assigned 300 patients with gout to febuxostat, allopurinol or placebo. RESULTS: "


def numbers_of(study: Study) -> dict[str, str | None]:
    """Each number of the results and harms with the key of its arm."""
    facts = [(r.value.text if r.value else str(r.count), r.arm) for r in study.results if r.value or r.count]
    facts += [(e.percent.text if e.percent else str(e.count), e.arm) for e in study.adverse_events]
    return dict(facts)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # a plus before a number
        (
            "The mean change in pain score was -1.6 with febuxostat versus +0.9 with placebo.",
            {"-1.6": "febuxostat", "0.9": "placebo"},
        ),
        (
            "Body weight changed by +1.2 vs +0.4 kg with febuxostat and placebo, respectively.",
            {"1.2": "febuxostat", "0.4": "placebo"},
        ),
        # bare brackets behind a percent
        (
            "There were fewer relapses with febuxostat (4.1% [2.2-7.5] vs 9.3% [6.0-14.2]).",
            {"4.1": "febuxostat", "9.3": "placebo"},
        ),
        # all numbers behind the name of an arm are of this arm
        (
            "Febuxostat reduced urine pH (febuxostat: 6.9 compared with 5.8; placebo: 6.7 compared with 6.6).",
            {"6.9": "febuxostat", "5.8": "febuxostat", "6.7": "placebo", "6.6": "placebo"},
        ),
        # the unit stands behind the other number, or between a number and its arm
        (
            "Median overall survival was 31.4 (febuxostat) vs 28.8 months (placebo).",
            {"31.4": "febuxostat", "28.8": "placebo"},
        ),
        (
            "Bone mineral density fell (-0.03 ± 0.01 g/cm2 febuxostat vs. -0.05 ± 0.02 g/cm2 placebo).",
            {"-0.03": "febuxostat", "-0.05": "placebo"},
        ),
        (
            "The level of uromodulin was 5.2 ± 1.1 U/mL and 4.4 ± 0.9 U/mL with febuxostat and placebo, respectively.",
            {"5.2": "febuxostat", "4.4": "placebo"},
        ),
        # the time stands between a number and its arm
        (
            "Pain scores fell by 2.4 points (31%) at 6 months among men assigned to febuxostat.",
            {"2.4": "febuxostat"},
        ),
        (
            "The mean percent change in bone mineral density from baseline to 3 years was -4.0% with febuxostat "
            "and -1.7% with placebo.",
            {"-4.0": "febuxostat", "-1.7": "placebo"},
        ),
        (
            "Bone mineral density at the hip showed a 2.2% increase in men given febuxostat vs a 0.8% decrease in "
            "placebo-treated men.",
            {"2.2": "febuxostat", "0.8": "placebo"},
        ),
        # the size of a group before what was measured in it
        (
            "Median pain scores did not differ between the febuxostat (n = 41, 3.5 [1.5-4.5]) and placebo "
            "(n = 44, 4.5 [2.5-5.5]) groups.",
            {"3.5": "febuxostat", "4.5": "placebo"},
        ),
        # how much of a drug was taken
        (
            "Mean codeine consumption was 61.5 ± 12.1 mg with febuxostat and 88.5 ± 14.6 mg with placebo.",
            {"61.5": "febuxostat", "88.5": "placebo"},
        ),
        # shares of those who had a harm
        ("Eight percent had vomiting with febuxostat versus 13% with placebo.", {"8": "febuxostat", "13": "placebo"}),
        (
            "The percentage of patients with back pain in the febuxostat and placebo groups was 21.5% and 34.5%, "
            "respectively.",
            {"21.5": "febuxostat", "34.5": "placebo"},
        ),
        # what was taken by or found in people of both arms
        (
            "Nausea was observed in one patient on febuxostat but in eleven on placebo.",
            {"1": "febuxostat", "11": "placebo"},
        ),
        (
            "Opioids were needed by two patients in the febuxostat group and by seven in the placebo group.",
            {"2": "febuxostat", "7": "placebo"},
        ),
    ],
)
def test_each_number_is_of_its_arm(sentence, wanted, study_of) -> None:
    found = numbers_of(study_of(GOUT + sentence))
    assert {number: found.get(number) for number in wanted} == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Vomiting was treated in patients with nausea in 12% of febuxostat recipients.",  # not who had a harm
        "Mean codeine was 61.5 mg with febuxostat.",  # a drug is no outcome
        "The visit on day +3 was attended with febuxostat.",  # no number of anything
    ],
)
def test_no_number_is_read(sentence, study_of) -> None:
    study = study_of(GOUT + sentence)
    assert not [r for r in study.results if r.value]


def test_a_number_before_and_one_behind_its_arm_need_no_third(study_of) -> None:
    found = numbers_of(
        study_of(
            THREE + "Serum urate in the febuxostat group was 5.1 mg/dL compared to 6.3 mg/dL in the placebo group."
        )
    )
    assert found == {"5.1": "febuxostat", "6.3": "placebo"}
