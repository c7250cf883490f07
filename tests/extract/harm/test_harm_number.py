"""How many had a harm, told as cases of it, and how many of it each had on average, which is an outcome."""

from __future__ import annotations

import pytest

from kg.extract.mention import find_mentions

_TWO = (
    "Two ways of care\n\nMETHODS: Patients were randomly assigned to losartan (n = 61) or placebo (n = 63). RESULTS: "
)


@pytest.mark.parametrize(
    ("sentence", "harms"),
    [
        (
            "Nine cases of rash occurred in the losartan group and one in the placebo group.",
            [(9, "losartan"), (1, "placebo")],
        ),
        ("There was one case of rash with losartan and two cases with placebo.", [(1, "losartan"), (2, "placebo")]),
        ("Nine new cases of pneumonia were seen.", [(9, None)]),
        ("In nine cases hospital was left early because of rash.", []),
        ("Nausea was frequent in 40 patients with kidney disease.", [(None, None)]),
        # an average counts nobody
        ("The median (range) number of seizures was 3 (0-7) with losartan and 1 (0-4) with placebo.", []),
    ],
)
def test_cases_are_counted(study_of, sentence, harms) -> None:
    assert [(e.count, e.arm) for e in study_of(_TWO + sentence).adverse_events] == harms


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        (
            "The mean number of rashes was 1.3 with losartan and 0.6 with placebo.",
            [("number of rashes", "mean", "1.3"), ("number of rashes", "mean", "0.6")],
        ),
        ("Patients had a mean of 1.3 falls with losartan.", [("number of falls", "mean", "1.3")]),
        ("The number of rashes was 12.", []),
    ],
)
def test_the_mean_number_of_a_harm_is_an_outcome(study_of, sentence, results) -> None:
    found = study_of(_TWO + sentence).results
    assert [(r.outcome.label, r.statistic, r.value.text if r.value else None) for r in found] == results


def test_a_number_that_a_harm_was_read_from_is_a_count(reading_of, study_of) -> None:
    text = _TWO + "Nine new cases of pneumonia were seen with losartan versus two with placebo."
    found = find_mentions(reading_of(text), study_of(text))
    assert [text[m.span.start : m.span.end] for m in found if m.type == "count"] == ["Nine", "two"]
