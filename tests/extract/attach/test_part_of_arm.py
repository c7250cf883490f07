"""Numbers that have the name of an arm beside them and are not that arm's, and the order where no arm is named."""

from __future__ import annotations

import pytest

TWO = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "
TURNED = "We randomly assigned 60 patients with gout to placebo or febuxostat. RESULTS: "
DOSES = "We randomised 300 patients with gout to febuxostat 20 mg, febuxostat 40 mg or placebo. RESULTS: "
_LEVELS = "Serum urate was lower (5.1 ± 1.2 vs 7.3 ± 1.4 mg/dL)."


def arms_of(study) -> list[tuple[str, str | None, str | None]]:
    """Each result's number, arm and comparator."""
    return [(r.value.text if r.value else "-", r.arm, r.comparator) for r in study.results]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TWO + _LEVELS, [("5.1", "febuxostat", None), ("7.3", "placebo", None)]),
        (TURNED + _LEVELS, [("5.1", None, None), ("7.3", None, None)]),
        (
            DOSES + "The mean differences versus placebo in serum urate at week 8 were -1.1 and -2.4.",
            [("-1.1", None, "placebo"), ("-2.4", None, "placebo")],
        ),
        (
            TWO + "Pain was lower with febuxostat (once-weekly, 3.1 ± 1.2; twice-weekly, 2.6 ± 1.1) than with placebo "
            "(4.4 ± 1.3).",
            [("3.1", None, None), ("2.6", None, None), ("4.4", "placebo", None)],
        ),
        (
            TWO + "Febuxostat lowered LDL cholesterol by 14.2% (vs 1.3% with placebo) and by 16.8% in the elderly.",
            [("14.2", "febuxostat", None), ("16.8", None, None)],
        ),
        (TWO + "Pain scores rose by 3.1 in the febuxostat-placebo sequence.", [("3.1", None, None)]),
        (TWO + "Pain scores rose by 3.1 in the placebo group.", [("3.1", "placebo", None)]),
        (TWO + "Pain decreased in the febuxostat group (P = 0.02) and in the placebo group (P = 0.4).", []),
    ],
)
def test_a_name_gives_its_arm_to_its_own_numbers_only(text, wanted, study_of) -> None:
    assert arms_of(study_of(text)) == wanted


def test_a_drug_given_with_another_is_no_arm_of_its_own(study_of) -> None:
    text = "We randomly assigned 40 volunteers to febuxostat or naproxen. RESULTS: "
    study = study_of(text + "Coadministration of febuxostat with naproxen raised the AUC by 31%.")
    assert {(r.arm, r.comparator) for r in study.results} <= {(None, None)}
