"""The arms of a study of what one drug does to another, and lists that are none."""

from __future__ import annotations

import pytest

TITLE = "Everolimus and other drugs: an interaction study"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "12 adults took everolimus 2 mg alone and with itraconazole.",
            [{"everolimus"}, {"everolimus", "itraconazole"}],
        ),
        (
            "Men received everolimus alone, then together with rifampin or verapamil.",
            [{"everolimus"}, {"everolimus", "rifampin"}, {"everolimus", "verapamil"}],
        ),
        (
            "Women were given everolimus with and without oral aprepitant.",
            [{"everolimus"}, {"everolimus", "aprepitant"}],
        ),
    ],
)
def test_a_drug_alone_and_with_another_are_arms(study_of, words: str, expected: list[set[str]]) -> None:
    study = study_of(f"{TITLE}\n\nMethods: In this crossover study {words} Results: It was tolerated.")
    assert [{d.label for d in arm.drugs} for arm in study.arms] == expected
    assert [arm.role for arm in study.arms] == ["control"] + ["experimental"] * (len(expected) - 1)


def test_several_partners_that_and_joins_are_no_arms(study_of) -> None:
    study = study_of(
        f"{TITLE}\n\nMethods: In this crossover study men took everolimus alone and with rifampin and verapamil. "
        "Results: It was tolerated."
    )
    assert {"everolimus", "rifampin"} not in [{d.label for d in arm.drugs} for arm in study.arms]


def test_alternatives_that_commas_part_are_taken_where_they_are_as_many_as_told(study_of) -> None:
    study = study_of(
        "Activity for stiff knees\n\nMethods: Adults were randomised to four groups: TC+ED, ST+ED, "
        "TC+NE, and ST+NE. Results: Pain eased with TC+ED."
    )
    assert [arm.label for arm in study.arms] == ["TC+ED", "ST+ED", "TC+NE", "ST+NE"]


def test_numbers_count_the_alternatives_of_a_list(study_of) -> None:
    study = study_of(
        "Reminders for vaccination\n\nMethods: Clinics were randomised to 1 of 3 groups: (1) usual care; (2) posted "
        "letters; or (3) posted letters and calls. Results: More adults were vaccinated."
    )
    assert [arm.label for arm in study.arms] == ["usual care", "posted letters", "posted letters and calls"]
