"""Units of time, in whatever way they are written."""

from __future__ import annotations

from typing import Final

#: Units in which outcomes are waited for.
TIME_UNITS: Final = ("years", "months", "weeks", "days", "hours")

#: Units in which a measure may say when, or for how long, something was done.
SPANS_OF_TIME: Final = (*TIME_UNITS, "minutes")

#: The plural of each writing of these units that is none.
PLAIN_UNITS: Final = {
    "year": "years", "yr": "years", "yrs": "years", "y": "years",
    "month": "months", "mo": "months", "mos": "months", "mth": "months", "mths": "months", "monthly": "months",
    "week": "weeks", "wk": "weeks", "wks": "weeks", "w": "weeks", "weekly": "weeks",
    "day": "days", "d": "days",
    "hour": "hours", "hr": "hours", "hrs": "hours", "h": "hours",
}  # fmt: skip
