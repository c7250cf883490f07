"""Numbers of running text: numerals in all their notations, and numbers written as words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model.quantity import Number

_SMALL_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS)}
_TEN_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TENS = {word: 10 * n for n, word in enumerate(_TEN_WORDS, 2)}


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longer ones first; parted by their first letters, so that most other
    words fail at once.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    groups = "|".join(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return rf"(?=[{''.join(sorted(by_letter))}])(?:{groups})"


_UNITS = _any_of(w for w in _SMALL if w != "zero" and _SMALL[w] < 10)
_WORD = rf"(?:(?:{_any_of(_TENS)})(?:(?:\s?[-‐‑–]\s?|\s)(?:{_UNITS}))?|{_any_of(_SMALL)})"
#: Any of the words that a spelled number begins with, except `a`.
NUMBER_WORD = _any_of((*_SMALL, *_TENS, "hundred"))

_BETWEEN = r"(?:\s?[-‐‑–]\s?|\s)"
_HUNDREDS = (
    rf"(?:(?:{_WORD}|a)[-\s]hundred(?:{_BETWEEN}(?:and{_BETWEEN})?{_WORD})?"
    rf"|(?<!\w\s)hundred{_BETWEEN}(?:and{_BETWEEN})?{_WORD})"
)

#: Thin, narrow and no-break spaces, which some journals print between groups of three digits.
_GROUP_SPACE = "\u2009\u202f\u00a0"

#: One numeral: `1,234`, `62.1`, `62·1`, `.002`, `0,05`; never a part of a word (`HbA1c`, `CD34`) or of a longer number.
NUMERAL = rf"(?:0,\d{{2,4}}(?![\d,])|\d{{1,3}}(?:[,{_GROUP_SPACE}]\d{{3}})+(?:[.·∙]\d+)?|\d+(?:[.·∙]\d+)?|[.·∙]\d+)"

#: A number in words up to the hundred thousands: `twenty-eight`, `one hundred and five`, `two thousand, three hundred`.
SPELLED = (
    rf"(?:(?:{_HUNDREDS}|{_WORD}|a)[-\s]thousand"
    rf"(?:,?{_BETWEEN}(?:and{_BETWEEN})?{_HUNDREDS}|{_BETWEEN}(?:and{_BETWEEN})?{_WORD})?"
    rf"|{_HUNDREDS}|{_WORD})"
)


def parse_numeral(text: str) -> Number:
    """A numeral's plain writing with the printed precision: `1,234` gives `1234`, `62·1` `62.1`, and `.05` `0.05`.

    Raises:
        ValueError: if the text is not one numeral.
    """
    decimal = re.fullmatch(r"([-−–]?0),(\d{2,4})", text)  # no group of thousands begins with a nought
    text = f"{decimal[1]}.{decimal[2]}" if decimal else text
    plain = (
        re.sub(rf"[,{_GROUP_SPACE}]", "", text).replace("·", ".").replace("∙", ".").replace("−", "-").replace("–", "-")
    )
    plain = re.sub(r"^(-?)\.", r"\g<1>0.", plain.replace(" ", ""))
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        raise ValueError(f"not a numeral: {text!r}")
    return Number(plain)


def parse_spelled(text: str) -> Number:
    """The number that words name: `Twenty-eight` gives `28`, `one hundred and five` gives `105`.

    Raises:
        ValueError: if a word is not a number word.
    """
    total = 0
    part = 0
    for word in re.split(r"[-‐‑–,\s]+", text.lower()):
        if word == "and":
            continue
        if word == "a":
            part = 1
        elif word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif word in _SMALL:
            part += _SMALL[word]
        elif word in _TENS:
            part += _TENS[word]
        else:
            raise ValueError(f"not a number word: {word!r} in {text!r}")
    return Number(str(total + part))


@lru_cache(maxsize=10_000)
def parse_number(text: str) -> Number:
    """A number in digits or words; the last ones are remembered, since the same few come in every text.

    Raises:
        ValueError: if the text is neither.
    """
    stripped = text.strip()
    return parse_numeral(stripped) if re.search(r"\d", stripped) else parse_spelled(stripped)


def is_year(number: float) -> bool:
    """May a whole number be the year of a date, and not a count?"""
    return 1900 <= number <= 2035
