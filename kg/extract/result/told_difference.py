"""A sentence that goes on with the one before it: `This difference was significant (P = .02)`, `The mean change was`.

Finds the outcome that the sentence before told of two arms, so that a ratio here is of it, or further numbers of it
are, and puts a p-value that stands alone on that comparison. It leaves sentences that tell of some of the patients
only, and those that follow several outcomes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.quantity import read_p
from kg.extract.reading import ReadSentence
from kg.extract.term.term import Term
from kg.model.document import Span
from kg.model.study import Result

_words = partial(expression, "results")


def told_before(sentence: ReadSentence, before: list[Result]) -> tuple[Term, ...]:
    """The outcome of the results in the sentence before, at the words that take it up; nothing if this one does not."""
    match = _words("the-difference").match(sentence.words) or _words("the-same-again").match(sentence.words)
    outcomes = {r.outcome for r in before}
    if match is None or len(outcomes) != 1 or any(t.type == "outcome" for t in sentence.terms):
        return ()
    start = sentence.span.start
    return (Term(Span(start + match.start("what"), start + match.end("what")), before[0].outcome),)


def with_p_of_next(before: list[Result], sentence: ReadSentence, table: ArmTable) -> list[Result]:
    """The results of the sentence before, with the only p-value of this one on the row of the arm that is compared."""
    values = [q for q in sentence.quantities if q.kind == "p"]
    others = [q for q in sentence.quantities if q.kind not in ("p", "number")]
    sides = [r for r in before if r.arm is not None and r.statistic == before[-1].statistic]
    if len(values) != 1 or others or len(sides) != 2 or any(r.p for r in before) or sides[0].arm == sides[1].arm:
        return before
    first, second = sides
    own, other = (second, first) if table.role(first.arm or "") == "control" else (first, second)
    told = replace(own, p=read_p(values[0]), comparator=other.arm)
    return [told if r is own else r for r in before]
