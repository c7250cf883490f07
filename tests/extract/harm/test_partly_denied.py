"""What a sentence denies of harms only in part, whose a number beside an arm is, and which harm has a relation."""

from __future__ import annotations

import pytest

TRIAL = "We randomly assigned 200 patients with gout to febuxostat or placebo. RESULTS: "


def told(study) -> list[tuple[str, str, int | None, str | None, str | None, str | None]]:
    """Each harm with its assertion, count, percent, arm and relation."""
    return [
        (e.event.label, e.assertion, e.count, e.percent.text if e.percent else None, e.arm, e.relation)
        for e in study.adverse_events
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("No dose-limiting toxicities occurred at dose levels 1 and 2.", []),
        ("There were no serious adverse events that were judged to be related to it.", []),
        ("Febuxostat did not cause serious adverse events.", []),
        (
            "No dose-limiting toxicities occurred.",
            [("dose-limiting toxicity", "absent", 0, None, None, None)],
        ),
        (
            "Adverse events were as frequent in both groups, with more rashes occurring in the placebo group (23% "
            "versus 8%).",
            [("rash", "present", None, "23", "placebo", None), ("rash", "present", None, "8", "febuxostat", None)],
        ),
        (
            "Few had drug-related adverse events (4%), and 9 patients reported serious adverse events.",
            [
                ("treatment-related adverse event", "present", None, "4", None, "drug-related"),
                ("serious adverse event", "present", 9, None, None, None),
            ],
        ),
        (
            "No treatment-related deaths occurred.",
            [("treatment-related death", "absent", 0, None, None, "treatment-related")],
        ),
    ],
)
def test_harms_are_denied_and_counted_as_far_as_the_words_go(sentence, wanted, study_of) -> None:
    assert told(study_of(TRIAL + sentence)) == wanted
