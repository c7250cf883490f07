"""Which way a number went: an increase, a decrease, no difference.

Read from the word of change right behind it, else from the words before it in its statement; the name of what was
waited for and words in brackets do not count. An improvement is an increase of what is better when higher, a decrease
of what is better when lower, and of anything else neither.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.bracket import blank_brackets
from kg.vocabulary import shipped_vocabulary

_words = partial(expression, "results")
_WHEN_BETTER = {"higher": "increase", "lower": "decrease"}
_LETTER = re.compile(r"[A-Za-z]")


def direction_of(sentence: ReadSentence, estimate: Estimate, thing: Span, concept: Concept) -> str | None:
    """Whether the words around a number say that it is an increase, a decrease, or no difference; those of the name
    of what was waited for (`time to improvement`) do not.
    """
    if behind := _words("direction-behind").match(sentence.after(estimate.end, 50)):
        return "increase" if behind["up"] else "decrease"
    if right_before := _words("direction-right-before").search(sentence.before(estimate.span.start, 60)):
        return "increase" if right_before["up"] else "decrease"
    opened = _words("direction-before-bracket").search(sentence.before(estimate.span.start, 110))
    if (
        opened
        and estimate.kind == "percent"
        and _words("alone-with-change").match(sentence.after(estimate.digits.end + 1, 40))
    ):
        return "increase" if opened["up"] or opened["upper"] else "decrease"
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
    if change is None or not _words("change").search(clause):
        return None
    if change["better"]:
        return _WHEN_BETTER.get(_good_of(concept) or "")
    return "increase" if change["up"] else "decrease"


def _good_of(concept: Concept) -> str | None:
    entry = shipped_vocabulary().entry(concept.curie, "outcome") if concept.curie else None
    return entry.good if entry else None
