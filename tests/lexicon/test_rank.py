from __future__ import annotations

import pytest

from kg.lexicon.load import shipped_matcher
from kg.lexicon.normalise import fold
from kg.lexicon.rank import choose


def labels(form: str, sentence: str, text: str = "") -> list[str]:
    """What the form means in the sentence, the likeliest first."""
    around = [f" {fold(words)} " for words in (sentence, f"{text} {sentence}")]
    return [entry.concept.label for entry in choose(shipped_matcher().lookup(form), form, *around)]


@pytest.mark.parametrize(
    ("form", "sentence", "meant"),
    [
        ("CR", "CR was reached by 12 patients, PR by 4", "complete remission rate"),
        ("PR", "the response was PR in 4 and SD in 3", "partial remission rate"),
        ("PR", "tumors were ER and progesterone receptor positive (PR+)", "PGR"),
        ("OS", "median OS was 14 months", "overall survival"),
        ("MS", "EDSS of patients with relapsing-remitting MS", "multiple sclerosis"),
        ("ALL", "children with B-lineage ALL and blasts", "acute lymphoblastic leukemia"),
        ("AD", "dementia of AD", "Alzheimer disease"),
        ("AD", "atopic AD and eczema", "atopic dermatitis"),
        ("MET", "MET with glimepiride for diabetes", "metformin"),
        ("LET", "LET for breast cancer", "letrozole"),
        ("LET", "LET against cytomegalovirus", "letermovir"),
        ("PD", "PK and PD were studied", "pharmacodynamics"),
        ("CRS", "CRS and ICANS of grade 1 after CAR T cells", "cytokine release syndrome"),
        ("VOD", "defibrotide for hepatic VOD", "hepatic veno-occlusive disease"),
        ("PE", "DVT or PE despite an anticoagulant", "pulmonary embolism"),
    ],
)
def test_a_word_beside_an_ambiguous_form_decides(form: str, sentence: str, meant: str) -> None:
    assert labels(form, sentence)[0] == meant


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("CR", "the CR tablet was swallowed"),
        ("MS", "MS was used to measure it"),
        ("OS", "the OS was treated and OD was not"),
        ("ALL", "ALL WERE WELL"),
        ("PR", "the PR interval"),
        ("AD", "the AD was shown"),
        ("LET", "LET it be"),
        ("CRS", "CRS and HIPEC for ovarian cancer"),
        ("PE", "PE was done at every visit"),
        ("SD", "values are means and SD"),
    ],
)
def test_a_form_stays_open_where_nothing_decides(form: str, sentence: str) -> None:
    assert labels(form, sentence) == []


def test_the_sentence_decides_before_the_text_does() -> None:
    assert labels("AD", "atopic AD and eczema", "Alzheimer dementia")[0] == "atopic dermatitis"


def test_the_text_decides_where_the_sentence_does_not() -> None:
    assert labels("MS", "MS was stable", "Interferon beta for multiple sclerosis")[0] == "multiple sclerosis"


def test_two_readings_with_cues_cancel_each_other() -> None:
    assert labels("AD", "Alzheimer dementia and atopic eczema") == []


def test_the_wanted_type_comes_first() -> None:
    entries = shipped_matcher().lookup("pneumonia")
    types = [choose(entries, "pneumonia", " ", " ", wanted)[0].concept.type for wanted in ("adverse_event", "disease")]

    assert types == ["adverse_event", "disease"]
