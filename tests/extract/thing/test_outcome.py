"""Which outcomes a study declares, primary or secondary, on either side of the declaration."""

from __future__ import annotations

import pytest

from kg.extract.reading import read_document
from kg.extract.thing.outcome import find_outcomes
from kg.model.document import Document


def declared(text: str) -> dict[str, tuple[bool | None, str | None]]:
    outcomes = find_outcomes(read_document(Document("d", "d.txt", text, "plain_text")))
    return {o.concept.label: (o.is_primary, o.time_frame) for o in outcomes}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "METHODS: The primary end point was the complete remission rate within 8 weeks of treatment.",
            {"complete remission rate": (True, "8 weeks")},
        ),
        (
            "METHODS: Event-free survival was chosen as the primary end point; overall survival was a "
            "secondary end point.",
            {"event-free survival": (True, None), "overall survival": (False, None)},
        ),
        (
            "METHODS: The primary end point was overall survival. Secondary endpoints included the overall response "
            "rate and adverse events.",
            {
                "overall survival": (True, None),
                "overall response rate": (False, None),
                "adverse event rate": (False, None),
            },
        ),
        (
            "METHODS: End points included the dose-limiting toxicity rate (primary end point), and overall survival.",
            {"dose-limiting toxicity rate": (True, None), "overall survival": (None, None)},
        ),
        (
            "MAIN OUTCOME MEASURES: The main outcome measure was event-free survival at 2 years.",
            {"event-free survival": (True, "2 years")},
        ),
        # A heading declares what stands under it; of several main outcomes none is the primary one.
        ("METHODS: Drug A was given. PRIMARY OUTCOME: Pain score at 6 weeks.", {"pain score": (True, "6 weeks")}),
        ("METHODS: Drug A was given. MAIN OUTCOME MEASURE(S): Pain score.", {"pain score": (True, None)}),
        (
            "METHODS: Drug A was given. Main Outcomes and Measures  Pain score and quality of life.",
            {"pain score": (None, None), "quality of life": (None, None)},
        ),
        # Substances that are measured.
        (
            "METHODS: The primary outcome was change in NT-proBNP at 12 weeks.",
            {"natriuretic peptide level": (True, "12 weeks")},
        ),
        ("METHODS: The primary end point was serum C-reactive protein.", {"C-reactive protein": (True, None)}),
        ("METHODS: The primary end point was pain score by C-reactive protein.", {"pain score": (True, None)}),
    ],
)
def test_a_declaration_governs_its_outcomes(text: str, expected: dict[str, tuple[bool | None, str | None]]) -> None:
    assert declared(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "RESULTS: Overall survival was 40%.",
        "RESULTS: The trial met its primary end point of overall survival.",
        "RESULTS: At study end point, overall survival was 40%.",
        "METHODS: An endpoint committee judged progression-free survival.",
        "CONCLUSIONS: Overall survival should be the end point of future trials.",
    ],
)
def test_where_nothing_is_declared_nothing_is_found(text: str) -> None:
    assert declared(text) == {}


def test_the_evidence_is_the_outcome_in_its_sentence() -> None:
    text = "METHODS: The primary end point was overall survival."
    (outcome,) = find_outcomes(read_document(Document("d", "d.txt", text, "plain_text")))
    assert outcome.evidence.words.of(text) == "overall survival"
    assert outcome.evidence.sentence.of(text) == "The primary end point was overall survival."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Systolic and diastolic blood pressure fell by 5.3 and 2.4 mm Hg, respectively.",
            {"systolic blood pressure": "5.3", "diastolic blood pressure": "2.4"},
        ),
        (
            "Mean systolic and diastolic blood pressures were 131 and 84 mm Hg, respectively.",
            {"systolic blood pressure": "131", "diastolic blood pressure": "84"},
        ),
        ("Serum and diastolic blood pressure was 84 mm Hg.", {"diastolic blood pressure": "84"}),
        ("Pulse rates and diastolic blood pressure was 84 mm Hg.", {"diastolic blood pressure": "84"}),
    ],
)
def test_two_outcomes_may_share_their_noun(sentence, expected, study_of) -> None:
    study = study_of(f"Sixty patients with hypertension received ramipril. RESULTS: {sentence}")
    assert {r.outcome.label: r.value.text for r in study.results if r.value} == expected


def test_a_ratio_of_a_composite_is_not_of_survival(study_of) -> None:
    study = study_of(
        "We randomly assigned 200 patients with heart failure to dapagliflozin or placebo. RESULTS: The hazard ratio "
        "for the primary end point of death or dialysis was 0.71 (95% CI, 0.50 to 0.90)."
    )
    assert "overall survival" not in {r.outcome.label for r in study.results}
