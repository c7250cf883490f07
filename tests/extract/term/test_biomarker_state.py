"""The state of a marker: negative is never read as positive, and what is missing is denied."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def biomarkers(text: str) -> list[tuple[str, str, str]]:
    """The words, the label and the assertion of each biomarker, target and disease of a text."""
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    wanted = ("biomarker", "target", "disease")
    return [(m.span.of(text), m.label or "", m.assertion) for m in mentions if m.type in wanted]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Women had HER2(-) disease.", "HER2(-)", "HER2-negative"),
        ("Women had HER2- tumors.", "HER2-", "HER2-negative"),
        ("We treated HR+/HER2- tumors of the young.", "HER2-", "HER2-negative"),
        ("Women had HER2 (+) disease.", "HER2 (+)", "HER2-positive"),
        ("It was estrogen receptor (ER)-negative.", "estrogen receptor (ER)-negative", "estrogen receptor-negative"),
        ("They had hormone receptor (HR)-positive", "hormone receptor (HR)-positive", "hormone receptor-positive"),
        ("We saw ERBB2 (also HER2)-negative cells.", "ERBB2 (also HER2)-negative", "HER2-negative"),
        ("Children whose tumors were MYCN-nonamplified lived longer.", "MYCN-nonamplified", "MYCN nonamplified"),
        ("MGMT-unmethylated glioblastoma was treated.", "MGMT-unmethylated", "unmethylated MGMT promoter"),
        ("They were PgR-negative.", "PgR-negative", "progesterone receptor-negative"),
        ("Donors were HBsAg-negative.", "HBsAg-negative", "hepatitis B surface antigen-negative"),
        ("FLT3-ITD- and FLT3-ITD+ blasts were sorted.", "FLT3-ITD-", "FLT3 wild-type"),
    ],
)  # fmt: skip
def test_a_state_behind_a_name_makes_the_biomarker_of_that_state(text: str, words: str, label: str) -> None:
    assert (words, label, "present") in biomarkers(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Patients lacking EGFR mutations were left out.", "EGFR mutations"),
        ("Patients with non-mutated KRAS lived longer.", "mutated KRAS"),
        ("Non-BRCA-mutated tumors grew.", "BRCA-mutated"),
        ("Persons negative for JAK2 V617F came.", "JAK2 V617F"),
        ("JAK2 V617F-negative persons came.", "JAK2 V617F"),
        ("Noncarriers: BRCA1 mutation noncarriers came late.", "BRCA1 mutation"),
        ("HIV-negative men were asked.", "HIV"),
        ("HCV-seronegative donors gave blood.", "HCV"),
    ],
)
def test_what_is_missing_is_denied(text: str, words: str) -> None:
    assert [assertion for found, _, assertion in biomarkers(text) if found == words] == ["absent"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("HER2- and PD-L1-positive tumors grew.", "HER2", "ERBB2"),
        ("Patients with mutated KRAS lived.", "mutated KRAS", "KRAS mutation"),
        ("Those with EGFR mutations responded; none was lacking.", "EGFR mutations", "EGFR mutation"),
        ("HIV-infected men were asked.", "HIV-infected", "HIV infection"),
        ("We saw PTEN loss in 9 tumors.", "PTEN loss", "PTEN loss"),
    ],
)
def test_other_hyphens_and_words_say_no_state(text: str, words: str, label: str) -> None:
    assert (words, label, "present") in biomarkers(text)


def test_an_abbreviation_of_two_markers_is_not_that_of_the_last_alone() -> None:
    text = "Women with a BRCA1 and/or BRCA2 mutation (BRCAm) came. BRCAm was rare."

    assert {label for words, label, _ in biomarkers(text) if words == "BRCAm"} <= {"BRCA mutation"}


def test_an_abbreviation_that_begins_with_non_does_not_name_what_it_excludes() -> None:
    text = "We treated non-idiopathic pulmonary fibrosis (non-IPF) of adults. Non-IPF was common."

    assert "present" not in [state for _, label, state in biomarkers(text) if label == "idiopathic pulmonary fibrosis"]


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Ninety non-diabetic men came.", "diabetic", "absent"),
        ("Ninety diabetic men came.", "diabetic", "present"),
        ("Men on no calcineurin inhibitor did well.", "calcineurin", "present"),
    ],
)
def test_who_does_not_have_a_disease_is_denied_it_and_no_target_is(text: str, words: str, state: str) -> None:
    assert [s for found, _, s in biomarkers(text) if found == words] == [state]
