"""Whether words say of a number that it is a mean, a median, or a ratio of means.

Looks at the words before it, at the name of what it is of, and at how its sentence begins (`Median pain was lower with
A than with B (3)`). It does not count the words in a bracket that was closed before the number, which are of another.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.extract.thing.people_share import statement_before
from kg.model.concept import Concept
from kg.model.study import Statistic
from kg.text.bracket import blank_brackets

_words = partial(expression, "results")


def said_before(clause: str) -> Statistic | None:
    """`median` or `mean`, whichever word stands nearer to the number."""
    clause = blank_brackets(clause)  # "(mean age 60), pain was"
    medians = [m.start() for m in _words("median").finditer(clause)]
    means = [m.start() for m in _words("mean").finditer(clause)]
    if not medians and not means:
        return None
    return "median" if max(medians, default=-1) > max(means, default=-1) else "mean"


def said_of(sentence: ReadSentence, estimate: Estimate, concept: Concept, clause: str) -> Statistic | None:
    """The same, or what the name says, or how the sentence begins if it says nothing else."""
    if said := said_before(clause) or said_before(concept.label):
        return said
    is_exact = estimate.unit or (estimate.value and estimate.value.decimals)
    if not is_exact and estimate.spread is None:
        return None  # "Median pain was lower with 3-weekly A"
    opening = expression("untold", "opens-with-average").match(sentence.words)
    said = said_before(opening.group()) if opening else None
    other = _words("mean" if said == "median" else "median")
    return None if said is None or other.search(sentence.words) else said


def is_ratio_of_means(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`Geometric mean ratios of Cmax and AUC were 31% and 19%`: is this one of them?"""
    if not _words("mean-ratios").may_match(sentence.words):
        return False
    return _words("mean-ratios").search(statement_before(sentence, estimate, 160)) is not None
