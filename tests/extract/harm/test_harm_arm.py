"""In which arm an event was that a sentence names without a number."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

SENTENCES = Path(__file__).parents[2] / "data" / "sentences"
CASES = yaml.safe_load((SENTENCES / "harm_arms.yaml").read_text(encoding="utf-8"))
TRIAL = (
    "A randomized trial of ixazomib in multiple myeloma. METHODS: Patients were randomly assigned to ixazomib (n = 80)"
    " or placebo (n = 82). RESULTS: Median follow-up was 20 months. "
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_an_event_without_a_number_is_of_the_arm_that_had_more_of_it(case, study_of) -> None:
    study = study_of(TRIAL + case["text"])
    labels = {a.key: a.label for a in study.arms}
    assert [f"{e.event.label} | {labels.get(e.arm or '', '-')}" for e in study.adverse_events] == case["facts"]


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        (
            "Cytokine release syndrome occurred in 12 patients; 4% were grade 3 or 4.",
            [(12, None, None), (None, "4", "3-4")],
        ),
        ("Rash developed in 20%; 5% of the cases were of grade 3.", [(None, "20", None), (None, "5", "3")]),
        ("Rash developed in 20%, with more hospitalizations (median, 12 v 29 days).", [(None, "20", None)]),
    ],
)
def test_a_number_that_was_of_a_grade_has_it_and_an_average_counts_nobody(sentence, events, study_of) -> None:
    found = study_of(TRIAL + sentence).adverse_events
    assert [(e.count, e.percent.text if e.percent else None, e.grade) for e in found][: len(events)] == events


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Grade 3 rash, nausea, and anemia were seen in 4%, 19%, and 15% of patients in the ixazomib group and in 26%,"
         " 33%, and 42% of those in the placebo group, respectively.",
         ["rash 4 ixazomib", "nausea 19 ixazomib", "anemia 15 ixazomib", "rash 26 placebo", "nausea 33 placebo",
          "anemia 42 placebo"]),
        ("Grade 3 rash, nausea and anemia occurred in 2%, 14% and 3% of patients, respectively, in the placebo group.",
         ["rash 2 placebo", "nausea 14 placebo", "anemia 3 placebo"]),
    ],
)  # fmt: skip
def test_lists_of_harms_are_of_the_arm_behind_them(sentence, events, study_of) -> None:
    study = study_of(TRIAL + sentence)
    labels = {a.key: a.label for a in study.arms}
    shown = [f"{e.event.label} {e.percent.text} {labels[e.arm]}" for e in study.adverse_events if e.percent and e.arm]
    assert shown == events
