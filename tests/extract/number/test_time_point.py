"""When an outcome was measured: sentences of our own, and some in which no time point stands."""

from __future__ import annotations

import pytest

from kg.extract.number.time_point import find_time_points
from kg.extract.reading import read_document
from kg.model.document import Document


def _times(text: str, *, references: bool = False) -> list[str]:
    reading = read_document(Document("a", "a.txt", text, "text"))
    return [t.text for s in reading.sentences for t in find_time_points(s, references=references)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2-year overall survival was 40%.", ["2 years"]),
        ("Pain was lower at week 12 than at entry.", ["week 12"]),
        ("Weight was measured at 2, 4, and 8 weeks.", ["2, 4, and 8 weeks"]),
        ("Pressure was read at 8 AM and 4 PM.", ["8 AM", "4 PM"]),
        ("At the end of treatment, eight patients had no pain.", ["end of treatment"]),
        ("Values fell 3 hours after the last dose.", ["3 hours"]),
    ],
)
def test_time_points_are_found(text: str, expected: list[str]) -> None:
    assert _times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Median overall survival was 7.4 months and toxicity was mild.",
        "Median survival was 34 weeks (range, 3 to 40 weeks).",
        "Patients were randomised in a 1:1 ratio.",
        "Cycles of 28 days were repeated.",
        "Infants at 12 weeks of age were included.",
    ],
)
def test_other_times_are_no_time_points(text: str) -> None:
    assert _times(text) == []


def test_what_is_compared_with_is_found_only_on_request() -> None:
    text = "The change from baseline was small."
    assert _times(text) == []
    assert _times(text, references=True) == ["baseline"]
