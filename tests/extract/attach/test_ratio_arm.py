"""Which arm a ratio is of where the words before it say who had less, or more."""

from __future__ import annotations

import pytest

_TEXT = (
    "Warfarin versus apixaban in atrial fibrillation\n\nMETHODS: Adults were given warfarin (n = 90) or apixaban "
    "(n = 91). RESULTS: {}"
)


@pytest.mark.parametrize(
    "words",
    [
        "The rate of stroke was lower in apixaban-treated patients (hazard ratio, 0.72; 95% CI, 0.51 to 0.98).",
        "The rate of stroke was reduced with apixaban (hazard ratio, 0.72; 95% CI, 0.51 to 0.98).",
        "The rate of stroke was higher among the apixaban group (hazard ratio, 1.72; 95% CI, 1.11 to 2.98).",
    ],
)
def test_a_ratio_is_of_the_arm_right_before_it_that_had_less_or_more(study_of, words: str) -> None:
    ratios = [r for r in study_of(_TEXT.format(words)).results if r.statistic == "hazard ratio"]
    assert [(r.arm, r.comparator) for r in ratios] == [("apixaban", "warfarin")]


@pytest.mark.parametrize(
    "words",
    [
        "The rate of stroke was lower with warfarin than with apixaban (hazard ratio, 0.72; 95% CI, 0.51 to 0.98).",
        "The rate of stroke was lower with apixaban (hazard ratio, 1.72; 95% CI, 1.11 to 2.98).",
    ],
)
def test_where_words_and_ratio_point_apart_the_usual_order_holds(study_of, words: str) -> None:
    ratios = [r for r in study_of(_TEXT.format(words)).results if r.statistic == "hazard ratio"]
    assert [(r.arm, r.comparator) for r in ratios] == [("warfarin", "apixaban")]
