"""Which patients a number is restricted to."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

SENTENCES = Path(__file__).parents[2] / "data" / "sentences"
CASES = yaml.safe_load((SENTENCES / "subgroups.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=" ".join(case["text"].split())[-60:]) for case in CASES])
def test_a_number_is_of_the_patients_that_it_is_restricted_to(case, study_of) -> None:
    results = study_of(case["text"]).results
    assert [f"{r.value.text if r.value else r.count} | {r.subgroup or '-'}" for r in results] == case["facts"]


def test_a_group_in_a_bracket_has_the_number_beside_it_and_restricts_no_other(study_of) -> None:
    study = study_of(
        "Patients received rituximab. At 2 years, relapse-free survival was 61% (74% among patients with a complete "
        "response)."
    )
    shown = {(str(r.value.value), r.subgroup, r.time_point) for r in study.results if r.value}
    assert shown == {("61", None, "2 years"), ("74", "a complete response", "2 years")}


def test_a_group_that_lacks_a_marker_has_its_own_number_and_keeps_its_denial(study_of) -> None:
    study = study_of(
        "Patients received rituximab. Among patients with MYD88 mutations the response rate was 71%, and among those "
        "lacking MYD88 mutations it was 40%."
    )
    shown = {(str(r.value.value), r.subgroup) for r in study.results if r.value}
    assert shown == {("71", "MYD88 mutations"), ("40", "lacking MYD88 mutations")}


def test_patients_who_have_what_is_counted_are_no_subgroup(study_of) -> None:
    study = study_of("Patients received rituximab. The proportion of patients with a complete response was 44%.")
    assert [r.subgroup for r in study.results] == [None]
