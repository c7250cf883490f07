"""A name is found as whole words, as an expression with its letters would find it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.name import iter_places


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("drug A and drug B", ["drug A"]),
        ("Drug a, then drug A.", ["Drug a", "drug A"]),
        ("(drug A)", ["drug A"]),
        ("İ drug A", ["drug A"]),
        ("drug A-1", []),
        ("drug A+", []),
        ("prodrug A", []),
        ("non-drug A", []),
        ("drug AB", []),
    ],
)
def test_a_name_is_found_in_any_case_as_whole_words(words: str, found: list[str]) -> None:
    assert [words[start:end] for start, end in iter_places(words, "drug A", any_case=True)] == found


def test_case_counts_unless_it_is_said_not_to() -> None:
    assert list(iter_places("CAB or cab", "CAB")) == [(0, 3)]


@given(st.text(alphabet="ab -+_", max_size=20), st.text(alphabet="ab-", min_size=1, max_size=3))
def test_places_are_those_of_the_expression(words: str, name: str) -> None:
    expression = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w+-])")
    assert list(iter_places(words, name)) == [match.span() for match in expression.finditer(words)]
