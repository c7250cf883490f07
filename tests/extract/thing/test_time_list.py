"""Several times and as many numbers: which number was seen when, and where that is not told."""

from __future__ import annotations

import pytest

from kg.build import read_study
from kg.extract.reading import read_document
from kg.extract.thing.time_list import find_time_lists
from kg.model.document import Document

_TRIAL = (
    "Bosutan or placebo in heart failure\n\nBACKGROUND: We compared eplerenone with placebo. METHODS: Patients were "
    "randomly assigned to eplerenone (n = 80) or placebo (n = 82). RESULTS: "
)


def _lists(text: str) -> list[tuple[str, ...]]:
    reading = read_document(Document("a", "a.txt", text, "text"))
    return [one.times for s in reading.sentences for one in find_time_lists(s)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pain scores at 4 and 16 weeks were low.", ("4 weeks", "16 weeks")),
        ("The 1-, 2- and 4-year survival rates were high.", ("1 year", "2 years", "4 years")),
        ("Scores at weeks 3, 6 and 9 were low.", ("week 3", "week 6", "week 9")),
        ("Scores at baseline and 9 weeks were low.", ("baseline", "9 weeks")),
        ("Relapse was rare at 3 months and 9 months.", ("3 months", "9 months")),
    ],
)
def test_times_in_a_row_are_parted(text: str, expected: tuple[str, ...]) -> None:
    assert _lists(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Pain scores at 4 weeks were low and 16 patients left.",
        "Relapse within 3 to 9 months was rare.",
        "Scores fell by week 3, 60% of them by half.",
    ],
)
def test_one_time_or_a_range_is_no_list(text: str) -> None:
    assert _lists(text) == []


def _results(sentence: str) -> list[tuple[str, str | None, str | None]]:
    study = read_study(Document("a", "a.txt", _TRIAL + sentence, "text"))
    return [(str(r.value.value) if r.value else "", r.time_point, r.arm) for r in study.results]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Survival at 2 and 4 years was 75% and 55%.", [("75", "2 years", None), ("55", "4 years", None)]),
        (
            "The 1-, 2- and 3-year survival rates were 88%, 70% and 61% with eplerenone.",
            [("88", "1 year", "eplerenone"), ("70", "2 years", "eplerenone"), ("61", "3 years", "eplerenone")],
        ),
        (
            "Survival at 12 and 24 months was 81% and 64% with eplerenone and 72% and 51% with placebo.",
            [
                ("81", "12 months", "eplerenone"),
                ("64", "24 months", "eplerenone"),
                ("72", "12 months", "placebo"),
                ("51", "24 months", "placebo"),
            ],
        ),
    ],
)
def test_each_number_has_the_time_in_its_place(sentence: str, expected: list[tuple[str, ...]]) -> None:
    assert _results(sentence) == expected


def test_numbers_of_two_arms_do_not_follow_the_times_beside_them() -> None:
    found = _results("Survival at 2 and 4 years was 75% and 55% with eplerenone and placebo, respectively.")
    assert [arm for _, _, arm in found] == ["eplerenone", "placebo"]
    found = _results("Survival at 2 and 4 years was 75% vs 55%.")
    assert [arm for _, _, arm in found] == ["eplerenone", "placebo"]


def test_an_outcome_of_one_of_the_times_is_that_of_each() -> None:
    study = read_study(Document("a", "a.txt", _TRIAL + "The 30- and 60-day mortality rates were 5% and 12%.", "text"))
    assert [(r.outcome.label, r.time_point) for r in study.results] == [
        ("30-day mortality", "30 days"),
        ("60-day mortality", "60 days"),
    ]
