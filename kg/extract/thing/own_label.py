"""The label right before a number: `(FESI = 1.3 vs 3.5)` is of FESI, `(tau = 0.65)` of no outcome at all.

Finds abbreviations with an equals sign and what is no more than the symbol of a statistic. A listed thing, an arm or a
time that stands in the label's place is left to the rules that tie those.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "thing_names")
_REACH = 45


def give_own_labels(frame: Frame, attached: list[Attached]) -> None:
    """Tie numbers with a label of their own to it, and leave those of a statistic's symbol untied."""
    labelled: dict[int, Attached] = {}
    for item in attached:
        first = labelled.get(item.series)
        before = frame.sentence.before(item.estimate.begin, _REACH)
        if _words("symbol").search(before):
            item.thing, item.how = None, ""
        elif (label := _label(frame, item, before)) is not None:
            item.thing, item.how = label, "label"
            labelled[item.series] = item
        elif first is not None:
            item.thing, item.how = first.thing, first.how


def _label(frame: Frame, item: Attached, before: str) -> Term | None:
    match = _words("own-label").search(before)
    if match is None or _words("label-of-arm").match(match["label"]) or item.estimate.kind == "ratio":
        return None
    start = item.estimate.begin - len(before)
    span = Span(start + match.start("label"), start + match.end("label"))
    others = (*(m.span for m in frame.arms), *(t.span for t in frame.things))
    if any(other.overlaps(span) for other in others):
        return None
    return Term(span, Concept("outcome", match["label"]))
