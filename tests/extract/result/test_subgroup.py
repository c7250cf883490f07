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
