"""A drug keeps one concept whatever its text calls it; a list of drugs in brackets renames nothing."""

from __future__ import annotations

import pytest

from kg.extract.reading import read_document
from kg.model.document import Document


def _drugs(text: str) -> dict[str, str]:
    reading = read_document(Document("t", "t.txt", text, "plain_text"))
    return {t.span.of(text): t.concept.label for s in reading.sentences for t in s.of_type("drug")}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("A study of QRS-4127 (tovusertib, XL4128) in lymphoma. Tovusertib was given daily.", "QRS-4127", "tovusertib"),
        ("A study of QRS-4127 (tovusertib, XL4128) in lymphoma. XL4128 was safe.", "XL4128", "tovusertib"),
        ("Tovusertib (also known as QRS-4127) was studied. QRS-4127 was safe.", "QRS-4127", "tovusertib"),
        ("Sunitinib malate [formerly ZU11249] was studied. ZU11249 was safe.", "ZU11249", "sunitinib"),
        ("A study of 14C-labelled-tovusertib (QRS-4127) in cancer. QRS-4127 was safe.", "QRS-4127", "tovusertib"),
    ],
)
def test_the_names_in_brackets_are_those_of_the_drug_before_them(text: str, name: str, label: str) -> None:
    assert _drugs(text)[name] == label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Inhibitors of the kinase (imatinib, dasatinib) were given.", "dasatinib", "dasatinib"),
        ("Chemotherapy (cisplatin, QRS-4127) was given.", "QRS-4127", "QRS-4127"),
        ("Sunitinib (sorafenib in one patient) was given.", "sorafenib", "sorafenib"),
        (
            "Rats had 1,3-di-o-tolylguanidine (DTG). DTG was injected.",
            "1,3-di-o-tolylguanidine",
            "1,3-di-o-tolylguanidine",
        ),
        ("Patients received placebo (QRS-4127 later).", "QRS-4127", "QRS-4127"),
    ],
)
def test_other_drugs_in_brackets_keep_their_own_names(text: str, name: str, label: str) -> None:
    assert _drugs(text)[name] == label
