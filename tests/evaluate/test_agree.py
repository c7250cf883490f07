"""Two writings of one value agree, and those of two values do not."""

from __future__ import annotations

import pytest

from kg.evaluate import agree

SAME = [
    (agree.number, ".50", "0.5"),
    (agree.number, "1,234", 1234),
    (agree.number, "−2.08", "-2.08"),
    (agree.number, "62·1", "62.1"),
    (agree.number, "twelve", "12"),
    (agree.number, "NR", "not yet reached"),
    (agree.words, "open label", "open-label"),
    (agree.words, "inhibitor", "inhibits"),
    (agree.unit, "mg/m²", "mg/m2"),
    (agree.unit, "microg/kg", "µg/kg"),
    (agree.time, "12 months", "1 year"),
    (agree.time, "at week 8", "8 weeks"),
    (agree.frequency, "once daily", "daily"),
    (agree.frequency, "every 21 days", "every 3 weeks"),
    (agree.grade, ">=3", "grade 3 or higher"),
    (agree.grade, "3-4", "3/4"),
    (agree.month, "2001-05-17", "2001-05"),
]
DIFFERENT = [
    (agree.number, "5", "50"),
    (agree.number, "-3", "3"),
    (agree.number, "5", "not reached"),
    (agree.unit, "mg", "mg/kg"),
    (agree.time, "6 months", "6 weeks"),
    (agree.time, "2 cycles", "2 days"),
    (agree.frequency, "twice daily", "daily"),
    (agree.grade, "3", ">=3"),
    (agree.words, "single-arm", "parallel"),
]


@pytest.mark.parametrize(("key", "one", "other"), SAME)
def test_writings_of_one_value_have_one_key(key, one: object, other: object) -> None:  # type: ignore[no-untyped-def]
    assert key(one) is not None
    assert key(one) == key(other)


@pytest.mark.parametrize(("key", "one", "other"), DIFFERENT)
def test_different_values_have_different_keys(key, one: object, other: object) -> None:  # type: ignore[no-untyped-def]
    assert key(one) != key(other)


def test_word_that_is_no_number_has_no_number() -> None:
    assert agree.number("many") is None


def test_overlap_is_the_share_of_common_words() -> None:
    assert agree.overlap("overall response", "overall response") == 1
    assert agree.overlap("overall response rate", "overall survival") == pytest.approx(0.4)
    assert agree.overlap("rash", "fever") == 0
