"""Abbreviations that a text defines itself."""

from __future__ import annotations

import pytest

from kg.text.abbreviation import find_abbreviations


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("patients with acute myeloid leukemia (AML) were treated", "AML", "acute myeloid leukemia"),
        ("relapsed multiple myeloma (MM; n = 20)", "MM", "multiple myeloma"),
        ("the complete remission rate (CRR) was", "CRR", "complete remission rate"),
        ("dose-limiting toxicities (DLTs) were", "DLT", "dose-limiting toxicities"),
        ("MTD (maximum tolerated dose) was", "MTD", "maximum tolerated dose"),
        ("tumor necrosis factor alpha [TNF-a] fell", "TNF-a", "tumor necrosis factor alpha"),
        ("a benzoate (BAK)-stabilised latanol (BSL; n = 9)", "BSL", "BAK)-stabilised latanol"),
        ("given cannabidiol (CBD: 20 mg)", "CBD", "cannabidiol"),
    ],
)
def test_a_definition_is_found(text: str, short: str, long: str) -> None:
    found = find_abbreviations(text)[short]
    assert found.long == long
    assert found.long_span.of(text) == long
    assert found.short_span.of(text) == short


@pytest.mark.parametrize(
    "text",
    ["a rise (P = .02) was seen", "patients (n = 20)", "the response (40%)", "the first drug (sorafenib)", "(AML)"],
)
def test_a_bracket_that_defines_nothing_is_left_alone(text: str) -> None:
    assert find_abbreviations(text) == {}


def test_the_first_definition_of_a_form_counts() -> None:
    text = "complete remission (CR) was seen, and clinical response (CR) too"
    assert find_abbreviations(text)["CR"].long == "complete remission"


def test_a_long_form_does_not_cross_a_sentence_end() -> None:
    assert find_abbreviations("They had acute pain. Myeloid leukemia (APML) was rare.") == {}


def test_a_long_form_does_not_begin_with_a_preposition_where_a_noun_before_it_fits() -> None:
    assert find_abbreviations("The time to second relapse (TSR) was long.")["TSR"].long == "time to second relapse"
    assert find_abbreviations("a trend to stable recovery (TSR)")["TSR"].long == "trend to stable recovery"
    assert find_abbreviations("It led to stable recovery (TSR).")["TSR"].long == "to stable recovery"
