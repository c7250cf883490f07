"""When each number of a sentence was measured: sentences of our own, and times that are those of other numbers."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Men had a 44 week median survival along with a 19% 3 year survival.",
            [("19", "3 years")],
        ),
        (
            "Mean LDL cholesterol was 2.1 mmol/L in the rosuvastatin group and 2.6 mmol/L in the pravastatin "
            "group at 8 weeks.",
            [("2.1", "8 weeks"), ("2.6", "8 weeks")],
        ),
        (
            "The HbA1c reduction was 1.4% and 1.1% at 4 months (P = 0.03), and 1.6% and 1.2% at 9 months (P = 0.01) "
            "for insulin and metformin, respectively.",
            [("1.4", "4 months"), ("1.1", "4 months"), ("1.6", "9 months"), ("1.2", "9 months")],
        ),
        (
            "Mean hemoglobin was 11.4 g/dL with eltrombopag and 10.9 g/dL with placebo at week 6 and 12.2 g/dL and "
            "11.1 g/dL, respectively, at week 12.",
            [("11.4", "week 6"), ("10.9", "week 6"), ("12.2", "week 12"), ("11.1", "week 12")],
        ),
        (
            "At 12 months, response rates were 40% for the azacitidine group and 31% for the decitabine group; "
            "survival rates were 71% for the azacitidine group and 70% for the decitabine group.",
            [("40", "12 months"), ("31", "12 months"), ("71", "12 months"), ("70", "12 months")],
        ),
        (
            "After 3 years of follow-up, the mean HbA1c was 7.1% in the insulin group and 7.6% in the glipizide group.",
            [("7.1", "3 years"), ("7.6", "3 years")],
        ),
        (
            "The pain score was lower with pregabalin than with placebo at D14 (3.1 vs 4.4) and D28 (2.8 vs 4.1).",
            [("3.1", "D14"), ("4.4", "D14"), ("2.8", "D28"), ("4.1", "D28")],
        ),
    ],
)  # fmt: skip
def test_numbers_of_both_arms_have_the_time_of_their_list(text: str, expected: list[tuple[str, str]], study_of) -> None:
    assert [(str(r.value.value), r.time_point) for r in study_of(text).results if r.value] == expected


@pytest.mark.parametrize(
    "text",
    [
        "After a median follow-up of 30 months, the relapse rate was 12% in the early group and 30% in the late group.",
        "The relapse rate was 12% in the early group; at 2 years survival was not assessed in the late group.",
    ],
)
def test_a_follow_up_or_another_statement_gives_no_time(text: str, study_of) -> None:
    results = study_of(text).results
    assert results
    assert {r.time_point for r in results} == {None}


def test_a_time_said_of_one_statement_only_does_not_open_the_sentence(study_of) -> None:
    study = study_of(
        "At 6 months, the relapse rate was 12% with placebo and 5% with lithium; at 9 months, remission rates were 40% "
        "with placebo and 55% with lithium; dropout rates were 8% with placebo and 9% with lithium."
    )  # fmt: skip
    assert [r.time_point for r in study.results][-2:] == [None, None]


def test_each_row_has_the_time_behind_it_though_shares_stand_between(study_of) -> None:
    study = study_of(
        "Mean IOP reduction was 8.1 mm Hg (31.2%) and 8.0 mm Hg (30.4%) at 2 weeks (P = 0.7), and 8.6 mm Hg (32.1%) "
        "and 7.9 mm Hg (29.8%) at 6 months (P = 0.5) for bimatoprost and travoprost, respectively."
    )
    assert [(str(r.value.value), r.time_point) for r in study.results if r.value] == [
        ("8.1", "2 weeks"),
        ("8.0", "2 weeks"),
        ("8.6", "6 months"),
        ("7.9", "6 months"),
    ]


def test_a_time_of_another_clause_item_or_of_who_is_meant_is_none_of_a_number(study_of) -> None:
    trial = "We randomly assigned 90 women to lithium or placebo. RESULTS: "
    peak = "The peak was 3 hours after the dose with lithium, and the half-life was 17 hours."
    items = "Weight gain at 3 weeks (1.9 vs 2.7 kg) and blood pressure (121 vs 133 mmHg) were lower with lithium."
    whose = "A gain in visual acuity (0.7; 95% CI 0.3-1.1) was seen in eyes with fluid at baseline."
    times = {
        r.value.text: r.time_point for text in (peak, items, whose) for r in study_of(trial + text).results if r.value
    }
    assert times.items() >= {"17": None, "1.9": "3 weeks", "121": None, "133": None, "0.7": None}.items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There was no difference in systolic blood pressure at 3 months (131 vs 135 mm Hg; mean difference, 4.1 "
            "[95% CI, 1.0 to 7.2]) or at 9 months.",
            [("4.1", "3 months")],
        ),
        ("The relapse rate during the extension (month 6-end of study) was 12%.", [("12", "month 6-end of study")]),
        ("Mean hemoglobin from weeks 8 through 20 was 11.4 g/dL.", [("11.4", "weeks 8 through 20")]),
        ("The response rate was high at EOT and LFU visits (84%).", [("84", None)]),
        (
            "After 18 weeks, HbA1c had fallen with colchicine (-9 mmol/mol) (baseline HbA1c: 68 mmol/mol).",
            [("68", "baseline")],
        ),
        ("The presence of edema at baseline was associated with a gain in hemoglobin (0.6 g/dL).", [("0.6", None)]),
        ("The rate of gout was 7% at baseline and the overall incidence of falls was 9%.", [("9", None)]),
        ("There was a decreased relapse rate (41% versus 17%) at 5 months.", [("41", None), ("17", "5 months")]),
        ("The relapse rate was 17% at 5 months.", [("17", "5 months")]),
    ],
)
def test_a_time_that_is_not_told_is_left_out(text, expected, study_of) -> None:
    study = study_of(f"We randomly assigned 80 patients with gout to colchicine or placebo. RESULTS: {text}")
    told = {r.value.text: r.time_point for r in study.results if r.value}
    assert {value: told.get(value, "missing") for value, _ in expected} == dict(expected)
