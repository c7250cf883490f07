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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is measured against a drug that is no arm's is not of the other arm
        (
            "The response rate was lower with febuxostat than with allopurinol (35.2% vs 48.1%).",
            [("35.2", "febuxostat"), ("48.1", None)],
        ),
        (
            "The response rate was lower with febuxostat than with placebo (35.2% vs 48.1%).",
            [("35.2", "febuxostat"), ("48.1", "placebo")],
        ),
        # a drug that is only taken beside it measures nothing
        (
            "In patients on colchicine the response rate was higher with febuxostat (48.1% vs 35.2%).",
            [("48.1", "febuxostat"), ("35.2", "placebo")],
        ),
    ],
)
def test_other_drug_in_a_comparison(study_of, text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(value, arm) for value, arm, _ in told(study_of(TRIAL + text))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One fatal stroke occurred on warfarin, none on febuxostat.", [None]),
        ("One fatal stroke occurred on febuxostat.", ["febuxostat"]),
        ("Three febuxostat recipients and no placebo recipients experienced serious adverse events.", None),
    ],
)
def test_harms_of_another_drug_or_of_nobody(study_of, text: str, wanted: list[str | None] | None) -> None:
    harms = study_of(TRIAL + text).adverse_events
    if wanted is not None:
        assert [h.arm for h in harms if h.count] == wanted
    assert not any(h.assertion == "absent" and h.arm == "febuxostat" and "placebo" in text for h in harms)


def test_harms_in_the_bracket_behind_an_arm_are_its_own(study_of) -> None:
    text = (
        "Deaths occurred in two patients in the febuxostat group (hepatitis [n=1] and septic shock [n=1]) and in one "
        "patient in the placebo group (stroke)."
    )
    harms = study_of(TRIAL + text).adverse_events
    assert not any(h.arm == "placebo" for h in harms if h.event.label in ("hepatitis", "septic shock"))
