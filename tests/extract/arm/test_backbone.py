"""Drugs that a list of alternatives gives to all of them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (
            "Women were randomised to letrozole (2.5 mg) and either ribociclib (n = 40) or placebo (n = 41).",
            [{"letrozole", "ribociclib"}, {"placebo", "letrozole"}],
        ),
        (
            "Men were randomly assigned to docetaxel or cabazitaxel, in combination with prednisone.",
            [{"docetaxel", "prednisone"}, {"cabazitaxel", "prednisone"}],
        ),
        (
            "Adults were randomly assigned to pemetrexed or gemcitabine, together with cisplatin every 3 weeks.",
            [{"pemetrexed", "cisplatin"}, {"gemcitabine", "cisplatin"}],
        ),
        (  # what only the last has
            "Adults were randomly assigned to pemetrexed or gemcitabine in combination with cisplatin.",
            [{"pemetrexed"}, {"gemcitabine", "cisplatin"}],
        ),
        (  # a way of treating is no drug
            "Adults were randomly assigned to chemotherapy with either pemetrexed (n = 40) or gemcitabine (n = 41).",
            [{"pemetrexed"}, {"gemcitabine"}],
        ),
    ],
)
def test_what_a_list_gives_to_all_its_arms_is_given_to_each(study_of, methods: str, expected: list[set[str]]) -> None:
    study = study_of(f"A trial in cancer.\n\nMETHODS: {methods} RESULTS: Few died. Pain was rare. Most slept well.")
    assert [{drug.label for drug in arm.drugs} for arm in study.arms] == expected
