"""Pharmacokinetic measures are named by their substance where a text tells those of several."""

from __future__ import annotations

import pytest

TRIAL = "We gave verapamil and then lenvatinib to 30 volunteers. RESULTS: "


def labels(study) -> list[str]:
    return [r.outcome.label for r in study.results]


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (
            "Verapamil clearance was 41 ± 9 L/h. Mean lenvatinib plasma clearance was 6.2 ± 1.1 L/h.",
            ["verapamil", "lenvatinib"],
        ),
        (
            "The AUC values of verapamil and lenvatinib were 210.5 and 3140.2 ng·h/mL, respectively.",
            ["verapamil", "lenvatinib"],
        ),
        (
            "The mean AUC values for codeine and codeine-6-glucuronide were 31.2 and 402.5 ng·h/mL, respectively.",
            ["codeine", "codeine-6-glucuronide"],
        ),
    ],
)
def test_each_measure_has_its_substance(sentences, names, study_of) -> None:
    found = labels(study_of(TRIAL + sentences))
    assert [label.split(" ")[0] for label in found] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Lenvatinib clearance was 6.2 ± 1.1 L/h in men and 5.8 ± 0.9 L/h in women.",
        "Mean clearance was 6.2 ± 1.1 L/h, and the maximum concentration was 210 ng/mL.",
        "The mean clearance of lenvatinib was 6.2 ± 1.1 L/h.",
    ],
)
def test_the_plain_name_stays_where_one_substance_is_measured(sentence, study_of) -> None:
    assert set(labels(study_of(TRIAL + sentence))) <= {"drug clearance", "maximum concentration"}
    assert labels(study_of(TRIAL + sentence))


def test_no_measure_is_of_the_ratio_of_two_substances(study_of) -> None:
    assert not labels(study_of(TRIAL + "The mean AUC ratio of norverapamil to verapamil was 1.31."))
