"""The groups of a sentence that stands alone: those that it names, and none where it names no two."""

from __future__ import annotations

import pytest

from kg.extract.lone_comparison import find_lone_groups


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Leakage was seen in 4% in the tube group and 13% in the patch group.", ["tube", "patch"]),
        ("Relapse was rarer in S group (9%) than the R group (20%).", ["S", "R"]),
        (
            "Pain fell by 12 and 15 points in the early and late surgery groups, respectively.",
            ["early", "late surgery"],
        ),
        (
            "Death occurred in 15% of patients who received bypass and 21% of those who received stents.",
            ["bypass", "stents"],
        ),
        ("Median survival was 20 months for HART and 15 months for QDRT.", ["HART", "QDRT"]),
        ("Nausea was reported in 12% of women and 15% of men.", []),
        ("Pain was seen in 12% at 6 months and in 20% for the first year.", []),
        ("The rate was 12% in both groups and 30% in the total group.", []),
    ],
)  # fmt: skip
def test_two_groups_of_a_lone_sentence_are_found_by_their_place(text: str, labels: list[str], reading_of) -> None:
    assert [draft.label for draft in find_lone_groups(reading_of(text))] == labels
