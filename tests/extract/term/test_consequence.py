"""What followed from a harm, and what is denied to have followed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["did not require discontinuation", "never led to dose reduction"])
def test_a_consequence_that_is_denied_is_none(words, study_of) -> None:
    study = study_of(f"Sixty patients with gout received colchicine. RESULTS: Rash was seen in 12% but {words}.")
    assert [e.consequence for e in study.adverse_events if e.event.label == "rash"] == [None]
