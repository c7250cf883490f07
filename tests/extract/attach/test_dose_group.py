"""Numbers of groups told by doses that no arm is known by, and numbers that share one name of an arm."""

from __future__ import annotations

import pytest

from kg.model.study import Study

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study: Study) -> list[tuple[str, str | None]]:
    return [(r.value.text, r.arm) for r in study.results if r.value]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # doses of one drug are groups of their own, and no order gives their numbers to an arm
        (
            "The response rate was 31.2% and 44.7% in the 15-mg and 35-mg groups, and 12.9% with placebo.",
            [("31.2", None), ("44.7", None), ("12.9", "placebo")],
        ),
        (
            "Febuxostat raised the response rate (15 mg: 31.2%; 35 mg: 44.7%; placebo: 12.9%).",
            [("31.2", None), ("44.7", None), ("12.9", "placebo")],
        ),
        (
            "The response rate was 12.9% with placebo, 31.2% with 15 mg febuxostat, and 44.7% with 35 mg febuxostat.",
            [("12.9", "placebo"), ("31.2", None), ("44.7", None)],
        ),
        ("With febuxostat the response rate was 44.7% at the highest dose.", [("44.7", None)]),
        # one dose is the arm's
        (
            "The response rate was 31.2% with febuxostat 15 mg and 12.9% with placebo.",
            [("31.2", "febuxostat"), ("12.9", "placebo")],
        ),
        # a dose that people were taken down to names no group
        (
            "The response rate was 31.2% with febuxostat, reduced from 35 mg to 15 mg in some, and 12.9% with placebo.",
            [("31.2", "febuxostat"), ("12.9", "placebo")],
        ),
    ],
)
def test_doses_that_are_no_arms(study_of, text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert told(study_of(TRIAL + text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # of two numbers that share a name, the one beside it is the arm's
        (
            "The response rate was 31.2% baseline, 12.9% with placebo and 44.7% with febuxostat.",
            [("31.2", None), ("12.9", "placebo"), ("44.7", "febuxostat")],
        ),
        # two times, and rows that tell of both arms
        (
            "The response rate with febuxostat was 31.2% at 4 weeks and 44.7% at 8 weeks.",
            [("31.2", "febuxostat"), ("44.7", "febuxostat")],
        ),
        (
            "The response rate with febuxostat versus placebo was 31.2% versus 12.9% in men and 44.7% versus 15.1% "
            "in women.",
            [("31.2", "febuxostat"), ("12.9", "placebo"), ("44.7", "febuxostat"), ("15.1", "placebo")],
        ),
    ],
)
def test_numbers_that_share_a_name(study_of, text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert told(study_of(TRIAL + text)) == wanted
