"""Which of several arms others are measured against."""

from __future__ import annotations

import pytest

from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Arm
from kg.readers.title import find_title


def find_arms(text: str) -> tuple[Arm, ...]:
    return assemble_study(read_document(Document("test", "test.txt", text, "plain_text", title=find_title(text)))).arms


def roles_of(text: str) -> dict[str, str]:
    return {arm.label.lower(): arm.role for arm in find_arms(text)}


@pytest.mark.parametrize(
    ("text", "controls"),
    [
        (
            "Sarilumab in gout\n\nIn this double-blind, placebo- and active-controlled trial 430 adults were "
            "randomised to receive placebo, sarilumab 60 mg or naproxen 500 mg. Pain fell with sarilumab.",
            {"placebo", "naproxen"},
        ),
        (
            "Everolimus after lung transplantation\n\nWe randomised 217 patients to everolimus 0.7 mg, everolimus 1.4 "
            "mg, or azathioprine. Rejection occurred in 20%, 18% and 31%.",
            {"azathioprine"},
        ),
        (
            "Gefitinib and pemetrexed in lung cancer\n\nIn this trial 330 adults were randomised to gefitinib 150 mg, "
            "gefitinib 250 mg, or pemetrexed. Response was seen in 20%, 22% and 31%.",
            {"pemetrexed"},
        ),
    ],
)
def test_a_drug_beside_placebo_or_doses_of_the_tried_one_is_a_control(text: str, controls: set[str]) -> None:
    assert {label for label, role in roles_of(text).items() if role == "control"} == controls


def test_two_tried_drugs_beside_placebo_are_no_controls() -> None:
    text = (
        "Ramipril or losartan for heart failure\n\nAdults were randomised to receive placebo, ramipril or losartan. "
        "Death occurred in 20%, 18% and 31%."
    )
    assert roles_of(text) == {"placebo": "control", "ramipril": "experimental", "losartan": "experimental"}


@pytest.mark.parametrize(
    "claim",
    [
        "Apixaban was noninferior to warfarin.",
        "Apixaban was as effective as warfarin.",
        "The standard treatment is warfarin.",
        "We asked whether apixaban was not inferior to standard warfarin.",
    ],
)
def test_what_is_the_standard_is_the_control(claim: str) -> None:
    text = (
        f"Stroke in adults\n\nWe randomised 318 adults to warfarin or apixaban. Stroke occurred in 4% and 3%. {claim}"
    )
    assert roles_of(text) == {"warfarin": "control", "apixaban": "experimental"}


def test_a_standard_that_something_is_added_to_tells_no_role() -> None:
    text = (
        "Adults were randomised to apixaban or warfarin. Apixaban was added to standard aspirin. "
        "Stroke occurred in 4% and 3%."
    )
    assert roles_of(text) == {"apixaban": "experimental", "warfarin": "control"}


def test_the_last_of_several_alternatives_may_give_all_of_them() -> None:
    text = (
        "Adults were randomised to an exercise programme, an education programme, or both. Pain fell by 3 points in "
        "the exercise group, 1 point in the education group and 4 points in the combined group."
    )
    arms = find_arms(text)
    assert {d.label for d in arms[2].drugs} == {"exercise", "education program"}
    assert len(arms) == 3


@pytest.mark.parametrize(
    "title", ["Ivabradine versus digoxin or atenolol", "Ivabradine compared with digoxin and atenolol"]
)
def test_the_one_that_a_title_compares_with_all_others_is_tried(title: str) -> None:
    text = f"{title} in heart failure\n\nAdults were randomised to ivabradine, digoxin, or atenolol. Death was rare."
    assert roles_of(text) == {"ivabradine": "experimental", "digoxin": "control", "atenolol": "control"}


def test_what_people_were_randomly_given_is_an_arm() -> None:
    text = "Women who had had chemotherapy were randomly given zoledronic acid or placebo. Pain fell by 3 and 1 points."
    assert roles_of(text) == {"zoledronic acid": "experimental", "placebo": "control"}


def test_a_list_that_no_word_joins_has_as_many_arms_as_names() -> None:
    text = "Adults were randomised to ivabradine, digoxin or atenolol. Death occurred in 20%, 21% and 24%."
    assert set(roles_of(text)) == {"ivabradine", "digoxin", "atenolol"}
