"""Numbers that `each` gives to all things of a list: `fatigue and rash (15% each)`, `one each had rash and pain`.

Takes the number that was tied to the last thing of the list and gives it to those before it that have none of their
own; a number of people who each had something is of all that follow.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import takewhile

from kg.extract.cue import expression
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.thing_list import first_of_list, last_of_list

_words = partial(expression, "things")


def with_shared_numbers(frame: Frame, attached: list[Attached]) -> list[Attached]:
    """All that was attached, and before a number that is shared the same for each thing of its list."""
    result: list[Attached] = []
    for item in attached:
        result += [*_earlier(frame, item, attached), *(_behind(frame, item) or [item])]
    return result


def _behind(frame: Frame, item: Attached) -> list[Attached]:
    """The number for each thing of the list behind it, if it says how many each had one of them."""
    if item.estimate.count is None:
        return []
    ahead = [t for t in frame.things if t.span.start >= item.estimate.end]
    if not ahead or _words("each-had").match(frame.between(item.estimate.end, ahead[0].span.start)) is None:
        return []
    return [replace(item, thing=thing, how="each") for thing in first_of_list(frame, ahead)]


def _earlier(frame: Frame, item: Attached, attached: list[Attached]) -> list[Attached]:
    """The number once more for each thing that the list names before the one it was tied to."""
    if item.thing is None or item.thing.span.start >= item.estimate.begin:
        return []
    if _words("each-behind").match(frame.sentence.after(item.estimate.end, 40)) is None:
        return []
    taken = [a.thing for a in attached if a.thing is not None]
    until = [t for t in frame.things if t.span.end <= item.thing.span.start]
    free = takewhile(lambda thing: thing not in taken, reversed(last_of_list(frame, [*until, item.thing])[:-1]))
    return [replace(item, thing=thing, how="each") for thing in reversed(list(free))]
