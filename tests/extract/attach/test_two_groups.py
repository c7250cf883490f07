"""Numbers of two groups that share a unit, a verb of change or a time with each other, and such as only look so."""

from __future__ import annotations

import pytest

from kg.model.study import Study

_TWO = (
    "Two ways of care\n\nMETHODS: Patients were randomly assigned to losartan (n = 61) or placebo (n = 63). RESULTS: "
)


def told(study: Study) -> list[str]:
    """What the results say: outcome, statistic, value, unit, time and arm."""
    lines = []
    for r in study.results:
        value = "not reached" if r.value_not_reached else r.value.text if r.value else str(r.count)
        cells = (r.outcome.label, r.statistic, value, r.unit, r.time_point, r.arm)
        lines.append(" | ".join("-" if cell is None else cell for cell in cells))
    return lines


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (  # the unit behind the bracket
            "The median times to healing were 13 (range 7-22) days with losartan and 17 (range "
            "9-33) days with placebo.",
            [
                "time to healing | median | 13 | days | - | losartan",
                "time to healing | median | 17 | days | - | placebo",
            ],
        ),
        (  # the unit behind the last number
            "Overall survival was longer, with medians of 17.9 for losartan versus 12.3 weeks for placebo.",
            [
                "overall survival | median | 17.9 | weeks | - | losartan",
                "overall survival | median | 12.3 | weeks | - | placebo",
            ],
        ),
        (  # the unit behind the first number
            "Median relapse-free survival was 10.7 months (95% CI, 8.3-13.9) with losartan and 12.9 with placebo.",
            [
                "relapse-free survival | median | 10.7 | months | - | losartan",
                "relapse-free survival | median | 12.9 | months | - | placebo",
            ],
        ),
        (  # the change of the second group behind the bracket of the first
            "Systolic blood pressure fell from 153.3 to 139.2 mmHg (9.1%) with losartan and from "
            "152.4 to 147.9 mmHg (3.0%)"
            " with placebo.",
            [
                "systolic blood pressure | mean | 153.3 | mmHg | baseline | losartan",
                "systolic blood pressure | mean | 139.2 | mmHg | - | losartan",
                "systolic blood pressure | mean | 152.4 | mmHg | baseline | placebo",
                "systolic blood pressure | mean | 147.9 | mmHg | - | placebo",
            ],
        ),
        (  # each change with its `by`
            "Losartan reduced systolic blood pressure (mean (SD)) by 9.7 (3.4) mm Hg and placebo by 1.3 (3.7) mm Hg.",
            [
                "systolic blood pressure | difference | 9.7 | mmHg | - | losartan",
                "systolic blood pressure | difference | 1.3 | mmHg | - | placebo",
            ],
        ),
        (  # the same at another time
            "At 6 months, overall survival was 64% with losartan and 57% with placebo; at 18 "
            "months, it was 43% and 31%,"
            " respectively.",
            [
                "overall survival | survival probability | 64 | % | 6 months | losartan",
                "overall survival | survival probability | 57 | % | 6 months | placebo",
                "overall survival | survival probability | 43 | % | 18 months | losartan",
                "overall survival | survival probability | 31 | % | 18 months | placebo",
            ],
        ),
        (  # a number behind the name of its group
            "Losartan improved the median [interquartile range] vitality score on day 2 (losartan "
            "group 173 [157 to 186] vs."
            " placebo group 161 [148 to 175]; P = 0.04).",
            ["vitality score | median | 173 | - | - | losartan", "vitality score | median | 161 | - | - | placebo"],
        ),
        (  # a time until a harm that did not come
            "Time to first fracture was longer with losartan (median not reached v 407 days; P = "
            ".01) than with placebo.",
            [
                "time to fracture | median | not reached | - | - | losartan",
                "time to fracture | median | 407 | days | - | placebo",
            ],
        ),
        (  # a survival free of what is given
            "Losartan led to a longer dialysis-free survival (median, 41.6 months vs 33.2 months) than placebo.",
            [
                "dialysis-free survival | median | 41.6 | months | - | losartan",
                "dialysis-free survival | median | 33.2 | months | - | placebo",
            ],
        ),
        (  # the spread that the sentence announces, before an interval of something else
            "The median [IQR] 30-item vitality score was higher with losartan (163 [151 to 172]) than with placebo "
            "(146 [139 to 151]), with a median difference of 17 (95% confidence interval: 11 to 22).",
            [
                "vitality score | median | 163 | - | - | losartan",
                "vitality score | median | 146 | - | - | placebo",
                "vitality score | difference | 17 | - | - | losartan",
            ],
        ),
        (  # a survival free of something, at the beginning
            "Dialysis-free survival was 40.3 months with losartan and 31.7 months with placebo.",
            [
                "dialysis-free survival | median | 40.3 | months | - | losartan",
                "dialysis-free survival | median | 31.7 | months | - | placebo",
            ],
        ),
        (  # the bounds of what was reached
            "An intraocular pressure between 7 and 15 mm Hg was obtained in 53% with losartan and in 71% with placebo.",
            [
                "intraocular pressure between 7 and 15 mm Hg | proportion | 53 | % | - | losartan",
                "intraocular pressure between 7 and 15 mm Hg | proportion | 71 | % | - | placebo",
            ],
        ),
        (  # how much more one is than the other
            "The response rate was 41.3% with placebo compared with 51.9% with losartan, a 25.7% relative improvement.",
            [
                "overall response rate | proportion | 41.3 | % | - | placebo",
                "overall response rate | proportion | 51.9 | % | - | losartan",
                "overall response rate | difference | 25.7 | % | - | losartan",
            ],
        ),
        (  # the levels of both, of which one is less
            "There was a reduction of the drain volume with losartan (median 211 ml) as compared "
            "to placebo (median 268 ml).",
            ["drain volume | median | 211 | ml | - | losartan", "drain volume | median | 268 | ml | - | placebo"],
        ),
    ],
)
def test_numbers_of_two_groups_are_read_alike(study_of, sentence: str, facts: list[str]) -> None:
    assert told(study_of(_TWO + sentence)) == facts


