"""Ratios told of what goes along with an outcome, and not of the outcome: `short sleep (OR 1.6) predicted falls`.

Looks at what the words behind a name say of it. What only comes of other things (a response, a survival, a harm) is
taken for an outcome wherever it stands, and so is anything in a sentence that names an arm.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.thing.category import category_of
from kg.model.concept import Concept
from kg.model.study import Statistic

_words = partial(expression, "results")
#: What is told of things that foretell others, too.
_RATIOS = ("hazard ratio", "odds ratio", "risk ratio", "correlation")
#: Kinds of outcomes that are what comes of other things, wherever a sentence names them.
_EVENTS = ("response", "time-to-event", "safety", "residual disease", "transplant")
#: What a ratio without its name, or by how many percent it is off one, is taken for.
_BARE = ("mean", "difference")
_CLAUSE = 160


def is_covariate(
    sentence: ReadSentence, estimate: Estimate, concept: Concept, statistic: Statistic, thing: Term, *, is_of_arms: bool
) -> bool:
    """Is the thing of a ratio what foretells something, and not what came out?"""
    behind = sentence.after(thing.span.end, _CLAUSE)
    if statistic in _RATIOS and not concept.is_grounded and expression("ratios", "prognostic").search(behind):
        return True
    if is_of_arms or (concept.is_grounded and category_of(concept) in _EVENTS):
        return False
    is_bare = statistic in _BARE and estimate.unit in (None, "%")
    is_bare = is_bare and _words("ratios-told").search(sentence.words) is not None
    if not (statistic in _RATIOS or is_bare) or not _words("foretells").search(behind):
        return False
    return _words("foretells").search(sentence.between(sentence.span.start, thing.span.start)) is None
