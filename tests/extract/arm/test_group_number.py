"""How many groups a text tells of, and what is not told where the table of arms does not hold them all."""

from __future__ import annotations

import pytest

from kg.extract.arm.group_number import GroupNumber, find_group_number
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.readers.title import find_title

TITLE = "Apremilast for eczema: a randomised trial"


def number_of(words: str) -> tuple[int, bool]:
    text = f"{TITLE}\n\nMethods: {words}"
    number = find_group_number(read_document(Document("t", "t.txt", text, "plain_text", title=find_title(text))))
    return number.least, number.is_exact


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Adults were randomised 2:1:1 to apremilast, ciclosporin or placebo.", (3, True)),
        ("Women received apremilast (1:1 randomisation) or placebo.", (2, True)),
        ("Children were allocated to one of four apremilast doses or placebo.", (4, False)),
        ("This was a three-arm, open trial.", (3, False)),
        ("Group A walked, group B swam, and group C slept.", (3, False)),
        ("Itch was lower in all three treatment groups.", (3, False)),
    ],
)
def test_ratios_numbers_and_letters_tell_how_many_groups_there_are(words: str, expected: tuple[int, bool]) -> None:
    assert number_of(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Adults were divided into three groups according to age.",
        "One of four patients in the group withdrew.",
        "Serum was diluted 1:4 in all samples.",
        "Three age groups were looked at.",
    ],
)
def test_kinds_of_people_and_other_ratios_tell_of_no_groups(words: str) -> None:
    assert number_of(words) == (0, False)


def test_a_ratio_tells_of_all_groups_and_a_number_of_the_least() -> None:
    assert GroupNumber(2, is_exact=True).fits(2) and not GroupNumber(2, is_exact=True).fits(3)
    assert GroupNumber(3, is_exact=False).fits(4) and not GroupNumber(3, is_exact=False).fits(2)


THREE = "Methods: Adults were randomised (1:1:1) to low-dose apremilast 15 mg apremilast 25 mg, or placebo. "


def test_no_order_tells_the_arm_where_one_is_missing(study_of) -> None:
    study = study_of(f"{TITLE}\n\n{THREE}Results: Headache was reported in 24% and 13%.")
    assert [event.arm for event in study.adverse_events] == [None, None]


def test_a_dose_behind_a_name_makes_it_another_arm_where_one_is_missing(study_of) -> None:
    study = study_of(f"{TITLE}\n\n{THREE}Results: Headache was reported in 24% on apremilast 25 mg, 13% on placebo.")
    assert [event.arm for event in study.adverse_events] == [None, "placebo"]


def test_the_list_is_taken_that_names_as_many_groups_as_are_told(study_of) -> None:
    study = study_of(
        f"{TITLE}\n\nMethods: Women were randomised (1:1) to apremilast or creams (urea, 40 mg/g, or lactic acid). "
        "Results: Itch eased."
    )
    assert len(study.arms) == 2


def test_what_each_group_had_is_not_that_of_the_one_that_is_tried(study_of) -> None:
    study = study_of(
        f"{TITLE}\n\nMethods: Women were randomised to apremilast or placebo. "
        "Results: Three cases of headache occurred in each treatment group."
    )
    assert {event.arm for event in study.adverse_events} == {None}


def test_the_placebo_of_a_design_is_given_to_nobody(study_of) -> None:
    study = study_of(
        "A placebo-controlled study of apremilast plus ciclosporin versus ciclosporin in women with eczema\n\n"
        "Methods: Women were randomised. Results: Itch eased."
    )
    assert [{d.label for d in arm.drugs} for arm in study.arms] == [{"apremilast", "cyclosporine"}, {"cyclosporine"}]
    assert [arm.role for arm in study.arms] == ["experimental", "control"]
