"""Names cut from longer ones, weights of organs, toxins and bounds: what the words around a name make of it."""

from __future__ import annotations

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def _labels(text: str) -> list[tuple[str, str | None]]:
    mentions = annotate_document(Document("a", "a.txt", text, "text")).mentions
    return [(m.span.of(text), m.label) for m in mentions]


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Cholera toxin was added to the wells.", "Cholera"),
        ("Heart weight increased in the rats.", "weight increased"),
        ("There was increased lipid peroxidation in the livers.", "increased lipid"),
        ("The fatigued diaphragm recovered in ten minutes.", "fatigued"),
        ("Twelve rats ate a low-sodium (15 mmol/day) diet.", "low-sodium"),
        ("Eotaxin-3 was high in the biopsies.", "Eotaxin"),
        ("Thioredoxin-interacting protein was found.", "Thioredoxin"),
        ("The tyrosine-methionine-aspartate chain was made.", "methionine"),
        ("Survival was 14 months (95% CI 8.2 to not evaluable).", "not evaluable"),
        ("We enrolled very low birth-weight infants with apnea.", "low birth-weight"),
        ("It was funded by the Ligue Contre le Cancer of the north.", "Cancer"),
        ("Toxic effects of the drug ifosfamide (IFX) were mild in children.", "IFX"),
    ],
)
def test_words_around_a_name_take_its_meaning(text: str, unwanted: str) -> None:
    padding = " Everything else was kept as it had been at the start of the work by the people who did it." * 8
    assert unwanted.lower() not in {words.lower() for words, _ in _labels(text + padding)}


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Cholera was confirmed in 12 patients.", "Cholera", "cholera"),
        ("Sixty infants had low birth weight at term.", "low birth weight", "low birth weight"),
        ("Infliximab (IFX) was given; IFX was safe.", "IFX", "infliximab"),
        ("Response was not evaluable in 3 patients with melanoma.", "not evaluable", "not evaluable"),
        ("Men with an abdominal aortic aneurysm walked.", "abdominal aortic aneurysm", "abdominal aortic aneurysm"),
        ("Cannabidiol (CBD: 20 mg/kg) was given; CBD was safe.", "CBD", "cannabidiol"),
        ("Fatigue was reported by 12 patients.", "Fatigue", "fatigue"),
    ],
)
def test_the_same_names_elsewhere_keep_it(text: str, words: str, label: str) -> None:
    assert (words, label) in _labels(text)
