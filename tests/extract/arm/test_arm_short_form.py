"""Arms that the results name by a part of their name, behind a verb that says what people were given."""

from __future__ import annotations

import pytest

BALLOON = (
    "We randomly assigned 120 patients with asthma to bronchial thermoplasty (61 patients) or inhaled steroid therapy "
    "(59 patients). RESULTS: "
)


def arms_of(study):
    facts = [(r.value.text if r.value else str(r.count), r.arm) for r in study.results]
    return dict(facts + [(e.percent.text if e.percent else str(e.count), e.arm) for e in study.adverse_events])


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Serious adverse events occurred in 7 patients who underwent thermoplasty and in 12 patients who received "
            "steroids.",
            "7",
            "12",
        ),
        (
            "Death occurred in 2 of 61 patients (3.3%) assigned to undergo thermoplasty and in 5 of 59 patients (8.5%) "
            "assigned to receive inhaled steroids.",
            "3.3",
            "8.5",
        ),
        ("Rash was seen in 4% of those treated with thermoplasty and 9% of those given steroids.", "4", "9"),
    ],
)
def test_part_of_a_name_behind_a_verb(text, first, second, study_of):
    study = study_of(BALLOON + text)
    one, other = study.arms
    assert (arms_of(study)[first], arms_of(study)[second]) == (one.key, other.key)


@pytest.mark.parametrize(
    "text",
    [
        # one arm alone may be meant by much
        "Rash was seen in 4% of patients who had received steroids before.",
        # no verb says that people were given it
        "Rash was seen in 4%, and thermoplasty was stopped in 3%, steroids in 2%.",
    ],
)
def test_part_of_a_name_alone_names_no_arm(text, study_of):
    assert set(arms_of(study_of(BALLOON + text)).values()) <= {None}
