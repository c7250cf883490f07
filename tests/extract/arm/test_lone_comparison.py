"""The groups of a sentence that stands alone: those that it names, and none where it names no two."""

from __future__ import annotations

import pytest

from kg.extract.arm.lone_comparison import find_lone_groups


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
        ("Fever occurred in 3 of 20 in the " + '" open " group and 5 of 21 in the " shut " group.', ["open", "shut"]),
        ("There were more falls in group H than in group K (12 and 5, respectively).", ["group H", "group K"]),
        ("The score was 4 and 6 in group A and B, respectively.", ["A", "B"]),
        ("The yield was higher for needle biopsy than for brushing (80% vs 62%).", ["needle biopsy", "brushing"]),
        ("Pressure was similar between groups (stenting: 17.9; patching: 17.3).", ["stenting", "patching"]),
        ("Rejection was seen in 8.6% (depletion) and 9.9% (nondepletion) of patients.", ["depletion", "nondepletion"]),
        ("Flow rose by 12 and 15 ml for PQX and RTV, respectively.", ["PQX", "RTV"]),
        ("Leaks fell by 12% in women after sling surgery and 4% in the waiting group.", ["sling surgery", "waiting"]),
        ("Relief was noted by 40% of those given yoga and by 20% in the combined group.", ["yoga", "combined"]),
        ("Line scan laser and PRX required a fluence of 41.2 vs 187 J, respectively.", ["Line scan laser", "PRX"]),
        ("HbA1c was 7.2 (0.8) % after banding surgery, and 6.3 (0.7) % after bypass.", ["banding surgery", "bypass"]),
        ("RFS for RT and FCR was 71% compared with 33% for RT alone.", ["RT and FCR", "RT alone"]),
        ("Pain was 3.1 with rest alone and 2.2 with rest plus ice.", ["rest alone", "rest plus ice"]),
        ("Mass was 120 g in the training group and 141 g in the controls.", ["training", "controls"]),
        ("Of treatment eyes 60% and of control eyes 44% could read.", ["treatment eyes", "control eyes"]),
        ("The score was lower (control; 20.4, study; 13.6).", ["control", "study"]),
        (
            "Forty (80%) in the early and 42 (85%) from the early plus booster groups completed it.",
            ["early", "early plus booster"],
        ),
        (
            "Patients with aspirin withdrawal had more strokes (12% vs 5%) than the non-aspirin-withdrawal group.",
            ["aspirin withdrawal", "non-aspirin-withdrawal"],
        ),
        ("The rate of late fibrosis was similar (4% for q.d. vs 6% for b.i.d.).", ["q.d.", "b.i.d."]),
        ("Of treated eyes 60% and of treated eyes of women 44% could read.", []),
        ("Scores fell by 3.5 points. The controls were not examined.", []),
        ("Nausea was reported in 12% of women and 15% of men.", []),
        ("The mean was 12% for speed and 15% for accuracy.", []),
        ("Plasma total and free calcium levels fell by 8% and 6%, respectively.", []),
        ("The effect was seen at 2 and 4 weeks (12 vs 15), a between-group effect size of 0.4.", []),
        ("Pain was seen in 12% at 6 months and in 20% for the first year.", []),
        ("The rate was 12% in both groups and 30% in the total group.", []),
    ],
)  # fmt: skip
def test_two_groups_of_a_lone_sentence_are_found_by_their_place(text: str, labels: list[str], reading_of) -> None:
    assert [draft.label for draft in find_lone_groups(reading_of(text))] == labels
