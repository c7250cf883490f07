"""Numbers in digits and words: kept to the digit, and read back from every writing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.number import NUMERAL, SPELLED, parse_number, parse_numeral, parse_spelled

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spell(number: int) -> str:
    """An independent way from a number to its words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = f"-{UNITS[number % 10]}" if number % 10 else ""
        return TENS[number // 10 - 2] + rest
    if number < 1000:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = f" {spell(number % 1000)}" if number % 1000 else ""
    return f"{spell(number // 1000)} thousand{rest}"


def _numbers_in_words(text: str) -> list[str]:
    return [parse_spelled(match.group()).text for match in re.finditer(rf"\b{SPELLED}\b", text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1,234", "1234"), ("62·1", "62.1"), (".05", "0.05"), ("75.0", "75.0"), ("12\u2009345", "12345"),
        ("−.5", "-0.5"), ("007", "007"),
    ],
)  # fmt: skip
def test_a_numeral_keeps_its_printed_precision(text: str, plain: str) -> None:
    assert parse_numeral(text).text == plain


@pytest.mark.parametrize("text", ["", "1.2.3", "5mg", "one", "1-2"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        parse_numeral(text)


def test_what_is_no_number_word_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number word"):
        parse_spelled("twenty patients")


@given(st.integers(min_value=1, max_value=999_999))
def test_words_are_read_back_as_the_number_they_name(number: int) -> None:
    words = spell(number)
    assert parse_spelled(words).text == str(number)
    assert _numbers_in_words(f"Some {words} patients") == [str(number)]


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=6))
def test_a_decimal_is_read_back_to_the_digit(number: int, decimals: int) -> None:
    text = f"{number / 10**decimals:.{decimals}f}"
    parsed = parse_number(text)
    assert parsed.text == text
    assert parsed.decimals == decimals


@given(st.integers(min_value=1000, max_value=10**9))
def test_commas_between_thousands_are_left_out(number: int) -> None:
    assert parse_number(f"{number:,}").text == str(number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Twenty-eight of 30", ["28"]),
        ("Eight hundred and six women", ["806"]),
        ("Eighty - six patients", ["86"]),
        ("one hundred, two hundred", ["100", "200"]),
        ("two thousand, three hundred men", ["2300"]),
        ("someone had often atenolol", []),
        ("one, two and three", ["1", "2", "3"]),
    ],
)
def test_the_numbers_in_words_of_a_text_are_found(text: str, numbers: list[str]) -> None:
    assert _numbers_in_words(text) == numbers


@pytest.mark.parametrize(
    ("text", "number"), [("0,05", "0.05"), ("0,001", "0.001"), ("1,234", "1234"), ("0,5", None), ("0,12,24", None)]
)
def test_a_comma_behind_a_nought_begins_the_decimals(text: str, number: str | None) -> None:
    found = re.fullmatch(NUMERAL, text)
    assert (parse_numeral(found.group()).text if found else None) == number
