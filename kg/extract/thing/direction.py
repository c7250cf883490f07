"""Which way a number went: an increase, a decrease, no difference.

Read from the words before it in its statement; the name of what was waited for and words in brackets do not count.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.text.bracket import blank_brackets

_words = partial(expression, "results")
_LETTER = re.compile(r"[A-Za-z]")


def direction_of(sentence: ReadSentence, estimate: Estimate, thing: Span) -> str | None:
    """Whether the words before a number say that it is an increase, a decrease, or no difference; those of the name
    of what was waited for (`time to improvement`) do not.
    """
    start = max(sentence.span.start, estimate.span.start - 80)
    before = sentence.between(start, estimate.span.start)
    if start <= thing.start and thing.end <= estimate.span.start:
        name = before[thing.start - start : thing.end - start]
        if _words("waits").match(name):
            before = f"{before[: thing.start - start]}{_LETTER.sub('x', name)}{before[thing.end - start :]}"
    before = blank_brackets(before)  # "the response rate (50% reduction) was"
    clause = before[max((m.end() for m in _words("statement-joint").finditer(before)), default=0) :]
    if _words("no-difference").search(clause):
        return "no difference"
    change = _words("direction").search(clause)
    if change and _words("change").search(clause):
        return "increase" if change["up"] else "decrease"
    return None
