"""What an average counts, where it is named behind the number: `a mean of 1.3 and 2.1 oral agents`.

Finds nouns for what people use or go through behind averages, and gives them to the numbers in place of what their
clause named before. It leaves units alone, whatever is named already by the same noun, and numbers of people.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.series import Series
from kg.extract.term.term import Term
from kg.extract.thing.frame import Attached, Frame
from kg.model.concept import Concept
from kg.model.document import Span

_words = partial(expression, "counted_nouns")
_HOW = "measured count"


def give_counted_nouns(frame: Frame, attached: list[Attached]) -> None:
    """Tie averages to the noun behind them that says what they count."""
    if _words("noun").search(frame.sentence.words) is None:
        return
    before: Attached | None = None
    for number, series in enumerate(frame.series):
        items = [a for a in attached if a.series == number]
        if (noun := _noun_of(frame, series)) is not None:
            for item in items:
                item.thing, item.how = noun, _HOW
        elif before is not None and before.how == _HOW and _is_alone(frame, before, series):
            for item in items:
                item.thing, item.how = before.thing, before.how
        before = items[-1]


def _noun_of(frame: Frame, series: Series) -> Term | None:
    """The noun behind a list of averages, as an outcome of its own."""
    first, last = series.members[0], series.members[-1]
    is_average = first.kind == "mean" or _words("average").search(frame.sentence.before(first.begin, 40)) is not None
    match = _words("counted").match(frame.sentence.after(last.end, 80)) if is_average else None
    if match is None:
        return None
    start = last.end + match.start("name")
    span, name = Span(start, start + len(match["name"])), match["name"]
    if named := _words("more-of").search(frame.sentence.before(first.begin, 60)):
        name = named["name"]  # "more antihypertensive drugs (1.4 vs 0.9 drugs"
    known = next((t for t in frame.things if t.span.end <= first.begin and _is_same(t, match["noun"])), None)
    return known or Term(span, Concept("outcome", f"number of {' '.join(name.split())}"))


def _is_same(thing: Term, noun: str) -> bool:
    return noun.lower().rstrip("s") in thing.concept.label.lower()


def _is_alone(frame: Frame, before: Attached, series: Series) -> bool:
    """Is this the same of another arm, with nothing named between?"""
    start, end = before.estimate.end, series.start
    if series.members[0].kind != before.estimate.kind or frame.is_parted(start, end):
        return False
    return not any(start <= t.span.start < end for t in frame.things)
