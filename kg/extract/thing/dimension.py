"""Whether an outcome may be measured in a unit: no pressure in minutes, no score in mmHg, no response rate in days.

Knows the units of what trials measure most, by the words of its name; of anything else only that a time is of what
lasts. A number without a unit, or a percent, may be of any.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.cue import Cue, expression, load_cues
from kg.model.concept import Concept
from kg.text.time_unit import SPANS_OF_TIME

_ANYTHING = (None, "%")


def may_be_measured_in(concept: Concept, unit: str | None) -> bool:
    """May a number in this unit be of this outcome?"""
    if unit in _ANYTHING:
        return True
    cue = _dimension(concept.label)
    if cue is None:
        return unit not in SPANS_OF_TIME
    return cue.name == "time" or expression("dimensions", cue.value).search(unit or "") is not None


@lru_cache(maxsize=10_000)
def _dimension(label: str) -> Cue | None:
    """What an outcome of this name is measured as, where that is known; most numbers of a text share few names."""
    return next((cue for cue in load_cues("dimensions")["outcome"] if cue.search(label)), None)
