"""Whether a percent is the share of those who have or reach something, and what has no share but a level.

`targets were met by 40% of patients` is a share, `HbA1c fell by 0.5%` and `an improvement in the score (30%)` are none.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.thing.category import CONTINUOUS, category_of
from kg.model.concept import Concept
from kg.text.time_unit import TIME_UNITS

_words = partial(expression, "results")
_STATEMENT_ENDS = re.compile(r";|(?<!vs)\.\s")


def is_share(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Is a percent the share of those who have or reach something (`targets were met by 40% of patients`)?"""
    if estimate.kind != "percent" or (estimate.value and not 0 <= estimate.value.value <= 100):
        return False
    if estimate.count is not None or _words("share-name").search(concept.label):
        return _words("share-change").search(sentence.before(estimate.span.start, 40)) is None
    if _words("of-those").match(sentence.after(estimate.end, 60)):
        return True
    clause = statement_before(sentence, estimate, 160)
    clause = re.sub(re.escape(concept.label), "", clause, flags=re.IGNORECASE)  # "hot flash frequency" is no share
    return _words("share").search(clause) is not None and _words("share-change").search(clause) is None


def has_no_share(concept: Concept) -> bool:
    """`improvement in the score (30%)`: is this something of which there is no share? The number may be one of those
    who had it, or by how much it changed.
    """
    return not concept.is_grounded and _words("ends-as-measure").search(concept.label) is not None


def is_difference_of_shares(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`the difference in the percentage of women with a 40% gain was 12%`: do two shares differ by this number?"""
    return _words("share-difference").search(sentence.before(estimate.begin, 300)) is not None


def is_measured(sentence: ReadSentence, estimate: Estimate, concept: Concept) -> bool:
    """Is this a number of something that is measured, not counted or timed?"""
    if estimate.kind not in ("percent", "measure", "mean", "number") or estimate.unit in TIME_UNITS:
        return False
    if is_share(sentence, estimate, concept):
        return False
    is_exact = estimate.kind == "number" and estimate.value is not None and estimate.value.decimals > 0
    return category_of(concept) in CONTINUOUS or (
        concept.curie is None and (estimate.kind in ("mean", "measure") or is_exact)
    )


def statement_before(sentence: ReadSentence, estimate: Estimate, count: int) -> str:
    """Up to `count` characters before a number, back to a semicolon or a full stop that ends no `vs.`."""
    return _STATEMENT_ENDS.split(sentence.before(estimate.span.start, count))[-1]
