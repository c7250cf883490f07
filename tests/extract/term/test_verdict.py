from __future__ import annotations

import pytest

from kg.extract.term.verdict import find_verdicts


def found(text: str) -> list[tuple[str, str]]:
    return [(span.of(text), outcome.label) for span, outcome in find_verdicts(text, 0)]


@pytest.mark.parametrize(
    ("text", "verdict", "outcome"),
    [
        ("Velorin was well tolerated at all doses", "well tolerated", "safety and tolerability"),
        ("the patch proved to be safe in children", "safe", "safety and tolerability"),
        ("both gels were equally efficacious", "efficacious", "efficacy"),
        ("two doses were immunogenic in adults", "immunogenic", "immunogenicity"),
    ],
)
def test_a_judgement_tells_of_its_outcome(text: str, verdict: str, outcome: str) -> None:
    assert found(text) == [(verdict, outcome)]


@pytest.mark.parametrize(
    "text",
    [
        "the maximum tolerated dose was 40 mg",
        "at a safe distance from the nerve",
        "unsafe use of needles",
        "immunogenic cell death of blasts",
        "a safe place to live",
    ],
)
def test_other_uses_of_these_words_judge_nothing(text: str) -> None:
    assert found(text) == []
