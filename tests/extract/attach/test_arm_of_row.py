"""Lists of numbers beside which those of another arm stand, and numbers of groups that are no arm of the study."""

from __future__ import annotations

import pytest

from kg.model.study import Study

GOUT = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "
YOGA = "We randomly assigned 200 adults with back pain to yoga (n = 99) or diet (n = 101). RESULTS: "


def numbers(study: Study) -> list[tuple[str, str | None]]:
    """Each number of the results and harms with the key of its arm, in order of the text."""
    facts = [(r.evidence.words.start, r.value.text if r.value else str(r.count), r.arm) for r in study.results]
    facts += [
        (e.evidence.words.start, e.percent.text if e.percent else str(e.count), e.arm) for e in study.adverse_events
    ]
    return [(text, arm) for _, text, arm in sorted(facts, key=lambda fact: fact[0])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a list and another list, each of one arm
        (
            GOUT + "The relapse rates at 2 and at 4 years were 17 and 19%, respectively, in patients allocated to "
            "febuxostat and 28 and 31% in patients allocated to placebo.",
            [("17", "febuxostat"), ("19", "febuxostat"), ("28", "placebo"), ("31", "placebo")],
        ),
        (
            GOUT
            + "Mild and severe nausea occurred in 31 (45%) and 2 (3%) patients with febuxostat versus 16 (24%) and "
            "1 (2%) patients with placebo, respectively.",
            [("45", "febuxostat"), ("3", "febuxostat"), ("24", "placebo"), ("2", "placebo")],
        ),
        (
            GOUT + "Median overall survival with febuxostat was 11.5 and 9.1 months for doses of 80 and 40 mg, "
            "respectively, compared with 6.8 months with placebo.",
            [("11.5", "febuxostat"), ("9.1", "febuxostat"), ("6.8", "placebo")],
        ),
        # the same things told again of the other arm
        (
            GOUT + "The febuxostat group had an accuracy of 88% and a recall of 76% compared to an accuracy of 81% and "
            "a recall of 62% for the placebo group.",
            [("88", "febuxostat"), ("76", "febuxostat"), ("81", "placebo"), ("62", "placebo")],
        ),
        # a pair of which the second number has its arm behind it
        (
            GOUT + "Rash was commoner with febuxostat (33% versus 21% placebo), and rarer at night.",
            [("33", "febuxostat"), ("21", "placebo")],
        ),
        (GOUT + "Relapse was seen in 33% versus 21% with febuxostat.", [("33", "placebo"), ("21", "febuxostat")]),
        (
            GOUT + "The incidence of rash was lower (8.6% vs 19.7%) on febuxostat.",
            [("8.6", "febuxostat"), ("19.7", "placebo")],
        ),
        # what a pair is measured against comes second
        (
            YOGA + "The incidence of nausea was lower (8.6% versus 19.7%) than with the diet.",
            [("8.6", "yoga"), ("19.7", "diet")],
        ),
        (YOGA + "Less nausea was seen (8.6% versus 19.7%) compared with diet.", [("8.6", "yoga"), ("19.7", "diet")]),
        # a bracket with the arm of its second number
        (
            GOUT
            + "The most common harms with febuxostat were headache (36%; placebo, 12%) and fever (22%; placebo, 9%).",
            [("36", "febuxostat"), ("12", "placebo"), ("22", "febuxostat"), ("9", "placebo")],
        ),
        (
            GOUT
            + "The 2-year overall survival was 81% [95% CI 72-88] with febuxostat, vs 66% [57-74] without; P = .02.",
            [("81", "febuxostat"), ("66", "placebo")],
        ),
        # a short name with the capital of a sentence
        (
            "Adults with asthma were randomized to zinc or diet. RESULTS: Zinc had a lower rate of relapse (4% vs 9%).",
            [("4", "zinc"), ("9", "diet")],
        ),
        # people and other things counted stand between a number and its arm
        (
            GOUT
            + "Relapse was found in 53 of 61 (86.9%) scans in the febuxostat group and in 44 of 59 (74.6%) scans in "
            "the placebo group.",
            [("86.9", "febuxostat"), ("74.6", "placebo")],
        ),
    ],
)
def test_a_number_beside_those_of_another_arm_is_of_its_own(text: str, wanted: list, study_of) -> None:
    assert numbers(study_of(text)) == wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # a drug that no arm gives, and a name that is none of the arms'
        (
            GOUT + "The response rate was 22% with placebo and 37% with 15 mg metformin; febuxostat was given later.",
            "37",
        ),
        (GOUT + "The response rates were 35% for balm, 50% for febuxostat and 31% for placebo.", "35"),
        (GOUT + "The response rates were 35% for metformin, 50% for febuxostat and 31% for placebo.", "35"),
    ],
)
def test_a_number_of_those_who_are_in_no_arm_has_none(text: str, number: str, study_of) -> None:
    assert dict(numbers(study_of(text)))[number] is None


def test_a_drug_of_an_arm_known_by_another_name_leads_to_the_other_in_a_list_of_two(study_of) -> None:
    text = (
        "Adults with gout were randomized to active treatment or placebo. RESULTS: Hemoglobin A1c fell by "
        "0.7% (7.6 mmol/mol) and by 0.2% (2.1 mmol/mol) with metformin and placebo, respectively."
    )
    assert ("0.2", "placebo") in numbers(study_of(text))


def test_what_stood_at_the_end_of_a_treatment_is_no_arm(study_of) -> None:
    text = (
        GOUT + "Six months after the completion of placebo, the most common harms on febuxostat were rash (18%), fever "
        "(8%) and fatigue (5%)."
    )
    assert {arm for _, arm in numbers(study_of(text))} == {"febuxostat"}
