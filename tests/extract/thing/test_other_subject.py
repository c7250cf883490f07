"""Numbers with a subject or a verb of their own, which are not of what stands before them."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 women with migraine to topiramate 50 mg or placebo. RESULTS: "


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Neck pain lasted a mean of 4.1 days, and the mean aura length was 22 minutes.", "22"),
        ("Twelve women (15%) had neck pain and four women (5%) needed oxygen.", "5"),
        ("Preliminary response was seen in three of four treatment arms.", "3"),
    ],
)
def test_a_number_with_its_own_subject_or_verb_is_not_of_what_stands_before(sentence, number, study_of) -> None:
    study = study_of(TRIAL + sentence)
    found = {str(r.value.text if r.value else r.count): r.outcome.label for r in study.results}
    assert "pain" not in found.get(number, "") and "response" not in found.get(number, "")
