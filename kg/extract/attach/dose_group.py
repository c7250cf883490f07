"""Numbers of groups that are told by the doses of one drug, where no arm is known by its dose.

`12% with 10 mg A, 15% with 20 mg A and 9% with placebo`: of A as a whole are neither of the first two, and no order
gives them to an arm. Finds two and more doses that name groups, or one told by its rank (`at the highest dose`), and
leaves numbers whose own arm stands right beside them. A dose that stands in the name of an arm, or that is the only
one, is the arm's.
"""

from __future__ import annotations

from functools import partial

from kg.extract.attach.shared_name import is_beside
from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span
from kg.text.bracket import BRACKET

_words = partial(expression, "dose_groups")
#: How far a number and the dose of its group may stand apart.
_NEAR = 60


def leave_dose_groups(frame: Frame, attached: list[Attached]) -> None:
    """Take the arm from the numbers of such groups."""
    if all(item.arm is None for item in attached):
        return
    doses = [d for d in _named_doses(frame) if not any(a.arm and a.estimate.span.overlaps(d) for a in attached)]
    ranked = _ranked_doses(frame)
    if len({frame.sentence.between(d.start, d.end) for d in doses}) < 2:
        doses = []
    for item in attached:
        if item.arm is None or item.estimate.kind == "ratio":
            continue
        is_of_dose = any(_is_of(frame, item, dose) for dose in [*doses, *ranked])
        if is_of_dose or (_is_among(frame, item, doses) and not is_beside(frame, item)):
            item.arm = item.comparator = None


def _named_doses(frame: Frame) -> list[Span]:
    """The doses that name groups and are no part of an arm's name."""
    base = frame.sentence.span.start
    spans = [Span(base + m.start(), base + m.end()) for m in _words("dose").finditer(frame.sentence.words)]
    return [
        s
        for s in spans
        if _words("before-dose").search(frame.sentence.before(s.start, 30))
        and _words("behind-dose").match(frame.sentence.after(s.end, 40))
        and not any(m.span.overlaps(s) for m in frame.arms)
    ]


def _ranked_doses(frame: Frame) -> list[Span]:
    base = frame.sentence.span.start
    found = _words("ranked-dose").finditer(frame.sentence.words)
    spans = [Span(base + match.start("name"), base + match.end("name")) for match in found]
    return [span for span in spans if not any(m.span.overlaps(span) for m in frame.arms)]


def _is_of(frame: Frame, item: Attached, dose: Span) -> bool:
    """Do words lead from a number to a dose, or from a dose to the number?"""
    begin, end = item.estimate.begin, max(item.estimate.end, item.estimate.reach)
    if dose.start >= end:
        gap = BRACKET.sub("", frame.sentence.between(end, dose.start))
        return len(gap) < _NEAR and _words("to-dose").match(gap) is not None
    if dose.end > begin:
        return False
    gap = frame.sentence.between(dose.end, begin)
    return len(gap) < _NEAR and _words("from-dose").match(gap) is not None


def _is_among(frame: Frame, item: Attached, doses: list[Span]) -> bool:
    """Does the statement of a number name such a dose?"""
    start, end = frame.clause_bounds(item.estimate.begin)
    return any(start <= dose.start < end for dose in doses)
