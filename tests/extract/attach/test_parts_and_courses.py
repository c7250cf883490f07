"""A whole and its part with a number each, and numbers that are told course by course."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

SENTENCES = Path(__file__).parents[2] / "data" / "sentences"
CASES = yaml.safe_load((SENTENCES / "parts_and_courses.yaml").read_text(encoding="utf-8"))
TRIAL = (
    "A randomized trial of filgrastim in acute myeloid leukemia. METHODS: Patients were randomly assigned to filgrastim"
    " (n = 80) or placebo (n = 82). RESULTS: Accrual was fast. "
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_every_number_has_its_own_outcome_time_and_p_value(case, study_of) -> None:
    assert [
        f"{r.outcome.label} | {r.value.text} | {r.time_point or '-'} | {r.p.number.text if r.p else '-'}"
        for r in study_of(TRIAL + case["text"]).results
    ] == case["facts"]
