"""Harms of a sentence with their numbers, arms and consequences, and what is no harm."""

from __future__ import annotations

import pytest

_ARMS = "METHODS: Adults with gout were randomised to etoricoxib or placebo. RESULTS: "


def _harms(study) -> list[str]:
    return [
        " ".join(
            str(x)
            for x in (
                h.event.label,
                h.grade or "",
                "-" if h.count is None else h.count,
                h.percent.text if h.percent else "-",
                h.arm or "",
                "" if h.assertion == "present" else h.assertion,
            )
            if x != ""
        )
        for h in study.adverse_events
    ]


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        # a number in a bracket is of the harm that the bracket stands behind
        (
            "Dyspepsia (nine [6%] with etoricoxib vs three [2%] with placebo) and rash (8 [5%] vs 7 [4%]) were seen.",
            [
                "dyspepsia 9 6 etoricoxib",
                "dyspepsia 3 2 placebo",
                "rash 8 5 etoricoxib",
                "rash 7 4 placebo",
            ],
        ),
        (
            "Elevated liver enzymes were observed in 19 patients and no patient had pancreatitis.",
            ["liver enzymes increased 19 -", "pancreatitis 0 - absent"],
        ),
        ("Rash (n = 3) was reported, and the dose was reduced in 17% of patients.", ["rash 3 -"]),
        # what one person had
        (
            "One patient with etoricoxib had a serious adverse event (rash with fever).",
            ["serious adverse event 1 - etoricoxib", "rash 1 - etoricoxib", "fever 1 - etoricoxib"],
        ),
        (
            "Two patients had a serious adverse event (rash or fever).",
            ["serious adverse event 2 -", "rash - -", "fever - -"],
        ),
        # numbers that count nobody
        ("Glucosuria increased by 77 g/24 h and rash occurred in 6 patients.", ["rash 6 -", "glucosuria - -"]),
        ("Rash developed in the three-drug clinics.", ["rash - -"]),
        ("Six patients had 11 dose-limiting toxicities.", []),
        ("Mild-to-moderate rash was seen in 61% with etoricoxib.", ["rash mild-moderate - 61 etoricoxib"]),
        # what is no harm
        ("Sepsis, characterized by fever and hypotension, occurred in 4 patients.", ["sepsis 4 -"]),
        ("They were kept for the management of severe rash or dehydration.", []),
        ("Stroke occurred in a patient with underlying anemia.", ["stroke - -"]),
        ("Most of the time was without toxicity.", []),
        ("Exposure was higher in patients (n = 9) who developed rash.", []),
        # whose it is
        (
            "Etoricoxib was similar to placebo and gave no indication of nephrotoxicity.",
            ["nephrotoxicity 0 - absent"],
        ),
        (
            "Adverse events were few for placebo and drug; most common were rash and fever.",
            ["rash - -", "fever - -"],
        ),
        ("Adverse events with etoricoxib included rash.", ["rash - - etoricoxib"]),
        # a kind of harms that the name at large does not tell
        ("The most common toxicities were cardiac (21 [14%] with etoricoxib).", []),
    ],
)  # fmt: skip
def test_harms_are_read_with_their_own_numbers(text, harms, study_of) -> None:
    assert _harms(study_of(_ARMS + text)) == harms


@pytest.mark.parametrize(
    ("text", "consequences"),
    [
        ("Rash occurred in 17% and led to discontinuation.", ["discontinuation"]),
        ("Rash occurred in 17% and led to discontinuation in 3%.", [None, "discontinuation"]),
        ("Rash occurred in 17%, with 3% requiring a dose reduction.", [None]),
        ("Rash occurred in 17%, and no patients discontinued.", [None]),
    ],
)
def test_what_followed_is_told_of_all_with_the_harm(text, consequences, study_of) -> None:
    found = study_of(_ARMS + text).adverse_events
    assert [h.consequence for h in found if h.event.label == "rash"] == consequences
