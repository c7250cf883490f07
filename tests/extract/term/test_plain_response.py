"""A response is an objective response rate only where cancer or a disease of the blood is treated."""

from __future__ import annotations

import pytest

FILLER = "They were followed by telephone every other week, and kept a diary of what they ate and how they slept. " * 6


@pytest.mark.parametrize(
    ("condition", "result", "wanted"),
    [
        ("gambling disorder", "In the zinc group 23 of 120 adults had a response.", {"response"}),
        ("gambling disorder", "The responder rate was 21% with zinc and 8% with placebo.", {"response"}),
        (
            "chronic itch",
            "A clinical response was seen in 31% with zinc versus 12% with placebo.",
            {"clinical response"},
        ),
        ("melanoma", "The response rate was 21% with zinc and 8% with placebo.", {"overall response rate"}),
        (
            "immune thrombocytopenia",
            "In the zinc group 23 of 120 adults had a response.",
            {"overall response rate"},
        ),
        ("gambling disorder", "The objective response rate was 21% with zinc.", {"overall response rate"}),
    ],
)
def test_what_a_response_is(study_of, condition: str, result: str, wanted: set[str]) -> None:
    study = study_of(
        f"METHODS: We randomised 240 adults with {condition} to zinc or placebo. {FILLER}RESULTS: {result}"
    )
    assert {r.outcome.label for r in study.results} == wanted


def test_a_lone_sentence_does_not_say_what_was_treated(study_of) -> None:
    study = study_of("RESULTS: The response rate was 21% with febuxostat and 8% with placebo.")
    assert {r.outcome.label for r in study.results} == {"overall response rate"}
