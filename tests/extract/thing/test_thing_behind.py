"""Numbers before things that are none of theirs: the next statement's, or those of a list with counts of its own."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def counts_of(study):
    facts = [(e.event.label, e.count) for e in study.adverse_events]
    return facts + [(r.outcome.label, r.count) for r in study.results if r.statistic == "count"]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Vocal cord palsy occurred in 3 patients and pneumonia in 1.", ("pneumonia", 1), ("pneumonia", 3)),
        ("Adverse events made five patients stop because of rash (n = 2) or nausea (n = 3).", ("rash", 2), ("rash", 5)),
        ("Hair turned grey in 7 patients, and rash was seen in 4.", ("rash", 4), ("rash", 7)),
        # a thing without a number of its own is the number's
        ("There were 6 deaths and 2 strokes.", ("mortality", 6), ("mortality", 2)),
        ("Adverse events were seen: 8 patients had rash, and it was mild in all.", ("rash", 8), ("rash", 3)),
    ],
)
def test_a_number_is_not_of_the_next_thing_with_one(text, wanted, unwanted, study_of):
    counts = counts_of(study_of(TRIAL + text))
    assert wanted in counts
    assert unwanted not in counts


@pytest.mark.parametrize(
    ("text", "count", "percent"),
    [
        ("The most common harm was headache (6 subjects, 9%).", 6, "9"),
        ("Adverse events included nausea (12; 40.0%).", 12, "40.0"),
        ("The adverse event seen most was dizziness (three patients, 5%).", 3, "5"),
    ],
)
def test_a_count_and_its_share_in_one_bracket_are_one_fact(text, count, percent, study_of):
    events = study_of(TRIAL + text).adverse_events
    assert [(e.count, e.percent.text if e.percent else None) for e in events] == [(count, percent)]
