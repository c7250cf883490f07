"""Dates of bibliographic records."""

from __future__ import annotations

import pytest

from kg.readers.date import iso_date


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2022 Jun 1", "2022-06-01"),
        ("2019 May", "2019-05"),
        ("2009", "2009"),
        ("2013 06 10", "2013-06-10"),
        ("20220322", "2022-03-22"),
        ("2018 Jul-Aug", "2018"),
        ("2010 Winter", "2010"),
        ("2010 Dec 29-2011 Jan 4", "2010"),
        ("2011 Jun 31", "2011"),
        ("Article 10 2019", None),
        ("", None),
    ],
)
def test_date_is_read_as_far_as_it_is_known(printed: str, date: str | None) -> None:
    assert iso_date(printed) == date
