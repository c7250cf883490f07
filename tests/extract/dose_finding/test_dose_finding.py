"""Levels, MTD, RP2D and what limited the dose: short texts with their expected findings, and texts that have none."""

from __future__ import annotations

from typing import get_args

import pytest

from kg.extract.cue import load_cues
from kg.model.study import DoseFinding, DoseFindingKind


def test_every_kind_of_the_model_has_its_patterns() -> None:
    assert set(get_args(DoseFindingKind)) <= set(load_cues("dose_findings"))


def test_dose_findings_are_read_and_no_others(sentence_case, study_of) -> None:
    def shown(finding: DoseFinding) -> str:
        drug = finding.drug.label if finding.drug else None
        event = finding.event.label if finding.event else None
        slots = (drug, finding.dose, finding.unit, finding.frequency, finding.assertion, event, finding.window)
        return " | ".join([finding.kind, *(slot or "-" for slot in slots)])

    assert sorted(map(shown, study_of(sentence_case["text"]).dose_findings)) == sorted(sentence_case["facts"])


def test_the_dose_of_another_kind_behind_is_not_this_kinds(study_of) -> None:
    study = study_of(
        "Phase I trial of selinexor in myeloma. Patients received selinexor at 20, 40 or 60 mg twice weekly. The MTD "
        "was 60 mg and the recommended phase 2 dose was 40 mg."
    )
    chosen = {(f.kind, f.dose) for f in study.dose_findings if f.kind in ("MTD", "RP2D")}
    assert chosen == {("MTD", "60"), ("RP2D", "40")}


def test_one_dose_of_two_kinds_is_both(study_of) -> None:
    study = study_of(
        "Phase I trial of selinexor in myeloma. Patients received selinexor at 20, 40 or 60 mg twice weekly. The MTD "
        "and recommended phase 2 dose was 40 mg."
    )
    assert {f.kind for f in study.dose_findings if f.dose == "40"} >= {"MTD", "RP2D"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a plan is no finding
        ("This study investigated the MTD of vorinostat at 150 or 250 mg.", set()),
        ("The MTD of vorinostat was 250 mg.", {("MTD", "vorinostat", "250")}),
        # what comes after the first dose is no starting dose
        (
            "The starting dose of vorinostat was 90 mg and was escalated to 150 and 250 mg.",
            {("starting dose", "vorinostat", "90")},
        ),
        # a drug that is given at no dose gives way to the one that is
        (
            "Vorinostat was given at 250 mg. Exposure to vorinostat and bexarotene rose at the MTD of 250 mg.",
            {("MTD", "vorinostat", "250")},
        ),
    ],
)
def test_a_chosen_dose_is_told_and_of_its_drug(text, found, study_of) -> None:
    study = study_of(f"Phase 1 trial of vorinostat in lymphoma. RESULTS: {text}")
    chosen = [f for f in study.dose_findings if f.kind != "dose level"]
    assert {(f.kind, f.drug.label if f.drug else None, f.dose) for f in chosen} == found
