"""The whole name of what a number is of, and the units that it may have."""

from __future__ import annotations

import pytest

from kg.extract.thing.dimension import may_be_measured_in
from kg.model.concept import Concept
from kg.model.study import Study

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study: Study) -> list[tuple[str, str]]:
    """Each result's number and outcome."""
    return [(r.value.text if r.value else str(r.count), r.outcome.label) for r in study.results]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the last noun of a name is its head
        (
            "Plasma glucose increment was lower with febuxostat than with placebo (1.3 vs 2.4 mmol/L).",
            [("1.3", "plasma glucose increment"), ("2.4", "plasma glucose increment")],
        ),
        (
            "Body mass index z score was higher with febuxostat than with placebo (0.41 vs 0.23).",
            [("0.41", "body mass index z score"), ("0.23", "body mass index z score")],
        ),
        (
            "Headache medication overuse was seen in 21% of the febuxostat group and 34% of the placebo group.",
            [("21", "headache medication overuse"), ("34", "headache medication overuse")],
        ),
        # what nobody measures
        ("The efficacy data set included 512 patients.", []),
        ("The safety population was 143 patients.", []),
        # a noun that only says in what form it is told
        (
            "Body weight values were 81.2 kg with febuxostat and 84.5 kg with placebo.",
            [("81.2", "body weight"), ("84.5", "body weight")],
        ),
        # a label of its own right before the number
        (
            "Disease activity was lower with febuxostat (DOSKI = 1.6 ± 0.4 vs 3.1 ± 0.8).",
            [("1.6", "DOSKI"), ("3.1", "DOSKI")],
        ),
        ("The change in pain score was small (tau = 0.21).", []),
        # a bracket that only says why
        ("Food was given on day 4 (to catch the mean maximum plasma concentration) at 9.5 and 5.5 mmol/L.", []),
        # the next clause has a subject of its own
        (
            "The mean diameter of the tophi was 1.9 ± 0.4 cm (range 0.7-2.8) and the mean depth below the "
            "skin was 8.3 ± 3.3 mm.",
            [("1.9", "diameter of the tophi"), ("8.3", "depth below the skin")],
        ),
        # an end of an interval or a nameless ratio is no mean of a survival
        ("For overall survival, the figure was 0.71 in the older subgroup.", []),
        # a noun before it that measures something else of it, for each of a list
        (
            "The catabolic rate of IDL3-ApoB (5.72 vs 4.31 pools/day) and LDL cholesterol (0.72 vs 0.44) rose.",
            [
                ("5.72", "catabolic rate of IDL3-ApoB"),
                ("4.31", "catabolic rate of IDL3-ApoB"),
                ("0.72", "catabolic rate of LDL cholesterol"),
                ("0.44", "catabolic rate of LDL cholesterol"),
            ],
        ),
        ("The level of LDL cholesterol was 2.7 mmol/L.", [("2.7", "LDL cholesterol")]),
        # a kind of which another thing is the foremost
        ("Headache was the most frequent side effect (17.2 per 100 patient-years).", [("17.2", "headache rate")]),
        # what nobody measures
        ("The kinetic profiles were 7.9 and 9.6 ng/mL.", []),
        ("The gain was -1.71% (efficacy estimand: -1.63%).", []),
        # told of all, whatever this was
        ("Regardless of the baseline pain score, 3.1 and 4.2 steps were walked.", []),
        # a unit that the outcome has not
        ("Weight fell with febuxostat in those with hypertension (-7.2 ± 3.1 mm Hg).", []),
    ],
)
def test_what_a_number_is_of_by_its_whole_name(study_of, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(study_of(TRIAL + text)) == wanted


@pytest.mark.parametrize(
    ("label", "unit", "may"),
    [
        ("systolic blood pressure", "mmHg", True),
        ("systolic blood pressure", "minutes", False),
        ("hemoglobin A1c", "mmol/mol", True),
        ("hemoglobin A1c", "mmol/L", False),
        ("body weight", "kg", True),
        ("body weight", "mmHg", False),
        ("pain score", "mm", True),
        ("pain score", "minutes", False),
        ("overall survival", "months", True),
        ("response rate", "days", False),
        ("quality of life", "months", False),
        ("length of stay", "days", True),
        ("seroma volume", "mL", True),
        ("seroma volume", "%", True),
        ("pain score", None, True),
    ],
)
def test_the_units_that_an_outcome_may_have(label: str, unit: str | None, may: bool) -> None:
    assert may_be_measured_in(Concept("outcome", label), unit) is may
