from __future__ import annotations

import pytest

from kg.extract.reading import read_document
from kg.model.document import Document


def drugs(text: str) -> list[tuple[str, str]]:
    reading = read_document(Document("test", "test.txt", text, "plain_text"))
    return [(t.span.of(text), t.concept.label) for s in reading.sentences for t in s.of_type("drug", "regimen")]


@pytest.mark.parametrize("between", ["plus", "and", "with"])
def test_a_regimen_called_by_its_drugs_is_these_drugs(between: str) -> None:
    text = f"They received carboplatin {between} paclitaxel every 3 weeks."

    assert drugs(text) == [("carboplatin", "carboplatin"), ("paclitaxel", "paclitaxel")]


def test_a_regimen_with_a_name_of_its_own_stays_whole() -> None:
    assert drugs("They received FOLFOX every 2 weeks.") == [("FOLFOX", "FOLFOX")]


def test_a_salt_belongs_to_the_name_of_the_drug() -> None:
    assert drugs("They received timolol maleate twice daily.") == [("timolol maleate", "timolol")]


def test_an_abbreviation_is_not_what_a_preposition_leads_in() -> None:
    text = "We used the Response Evaluation Criteria in Solid Tumors (RECIST). RECIST was applied."
    reading = read_document(Document("test", "test.txt", text, "plain_text"))

    assert [t for s in reading.sentences for t in s.of_type("disease") if t.span.of(text) == "RECIST"] == []
