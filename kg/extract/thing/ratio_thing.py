"""What a ratio is of where its own words say so: `the hazard ratio for progression-free survival was 0.61`.

A hazard ratio of an event is one of the survival that the event ends (`hazard ratio for death` of overall survival). In
a bracket behind an outcome the event only says what was counted, and the ratio stays with that outcome.
"""

from __future__ import annotations

from kg.extract.cue import load_cues
from kg.extract.reading import Term
from kg.extract.term.outcome_name import known_outcome
from kg.extract.thing.category import category_of
from kg.extract.thing.frame import Attached, Frame
from kg.model.document import Span


def give_ratio_things(frame: Frame, attached: list[Attached], own: list[Term]) -> None:
    """Fill in what ratios are of; `own` are the things that their own words name."""
    for item in attached:
        quantity = item.estimate.quantity
        if item.estimate.kind != "ratio" or quantity is None or quantity.kind != "ratio":
            continue  # a further number of a list has no words of its own
        if survival := _of_composite(frame, item):
            item.thing = survival
            continue
        named = [t for t in own if quantity.span.contains(t.span)]
        event = _of_event(frame, item, quantity.span)
        outcome = event or next((t for t in named if t.as_type("outcome")), None)
        is_state = item.thing is not None and category_of(item.thing.concept) == "response"
        if outcome is not None and (item.thing is None or event is None or is_state):
            item.thing, item.how = outcome, "ratio"


def _of_event(frame: Frame, item: Attached, span: Span) -> Term | None:
    """The survival that the events of a hazard ratio end."""
    return _survival_of(frame, item, Span(span.start, item.estimate.span.start))


def _of_composite(frame: Frame, item: Attached) -> Term | None:
    """`progression or death occurred in … (hazard ratio, 0.52)`: the survival that two events end, not one alone."""
    if item.thing is None or " or " not in frame.sentence.between(item.thing.span.start, item.thing.span.end):
        return None
    survival = _survival_of(frame, item, item.thing.span)
    of_all_deaths = survival is not None and survival.concept == known_outcome("overall survival")
    return None if of_all_deaths else survival  # "death or stroke" ends no overall survival


def _survival_of(frame: Frame, item: Attached, span: Span) -> Term | None:
    """The survival that an event ends which these words name."""
    if item.estimate.statistic != "hazard ratio":
        return None
    words = frame.sentence.between(span.start, span.end)
    for cue in load_cues("ratios")["event_of_ratio"].within(words):
        if match := cue.search(words):
            concept = known_outcome(cue.value)
            start = span.start + match.start()
            return Term(Span(start, start + len(match.group())), concept) if concept else None
    return None
