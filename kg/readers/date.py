"""Publication dates of bibliographic records as ISO 8601 dates, as far as they are known."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"\s*(1[5-9]\d\d|2[01]\d\d)\b")
_REST = re.compile(r"[\s/-]+(?P<month>[A-Za-z]+|\d{1,2})(?:[\s/-]+(?P<day>\d{1,2}))?\s*$")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)\s*$")


def iso_date(printed: str) -> str | None:
    """The date of a DP field as `2022-06-01`, `2022-06` or `2022`; None if there is no year in it.

    A season or a range of months says the year only.

    >>> [iso_date(d) for d in ("2022 Jun 1", "2019 May", "2018 Jul-Aug", "2010 Winter", "20220322", "in press")]
    ['2022-06-01', '2019-05', '2018', '2010', '2022-03-22', None]
    """
    if compact := _COMPACT.match(printed):
        return _checked(*compact.groups())
    if not (year := _YEAR.match(printed)):
        return None
    if not (rest := _REST.match(printed, year.end())):
        return year[1]
    month = rest["month"].lower()
    if month.isdigit():
        return _checked(year[1], month, rest["day"])
    if month[:3] in _MONTHS:
        return _checked(year[1], str(_MONTHS.index(month[:3]) + 1), rest["day"])
    return year[1]


def _checked(year: str, month: str, day: str | None) -> str:
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:  # 31 June, month 13: the year is what remains sure
        return year
    return date.isoformat() if day else f"{date:%Y-%m}"
