"""How drugs are given: sentences with their expected interventions beside them, and sentences that give nothing."""

from __future__ import annotations

import pytest

from kg.extract.dosing import is_dosing
from kg.extract.given_drug import find_regimes
from kg.extract.study_drug import find_study_drugs
from kg.extract.timing import find_timings, make_frequency


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("twice daily in 28-day cycles", "twice daily"),
        ("on days 1 and 8 of each 21-day cycle", "days 1 and 8 every 21 days"),
        ("daily x 21 days, q28 days", "daily for 21 days every 28 days"),
        ("once daily for 2 days on and 5 days off each week", "once daily for 2 days on and 5 days off each week"),
        ("at 3-weekly intervals", "every 3 weeks"),
        ("as a 96-hour continuous infusion", "96-hour continuous infusion"),
        ("in 10 fractions", "10 fractions"),
        ("for 12 weeks", None),
    ],
)
def test_timings_make_one_frequency(words: str, frequency: str | None) -> None:
    assert make_frequency(find_timings(words)) == frequency


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        (" 100 mg/m2 orally on days 1 to 5 and ", True),
        (", ", False),
        (" improved survival by 5 months and ", False),
    ],
)
def test_words_of_dosing_are_told_from_others(words: str, is_it: bool) -> None:
    assert is_dosing(words) is is_it


def test_every_dose_holds_its_own_evidence(study_of) -> None:
    text = "Patients received bosutinib 100, 200 or 300 mg once daily."
    found = study_of(text).interventions
    assert [text[i.evidence.words.start : i.evidence.words.end] for i in found] == [
        "bosutinib 100, 200 or 300 mg once daily"
    ] * 3
    assert [i.dose for i in found] == ["100", "200", "300"]


def test_a_text_without_spaces_ends_soon(reading_of) -> None:
    reading = reading_of("400mgtwicedaily" * 2000)
    assert not [given for sentence in reading.sentences for given in find_regimes(sentence)]
    assert find_study_drugs(reading) == []
