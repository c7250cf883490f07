"""Numbers with what stands behind them in brackets: which is the value, and what is none of its own."""

from __future__ import annotations

import pytest

from kg.extract.number.sentence_estimate import find_estimates
from kg.extract.reading import read_document
from kg.model.document import Document


def _read(text: str) -> list[tuple[str, str | None, str | None]]:
    reading = read_document(Document("a", "a.txt", text, "text"))
    estimates = [e for s in reading.sentences for e in find_estimates(s)]
    return [(str(e.value.value), e.unit, e.spread.text if e.spread else None) for e in estimates if e.value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delay was 205 (141, 318) minutes.", [("205", "minutes", "141-318")]),
        (
            "Volume was larger with A (81 [52, 133] vs 37 [19, 64] mL).",
            [("81", None, "52-133"), ("37", "mL", "19-64")],
        ),
        ("Fibrinogen was 163 (27) v 151 (33) mg/dl.", [("163", None, None), ("151", "mg/dl", None)]),
        ("The mean (SD) pressure was 26.1 (3.7) mm Hg.", [("26.1", "mmHg", "3.7")]),
        ("The mean [SE] score was 7.1 (0.9).", [("7.1", None, "0.9")]),
        ("The score was 7.1 (0.9).", [("7.1", None, None)]),
        ("It took 41 seconds.", [("41", "seconds", None)]),
        ("Survival was 14 months (range, 3--61+).", [("14", "months", "3-61")]),
        ("The score was 4 points (range, -7--2).", [("4", "points", "-7--2")]),
        ("Sleep was better (.002 < P < .04).", []),
        (
            "The score fell in the drug group (from 8.3 to 6.4 mm) but not with rest (from 8.2 to 8.1 mm).",
            [("8.3", "mm", None), ("6.4", "mm", None), ("8.2", "mm", None), ("8.1", "mm", None)],
        ),
        ("The score was higher (M = 9.9, SE = 0.9).", [("9.9", None, "0.9")]),
        ("Median pain was 3/10 and 4.5/10.", [("3", None, None), ("4.5", None, None)]),
        ("The time rose from 205 to 318 ms.", [("205", "ms", None), ("318", "ms", None)]),
    ],
)
def test_a_number_has_what_stands_in_its_bracket(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fever was seen in 12 (40%) patients.", ["40"]),
        ("Of 45 (20, 25) patients.", ["45", "20", "25"]),
        ("Blood pressure was 146/79.", []),
    ],
)
def test_shares_counts_and_pressures_are_no_such_numbers(text: str, expected: list[str]) -> None:
    assert [value for value, _, _ in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Survival was longer (HR 0.41, 0.32-0.52, p < 0.001).", ("0.32", "0.52")),
        ("Relapse was rarer (hazard ratio 0.63; 0.47 to 0.84).", ("0.47", "0.84")),
        ("Falls were as common with both (OR 1.12, 0.81–1.55).", ("0.81", "1.55")),
        # the range does not hold the ratio, or is of something else
        ("Survival was longer (HR 0.41, 1.32-1.52).", None),
        ("Survival was longer (HR 0.41), and titres were low, 0.32-0.52 mg/L.", None),
    ],
)
def test_a_range_behind_a_ratio_is_its_interval(text: str, expected: tuple[str, str] | None) -> None:
    reading = read_document(Document("a", "a.txt", text, "text"))
    ratio = next(e for s in reading.sentences for e in find_estimates(s) if e.kind == "ratio")
    assert (ratio.interval and (ratio.interval.low.text, ratio.interval.high.text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rates (95% CI) were 81% (76, 87) and 74% (69, 79).", [("76", "87"), ("69", "79")]),
        (
            "The odds ratios (95% CI) were 0.58 (0.42, 0.83) and 1.71 (1.13, 2.64).",
            [("0.42", "0.83"), ("1.13", "2.64")],
        ),
        ("Scores and 95% CIs were 7 (2, 13).", [("2", "13")]),
        ("Rash was seen in 7 (2, 13).", [None, None, None]),
    ],
)
def test_two_numbers_in_brackets_are_an_interval_where_intervals_are_told(text, expected) -> None:
    reading = read_document(Document("a", "a.txt", text, "text"))
    found = [e.interval for s in reading.sentences for e in find_estimates(s)]
    assert [i and (i.low.text, i.high.text) for i in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 41 deaths among 164 patients (25%).", [(41, 164, "25")]),
        ("There were 7 new cases of rash in the 35 women (20%).", [(7, 35, "20")]),
        # the percent is of other people
        ("There were 8 deaths among 164 patients (25%).", [(8, None, None), (164, None, "25")]),
        ("There were 41 deaths, and 164 patients (25%) had pain.", [(41, None, None), (164, None, "25")]),
    ],
)
def test_a_count_is_out_of_people_whose_share_it_is(text, expected) -> None:
    reading = read_document(Document("a", "a.txt", text, "text"))
    found = [e for s in reading.sentences for e in find_estimates(s)]
    assert [(e.count, e.denominator, e.percent and e.percent.text) for e in found] == expected
