"""Ratios told of what goes along with an outcome, and not of the outcome: `short sleep (OR 1.6) predicted falls`.

Looks at what the words behind a name say of it. What only comes of other things (a response, a survival, a harm) is
taken for an outcome wherever it stands, and so is anything in a sentence that names an arm. What everyone has to some
degree has no odds: in a sentence on what foretells what, its ratio is that of something else. What that is, is not
looked for. Nor are the numbers of an outcome results of all patients that are told of those with what went along with
it (`anemia was associated with shorter survival (5 months)`).
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.bounded_level import is_level
from kg.extract.thing.category import category_of
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Statistic

_words = partial(expression, "results")
#: What is told of things that foretell others, too.
_RATIOS = ("hazard ratio", "odds ratio", "risk ratio", "correlation")
#: Those of them that compare how often something came, which what everyone has to some degree does not.
_OF_EVENTS = ("hazard ratio", "odds ratio", "risk ratio")
#: Kinds of outcomes that are what comes of other things, wherever a sentence names them.
_EVENTS = ("response", "time-to-event", "safety", "residual disease", "transplant")
#: What a ratio without its name, or by how many percent it is off one, is taken for.
_BARE = ("mean", "difference")
_CLAUSE = 160
_BRACKET = re.compile(r"\s?(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")


def is_covariate(
    sentence: ReadSentence, estimate: Estimate, concept: Concept, statistic: Statistic, thing: Term, *, is_of_arms: bool
) -> bool:
    """Is the thing of a ratio what foretells something, and not what came out?"""
    if _is_kind_of_those(sentence, concept, thing):
        return True
    if (is_level(concept) or not concept.is_grounded) and _is_of_risk_behind(sentence, estimate, thing):
        return True
    if statistic in _OF_EVENTS and is_level(concept) and _is_per_step(sentence, estimate):
        return True
    behind = sentence.after(thing.span.end, _CLAUSE)
    if statistic in _RATIOS and not concept.is_grounded and expression("ratios", "prognostic").search(behind):
        return True
    if is_of_arms or (concept.is_grounded and category_of(concept) in _EVENTS):
        return False
    if statistic in _OF_EVENTS and is_level(concept) and _is_beside_what_it_foretells(sentence, thing):
        return True
    is_bare = statistic in _BARE and estimate.unit in (None, "%")
    is_bare = is_bare and _words("ratios-told").search(sentence.words) is not None
    behind = _BRACKET.sub("", sentence.after(thing.span.end, 4 * _CLAUSE))[:_CLAUSE]
    if not (statistic in _RATIOS or is_bare) or not _words("foretells").search(behind):
        return False
    return _words("foretells").search(sentence.between(sentence.span.start, thing.span.start)) is None


def _is_per_step(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`(RR 0.9 per 5% increment, 95% CI 0.8-0.97)`: is a ratio told by a step of what foretells something?"""
    return expression("ratios", "per-step").match(sentence.after(estimate.digits.end, 60)) is not None


def is_of_trait(sentence: ReadSentence, estimate: Estimate, thing: Term, arms: list[Span]) -> bool:
    """`anemia was associated with shorter survival (median 5 months; HR, 1.8)`: is a number in the bracket behind an
    outcome told of those with some trait, for whom it is better or worse?
    """
    if thing.span.end > estimate.begin:
        return False
    clause = sentence.between(sentence.span.start, thing.span.start)
    joint = expression("ratios", "went-with-more").search(_BRACKET.sub("", clause))
    behind = sentence.between(thing.span.end, estimate.begin)
    is_opened = expression("patient_groups", "to-bracket").fullmatch(behind) is not None
    if joint is None or not is_opened or expression("ratios", "both-named").search(behind):
        return False  # "(smokers vs never smokers: 5 vs 9 months)"
    if expression("ratios", "of-treatment").search(joint["what"].split(",")[0]):
        return False
    named = [*arms, *(t.span for t in sentence.terms if t.type in ("drug", "regimen", "drug_class"))]
    return not any(span.end <= thing.span.start for span in named)


def _is_of_risk_behind(sentence: ReadSentence, estimate: Estimate, thing: Term) -> bool:
    """`more handgrip strength went with 12% lower odds of falls`, `smokers had 12% higher odds of falls`: is a percent
    that of a risk which is told behind?
    """
    if thing.span.end > estimate.begin or estimate.kind not in ("percent", "measure", "number"):
        return False
    behind = sentence.after(estimate.digits.end, 2 * _CLAUSE)
    named_again = sentence.between(thing.span.start, thing.span.end).lower() in behind.lower()
    return not named_again and expression("ratios", "risk-behind").match(behind) is not None


def _is_kind_of_those(sentence: ReadSentence, concept: Concept, thing: Term) -> bool:
    """`had twice the risk of falls (walking subtype, hazard ratio 1.9)`: does a bracket say whose ratio it holds?"""
    if concept.is_grounded:
        return False
    opened = expression("ratios", "risk-before-bracket").search(sentence.before(thing.span.start, 2 * _CLAUSE))
    closes = expression("ratios", "then-ratio").match(sentence.after(thing.span.end, 40))
    return opened is not None and closes is not None


def _is_beside_what_it_foretells(sentence: ReadSentence, thing: Term) -> bool:
    """Does a sentence on what goes along with what name a level, other than as that of which the odds are told?"""
    if expression("ratios", "prognostic").search(sentence.words) is None:
        return False
    before = sentence.between(sentence.span.start, thing.span.start)
    return expression("ratios", "odds-of").search(_BRACKET.sub("", before)) is None
