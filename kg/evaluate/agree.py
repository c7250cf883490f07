"""When two writings of one value say the same: numbers, times, units, grades, frequencies, plain words.

Each function gives a key; two values agree if their keys are equal. A key is None where the value has no such reading.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal, InvalidOperation

from kg.lexicon.normalise import fold
from kg.text.number import parse_number

_MINUS = str.maketrans({"−": "-", "–": "-", "\u2011": "-", ",": None, " ": None, "%": None, "·": "."})
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 360, "hour": 0, "cycle": 0, "course": 0}
_TIME = re.compile(
    r"(?<![\w.])(?P<n>\d+(?:\.\d+)?|[a-z]+)[\s-]+(?P<unit>hour|day|week|month|year|cycle|course)s?\b", re.IGNORECASE
)
_BEFORE = re.compile(r"\b(?P<unit>hour|day|week|month|year|cycle|course)\s(?P<n>-?\d+)\b", re.IGNORECASE)
_UNITS = {
    "microg": "µg",
    "mcg": "µg",
    "μg": "µg",
    "ug": "µg",
    "milligrams": "mg",
    "percent": "%",
    "mos": "months",
    "yrs": "years",
}
_FREQUENCIES = {
    "once daily": "daily", "once a day": "daily", "every day": "daily", "qd": "daily", "q.d.": "daily",
    "twice a day": "twice daily", "bid": "twice daily", "b.i.d.": "twice daily", "every 12 hours": "twice daily",
    "tid": "three times daily", "once weekly": "weekly", "once a week": "weekly", "every week": "weekly",
    "every 7 days": "weekly", "every 14 days": "every 2 weeks", "every 21 days": "every 3 weeks",
    "every 28 days": "every 4 weeks",
}  # fmt: skip
_SAME_WORDS = {
    "inhibitor": "inhibits", "antagonist": "antagonises", "agonist": "agonises", "antibody": "binds",
    "degrader": "degrades", "randomized": "randomised", "nonrandomised": "non-randomised",
    "nonrandomized": "non-randomised", "open label": "open-label", "i": "1", "ii": "2", "iii": "3", "iv": "4",
    "phase 1": "1", "phase 2": "2", "phase 3": "3", "phase 4": "4",
}  # fmt: skip


def number(value: object) -> Hashable | None:
    """A number by its value: `.50`, `0.5` and `0.50%` are the same; `not reached` in all its forms is one value too."""
    text = str(value).strip()
    if re.search(r"\bNR\b|not\W?(?:yet\W)?(?:been\W)?(?:reached|estimable)", text, re.IGNORECASE):
        return "not reached"
    try:
        return Decimal(text.translate(_MINUS).lstrip("<>=≤≥")).normalize()
    except InvalidOperation:
        return _spelled(text)


def _spelled(text: str) -> Decimal | None:
    try:
        return parse_number(text).value.normalize()
    except ValueError:
        return None


def words(value: object) -> Hashable | None:
    """Plain words whatever their case, hyphens and spelling."""
    folded = fold(str(value)).strip()
    return fold(_SAME_WORDS.get(str(value).strip().lower(), folded)) or None


def dose(value: object) -> Hashable | None:
    """One number, else the printed words: `10, 20 and 40`."""
    return number(value) or tuple(re.findall(r"\d+(?:\.\d+)?", str(value))) or None


def unit(value: object) -> Hashable | None:
    """A unit by its plain writing: `mg/m²`, `mg/m2`; `microg/kg`, `µg/kg`."""
    text = str(value).lower().replace("²", "2").replace("^", "").replace(" ", "")
    return "/".join(_UNITS.get(part, part) for part in text.split("/")) or None


def time(value: object) -> Hashable | None:
    """The times named, in days: `12-month` and `1 year` are near enough to be one; other times by their words."""
    text = str(value)
    found = {_in_days(m["n"], m["unit"].lower()) for m in (*_TIME.finditer(text), *_BEFORE.finditer(text))} - {None}
    return frozenset(found) or words(value)


def _in_days(count: str, name: str) -> int | str | None:
    amount = _spelled(count)
    if amount is None:
        return None
    if _DAYS[name] < 1:
        return f"{amount} {name}"
    months = amount * 12 if name == "year" else amount
    return int(months * 30) if name in ("month", "year") else int(amount * _DAYS[name])


def frequency(value: object) -> Hashable | None:
    """How often, whatever the abbreviation."""
    text = " ".join(str(value).lower().split())
    return words(_FREQUENCIES.get(text, text))


def grade(value: object) -> Hashable | None:
    """`Grade 3 or higher` and `>=3` are `3+`, `3-4` and `3/4` are `34`, no grade is any grade."""
    text = str(value)
    digits = "".join(c for c in text if c in "12345")
    if not digits:
        return words(value)
    open_ended = any(mark in text for mark in ("≥", ">", "+", "higher", "more", "above", "worse"))
    return digits + "+" * (open_ended and digits != "5")


def month(value: object) -> Hashable | None:
    """A date to the month."""
    return str(value)[:7] or None


def overlap(left: str, right: str) -> float:
    """The share of words that two names have in common (F1 over their words)."""
    mine, other = fold(left).split(), fold(right).split()
    shared = len([w for w in set(mine) if w in other])
    return 2 * shared / (len(set(mine)) + len(set(other))) if shared else 0.0
