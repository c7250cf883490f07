"""Words tell what stands in them, and an expression finds in them what it finds in a plain string."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.expression import Expression, PassingExpression
from kg.text.words import _LETTERS, Words

PATTERNS = (
    r"\b(?:randomi[sz]ed|at random)\b", r"\d+ of \d+ patients", r"(?<![\w-])no (?:rash|fever)", r"(?:iv|sc)\b",
    r"[A-Z]{2}\d{3,5}", r"[%=]", r"\w+",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@given(words=st.text(alphabet="randomised of 12patients%=no rash iv AB", max_size=40))
def test_an_expression_finds_the_same_in_words_and_in_a_string(pattern: str, words: str) -> None:
    expression = Expression(pattern)
    in_words, in_string = expression.finditer(Words(words)), expression.finditer(words)
    assert [m.span() for m in in_words] == [m.span() for m in in_string]


def test_an_expression_that_comes_late_is_found_in_words_that_were_asked_before() -> None:
    words = Words("a sentence with a quokka")
    assert Expression("sentence").search(words)
    assert Expression("quokka").search(words)
    assert Expression("wombat").search(words) is None


def test_case_does_not_hide_letters() -> None:
    assert Expression("(?i)at random").search(Words("AT RANDOM"))
    assert Expression("at random").search(Words("AT RANDOM")) is None


def test_what_is_cut_out_of_words_is_a_plain_string() -> None:
    assert type(Words("no rash")[3:]) is str


@pytest.mark.parametrize("pattern", PATTERNS)
@given(words=st.text(alphabet="randomised of 12patients%=no rash iv AB", max_size=40))
def test_an_expression_of_one_text_finds_what_a_lasting_one_finds(pattern: str, words: str) -> None:
    found, passing = Expression(pattern).finditer(Words(words)), PassingExpression(pattern).finditer(Words(words))
    assert [m.span() for m in found] == [m.span() for m in passing]


def test_an_expression_of_one_text_leaves_no_letters_to_look_for() -> None:
    known = len(_LETTERS.bits)
    assert PassingExpression("the (?:numbat|bilby) group").search(Words("of the bilby group"))
    assert PassingExpression("the (?:numbat|bilby) group").search(Words("of the quoll group")) is None
    assert len(_LETTERS.bits) == known
