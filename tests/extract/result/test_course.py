"""What became of something in the people counted, people who were free of a harm, and groups in which nobody had it."""

from __future__ import annotations

import pytest

from kg.model.study import Study

TRIAL = "We randomly assigned 200 women with migraine to topiramate (n = 100) or placebo (n = 100). RESULTS: "


def told(study: Study) -> set[tuple[str, str | None, int | None]]:
    """Each result with its outcome, arm and count."""
    return {(r.outcome.label, r.arm, r.count) for r in study.results}


@pytest.mark.parametrize(
    ("sentence", "label", "counts"),
    [
        (
            "Sleep improved in 31 women (31%) on topiramate and in 17 (17%) on placebo.",
            "improvement in sleep",
            (31, 17),
        ),
        (
            "Balance worsened in 6 women (6%) on topiramate and in 19 (19%) on placebo.",
            "worsening of balance",
            (6, 19),
        ),
        ("Readmission was needed in 4 women on topiramate and in 11 women on placebo.", "readmission", (4, 11)),
        ("Readmission was needed in 4 women on topiramate compared with none on placebo.", "readmission", (4, 0)),
        ("Readmission was needed in 4 of 96 women on topiramate and none of 98 on placebo.", "readmission", (4, 0)),
        ("There were 13 lens replacements with topiramate and 21 with placebo.", "lens replacements", (13, 21)),
        (
            "A total of 23 of 94 women on topiramate and 11 of 97 women on placebo were aura-free.",
            "aura-free",
            (23, 11),
        ),
        (
            "Clinical benefit was attained in 43 (43%) on topiramate and 29 (29%) on placebo.",
            "clinical benefit",
            (43, 29),
        ),
        (
            "At least one loose body was identified in 31 of 88 (35%) on topiramate and in 17 of 86 (20%) on placebo.",
            "identification of loose body",
            (31, 17),
        ),
    ],
)
def test_counts_of_two_groups_are_of_what_became_of_the_people(sentence, label, counts, study_of) -> None:
    first, second = counts
    assert {(label, "topiramate", first), (label, "placebo", second)} <= told(study_of(TRIAL + sentence))


def test_some_more_of_the_people_did_something_else(study_of) -> None:
    study = study_of(
        TRIAL + "Seven women (7%) lost weight, three needed a wheelchair and five experienced nurses left."
    )
    labels = {(r.outcome.label, r.count) for r in study.results}
    assert {("loss of weight", 7), ("need for wheelchair", 3)} <= labels
    assert not any("nurse" in label for label, _ in labels)


@pytest.mark.parametrize(
    "sentence",
    [
        "No severe nausea was observed in 61% of women on topiramate and 48% on placebo.",
        "At week 8, 39 of 96 women on topiramate and 22 of 94 on placebo were nausea-free.",
        "No adverse events were reported by 71% and 83% of the women on topiramate and placebo, respectively.",
    ],
)
def test_who_did_not_have_a_harm_is_not_counted_as_having_it(sentence, study_of) -> None:
    events = study_of(TRIAL + sentence).adverse_events
    assert not [e for e in events if e.percent or e.count]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 48 women on topiramate and 51 on placebo.",
        "Sleep improved by 12% on topiramate and by 4% on placebo.",
        "Rash was seen in 6 women, none of whom stopped topiramate.",
    ],
)
def test_sizes_of_groups_and_amounts_of_change_count_nobody(sentence, study_of) -> None:
    results = study_of(TRIAL + sentence).results
    assert not [r for r in results if r.count is not None]
