"""What a text calls nothing but its primary outcome is the outcome that it declared."""

from __future__ import annotations

import pytest

METHODS = "We randomly assigned 420 patients with gout to febuxostat or placebo. "


@pytest.mark.parametrize(
    ("text", "outcome", "values"),
    [
        (
            METHODS + "The primary trial outcome was a composite of gout flare, death, or hospital admission. RESULTS: "
            "The primary outcome occurred in 31 of 210 patients (14.8%) assigned to febuxostat and 52 of 210 (24.8%) "
            "assigned to placebo (hazard ratio, 0.57; 95% CI, 0.37 to 0.89).",
            "composite of gout flare, death, or hospital admission",
            {"14.8": "febuxostat", "24.8": "placebo", "0.57": "febuxostat"},
        ),
        (
            METHODS
            + "The primary study end point was overall survival. RESULTS: The primary end point was 14.1 months with "
            "febuxostat and 11.3 months with placebo.",
            "overall survival",
            {"14.1": "febuxostat", "11.3": "placebo"},
        ),
        (
            METHODS + "The primary study end point was quality of life; the primary safety outcome was major bleeding. "
            "RESULTS: A primary safety outcome event occurred in 4.1% with febuxostat and 3.2% with placebo.",
            "major bleeding rate",
            {"4.1": "febuxostat", "3.2": "placebo"},
        ),
    ],
)
def test_primary_outcome_means_what_was_declared(text, outcome, values, study_of):
    results = study_of(text).results
    assert {r.value.text: r.arm for r in results if r.value and r.outcome.label == outcome} == values


@pytest.mark.parametrize(
    "text",
    [
        # several were declared
        METHODS + "The primary study end point was overall survival or quality of life at 1 year. RESULTS: "
        "Of all, the primary end point occurred in 12% with febuxostat.",
        # it was declared in words that no outcome is known by
        METHODS + "The primary outcome was success as judged by a blinded committee. RESULTS: "
        "The primary outcome occurred in 40% with febuxostat and 31% with placebo.",
    ],
)
def test_primary_outcome_without_one_meaning_is_no_result(text, study_of):
    assert not study_of(text).results


def test_composite_is_declared_in_whole(study_of):
    text = METHODS + "The primary trial outcome was a composite of stroke, infarction or death from any cause."
    assert [o.concept.label for o in study_of(text).outcomes] == [
        "composite of stroke, infarction or death from any cause"
    ]


def test_a_lone_sentence_calls_it_primary_and_no_more(study_of):
    study = study_of("The primary end point occurred in 55 of 1200 patients receiving vorapaxar (4.6%).")
    assert [(r.outcome.label, r.outcome.curie, r.count) for r in study.results] == [("primary end point", None, 55)]
