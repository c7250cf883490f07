"""Groups that no drug tells apart: by verbs and numbers, by names in capitals, by words before a word for a group."""

from __future__ import annotations

import pytest

GROUPS = [
    (
        "Laparoscopic versus open repair of inguinal hernia\n\nMethods: One hundred and fifty-six men underwent "
        "laparoscopic repair and 154 underwent open repair. Results: Recurrence was seen in 9 men in the laparoscopic "
        "group and in 7 men in the open group.",
        {"laparoscopic": 156, "open": 154},
    ),
    (
        "Fluoride varnish in children at high caries risk\n\nMethods: This trial compared varnish applied every 3 "
        "months (n = 118) with varnish applied every 6 months (n = 121). Results: New cavities were seen in 38% of the "
        "3-month group and 45% of the 6-month group.",
        {"3-month": 118, "6-month": 121},
    ),
    (
        "A trial of SX7 (a rituximab biosimilar) versus reference rituximab: extension study\n\nA total of 240 "
        "patients were enrolled (SX7, n = 122; RTX, n = 118). ACR20 response was 71.3% with SX7 and 69.5% with RTX.",
        {"SX7": 122, "RTX": 118},
    ),
    (
        "Prophylaxis before dental implants: a double-blind trial\n\nParticipants received amoxicillin 2 g (n = 150) "
        "or no antibiotic (n = 148). Implant failure occurred in 3 of 150 participants with amoxicillin.",
        {"amoxicillin": 150, "no antibiotic": 148},
    ),
    (
        "A programme for knee pain\n\nMethods: This trial compared the effect of Fit-Plan (n = 61) with a single phone "
        "call (n = 48). Results: Pain fell in both groups.",
        {"Fit-Plan": 61, "single phone call": 48},
    ),
    (
        "Calf stretching in children\n\nMethods: Children were randomly assigned to a group with stretches of the calf "
        "(stretching group [SG]; n = 33) or to a control group without it (no SG; n = 31). Results: Pain fell in both.",
        {"SG": 33, "control group without it": 31},
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_are_found_with_their_sizes(text: str, expected: dict[str, int], study_of) -> None:
    assert {arm.label: arm.size for arm in study_of(text).arms} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Repair of hernia\n\nMethods: Forty men underwent open repair and 3 died of sepsis.",
        "A phase 2 study of ibrutinib\n\nMethods: Adults took ibrutinib. Results: Response was commoner in the "
        "younger group than in the older group.",
        "A pooled analysis of drug use\n\nSleep was compared with rest. In all, 80 patients were enrolled (TRIAL-2, "
        "n = 40; TRIAL-3, n = 40). Sleep was good. Fatigue was rare. Pain was absent.",
    ],
)
def test_no_other_groups_are_made(text: str, study_of) -> None:
    assert len(study_of(text).arms) < 2


def test_a_word_of_a_name_before_a_word_for_a_group_is_the_arm(study_of) -> None:
    study = study_of(
        "Telephone coaching versus printed advice for weight loss\n\nMethods: Women were randomised to telephone "
        "coaching or printed advice. Results: Nausea was seen in 4 of the coaching group and 3 in the advice group."
    )
    assert [(event.count, event.arm) for event in study.adverse_events] == [
        (4, "telephone-coaching"),
        (3, "printed-advice"),
    ]


def test_a_group_of_one_letter_is_known_without_the_word_for_a_group(study_of) -> None:
    study = study_of(
        "Supplements after hip fracture: a randomised study\n\nResults: Of 139 patients randomised, 68 were in the C "
        "group and 71 in the S group. Median length of stay was 14 days in C and 15 days in S. Vitamin C was given."
    )
    stays = {result.value.text: result.arm for result in study.results if result.value}
    assert stays == {"14": "c-group", "15": "s-group"}


TRAINING = """Strength training for fatigue in multiple sclerosis: a randomised controlled trial.

Methods: Adults were randomised to an experimental group that lifted weights or to a control group without training. """


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fatigue was lower in those who lifted compared to controls (mean 5.1 vs 7.3 points).",
            ["experimental", "control"],
        ),
        (
            "Mean fatigue was lower in people who lifted weights than in controls (5.1 v 7.3).",
            ["experimental", "control"],
        ),
        ("Mean fatigue was higher in controls (7.3 v 5.1).", ["control", "experimental"]),
    ],
)
def test_what_others_are_measured_against_comes_second(sentence: str, expected: list[str], study_of) -> None:
    study = study_of(f"{TRAINING}Results: {sentence}")
    roles = {arm.key: arm.role for arm in study.arms}
    assert [roles[result.arm] for result in study.results if result.arm] == expected


def test_a_list_of_groups_that_clauses_describe_is_taken_apart(study_of) -> None:
    study = study_of(
        "A web tool on statins: a randomised trial\n\nMethods: Adults were randomly assigned to either an intervention "
        "group, an active control group that read a leaflet, or a delayed control group that read nothing."
    )
    assert len(study.arms) == 3


def test_a_second_name_of_the_experimental_group_is_no_group_of_its_own(study_of) -> None:
    study = study_of(
        "Strength training: a controlled trial\n\nMethods: Adults with gout were assigned to training or not. "
        "The control group rested. Results: Falls were rarer in the ST group and the experimental group than in the "
        "control group."
    )
    assert [arm.role for arm in study.arms] == ["experimental", "control"]
