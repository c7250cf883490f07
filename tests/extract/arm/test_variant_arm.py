"""Arms that give the same for another time, at another pace, by another way or in another degree."""

from __future__ import annotations

import pytest

from kg.extract.arm.variant_name import VariantName
from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Arm
from kg.readers.title import find_title


def find_arms(text: str) -> tuple[Arm, ...]:
    return assemble_study(read_document(Document("test", "test.txt", text, "plain_text", title=find_title(text)))).arms


def arms_of(text: str) -> list[tuple[str, str, str]]:
    return [(a.label, a.role, "+".join(d.label for d in a.drugs)) for a in find_arms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six versus nine months of rifampicin for bone tuberculosis\n\nAdults were randomly assigned to receive 6 "
            "or 9 months of rifampicin. Relapse occurred in 5% of the 6-month group and 3% of the 9-month group.",
            [("6 months", "experimental", "rifampin"), ("9 months", "control", "rifampin")],
        ),
        (
            "Antibiotics for kidney infection\n\nWomen were randomised to 4, 8, or 11 days of ciprofloxacin. Cure was "
            "seen in 88% in the 4-day group, 90% in the 8-day group and 92% in the 11-day group.",
            [(f"{n} days", "experimental", "ciprofloxacin") for n in (4, 8, 11)],
        ),
        (
            "Weekly versus every-3-week paclitaxel in ovarian cancer\n\nWomen were randomised to receive paclitaxel "
            "weekly or every 3 weeks. Response was seen in 41% of the weekly group and 33% of the every-3-week group.",
            [("weekly", "experimental", "paclitaxel"), ("every 3 weeks", "control", "paclitaxel")],
        ),
        (
            "Denosumab dosing every 8 vs 5 weeks in giant cell tumour\n\nWe asked whether denosumab every 8 weeks was "
            "noninferior to denosumab every 5 weeks. Patients were randomised to denosumab every 5 or every 8 weeks.",
            [("every 8 weeks", "experimental", "denosumab"), ("every 5 weeks", "control", "denosumab")],
        ),
        (
            "Oral versus intravenous iron after birth\n\nWomen were randomly assigned to oral iron (n = 43) or "
            "intravenous iron (n = 44). Haemoglobin rose by 12 g/L with oral iron and 21 g/L with intravenous iron.",
            [("oral iron", "experimental", "iron"), ("intravenous iron", "control", "iron")],
        ),
        (
            "Doses of rosuvastatin after stroke\n\nPatients were randomly assigned to low- or high-dose rosuvastatin. "
            "Recurrent stroke was seen in 8% of the low-dose group and in 6% of the high-dose group.",
            [
                ("low-dose rosuvastatin", "experimental", "rosuvastatin"),
                ("high-dose rosuvastatin", "experimental", "rosuvastatin"),
            ],
        ),
        (
            "Amoxicillin for otitis\n\nChildren were randomised to short-course (5 days) or standard-course (10 days) "
            "amoxicillin. Cure was seen in 81% of the short-course group and 84% of the standard-course group.",
            [("short-course", "experimental", "amoxicillin"), ("standard-course", "control", "amoxicillin")],
        ),
    ],
)
def test_what_differs_in_time_pace_way_or_degree_only_are_arms(text: str, expected) -> None:
    assert arms_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Women were randomised to oral ibandronate or intravenous zoledronic acid. Fractures occurred in 4% and 5%.",
        "We tested one or two years of rituximab against observation. Relapse occurred in 14% and 25%.",
        "Adults were randomised to ramipril or placebo. They were followed for 6 or 12 months. Stroke occurred in 4%.",
        "Adults were randomised to surgery 2 or 4 weeks after a stroke. Bleeding occurred in 4%.",
        "Women were randomised to 30 vs 60 min/week of yoga. Pain fell by 2 points.",
    ],
)
def test_other_pairs_of_times_and_ways_are_none(text: str) -> None:
    labels = {a.label for a in find_arms(text)}
    assert not labels & {"oral", "intravenous", "1 year", "2 years", "6 months", "12 months", "2 weeks", "30 min"}


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        (VariantName("length", "6", "month"), "in the 6-month group", ["6-month"]),
        (VariantName("length", "6", "month"), "in the 6- and 9-month groups", ["6"]),
        (VariantName("length", "6", "month"), "at 6 months, six months of follow-up", []),
        (
            VariantName("pace", "3", "week"),
            "three-weekly, every 3 weeks and q3w",
            ["three-weekly", "every 3 weeks", "q3w"],
        ),
        (VariantName("pace", "1", "week"), "weekly drug A at 3-weekly visits", ["weekly"]),
        (VariantName("way", "oral"), "oral ulcers with oral than with topical", ["oral"]),
    ],
)
def test_an_arm_is_named_where_nothing_else_is_meant(name: VariantName, words: str, found: list[str]) -> None:
    assert [words[start:end] for start, end in name.iter_places(words)] == found
