"""Arms that give one drug at several doses: which doses are arms of their own, and which are not."""

from __future__ import annotations

import pytest

ARMS = [
    (
        "Adults with diabetes were randomised to semaglutide 0.5 mg, semaglutide 1.0 mg or placebo once weekly.",
        ["semaglutide 0.5 mg", "semaglutide 1.0 mg", "placebo"],
    ),
    (
        "We randomly assigned 180 women to denosumab 60 mg or 120 mg every 6 months, or to placebo.",
        ["denosumab 60 mg", "denosumab 120 mg", "placebo"],
    ),
    (
        "Adults were randomly assigned (1:1:1:1) to roxadustat (50, 70 or 100 mg) or placebo three times weekly.",
        ["roxadustat 50 mg", "roxadustat 70 mg", "roxadustat 100 mg", "placebo"],
    ),
    (
        "Subjects were randomised to abatacept 3 mg/kg plus methotrexate or abatacept 9 mg/kg plus methotrexate.",
        ["abatacept 3 mg/kg", "abatacept 9 mg/kg"],
    ),
    (
        "We randomised 70 adults to receive placebo and 13, 26, and 52 mg pioglitazone daily.",
        ["placebo", "pioglitazone 13 mg", "pioglitazone 26 mg", "pioglitazone 52 mg"],
    ),
    (
        "Subjects were randomised to 3 groups: 30, 70, or 110 mg of oral roxadustat.",
        ["roxadustat 30 mg", "roxadustat 70 mg", "roxadustat 110 mg"],
    ),
    (
        "Methods: In this placebo trial adults received monthly denosumab (70 or 120 mg s.c.) or placebo.",
        ["denosumab 70 mg", "denosumab 120 mg", "placebo"],
    ),
    (
        "Methods: Adults received oral roxadustat (at a dose of 40 or 70 mg per day, or matching placebo).",
        ["roxadustat 40 mg", "roxadustat 70 mg", "placebo"],
    ),
    (
        "Adults were randomised to budesonide/formoterol 160/4.5 µg, budesonide 160 µg, or placebo.",
        ["budesonide/formoterol", "budesonide", "placebo"],
    ),
]
#: A dose that the results name is one that the arms are told apart by.
SAID_AGAIN = "Results: Pain was commoner with 120 mg, 70 mg and 1.0 mg."


@pytest.mark.parametrize(("text", "expected"), ARMS)
def test_doses_that_an_allocation_lists_are_arms(study_of, text: str, expected: list[str]) -> None:
    labels = [arm.label.lower() for arm in study_of(f"A randomised trial\n\n{text} {SAID_AGAIN}").arms]
    assert len(labels) == len(expected)
    for label, wanted in zip(labels, expected, strict=True):
        assert all(word in label for word in wanted.split())


def test_sizes_stand_behind_the_doses(study_of) -> None:
    study = study_of(
        "A double-blind trial\n\nMethods: Patients were assigned to dapagliflozin 5 mg (n=100) or 10 mg (n=101) "
        "or placebo (n=99) once daily."
    )
    assert [arm.size for arm in study.arms] == [100, 101, 99]
    assert {(i.arm, i.dose) for i in study.interventions} == {
        ("dapagliflozin-5-mg", "5"),
        ("dapagliflozin-10-mg", "10"),
    }


def test_results_are_of_the_dose_that_they_name(study_of) -> None:
    study = study_of(
        "A randomised trial\n\nMethods: Adults were randomised to tirzepatide 5 mg, 10 mg or placebo for 40 weeks. "
        "Results: HbA1c fell by 1.9% with 5 mg, 2.2% in the 10-mg group and 0.1% with placebo. Nausea was reported in "
        "12%, 16% and 5%, respectively."
    )
    assert [(r.arm, r.value.text) for r in study.results if r.value] == [
        ("tirzepatide-5-mg", "1.9"),
        ("tirzepatide-10-mg", "2.2"),
        ("placebo", "0.1"),
    ]
    assert [(e.arm, e.percent.text) for e in study.adverse_events if e.percent] == [
        ("tirzepatide-5-mg", "12"),
        ("tirzepatide-10-mg", "16"),
        ("placebo", "5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Patients were randomly assigned to anastrozole 1 mg or tamoxifen 20 or 30 mg daily.",
        "Patients were randomly assigned to apixaban (2.5 or 5 mg, depending on age) or warfarin.",
        "Patients were randomly assigned to prednisone 40 mg on day 1, then 20 mg on days 2 to 5, or placebo.",
        "Patients were randomly assigned to cisplatin 75 mg/m2 plus docetaxel 60 mg/m2 or to cisplatin alone.",
    ],
)
def test_doses_of_one_arm_are_no_arms(study_of, text: str) -> None:
    assert len(study_of(f"A randomised trial\n\n{text}").arms) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Patients (n = 96) were randomly assigned to receive 25, 75, or 250 mg ibrutinib weekly.",
            ["ibrutinib 25 mg", "ibrutinib 75 mg", "ibrutinib 250 mg"],
        ),
        ("We randomised 90 adults to roflumilast 250 or 500 µg daily.", ["roflumilast 250 µg", "roflumilast 500 µg"]),
        (
            "We randomised 90 adults to placebo or roflumilast 250 or 500 µg daily.",
            ["placebo", "roflumilast 250 µg", "roflumilast 500 µg"],
        ),
    ],
)
def test_doses_are_arms_where_nothing_else_is_allocated(study_of, text: str, expected: list[str]) -> None:
    arms = study_of(f"A randomised trial\n\nMethods: {text}").arms
    assert [arm.label for arm in arms] == expected
    assert {arm.role for arm in arms if arm.label != "placebo"} == {"experimental"}
