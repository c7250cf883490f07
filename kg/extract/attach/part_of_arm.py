"""Numbers of a part of an arm's people, or of an arm with another drug, to whom the arm's name gives no arm.

Takes the arm from the numbers of a bracket behind an arm that stand behind labels of several groups (`A (once-weekly,
5; twice-weekly, 4; combined, 4.5)`), but for the one of all; and in a sentence on two drugs that are given together,
from what has the name of one drug only, since it does not say whether that was given alone.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span

_words = partial(expression, "attach")
_REACH = 40


def leave_parts_of_arms(frame: Frame, attached: list[Attached]) -> None:
    """Take the arm from such numbers."""
    for mention, bracket in frame.own_brackets:
        inside = [a for a in attached if bracket.start < a.estimate.begin < bracket.end]
        labelled = [(a, label) for a in inside if (label := _label(frame, a, bracket)) is not None]
        for item, label in labelled if len(labelled) > 1 else ():
            if item.arm == mention.arm and not _words("of-all-groups").match(label):
                item.arm = item.comparator = None
    if is_on_two_drugs(frame.sentence):
        several = {arm.key for arm in frame.table.arms if len(arm.drugs) > 1}
        for item in attached:
            if item.arm not in several:
                item.arm = item.comparator = None


def is_on_two_drugs(sentence: ReadSentence) -> bool:
    """Does a sentence tell what one drug did to another that was given with it?"""
    return _words("given-together").search(sentence.words) is not None


def _label(frame: Frame, item: Attached, bracket: Span) -> str | None:
    """The label of a group right before a number: no arm, no thing, no time and no statistic."""
    start = max(bracket.start, item.estimate.begin - _REACH)
    match = _words("label-in-bracket").search(frame.sentence.between(start, item.estimate.begin))
    if match is None or _words("no-group").match(match["label"]):
        return None
    place = Span(start + match.start("label"), start + match.end("label"))
    known = [*(m.span for m in frame.arms), *(t.span for t in (*frame.sentence.terms, *frame.things))]
    known += [item.thing.span] if item.thing else []
    return None if any(place.overlaps(span) for span in known) else match["label"]
