"""What the numbers of one list say alike: their statistic, and the group that stands behind the last of a pair.

`9.1 versus 19.4` are both means or both differences, as the first is; in `17% versus 13% in women` both are of women.
Numbers with words of change between them may be of two kinds, and those with names between them of two groups.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.model.study import Result

_words = partial(expression, "results")
_KINDS = ("mean", "difference")
_BRACKET = re.compile(r"\s?[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]")
#: How far behind the last number of a pair their group may stand, in characters.
_BEHIND = 110


def like_the_last(first: Result, second: Result) -> Result:
    """`the mean differences were 2.1 and 1.4 kg at 3 and 6 months`: the second of a list is a difference like the
    first.
    """
    if first.statistic != "difference" or second.unit != first.unit:
        return second
    if second.statistic != "mean" and (second.statistic != "proportion" or second.count is not None):
        return second
    arms = (first.arm, first.comparator) if second.arm in (None, first.arm) else (second.arm, second.comparator)
    return replace(second, statistic="difference", arm=arms[0], comparator=arms[1])


def is_further_of(sentence: ReadSentence, first: Result, second: Result) -> bool:
    """`-0.4% (-0.9 to 0.1) with A and 0.6% (0.1 to 1.1) with B`: does a number tell the same as the one before it, of
    another group, with nothing else between the two?
    """
    if first.outcome != second.outcome or first.evidence.words.end > second.evidence.words.start:
        return False
    before = sentence.between(sentence.span.start, first.evidence.words.start)
    if expression("changes", "any-change").search(before) is None and _words("difference").search(before) is None:
        return False  # the first may only be below zero
    gap = sentence.between(first.evidence.words.end, second.evidence.words.start)
    return _words("and-of-the-other").fullmatch(_BRACKET.sub("", gap)) is not None


def as_pair(sentence: ReadSentence, first: Result, second: Result) -> tuple[Result, Result]:
    """Two results whose numbers follow each other in a list of one thing, made alike where they must be."""
    start, end = first.evidence.words.end, second.evidence.words.start
    units = {first.unit, second.unit}
    if first.outcome != second.outcome or start > end or (len(units - {None}) > 1) or ("%" in units and None in units):
        return first, second
    gap = sentence.between(start, end)
    if first.statistic in _KINDS and second.statistic in _KINDS and not _words("change-between").search(gap):
        other = second.comparator if second.statistic == first.statistic else None
        second = replace(second, statistic=first.statistic, comparator=other)
    is_behind = second.subgroup is not None and second.subgroup in sentence.after(end, _BEHIND)
    if first.subgroup is None and is_behind and _words("pair-joint").fullmatch(gap):
        first = replace(first, subgroup=second.subgroup)
    return first, second
