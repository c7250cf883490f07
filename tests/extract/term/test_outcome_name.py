"""What is the name of something measured within the words that the grammar found."""

from __future__ import annotations

import pytest

from kg.extract.term.outcome_name import find_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tear volume", "tear volume"),
        ("difference in grip strength", "grip strength"),
        ("significantly higher zinc levels", "zinc levels"),
        ("no change in the sleep score", "sleep score"),
        ("scar length in the copper group", "scar length"),
        ("prevalence of gout at baseline", "prevalence of gout"),
        ("time to healing", "time to healing"),
        ("symptom onset", "symptom onset"),
        ("noted the cure rate", "cure rate"),
        ("fatigue scores of -12.5", "fatigue scores"),
        ("zinc burden reflected", "zinc burden"),
        ("need transfusion", "transfusion"),
        ("need for transfusion", "need for transfusion"),
        ("narrower pupil", "pupil"),
        ("clinical success", "clinical success"),
        ("notable change in lens colour", "lens colour"),
        ("analyses of gout-free survival", "gout-free survival"),
        ("high prevalence of gout", "prevalence of gout"),
        ("low back pain", "low back pain"),
        ("tear volume to the same extent as zinc", "tear volume"),
        ("pain at rest", "pain at rest"),
        ("loss of sleep", "loss of sleep"),
        ("Kaplan-Meier estimates of graft patency", "graft patency"),
        ("tear volume slightly", "tear volume"),
        ("low levels of zinc", "levels of zinc"),
        ("percentage of days with pain", "percentage of days with pain"),
    ],
)
def test_the_name_stands_without_its_change_and_without_whom_it_was_found_in(words: str, name: str) -> None:
    found = find_name(words)

    assert found is not None
    assert found.of(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "percentage change",
        "event rate",
        "the levels",
        "significant increase",
        "concentrations in group F",
        "number of patients",
        "odds ratio for gout",
        "number of previous therapies",
        "time to first and subsequent",
        "time to onset",
        "incidence of these events",
        "one-point increment in the score",
        "often",
        "observation time",
        "duration of the study",
        "number of treatment cycles",
        "baseline weight",
        "non-inferiority of zinc",
        "status of 3/7 women",
        "KIT mutations",
        "within the zinc group",
        "many women reported pain",
        "prognostic factors",
        "significance",
        "moderate level",
        "LISTA-3",
        "RMSEA",
        "outcome measures",
        "geometric mean ratio",
        "II",
        "primary end point",
        "left ventricular",
        "incidence of overall",
        "fold change in ferritin",
        "overall",
        "improvement in those",
        "despite higher zinc levels that",
        "indicating a marked fall",
        "increase fall rates",
        "every unit increase in weight",
        "one scale",
        "level of zinc present",
        "streptococci at reachable levels",
        "frequency of their resistance to zinc",
        "walking decreased the risk of gout",
        "groups a significant reduction in weight",
        "age-adjusted incidence rate",
        "steady-state levels",
        "progressive improvement",
        "overall risk",
        "loss in the hip",
        "proportion of tumors",
        "third dose level",
        "time of the conversion",
        "duration of the yoga session",
        "residual variability",
        "allele frequency of the gene",
        "whereas severe falls",
        "zinc whereas no marked change",
        "caused no change",
        "freedom from gout for",
        "proportion of infants who",
        "loss of copper resulted in falls",
        "time to healing or the rate",
        "cells at this time",
        "total numbers of events",
        "study size",
        "infusion rate",
        "intestinal pathogens",
        "index score",
    ],
)
def test_what_only_says_how_something_is_counted_or_breaks_off_names_nothing(words: str) -> None:
    assert find_name(words) is None
