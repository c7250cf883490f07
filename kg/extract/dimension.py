"""Whether an outcome may be measured in a unit: no pressure in minutes, no score in mmHg, no response rate in days.

Knows the units of what trials measure most, by the words of its name; of anything else only that a time is of what
lasts. A number without a unit, or a percent, may be of any.
"""

from __future__ import annotations

from kg.extract.cue import expression, load_cues
from kg.model.concept import Concept
from kg.text.time_unit import SPANS_OF_TIME

_ANYTHING = (None, "%")


def may_be_measured_in(concept: Concept, unit: str | None) -> bool:
    """May a number in this unit be of this outcome?"""
    if unit in _ANYTHING:
        return True
    for cue in load_cues("dimensions")["outcome"]:
        if cue.search(concept.label):
            return cue.name == "time" or expression("dimensions", cue.value).search(unit or "") is not None
    return unit not in SPANS_OF_TIME
