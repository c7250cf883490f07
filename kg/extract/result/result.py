"""Results: proportions, counts, medians, means, survival at a time, ratios, differences, correlations, p-values.

Finds numbers that a sentence of results ties to an outcome, with interval, spread, p, time point, arm and comparator.
It does not read numbers of the background, of who the patients were, of plans, and of the doses; and it leaves out
numbers whose outcome it cannot tell.

Measured on gold (docs/extraction.md): precision 0.982, recall 0.880.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.attach.attach import attach
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import Reading, ReadSentence
from kg.extract.result.compared_arm import between_the_last
from kg.extract.result.comparison_p import find_lone_p, share_comparison_p
from kg.extract.result.every_arm import in_every_arm
from kg.extract.result.named_p import find_named_p, place_named_p
from kg.extract.result.pair_p import with_pair_p
from kg.extract.result.primary_outcome import called_primary, find_primary_outcomes
from kg.extract.result.result_number import may_be_result
from kg.extract.result.result_outcome import is_thing
from kg.extract.result.result_pair import as_pair, is_further_of, like_the_last
from kg.extract.result.single_result import result_of
from kg.extract.result.substance import measured_substances
from kg.extract.result.told_difference import told_before, with_p_of_next
from kg.extract.result.told_unit import with_told_errors
from kg.extract.result.whole_name import in_full
from kg.extract.thing.category import category_of
from kg.extract.thing.frame import Attached
from kg.extract.thing.people_share import has_no_share
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Result

__all__ = ["category_of", "find_results", "share_comparison_p"]

_words = partial(expression, "results")
_NO_RESULTS = ("background", "registration", "funding", "title")


def find_results(reading: Reading, table: ArmTable, studied: frozenset[str] = frozenset()) -> list[Result]:
    """The results of a document in order of the text.

    `studied` are the labels of the diseases under study: how often one of them occurred is an outcome, not a harm.
    """
    results: list[Result] = []
    last: list[Result] = []
    primary = find_primary_outcomes(reading)
    substances = measured_substances(reading)
    for sentence in reading.sentences:
        before, last = last, []
        if sentence.role in _NO_RESULTS or not sentence.quantities or not _speaks_of_results(sentence):
            continue
        carried = told_before(sentence, before) if before else ()
        used: list[Span] = []
        here: list[Result] = []
        told: dict[Span, Concept] = {}
        previous: Attached | None = None
        things = (*carried, *called_primary(sentence, primary))
        by_grammar = sentence.role != "methods"  # what people underwent there is the study's conduct
        items = attach(sentence, table, is_thing, may_be_result, by_grammar=by_grammar, carried=things)
        for item in items:
            result = result_of(sentence, item, table, studied, told)
            if result is None or item.thing is None:
                continue
            told[item.thing.span] = result.outcome
            goes_on = previous is not None and previous.series == item.series and previous.thing is item.thing
            is_listed = goes_on and not item.in_comparison
            if is_listed or (here and (result.arm or not here[-1].arm) and is_further_of(sentence, here[-1], result)):
                result = like_the_last(here[-1], result)
            if result.statistic == "proportion" and has_no_share(result.outcome):
                continue
            result = between_the_last(sentence, result, here, table)
            if (result := in_full(sentence, result, item, items, substances)) is None:
                continue
            if goes_on:
                here[-1], result = as_pair(sentence, here[-1], result)
            here += in_every_arm(sentence, result, table)
            previous = item
            used.append(_stretch(item.estimate))
        here = with_pair_p(place_named_p(here, list(find_named_p(sentence, table))), sentence, used)
        last = [*here, *find_lone_p(sentence, table, used)]
        if carried and not last:
            results[-len(before) :] = with_p_of_next(before, sentence, table)
        results += last
    return _without_repeats(with_told_errors(reading, results))


def _stretch(estimate: Estimate) -> Span:
    """A number with all that is attached to it."""
    return Span(estimate.span.start, max(estimate.reach, estimate.span.end))


def _speaks_of_results(sentence: ReadSentence) -> bool:
    if _words("opens-with-other-study").match(sentence.words):
        return False
    if sentence.role != "methods":
        return True
    if _words("planned").search(sentence.words):
        return False
    return not _words("no-report").search(sentence.words) or _words("reports").search(sentence.words) is not None


def _without_repeats(results: list[Result]) -> list[Result]:
    """A number said again (in the conclusion) is one fact: the first is kept."""
    kept: dict[tuple[object, ...], Result] = {}
    for result in results:
        said = (result.outcome, result.statistic, result.value, result.count, result.unit, result.interval, result.p)
        kept.setdefault((*said, result.arm, result.time_point, result.subgroup), result)
    return list(kept.values())
