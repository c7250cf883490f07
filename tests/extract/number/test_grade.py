"""Which grade each number of an event is of, where one event has a number for any grade and one for severe grades."""

from __future__ import annotations

import pytest

CASES = [
    ("fatigue (any grade, 35%; grade 3, 2%) and headache (any grade, 8%)", "fatigue 35, fatigue 3 2, headache 8"),
    ("neutropenia (all grades 60%, grade ≥3 42%)", "neutropenia 60, neutropenia >=3 42"),
    ("diarrhoea (any grade: 40%, grade 3/4: 12%)", "diarrhea 40, diarrhea 3-4 12"),
    ("nausea (35%; grade 3 in 2%) and rash (30%)", "nausea 35, nausea 3 2, rash 30"),
    ("peripheral neuropathy in 45% (grade 3 in 6%)", "peripheral neuropathy 45, peripheral neuropathy 3 6"),
    ("vomiting of any grade in 28% and of grade 3 or 4 in 3%", "vomiting 28, vomiting 3-4 3"),
    ("severe (grade 3) neutropenia in 12% and anaemia in 4%", "neutropenia 3 12, anemia 4"),
    ("anaemia (G1=22%, G2=14%, G3=5%)", "anemia 1 22, anemia 2 14, anemia 3 5"),
    ("rash grade II--III in 18% and fever grade I in 4%", "rash 2-3 18, fever 1 4"),
    ("rash (18% WHO grade 2)", "rash 2 18"),
    (
        "grade 3 and 4 rash in 16% and 2%, respectively, and fever in 9% and 1%",
        "rash 3 16, rash 4 2, fever 3 9, fever 4 1",
    ),
    ("grade 3 or 4 rash and fever in 16% and 2%, respectively", "rash 3-4 16, fever 3-4 2"),
    ("grade 3 rash in 4% and no fever", "rash 3 4, fever"),
    ("grade 3 or 4 neutropenia in 42% and thrombocytopenia in 20%", "neutropenia 3-4 42, thrombocytopenia 3-4 20"),
]


@pytest.mark.parametrize(("events", "expected"), CASES)
def test_a_number_has_the_grade_that_is_said_of_it(study_of, events: str, expected: str) -> None:
    study = study_of(f"Patients received lenalidomide. Adverse events were {events}.")
    rows = [
        " ".join(str(part) for part in (e.event.label, e.grade, e.percent and e.percent.text) if part)
        for e in study.adverse_events
    ]
    assert ", ".join(rows) == expected


def test_counts_have_grades_too(study_of) -> None:
    study = study_of(
        "Patients received lenalidomide. Adverse events were anaemia (any grade, n = 12; grade 3, n = 4) and cough."
    )
    assert [(e.grade, e.count) for e in study.adverse_events if e.count] == [(None, 12), ("3", 4)]
