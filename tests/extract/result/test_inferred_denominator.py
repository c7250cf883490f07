"""Responses counted without saying out of how many: out of the enrolled only where nothing speaks against it."""

from __future__ import annotations

import pytest

_TRIAL = "METHODS: Thirty patients with lung cancer were treated with docetaxel. RESULTS: "


def _denominators(study) -> list[tuple[int | None, int | None, bool]]:
    return [(r.count, r.denominator, r.denominator_inferred) for r in study.results]


@pytest.mark.parametrize(
    "text",
    [
        "There were two complete responses and nine partial responses.",
        "Two patients (6.7%) had a complete response and nine (30%) a partial response.",
        "Two patients (6.7%) had a complete response and nine (30%) a partial response; 28 were evaluable for safety.",
    ],
)
def test_responses_are_out_of_the_enrolled(text: str, study_of) -> None:
    assert _denominators(study_of(_TRIAL + text)) == [(2, 30, True), (9, 30, True)]


@pytest.mark.parametrize(
    "text",
    [
        # others could be judged, were treated, or make the share
        "Twenty-six were examinable for response. There were two complete responses and nine partial responses.",
        "The remaining 26 received four cycles. There were two complete responses and nine partial responses.",
        "There were two complete responses and nine partial responses, an overall response rate of 42%.",
        "There were two complete responses (7.7%) and nine partial responses (34.6%).",
        # another trial, or more responses than people
        "In the second trial there were two complete responses and nine partial responses.",
        "There were two complete responses, nine partial responses and 21 patients with progressive disease.",
    ],
)
def test_responses_may_be_out_of_others(text: str, study_of) -> None:
    found = [d for d in _denominators(study_of(_TRIAL + text)) if d[0] in (2, 9)]
    assert found
    assert not any(inferred for _, _, inferred in found)


@pytest.mark.parametrize(
    "rest",
    [
        "Twenty-eight were evaluable for safety.",
        "The study compared two regimens.",
        "The remaining 26 received four cycles.",
    ],
)
@pytest.mark.parametrize(("stable", "is_out_of_all"), [(19, True), (15, False)])
def test_responses_that_add_up_to_the_enrolled_are_out_of_them(
    rest: str, stable: int, study_of, *, is_out_of_all: bool
) -> None:
    text = f"There were two complete responses, nine partial responses and {stable} patients had stable disease. {rest}"
    found = _denominators(study_of(_TRIAL + text))
    assert [count for count, _, _ in found] == [2, 9, stable]
    assert all(inferred == is_out_of_all for _, _, inferred in found)


def test_no_denominator_is_inferred_where_a_response_is_out_of_the_evaluable(study_of) -> None:
    study = study_of(
        "Forty-one patients were enrolled and received imatinib. The response rate was 34% (13/38). A partial response "
        "was seen in 4 patients."
    )
    assert [r.denominator for r in study.results] == [38, None]
