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


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # a statement with a subject, or people, of its own
        (
            "After women with a stroke were left out, the proportion of women with deep sleep was 62% with topiramate "
            "and 51% with placebo (odds ratio, 1.31; 95% CI, 0.72-2.41).",
            {
                "62": "proportion of women with deep sleep",
                "51": "proportion of women with deep sleep",
                "1.31": "proportion of women with deep sleep",
            },
        ),
        (
            "Relief did not differ, nor did early relief differ for aura (82% vs 91%), or sleep (44% vs 39%).",
            {},
        ),
        ("In all, 32% of women required epoetin alfa and 21% required a walking aid.", {"21": "need for walking aid"}),
        ("A pause of aura was seen in three women, while two women reported a rise in pain.", {"3": "pause of aura"}),
        (
            "An infusion, able to keep mean arterial pressure at 101 +/- 5 mm Hg, increased right atrial mean pressure "
            "to 14 +/- 3 mm Hg.",
            {"101": "mean arterial pressure"},
        ),
        (
            "Changes in systolic BP were larger (+7.1 vs +2.9 mm Hg, p < 0.001), and were due to larger changes in "
            "arterial stiffness of the wrist (+121 vs +38 units, p < 0.01).",
            {"7.1": "systolic blood pressure", "2.9": "systolic blood pressure"},
        ),
        # what opens its own name, or is followed by the next one
        (
            "Topiramate gave a 24% response rate, with two complete remissions, compared to an 11% response rate.",
            {"24": "overall response rate", "11": "overall response rate"},
        ),
        ("Best responses included 3 complete responses and 7 stable diseases.", {"3": "complete remission rate"}),
        (
            "Sensitivity rose from 21% to 74%, negative predictive value increased from 52% to 66%.",
            {"52": "negative predictive value", "66": "negative predictive value"},
        ),
    ],
)
def test_a_statement_of_its_own_has_its_own_thing(sentence, wanted, study_of) -> None:
    results = [r for r in study_of(TRIAL + sentence).results if r.value or r.count is not None]
    found = {r.value.text if r.value else str(r.count): r.outcome.label for r in results}
    assert found.items() >= wanted.items()
    others = {label for number, label in found.items() if number not in wanted}
    assert not others & {*wanted.values(), "relief", "pause of aura", "negative predictive value"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Less pain was the most common reason for preference, given by 61% of women preferring topiramate.",
        "The rate of falls after pressure-lowering surgery (41.5%) was no higher.",
        "Responders often obtained another remission with later chemotherapy (3 of 8 versus 0 of 14).",
        "Two responders had a stroke compared to none of 31 nonresponders.",
        "Six women stopped early, 4 for nausea and 2 for progressive disease.",
        "Rashes were attributable to 21 (6%) deaths with topiramate and 19 (5%) deaths with placebo.",
    ],
)
def test_reasons_causes_people_and_treatments_are_no_things(sentence, study_of) -> None:
    study = study_of(TRIAL + sentence)
    assert not study.results
    assert all(e.count is None and e.percent is None for e in study.adverse_events)


@pytest.mark.parametrize(
    ("sentence", "number", "label"),
    [
        ("The percentage relapse free 5 years after reaching remission was 57%.", "57", "relapse-free survival"),
        ("A complete response after the first course was seen in 38%.", "38", "complete remission rate"),
        ("The proportion with a response was 38% and in those with aura it was 41%.", "41", "overall response rate"),
        ("Responders to topiramate were more common (52%) than expected.", "52", "overall response rate"),
        ("The response rate was 36%, and 28% of women on placebo had a response.", "36", "overall response rate"),
    ],
)
def test_a_thing_beside_such_words_keeps_its_number(sentence, number, label, study_of) -> None:
    found = {r.value.text: r.outcome.label for r in study_of(TRIAL + sentence).results if r.value}
    assert found.get(number) == label
