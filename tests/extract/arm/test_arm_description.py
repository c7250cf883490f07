"""Groups with letters or numbers: which is the control by how it is described."""

from __future__ import annotations

import pytest

from kg.extract.assemble import assemble_study
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.readers.title import find_title


def controls_of(text: str) -> set[str]:
    study = assemble_study(read_document(Document("test", "test.txt", text, "plain_text", title=find_title(text))))
    return {arm.label for arm in study.arms if arm.role == "control"}


@pytest.mark.parametrize(
    ("allocation", "control"),
    [
        ("randomised to group A (biopsy alone, 53 men) or group B (biopsy plus sampling, 54 men)", "group A"),
        ("assigned to two groups. Group 1 received standard care and group 2 received rinsing with saline", "group 1"),
        ("allocated to group A, which was taught tai chi, or group B, which kept its usual activities", "group B"),
        ("assigned to two groups: group 1 did not exercise, while group 2 walked", "group 1"),
        ("assigned to group 1 (usual care plus lessons) or group 2 (usual care)", "group 2"),
    ],
)
def test_the_group_to_which_nothing_new_is_done_is_the_control(allocation: str, control: str) -> None:
    assert controls_of(f"Adults were randomly {allocation}. Pain fell in both groups.") == {control}


def test_the_title_tells_what_groups_with_numbers_are_measured_against() -> None:
    text = (
        "Laparoscopic versus open repair of hernia\n\nWe randomised men to group 1 (open repair, n = 43) or group 2 "
        "(laparoscopic repair, n = 44). Pain was 3.1 in group 1 and 2.2 in group 2."
    )
    assert controls_of(text) == {"group 1"}


def test_words_that_describe_all_groups_tell_no_control() -> None:
    text = (
        "Men were randomised to group 1 (drops and placebo) or group 2 (ointment and placebo). "
        "Pain was 3.1 in group 1 and 2.2 in group 2."
    )
    assert controls_of(text) == {"group 2"}  # the last of two
