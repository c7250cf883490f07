"""Arms, times and comparisons that are left open where the words name another group, or several times."""

from __future__ import annotations

import pytest

from kg.model.study import Study

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study: Study) -> list[tuple[str, str | None, str | None]]:
    return [(r.value.text, r.arm, r.comparator) for r in study.results if r.value]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the name of a group that no arm is known by
        (
            "The response rate was 35.2% with placebo and 38.4% with 165 mg XYBEC.",
            [("35.2", "placebo", None), ("38.4", None, None)],
        ),
        (
            "The response rate was similar for placebo (35.2%) and 165 mg XYBEC (38.4%).",
            [("35.2", "placebo", None), ("38.4", None, None)],
        ),
        # known arms, and no names of groups
        (
            "The response rate was 35.2% with placebo and 48.1% with febuxostat.",
            [("35.2", "placebo", None), ("48.1", "febuxostat", None)],
        ),
        # a difference in a bracket is that of the two numbers before it
        (
            "The response rate was 88.4% with febuxostat versus 72.1% with placebo (difference 16.3%).",
            [("88.4", "febuxostat", None), ("72.1", "placebo", None), ("16.3", "febuxostat", "placebo")],
        ),
    ],
)
def test_whose_a_number_is(study_of, text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert told(study_of(TRIAL + text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Blood pressure was lower with febuxostat than with placebo (at week 4, 131.2±7.1 mmHg vs 144.3±6.2 mmHg "
            "and, at week 8, 128.1±8.4 mmHg vs 143.6±7.7 mmHg).",
            ["week 4", "week 4", "week 8", "week 8"],
        ),
        ("The response rates were 41% and 58% at weeks 12 and 54.", ["week 12", "week 54"]),
        ("The response rate was 41% at weeks 12 and 54.", [None]),
        ("Blood pressure fell at week 9 (by 4.1 mmHg vs 5.6 mmHg).", ["week 9"]),
    ],
)
def test_when_a_number_was_measured(study_of, text: str, wanted: list[str | None]) -> None:
    found = [r.time_point for r in study_of(TRIAL + text).results if r.value]
    assert found[: len(wanted)] == wanted


def test_those_who_are_older_are_named_in_full(study_of) -> None:
    text = "In participants aged 40 years and older, the response rate was 88.4% with febuxostat."
    assert [r.subgroup for r in study_of(TRIAL + text).results] == ["aged 40 years and older"]
