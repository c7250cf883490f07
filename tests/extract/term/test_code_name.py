"""Codes of letters and digits that name no drug."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def drugs(text: str) -> set[str]:
    found = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return {m.span.of(text) for m in found if m.type == "drug"}


@pytest.mark.parametrize(
    "text",
    [
        "The cell lines QT145 and QT207 were treated. Later QT145 died.",
        "QT145 and QT207 breast cancer cells grew. QT207 died.",
        "Protocol QN0627 was approved. QN0627 was long.",
        "Studies QN-0627 and QN-0628 were pooled.",
        "The isolate NQ2021 was resistant.",
        "Grants QL12345 and QL12346 paid.",
        "It was bought (catalog number QB1234).",
        "The clone QP142 was used.",
        "Patients of CCG-3881 and of POG-9006 were pooled.",
    ],
)
def test_a_code_of_something_else_is_no_drug(text: str) -> None:
    assert drugs(text) == set()


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Patients were treated with QT-145.", "QT-145"),
        ("QT-145 killed cells of all kinds.", "QT-145"),
        ("In this study QT-145 was given twice.", "QT-145"),
        ("The antibody QT-145 was given twice.", "QT-145"),
    ],
)
def test_a_code_of_a_drug_is_one(text: str, drug: str) -> None:
    assert drugs(text) == {drug}
