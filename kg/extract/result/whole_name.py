"""The name of what a number is of, in whole: with all that the words around the name that the vocabulary knows add.

The words before it come first (`kg.extract.thing.words_before_name`), then the substance (`substance`), then the words
behind it (`words_behind_name`): the first that make more of the name have it. A name that the text has in whole
already, and not from the vocabulary, stays. No result where the number is of something else (`other_measure`), or
where the words leave open of what.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.reading import ReadSentence
from kg.extract.result.other_measure import correlated, is_of_other_measure
from kg.extract.result.substance import with_substance
from kg.extract.result.words_behind_name import lasted_at_least, named_behind, place_in
from kg.extract.thing.frame import Attached
from kg.extract.thing.words_before_name import named_before
from kg.model.concept import Concept
from kg.model.study import Result


def in_full(
    sentence: ReadSentence, result: Result, item: Attached, items: list[Attached], substances: frozenset[str]
) -> Result | None:
    """A result of an outcome by its whole name, None where it is open what that is."""
    if item.thing is None:
        return result
    if is_of_other_measure(sentence, result, item):
        return None
    if (told := correlated(sentence, result, item.thing)) != result.outcome:
        return replace(result, outcome=told)
    time_point = result.time_point or lasted_at_least(sentence, item.thing, result.outcome)
    outcome: Concept | None = result.outcome
    if _may_be_part(result.outcome):
        outcome = named_before(sentence, item.thing, result.outcome, place_in(item, items))
    if outcome == result.outcome:
        same = [i for i in items if i.series == item.series]
        outcome = with_substance(sentence, item.thing, outcome, (same.index(item), len(same)), substances)
    if outcome == result.outcome and _may_be_part(outcome):
        has_time = time_point is not None
        outcome = named_behind(sentence, item, outcome, items, has_time=has_time) or outcome
    return replace(result, outcome=outcome, time_point=time_point) if outcome else None


def _may_be_part(outcome: Concept) -> bool:
    """Is this no name that the text has in whole: one of the vocabulary, made of one, or an abbreviation?"""
    label = outcome.label
    is_made = label.endswith(" rate") or label.startswith("duration of ")
    return outcome.is_grounded or label == "response" or is_made or label.isupper()
