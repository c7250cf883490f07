"""Sentences that stand alone: their values, each with what it is of and its arm."""

from __future__ import annotations

import pytest

from kg.extract.assemble import assemble_study


def _told(reading) -> list[tuple[str, str, str | None]]:
    study = assemble_study(reading)
    labels = {arm.key: arm.label for arm in study.arms}
    results = [(r.value.text if r.value else str(r.count), r.outcome.label, labels.get(r.arm)) for r in study.results]
    events = [
        (e.percent.text if e.percent else str(e.count), e.event.label, labels.get(e.arm)) for e in study.adverse_events
    ]
    return results + events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Anaemia (31% versus 4%) and diarrhea (12% vs 9%) differed between the sponge and the needle group.",
            [("31", "anemia", "sponge"), ("4", "anemia", "needle"),
             ("12", "diarrhea", "sponge"), ("9", "diarrhea", "needle")],
        ),
        (
            "The stroke rate was 2.5% in the sleeve group and 6.1% in the drain group.",
            [("2.5", "stroke incidence", "sleeve"), ("6.1", "stroke incidence", "drain")],
        ),
    ],
)  # fmt: skip
def test_values_of_a_lone_sentence_have_their_outcome_and_arm(text: str, told: list, reading_of) -> None:
    assert _told(reading_of(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Of 40 patients with stroke 12 were in the sleeve group and 28 in the drain group.",
        "The mean age was 61 years in the sleeve group and 63 years in the drain group.",
    ],
)
def test_who_the_people_of_a_lone_sentence_were_is_no_result(text: str, reading_of) -> None:
    assert _told(reading_of(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The wound score was 4.2 (SD 1.1) in the sleeve group, whereas it was 2.9 (SD 0.8) in the drain group.",
            [("4.2", "wound score", "sleeve"), ("2.9", "wound score", "drain")],
        ),
        (
            "Time to first oral feeding was 5.5 +/- 2.4 h in the sleeve group versus 9.1 +/- 5.4 h in the drain group.",
            [("5.5", "time to first oral feeding", "sleeve"), ("9.1", "time to first oral feeding", "drain")],
        ),
        (
            "People in the sleeve group were more likely to have kept a diary (82% vs 61%) than in the drain group.",
            [("82", "kept a diary", "sleeve"), ("61", "kept a diary", "drain")],
        ),
        (
            "Mean dressing times were: Sleeve group, 12.2 +/- 3.7 min; Drain group, 21.5 +/- 5.7 min.",
            [("12.2", "dressing times", "Sleeve"), ("21.5", "dressing times", "Drain")],
        ),
        (
            "The need for blood transfusion was lower in the sleeve group than in the drain group (8% vs 21%).",
            [("8", "need for blood transfusion", "sleeve"), ("21", "need for blood transfusion", "drain")],
        ),
        ("Patients had a 26% reduction in the grip deficit.", [("26", "grip deficit", None)]),
        (
            "A pain score of 3 or less was reached in 61% in the sleeve group and in 48% in the drain group.",
            [("61", "pain score of 3 or less", "sleeve"), ("48", "pain score of 3 or less", "drain")],
        ),
        (
            "Treatment success (a pain score of 3 or less) was seen in 61% in the sleeve group and in 48% "
            "in the drain group.",
            [("61", "treatment success", "sleeve"), ("48", "treatment success", "drain")],
        ),
        (
            "Closure in the sleeve group was 61% at 1 week and 82% at 2 weeks, but in the drain group it was 40%.",
            [("61", "closure", "sleeve"), ("82", "closure", "sleeve"), ("40", "closure", "drain")],
        ),
    ],
)  # fmt: skip
def test_what_a_clause_measures_is_known_by_its_grammar(text: str, told: list, reading_of) -> None:
    assert _told(reading_of(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "At the same time it was 12 in the sleeve group and 14 in the drain group.",
        "There were 26% of the sleeve group and 12% of the drain group.",
    ],
)
def test_a_clause_without_a_name_measures_nothing(text: str, reading_of) -> None:
    assert _told(reading_of(text)) == []
