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
        # what people came with, or what was aimed at
        ("The usual presenting symptoms were fever (n = 13), rash (n = 9), and nausea (n = 4).", []),
        ("More were pain free after a day with etoricoxib than with placebo (41% vs 22%).", []),
        ("The nausea/vomiting endpoint was met by 41% of those with etoricoxib.", []),
        ("The leading causes of death were sepsis (3 with etoricoxib) and stroke (2).", []),
        ("The main reasons for discontinuation were lack of effect and toxicity.", []),
        # a bracket says of what those had died that are counted before it
        ("Deaths occurred in three patients in the etoricoxib group (sepsis and stroke).", ["stroke - - etoricoxib"]),
        # only a part is denied
        ("No further deaths or toxicities occurred.", []),
        ("No second-degree atrioventricular block was reported.", []),
        ("No adverse events of lactic acidosis were reported.", ["lactic acidosis 0 - absent"]),
        ("No side effects of etoricoxib were reported.", ["adverse event 0 - etoricoxib absent"]),
        # shares of cycles and courses, sizes of groups, and names with a number
        ("Neutropenia was seen in 31% of patients and 8% of cycles.", ["neutropenia - 31"]),
        ("Fever occurred in 7 of the 85 cycles with etoricoxib.", ["fever - - etoricoxib"]),
        ("Anemia was seen in 9 courses (7%) and rash in 5 patients (12%).", ["rash 5 12"]),
        ("Nausea was more common in the second (25%) than in the fifth course (41%).", ["nausea - 25", "nausea - 41"]),
        ("Side effects such as rash were looked for in a group of 35 women.", ["rash - -"]),
        ("Organ toxicity was rarer than with 8 × etoricoxib.", []),
        ("The most common events (incidence > or = 4%) were rash (9%) and fever (6%).", ["rash - 9", "fever - 6"]),
        # what was not there, or before
        ("Complete control of vomiting was seen in 52% with etoricoxib.", []),
        ("A 35% reduction in pain was seen in 41% with etoricoxib.", []),
        ("Nausea graded none was observed in 61% with etoricoxib.", []),
        ("Etoricoxib did better in the proportion of women with no rash, fever or nausea.", []),
        ("Anemia at presentation was frequent in women (n = 17).", []),
        ("Loss of consciousness occurred in 45-70 sec.", []),
        ("There was no evidence of differential toxicity.", []),
        ("No dose-limiting renal toxicity was observed.", []),
        ("Except for one woman with fever no renal toxicity was observed.", ["fever - -"]),
        # deaths and stops are told of the harm that they were due to, and of no other
        (
            "There were five drug-related deaths (2 from stroke, 3 from sepsis).",
            ["treatment-related death 5 -", "sepsis 3 -", "stroke - -"],
        ),
        ("Toxicity, notably rash, led to discontinuation in 23% of patients.", []),
        ("Fever was seen in 7, and 9 patients developed gum overgrowth.", ["fever 7 - etoricoxib"]),
        ("Rash was seen in 4 patients, and 9 patients developed grade 3 fever.", ["rash 4 -", "fever 3 9 -"]),
        # either of two
        ("Adverse events were tremor or ataxia (12%) and rash (5%).", ["rash - 5", "tremor - -"]),
        ("Adverse events were nausea/vomiting (31%/12%) and rash (5%).", ["rash - 5"]),
        ("Eight patients had vomiting or dehydration with etoricoxib.", []),
        ("Eight patients had grade 3 or 4 vomiting.", ["vomiting 3-4 8 -"]),
        # a complaint that may be one of the site only
        (
            "Adverse events were injection-site swelling (9% vs 1%) and pain (7% vs 5%).",
            ["injection site reaction - 9 etoricoxib", "injection site reaction - 1 placebo"],
        ),
        (
            "Adverse events were injection-site swelling (9%) and headache (7%).",
            ["injection site reaction - 9", "headache - 7"],
        ),
        # the events were there, only their cause was guessed at
        (
            "Six patients on etoricoxib had adverse events that were suspected to be drug-related.",
            ["adverse event 6 - etoricoxib"],
        ),
        # a grade of another event
        ("There was one case of grade 3 rash with concomitant fever.", ["rash 3 - -", "fever - -"]),
        (
            "Adverse events were moderate without discontinuations due to adverse events.",
            ["treatment discontinuation due to adverse events 0 - absent"],
        ),
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
        ("Rash occurred in 17% at a reduced dose of 30 mg.", [None]),
        ("Rash occurred in 17% and led to a reduced dose.", ["dose reduction"]),
        (
            "Rash called for a reduction of the dosage of etoricoxib in 17% and its discontinuation in 5%.",
            ["dose reduction", "discontinuation"],
        ),
        ("Adverse events occurred: five had etoricoxib stopped, 3 for rash.", ["discontinuation"]),
        ("Adverse events occurred: four patients died, 3 of rash.", ["death"]),
    ],
)
def test_what_followed_is_told_of_all_with_the_harm(text, consequences, study_of) -> None:
    found = study_of(_ARMS + text).adverse_events
    assert [h.consequence for h in found if h.event.label == "rash"] == consequences
