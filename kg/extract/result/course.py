"""What became of something in the people whom a number counts: `sleep improved in 21 women` is no amount of sleep.

Names the course by its noun (`improvement in sleep`). It gives none where the number measures, or where the verb says
by how much.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression, load_cues
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.term.outcome_name import outcome_named
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.number import NUMBER_WORD

_FILE = "courses"
_words = partial(expression, _FILE)
#: The first of several numbers of people, which stands right behind the verb.
_NUMBER = re.compile(rf"\d|(?i:{NUMBER_WORD})")


def course_of(sentence: ReadSentence, thing: Span, concept: Concept, estimate: Estimate) -> Concept | None:
    """The course that people took whom a number behind a thing counts; None where the words between tell none."""
    if thing.end > estimate.begin or not _counts_people(sentence, estimate):
        return None
    gap = sentence.between(thing.end, estimate.begin)
    for cue in load_cues(_FILE)["courses"].within(gap):
        match = cue.expression.match(gap)
        if match and (match.end() == len(gap) or _NUMBER.match(gap, match.end())):
            label = f"{cue.value} {concept.label}"
            return outcome_named(label)
    return None


def _counts_people(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Does a number count people: by its notation, or by the people or group behind a percent?"""
    if estimate.kind == "count" or (estimate.kind == "percent" and estimate.count is not None):
        return True
    return estimate.kind == "percent" and _words("of-people").match(sentence.after(estimate.end, 60)) is not None
