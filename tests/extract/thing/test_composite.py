"""Outcomes that hold the names of others: found in whole, and none where the words count one thing only."""

from __future__ import annotations

import pytest

from kg.extract.thing.composite import find_composites


def _labels(reading_of, text: str) -> list[str]:
    return [term.concept.label for s in reading_of(text).sentences for term in find_composites(s)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "A composite of renal death, dialysis, and transplantation occurred in 12% of women.",
            ["composite of renal death, dialysis, and transplantation"],
        ),
        (
            "The primary composite outcome of death, amputation (AMP), or stroke was rare.",
            ["primary composite outcome of death, amputation (AMP), or stroke"],
        ),
        (
            "Freedom from the composite end point of leak, infection and revision was 81% at 2 years.",
            ["freedom from the composite end point of leak, infection and revision"],
        ),
        (
            "The combined endpoint (blindness or enucleation) was reached by 14% of children.",
            ["combined endpoint (blindness or enucleation)"],
        ),
        ("Death or graft loss was seen in 8% after surgery.", ["death or graft loss"]),
        ("The rate of death from respiratory causes was 4%.", ["death from respiratory causes"]),
        (
            "The incidence of postoperative glucose rise (>10 mmol/L) was 9%.",
            ["postoperative glucose rise (>10 mmol/L)"],
        ),
        ("Relapse of bacteraemia occurred in 4 and 3 patients.", ["relapse of bacteraemia"]),
        (
            "A first recurrence of supraventricular tachycardia had occurred in 9%.",
            ["first recurrence of supraventricular tachycardia"],
        ),
        ("Reactivation of hepatitis B was seen in 2 women.", ["reactivation of hepatitis B"]),
        ("Recurrence of disease occurred in 12%.", []),
        ("Relapse of leukemia was seen in 14%.", []),
        ("The composite score of sleep and pain was 12.", []),
        ("The composite of death was 12%.", []),
        ("Combined therapy of cisplatin and etoposide was given.", []),
        ("Women were followed until death or relapse.", []),
        ("Death was seen in 8%, and stroke or fever in 9%.", []),
        ("The death from any cause was 4%.", []),
    ],
)
def test_such_outcomes_are_found_in_whole(text: str, labels: list[str], reading_of) -> None:
    assert _labels(reading_of, text) == labels


def test_the_numbers_of_a_composite_are_of_none_of_its_parts(study_of) -> None:
    study = study_of(
        "The primary composite outcome of death, myocardial infarction, or stroke occurred in 8.1% of patients who "
        "received ticagrelor and 9.9% of patients who received clopidogrel."
    )
    assert {r.outcome.label for r in study.results} == {
        "primary composite outcome of death, myocardial infarction, or stroke"
    }
    assert [str(r.value.value) for r in study.results if r.value] == ["8.1", "9.9"]
    assert not study.adverse_events


def test_what_defines_a_thing_between_commas_has_not_its_numbers(study_of) -> None:
    study = study_of(
        "Grave wasting, characterized by nausea and vomiting, occurred in 12 of 80 patients given cytarabine and in 4 "
        "of 82 given decitabine."
    )
    assert [(e.event.label, e.count) for e in study.adverse_events if e.count] == [("cachexia", 12), ("cachexia", 4)]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Pneumonia or death occurred in 9 patients (15%).", "pneumonia or death"),
        ("Gout or death from gout or an unknown cause was seen in 12%.", "gout or death from gout or an unknown cause"),
    ],
)
def test_any_event_or_death_is_one_outcome(sentence, label, study_of) -> None:
    study = study_of("We gave zoledronate to 60 patients with myeloma in a phase 2 trial. RESULTS: " + sentence)
    assert {r.outcome.label for r in study.results} == {label}
