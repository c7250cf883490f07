"""Shares of those who reached a level are of that state, and of no level itself."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "More patients achieved HbA1c <51 mmol/mol with febuxostat than with placebo (78.7% vs 55.7%).",
            [("78.7", "HbA1c target achievement"), ("55.7", "HbA1c target achievement")],
        ),
        (
            "The serum urate level was ≤5 mg/dl in 58% of the febuxostat group.",
            [("58", "serum urate level ≤5 mg/dl")],
        ),
        (
            "A higher share of the febuxostat group achieved at least 25% decrease in blood pressure compared with "
            "placebo (78% vs 49%).",
            [("78", "at least 25% decrease in blood pressure"), ("49", "at least 25% decrease in blood pressure")],
        ),
        (
            "More patients in the febuxostat group showed a mean blood pressure reduction from baseline >or=15% "
            "(71.3% vs 41.0%) than in the placebo group.",
            [
                ("71.3", "mean blood pressure reduction from baseline >or=15%"),
                ("41.0", "mean blood pressure reduction from baseline >or=15%"),
            ],
        ),
        # a state in words, and a level that people had
        (
            "Urate was in the target range in 61% with febuxostat and 24% with placebo.",
            [("61", "urate in the target range"), ("24", "urate in the target range")],
        ),
        (
            "Blood pressure was controlled in 52% with febuxostat and 33% with placebo.",
            [("52", "blood pressure controlled"), ("33", "blood pressure controlled")],
        ),
        (
            "In all, 17.3% of the febuxostat group had platelet counts below 90 x 10(9)/L.",
            [("17.3", "platelet counts below 90")],
        ),
        (
            "Of all patients, 14.6% in the febuxostat group had a Moon Gait Index score in the lowest range, compared "
            "with 8.2% in the placebo group.",
            [
                ("14.6", "Moon Gait Index score in the lowest range"),
                ("8.2", "Moon Gait Index score in the lowest range"),
            ],
        ),
        (
            "Febuxostat led to a 31% decrease in the incidence of falls (11.2% vs 16.3%).",
            [("31", "incidence of falls"), ("11.2", "incidence of falls"), ("16.3", "incidence of falls")],
        ),
        (
            "The percentage of patients with a 40% reduction in their blood pressure was 22.6% with febuxostat.",
            [("22.6", "40% reduction in their blood pressure")],
        ),
        (
            "With febuxostat the proportion of patients reaching at least a 35% reduction in blood pressure was 18%.",
            [("18", "at least a 35% reduction in blood pressure")],
        ),
        # what they reached is not told
        ("A hemoglobin level was seen in 31% with febuxostat.", []),
        ("With febuxostat 31% had a hemoglobin level.", []),
        ("Body weight was better or stayed the same in 50% of patients.", []),
        # a change in percent, and an outcome that people have or have not
        ("Blood pressure fell by 12% with febuxostat.", [("12", "blood pressure")]),
        ("Mucosal healing was seen in 44% of patients.", [("44", "mucosal healing")]),
    ],
)
def test_what_a_share_is_of(study_of, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(r.value.text, r.outcome.label) for r in study_of(TRIAL + text).results if r.value] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what a model was adjusted for
        (
            "The risk of stroke was higher in women; this persisted after adjustment for sex and baseline angina "
            "frequency (hazard ratio 1.62, 95% CI 1.24 to 1.97).",
            [("1.62", "stroke incidence")],
        ),
        # a strength in a group's name
        ("The risk of wound infection was 29% lower in the 60% oxygen group vs the 20% oxygen group.", ["29"]),
        # a statement of its own in a bracket
        (
            "Median overall survival among those randomized to placebo was 8 weeks (95% CI, 5.3-9.4 weeks; median "
            "treatment duration, 9 weeks) and among those randomized to febuxostat was 14.9 weeks (hazard ratio, "
            "0.56).",
            [("8", "overall survival"), ("9", "treatment duration"), ("0.56", "overall survival")],
        ),
        # the upper end of a range; ones that are known; how well a model explains
        ("The number of falls was 4 to 7 in all.", []),
        ("Febuxostat raised antibody responses to the three antigens.", []),
        ("Age and body mass index accounted for 31% of the variability.", []),
    ],
)
def test_numbers_that_stand_near_a_thing_and_are_not_of_it(study_of, text: str, wanted: list[object]) -> None:
    found = [(r.value.text, r.outcome.label) for r in study_of(TRIAL + text).results if r.value]
    assert found == wanted or [number for number, _ in found] == wanted


def test_a_number_is_of_those_treated_as_the_words_before_it_say(study_of) -> None:
    text = "Fewer had a relapse in both the intention-to-treat (31% vs 12%) and the per-protocol (24% vs 9%) analyses."
    found = [(r.value.text, r.subgroup) for r in study_of(TRIAL + text).results if r.value]
    assert found == [
        ("31", "intention to treat"),
        ("12", "intention to treat"),
        ("24", "per protocol"),
        ("9", "per protocol"),
    ]
