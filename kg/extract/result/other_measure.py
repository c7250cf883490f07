"""Is a number of something else than the name beside it stands for, or of what no single name does?

Finds those who were kept from an event (`prevented rejection in 7 of 8`), groups that were formed by a measure
(`trajectories of`), what something was correlated with, one of a list of multiples of several substances (`1.7- and
3.4-fold`), how often a level was out of its bounds, pairs of pressures, lists behind the name of several things; the
dose that was needed to reach a level, the bias of its estimate, a level at which something happened, the
area under a curve that tells how well a test foretells, how much of what was grown resisted a drug, and efficacy, which
is measured by something else. Each of these is told of nothing, rather than of a part of what it is of.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.extract.thing.frame import Attached
from kg.model.concept import Concept
from kg.model.study import Result

_words = partial(expression, "other_measures")
_BEFORE = 60
_FAR = 120
_AREA = "area under the concentration-time curve"


def is_of_another(sentence: ReadSentence, thing: Term, concept: Concept, estimate: Estimate) -> bool:
    """Is the number of something else that the name of the outcome only stands in?"""
    if concept.label == "efficacy":
        return True  # by what it was measured, is told elsewhere
    before = sentence.before(thing.span.start, _BEFORE)
    gap = sentence.between(thing.span.end, estimate.begin)
    category = category_of(concept)
    if category in CONTINUOUS and (_words("needed-for").search(before) or _words("off-by").search(gap)):
        return True
    behind = sentence.after(thing.span.end, _BEFORE)
    if category in CONTINUOUS and thing.span.end <= estimate.begin and _words("corresponding-to").match(behind):
        return True
    if concept.label == "mortality" and _words("caused").search(sentence.before(estimate.begin, 2 * _FAR)):
        return True
    if concept.label.endswith("resistance") and _is_of_some_resistance(sentence, concept, behind, estimate):
        return True
    if category == "pharmacokinetics" and _words("ratio-behind").match(sentence.after(thing.span.end, 80)):
        return True
    if concept.label == _AREA and _is_of_a_test(sentence, estimate):
        return True
    if concept.label == "relapse rate" and (_words("its").search(before) or _words("sign-of-it").match(behind)):
        return True
    if category == "response" and thing.span.start >= estimate.end:
        between = sentence.between(estimate.end, thing.span.start)
        return _words("who-had").search(between) is not None and _words("then-did").match(behind) is not None
    return False


def _is_of_some_resistance(sentence: ReadSentence, concept: Concept, behind: str, estimate: Estimate) -> bool:
    """Is a share of those who resist one of the drugs that are named, or of what was grown from samples?"""
    if _words("of-isolates").match(sentence.after(estimate.end, 50)):
        return True
    return not concept.is_grounded and expression("words_behind_name", "resists").match(behind) is not None


def is_of_other_measure(sentence: ReadSentence, result: Result, item: Attached) -> bool:
    """Is the number of something else than what it was taken for, which no name tells?"""
    thing, estimate = item.thing, item.estimate
    if thing is None:
        return False
    before = sentence.before(thing.span.start, _BEFORE)
    is_behind = thing.span.end <= estimate.begin
    if result.statistic in ("count", "proportion") and is_behind and _words("kept-from").search(before):
        return " by " not in sentence.between(thing.span.end, estimate.begin)
    if estimate.kind == "percent" and _words("parted-by").search(before):
        return True
    if result.statistic == "fold change" and _words("with-hyphens").search(sentence.before(estimate.begin, 20)):
        return True
    if category_of(result.outcome) in CONTINUOUS and _words("of-times").match(sentence.after(estimate.end, _BEFORE)):
        return True
    if _is_one_of_pair(sentence, thing, item):
        return True
    return _is_of_several(sentence, result.outcome, item)


def correlated(sentence: ReadSentence, result: Result, thing: Term) -> Concept:
    """What was correlated with a list of things, of which the thing is one: the number is of it rather."""
    if result.statistic != "correlation":
        return result.outcome
    match = _words("correlated-with").search(sentence.before(thing.span.start, _FAR))
    if match is None:
        return result.outcome
    place = thing.span.start - len(match.group())
    before = [t for t in sentence.of_type("outcome") if t.span.end <= place]
    return before[0].concept if len(before) == 1 else result.outcome


def _is_one_of_pair(sentence: ReadSentence, thing: Term, item: Attached) -> bool:
    """`systolic and diastolic pressure was -2/-3`: is this the first of a pair, and the thing the last of two names?"""
    if not _words("pair-of-pressures").match(sentence.after(item.estimate.end, 8)):
        return False
    gaps = (
        sentence.between(t.span.end, thing.span.start)
        for t in sentence.of_type("outcome")
        if t.span.end < thing.span.start
    )
    return any(gap.strip() in ("and", "/") for gap in gaps)


def _is_of_several(sentence: ReadSentence, outcome: Concept, item: Attached) -> bool:
    """Does the name of several things stand before numbers that `respectively` gives to them in turn?"""
    if outcome.is_grounded or " and " not in outcome.label or item.in_comparison:
        return False
    return "respectively" in sentence.after(item.estimate.end, _FAR)


def _is_of_a_test(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is the area one under a curve of sensitivity: a share of one, in words on how a test foretells or tells apart?"""
    if estimate.unit is not None or estimate.value is None or not 0 <= estimate.value.value <= 1:
        return False
    return _words("of-a-test").search(sentence.words) is not None
