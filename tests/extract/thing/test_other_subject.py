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


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Response rates were 31% and 22%, while EVR rates were 71% with topiramate and 33% with placebo.",
            {"71": "EVR rates", "33": "EVR rates", "22": "overall response rate"},
        ),
        (
            "The response rate was 51% in the first year; corresponding EVR rates were 93% and 61%.",
            {"51": "overall response rate"},
        ),
        ("Response was seen in 41% with topiramate and 19% with placebo.", {"19": "overall response rate"}),
    ],
)
def test_a_list_with_a_name_of_its_own_is_not_of_what_stands_before_it(sentence, wanted, study_of) -> None:
    found = {r.value.text: r.outcome.label for r in study_of(TRIAL + sentence).results if r.value}
    assert found.items() >= wanted.items()
    assert not {"93", "61"} & found.keys()
