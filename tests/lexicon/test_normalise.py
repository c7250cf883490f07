from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.load import shipped_matcher
from kg.lexicon.normalise import fold, fold_variants, singular, squeeze, tokenize

WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=12)
SENTENCES = st.text(string.ascii_letters + string.digits + "αβγ-–/ '.,+()é", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leukaemia", "leukemia"),
        ("tumour", "tumors"),
        ("haemorrhage", "hemorrhages"),
        ("oesophageal oedema", "esophageal edema"),
        ("randomisation", "randomization"),
        ("diarrhoea", "diarrhea"),
        ("G-CSF", "G CSF"),
        ("TGF-β", "TGF-beta"),
        ("interferon α", "interferon alpha"),
        ("Hodgkin’s lymphoma", "Hodgkin lymphoma"),
        ("Sjögren syndrome", "Sjogren syndrome"),
        ("docetaxel versus placebo", "docetaxel vs placebo"),
        ("metastases", "metastasis"),
        ("diagnoses", "diagnosis"),
        ("carcinomata", "carcinoma"),
        ("rashes", "rash"),
        ("abscesses", "abscess"),
        ("toxicities", "toxicity"),
        ("viruses", "virus"),
        ("AEs", "AE"),
        ("non–small-cell lung cancer", "non-small cell lung cancers"),
    ],
)
def test_two_ways_of_writing_one_term_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CD34", "CD3"),
        ("IL-1", "IL-11"),
        ("overdose", "dosage"),
        ("all", "ale"),
        ("response", "respond"),
        ("ALT", "AST"),
    ],
)
def test_different_terms_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_hyphenated_form_is_found_with_its_parts_closed_too() -> None:
    assert set(fold_variants("G-CSF")) == {fold("G-CSF"), fold("GCSF")}
    assert fold_variants("placebo") == (fold("placebo"),)


@pytest.mark.parametrize("word", ["doses", "diseases", "headaches", "responses", "causes", "phases", "increases"])
def test_regular_plurals_lose_only_their_s(word: str) -> None:
    assert singular(word) == word[:-1]


@pytest.mark.parametrize("word", ["ras", "virus", "paralysis", "abscess", "apoptosis", "gas"])
def test_words_that_end_in_s_without_being_plurals_stay(word: str) -> None:
    assert singular(word) == word


@given(WORDS)
def test_case_does_not_matter(word: str) -> None:
    assert fold(word.capitalize()) == fold(word)


@given(WORDS, WORDS)
def test_hyphen_and_space_are_equal(one: str, other: str) -> None:
    assert fold(f"{one}-{other}") == fold(f"{one} {other}") == fold(f"{one}–{other}")


@given(SENTENCES)
def test_tokens_lie_in_the_text_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text)

    assert all(text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


@given(SENTENCES)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == fold(fold(once))


@given(st.sampled_from(["G-CSF", "IL-2", "BCR::ABL1", "PD-L1", "5-FU"]))
def test_squeezing_keeps_the_case(form: str) -> None:
    assert squeeze(form) == squeeze(squeeze(form))
    assert squeeze(form).lower() != squeeze(form)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ACUTE MYELOID LEUKAEMIAS", "acute myeloid leukemia"),
        ("acute-myeloid leukaemia", "acute myeloid leukemia"),
        ("Non–Hodgkin’s lymphomas", "non-Hodgkin lymphoma"),
        ("interferon-α", "interferon alfa"),
        ("Sorafenib", "sorafenib"),
        ("GCSF", "granulocyte colony-stimulating factor"),
    ],
)
def test_the_shipped_vocabulary_is_found_however_it_is_written(text: str, label: str) -> None:
    assert label in {entry.concept.label for entry in shipped_matcher().lookup(text)}
