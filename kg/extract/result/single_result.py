"""One result: what a single number tells of the outcome that it is attached to.

Asks which outcome and which statistic it is, whether the number is of it at all, in whom, when, and in which arm; gives
none where one of these cannot be told.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmTable, distinct_arms
from kg.extract.cue import expression
from kg.extract.evidence import make_evidence
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.result.bounded_level import is_had, is_level, passes_bound, reached_level
from kg.extract.result.compared_arm import compared_arms
from kg.extract.result.course import course_of
from kg.extract.result.covariate import is_covariate, is_of_trait
from kg.extract.result.denominator import printed_denominator
from kg.extract.result.group_contrast import UNTOLD
from kg.extract.result.occurrence import is_not_had, is_why_stopped, which_response
from kg.extract.result.other_measure import is_of_another
from kg.extract.result.pair_p import is_within
from kg.extract.result.result_outcome import outcome_of
from kg.extract.result.subgroup import find_subgroup
from kg.extract.result.told_unit import spread_of, unit_of
from kg.extract.thing.category import category_of
from kg.extract.thing.change import is_by_how_much, is_changed_right_before, opens_at_baseline, role_of, time_before
from kg.extract.thing.direction import direction_of
from kg.extract.thing.frame import Attached
from kg.extract.thing.people_share import is_difference_of_shares, is_measured
from kg.extract.thing.statistic import is_mean_change, statistic_of
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Result, Statistic
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "results")
#: What a number may be by its notation that is a difference by the words around it.
_LEVELS = ("mean", "median", "proportion", "survival probability")
#: Statistics of what has a level in everybody, which may change in each arm.
_MEASURES = ("mean", "median", "difference")
#: How an arm is given to a number whose words name none.
_BY_NO_NAME = ("", "default order", "usual order")
#: How sure each rule that attaches a number is, before the features are weighed.
_CONFIDENCE = {"bracket": "0.9", "label": "0.95", "list": "0.9", "forward": "0.85", "backward": "0.85"}


def result_of(
    sentence: ReadSentence, item: Attached, table: ArmTable, studied: frozenset[str], told: dict[Span, Concept]
) -> Result | None:
    """The result that a number tells; `told` is what the things of the sentence were meant as before, which a ratio
    compares.
    """
    estimate = item.estimate
    if item.thing is None or any(rule(sentence, item.thing, estimate) for rule in (is_not_had, is_why_stopped)):
        return None
    item.thing = which_response(sentence, item.thing)
    concept = outcome_of(sentence, item, item.thing, studied)
    if concept is None and estimate.kind == "ratio":
        concept = told.get(item.thing.span)
    if concept is not None and item.thing.type not in ("disease", "adverse_event"):
        concept = course_of(sentence, item.thing.span, concept, estimate) or concept
    statistic = statistic_of(sentence, estimate, concept, item.how, is_compared=item.in_comparison) if concept else None
    if item.is_difference and statistic in _LEVELS:
        statistic = "difference"
    if concept is None or statistic is None or not _fits(estimate, statistic):
        return None
    if estimate.kind in ("percent", "count") and (is_level(concept) or category_of(concept) is None):
        before = told.get(item.thing.span, concept)  # "was controlled in 41% with A and 22% with B"
        reached = reached_level(sentence, item.thing, concept, estimate) or (before if before != concept else None)
        is_of_people = statistic in ("proportion", "count") or is_had(sentence, item.thing, estimate)
        if reached is None and is_of_people and (is_level(concept) or passes_bound(sentence, item.thing, estimate)):
            return None
        if reached is not None and statistic == "difference" and is_by_how_much(sentence, estimate):
            reached = None  # "the dose that kept the level within its range rose by 30%"
        if reached is not None and statistic in ("difference", "mean") and _may_be_share(sentence, estimate):
            statistic = "proportion"
        concept = reached or concept
    if is_of_another(sentence, item.thing, concept, estimate):
        return None
    arms = [m.span for m in table.find(sentence)]
    if is_covariate(sentence, estimate, concept, statistic, item.thing, is_of_arms=bool(arms)):
        return None
    if item.arm_how in _BY_NO_NAME and is_of_trait(sentence, estimate, item.thing, arms):
        return None
    role = role_of(sentence, estimate) if is_measured(sentence, estimate, concept) else time_before(sentence, estimate)
    is_change = is_mean_change(sentence, estimate) or (
        item.arm is not None and is_changed_right_before(sentence, estimate)
    )
    if item.is_difference:
        role = "between arms"
    elif role is None and is_change:
        role = "change"
    if role is None and statistic in ("mean", "median") and _words("opens-with-age").match(sentence.words):
        role = "baseline"
    subgroup = find_subgroup(sentence, item, table, item.thing.span, studied)
    if subgroup == UNTOLD or (subgroup and subgroup.lower() == concept.label.lower()):
        return None  # "similar in A (45%) and B (47%)": who, and not what
    arm, comparator = (item.arm, None) if role == "change" else compared_arms(sentence, item, statistic, table)
    is_of_all = item.arm_how == "sentence" or opens_at_baseline(sentence.before(estimate.span.start, 40))
    if role == "baseline" and is_of_all:
        arm = comparator = None
    time_point = None if subgroup and item.time_point and item.time_point in subgroup else item.time_point
    if time_point and _words("several-times").search(time_point) and not _is_mean_of_times(sentence):
        time_point = None  # which of them this number is of, is not told
    counted = statistic in ("count", "proportion", "survival probability", "rate")
    return Result(
        outcome=concept,
        statistic=statistic,
        evidence=make_evidence(sentence, estimate.span, f"result/{item.how}", _CONFIDENCE.get(item.how, "0.7")),
        value=estimate.value if statistic != "count" else None,
        value_not_reached=estimate.kind == "not reached",
        unit=unit_of(sentence, estimate, statistic),
        interval=estimate.interval if statistic != "count" else None,
        spread=spread_of(sentence, estimate, statistic),
        p=None if _is_of_more(sentence, estimate, statistic, table) else estimate.p,
        count=estimate.count if counted else None,
        denominator=estimate.denominator or printed_denominator(sentence, estimate, table, arm),
        time_point="baseline"
        if role == "baseline"
        else None
        if _is_time_itself(estimate, concept, statistic, item.time_point)
        else time_point,
        subgroup=subgroup,
        arm=arm,
        comparator=comparator,
        direction=direction_of(sentence, estimate, item.thing.span, concept),
    )


def _is_of_more(sentence: ReadSentence, estimate: Estimate, statistic: Statistic, table: ArmTable) -> bool:
    """Is the p-value behind a number of more than it: of changes in each arm, or of that of which it is but a part (`a
    response in 9%, including one cure, with A (P = .2)`)?
    """
    if statistic in _MEASURES and _is_in_each(sentence, estimate, table):
        return True
    is_apart = estimate.reach > estimate.end
    return is_apart and _words("part-before").search(sentence.before(estimate.begin, 20)) is not None


def _is_in_each(sentence: ReadSentence, estimate: Estimate, table: ArmTable) -> bool:
    """`fell by 8 with A and by 4 with B (P < .01 for both)`: is the p-value behind a number of a change in each arm?"""
    if estimate.p is None or not is_within(sentence, estimate.reach):
        return False
    return len(distinct_arms(table.find(sentence))) > 1


def _is_time_itself(estimate: Estimate, concept: Concept, statistic: Statistic, time_point: str | None) -> bool:
    """Is this how long it took until something happened (`median survival was 6 months`), which is of no time point but
    may be of a course?
    """
    if time_point is None or not any(unit.removesuffix("s") in time_point for unit in TIME_UNITS):
        return False
    is_wait = category_of(concept) == "time-to-event" or concept.label.startswith("time to ")
    return statistic == "median" and estimate.unit in TIME_UNITS and is_wait


def _fits(estimate: Estimate, statistic: Statistic) -> bool:
    """May this notation be this statistic? A bare number is a count only if it is whole, and never a proportion; no
    count has an interval.
    """
    if estimate.kind != "number":
        return True
    if statistic == "count" and estimate.interval is not None:
        return False
    return statistic != "proportion" and (statistic != "count" or estimate.count is not None)


def _may_be_share(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is a percent none that says by how much two shares differ or something changed?"""
    if estimate.value is None or not 0 <= estimate.value.value <= 100 or is_by_how_much(sentence, estimate):
        return False
    if is_difference_of_shares(sentence, estimate):
        return False
    return _words("difference").search(sentence.before(estimate.begin, 60)) is None


def _is_mean_of_times(sentence: ReadSentence) -> bool:
    """`at the mean of weeks 6 and 8`: is a number of several times together?"""
    return _words("mean-of-times").search(sentence.words) is not None
