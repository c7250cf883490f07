from __future__ import annotations

import pytest

from kg.extract.term.cell_population import find_cell_populations
from kg.model.document import Span


def found(text: str) -> list[tuple[str, str]]:
    return [(span.of(text), concept.label) for span, concept in find_cell_populations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("CD34+CD38- cells", "CD34+CD38- cells", "CD34+CD38- cells"),
        ("CD34+/38-/123+ blasts", "CD34+/38-/123+ blasts", "CD34+CD38-CD123+ cells"),
        ("CD34+38- cells", "CD34+38- cells", "CD34+CD38- cells"),
        ("of CD34+/CD38-", "CD34+/CD38-", "CD34+CD38- cells"),
        ("CD34+CD38−CD123+ leukemic stem cells", "CD34+CD38−CD123+ leukemic stem cells", "CD34+CD38-CD123+ cells"),
        ("CD4(+) T cells", "CD4(+) T cells", "CD4+ cells"),
        ("CD34-positive cells", "CD34-positive cells", "CD34+ cells"),
        ("CD34 negative cells", "CD34 negative cells", "CD34- cells"),
        ("CD45dim", "CD45dim", "CD45dim cells"),
        ("CD8+ count", "CD8+", "CD8+ cells"),
    ],
)
def test_a_row_of_markers_is_a_population_with_one_way_to_write_it(text: str, words: str, label: str) -> None:
    assert found(text) == [(words, label)]


@pytest.mark.parametrize(
    "text",
    [
        "CD20-positive lymphoma",
        "CD20-directed therapy",
        "CD20+ lymphoma",
        "the CD4+/CD8+ ratio",
        "anti-CD20",
        "CD19- disease",
        "CD33",
        "aCD34+ cells",
    ],
)
def test_a_marker_of_a_disease_or_drug_is_no_population(text: str) -> None:
    assert found(text) == []


def test_populations_are_found_within_the_sentence_only() -> None:
    text = "CD3+ cells. CD8+ cells."

    assert [s.of(text) for s, _ in find_cell_populations(text, Span(12, len(text)))] == ["CD8+ cells"]
