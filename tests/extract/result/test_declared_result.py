"""Which results are told as those of a declared outcome, and which are of the same measure otherwise."""

from __future__ import annotations

import pytest

_ARMS = "We randomly assigned 240 adults with hypertension to ramipril or placebo. "


def primary(text: str, study_of) -> list[tuple[str, bool | None, str | None]]:
    return [(r.value.text, r.is_primary, r.time_point) for r in study_of(_ARMS + text).results if r.value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The primary end point was systolic blood pressure at week 12. RESULTS: At week 12, systolic blood "
            "pressure was 131 mm Hg with ramipril. At week 40, systolic blood pressure was 136 mm Hg with ramipril.",
            [("131", True, "week 12"), ("136", None, "week 40")],
        ),
        (
            "The primary end point was systolic blood pressure at 3 months. RESULTS: At 12 weeks, systolic blood "
            "pressure was 131 mm Hg with ramipril.",
            [("131", True, "12 weeks")],
        ),
        (
            "The primary end point was the change in systolic blood pressure. RESULTS: The mean baseline systolic "
            "blood pressure was 158 mm Hg.",
            [("158", None, "baseline")],
        ),
        (
            "The primary end point was overall survival; the overall response rate was also recorded. RESULTS: The "
            "overall response rate was 31% with ramipril.",
            [("31", None, None)],
        ),
        (
            "The primary end point was 9-month progression-free survival. RESULTS: Median progression-free survival "
            "was 7.5 months with ramipril.",
            [("7.5", None, None)],
        ),
        (
            "The primary outcome was status on a six-point scale from 1 (death) to 6 (at work). RESULTS: "
            "Mortality was 11% with ramipril.",
            [("11", None, None)],
        ),
        (
            "The primary end point was systolic blood pressure at month 2 or month 5. RESULTS: Systolic blood pressure "
            "was 131 mm Hg with ramipril.",
            [("131", True, None)],
        ),
        (
            "The primary end point was ejection fraction at 20 weeks. RESULTS: Mean age was 63 years and mean ejection "
            "fraction was 34%.",
            [("34", None, "baseline")],
        ),
    ],
)  # fmt: skip
def test_a_result_is_primary_only_as_it_was_declared(text, expected, study_of) -> None:
    assert primary(text, study_of) == expected
