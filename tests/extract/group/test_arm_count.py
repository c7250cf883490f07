"""How many people of an arm a text counts besides the arm's size."""

from __future__ import annotations

import pytest

HEAD = """Massage for pain after knee surgery: a randomised trial.

Methods: We randomly assigned 120 adults to massage (n = 61) or usual care (n = 59). Results: """


def counts(study) -> list[tuple[str, int, str | None]]:
    return [(count.arm, count.size, count.counted) for count in study.arm_counts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Follow-up at six weeks was completed by 107 participants (54 massage, 53 usual care).",
            [("massage", 54, "followed"), ("usual-care", 53, "followed")],
        ),
        (
            "Nausea occurred in 6 of 58 patients in the massage group and 9 of 57 in the usual care group.",
            [("massage", 58, None), ("usual-care", 57, None)],
        ),
        (
            "The analysis included 60 adults in the massage group and 52 in the usual care group.",
            [("massage", 60, "analysed"), ("usual-care", 52, "analysed")],
        ),
        ("In the massage group (n = 55), the mean pain score was 3.1.", [("massage", 55, None)]),
        (
            "Among 46 adults in the massage group and 43 in the usual care group, sleep was better with massage.",
            [("massage", 46, "part"), ("usual-care", 43, "part")],
        ),
        (
            "Later 108 adults (M, 55; U, 53) were evaluable.",
            [("massage", 55, "analysed"), ("usual-care", 53, "analysed")],
        ),
    ],
)
def test_an_arm_is_counted_anew(sentence: str, expected: list[tuple[str, int, str | None]], study_of) -> None:
    study = study_of(HEAD + sentence)

    assert [(arm.key, arm.size) for arm in study.arms] == [("massage", 61), ("usual-care", 59)]
    assert counts(study) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "All 61 patients of the massage group and 59 of the usual care group were analysed.",  # nothing new
        "Constipation was reported in the massage group (n = 30, 52%) more often.",  # to so many it happened
        "Falls occurred in 14 patients in the massage group and 9 in the usual care group.",
        "In total, 120 patients were assigned to massage or usual care.",
        "Two patients assigned to massage withdrew.",
        "Ninety-five withdrew (49 massage, 46 usual care).",
        "Pain ceased in 52 adults in the massage group and 48 in the usual care group.",
        "Among 30 adults in the massage group and 28 in the usual care group, who had pain, sleep was better.",  # few
    ],
)
def test_other_numbers_count_no_arm(sentence: str, study_of) -> None:
    assert counts(study_of(HEAD + sentence)) == []


def test_numbers_of_two_parts_of_each_arm_are_the_size_of_neither(study_of) -> None:
    study = study_of(
        "Massage after knee surgery: a randomised trial.\n\nMethods: We randomly assigned adults to massage or "
        "usual care. Results: Mobility was told by age below 60 years (massage, n = 41; usual care, n = 36) or above "
        "(massage, n = 72; usual care, n = 79)."
    )
    assert [arm.size for arm in study.arms] == [None, None]
    assert counts(study) == [
        ("massage", 41, "part"),
        ("usual-care", 36, "part"),
        ("massage", 72, "part"),
        ("usual-care", 79, "part"),
    ]


def test_those_randomised_and_those_treated_are_no_parts(study_of) -> None:
    study = study_of(HEAD.replace("(n = 59)", "(n = 59), of whom 58 received massage and 57 received usual care"))
    assert [arm.size for arm in study.arms] == [61, 59]


def test_a_count_is_quoted_from_the_sentence_that_says_it(study_of) -> None:
    sentence = "In the massage group (n = 55), the mean pain score was 3.1."
    (count,) = study_of(HEAD + sentence).arm_counts

    assert count.evidence.words.of(HEAD + sentence) == "massage group (n = 55"
    assert count.evidence.sentence.of(HEAD + sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "sizes"),
    [
        # the other arm, by a name that is not known
        ("Of these, 61 received massage and 59 received the leaflet.", [61, 59]),
        ("Of the adults, 61 (51%) were assigned to massage and 59 (49%) to lying down.", [61, 59]),
        # one number is part of the other
        ("Of these, 61 received massage, of whom 59 received all sessions.", [61, None]),
    ],
)
def test_two_sizes_of_which_one_is_named_are_of_both_arms(sentence: str, sizes: list, study_of) -> None:
    head = "Methods: We randomly assigned adults to massage or usual care after knee surgery. "
    assert [arm.size for arm in study_of(head + sentence).arms] == sizes