@pytest.mark.parametrize(
    "sentence",
    [
        # the strength of what was given
        "Drops were given in the losartan 0.35% and 0.7% concentrations.",
    ],
)
def test_numbers_of_what_is_not_known_are_left_alone(study_of, sentence: str) -> None:
    assert told(study_of(_TWO + sentence)) == []


def test_the_size_of_a_change_may_stand_right_behind_its_verb(study_of) -> None:
    study = study_of("RESULTS: Plasma free carnitine levels were reduced 36% and 29% after 4 and 8 weeks.")
    assert told(study) == [
        "plasma free carnitine levels | difference | 36 | % | 4 weeks | -",
        "plasma free carnitine levels | difference | 29 | % | 8 weeks | -",
    ]


def test_the_arms_that_a_ratio_names_are_no_order_of_the_next_pair(study_of) -> None:
    sentence = (
        "Fever occurred in 3.2% with losartan vs. 7.7% with placebo (hazard ratio for "
        "losartan relative to placebo, 0.52; "
        "95% CI, 0.29 to 0.93), and fractures (2.7% vs. 5.3%; hazard ratio, 0.61; 95% CI, 0.23 to 1.13)."
    )
    events = [(e.event.label, e.percent.text, e.arm) for e in study_of(_TWO + sentence).adverse_events if e.percent]
    assert events == [
        ("fever", "3.2", "losartan"),
        ("fever", "7.7", "placebo"),
        ("fracture", "2.7", "losartan"),
        ("fracture", "5.3", "placebo"),
    ]


def test_hours_with_their_results_in_brackets_count_no_people(study_of) -> None:
    sentence = "Nausea was less frequent with losartan than with placebo at 2 (13% vs 31%) and 6 (7% vs 24%) hours."
    events = study_of(_TWO + sentence).adverse_events
    assert [(e.percent.text, e.count) for e in events if e.percent] == [
        ("13", None),
        ("31", None),
        ("7", None),
        ("24", None),
    ]
    assert len(events) == 4


def test_what_was_so_too_has_its_own_name(study_of) -> None:
    sentence = (
        "Pain was rarer with losartan than with placebo (11% and 32%, respectively), as was "
        "the use of drops (21% and 46%)."
    )
    events = study_of(_TWO + sentence).adverse_events
    assert [e.percent.text for e in events if e.event.label == "pain" and e.percent] == ["11", "32"]
