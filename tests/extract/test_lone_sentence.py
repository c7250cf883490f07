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
