"""Numbers that may count people, with where the words around them begin.

Reads numbers with a word for people (`28 women`), shares (`28 of 30`), `n = 28` and bare whole numbers. It leaves out
years, parts of names, and people of one sex beside the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.extract.cue import expression, load_cues, says
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.text.number import is_year

_FILE = "enrolment"
#: So far behind a number the words that tell of whom it is may stand, and so far before it.
REACH = 240
LOOK_BACK = 80
# "13 388 women": a space parts the thousands.
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}[ \u00a0\u2009\u202f]$")


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """A number that may count people, and the words around that say what was done with them."""

    size: int
    span: Span
    start: int
    end: int
    kind: Literal["people", "share", "eyes", "n", "bare"]


def read_count(sentence: ReadSentence, quantity: Quantity) -> PeopleCount | None:
    """The count of people that a quantity may be."""
    words, base = sentence.words, sentence.span.start
    if quantity.kind == "n" and (size := quantity.integer("count")) is not None:
        return PeopleCount(size, quantity.parts["count"], quantity.span.start, quantity.span.end, "n")
    if quantity.kind == "people" and (size := quantity.integer("count")) is not None:
        span = quantity.parts["count"]
        if says(_FILE, "one_sex", words[quantity.span.start - base - 1 : quantity.span.end - base]):
            return None  # "60 adults (36 men) were enrolled"
        before = words[max(0, quantity.span.start - base - LOOK_BACK) : quantity.span.start - base]
        is_one_sex = expression(_FILE, "one sex").match(
            f"({words[quantity.span.start - base : quantity.span.end - base]}"
        )
        if is_one_sex and expression(_FILE, "part of a sex").search(before):
            return None  # "60 adults, 36 men and 24 women, were enrolled"
        if thousands := _THOUSANDS.search(words, max(0, span.start - base - 4), span.start - base):
            size += 1000 * int(thousands.group()[:-1])
            span = Span(span.start - len(thousands.group()), span.end)
        return PeopleCount(size, span, span.start, quantity.span.end, "people")
    if quantity.kind == "fraction":
        of_eyes = "eyes" in words[quantity.span.start - base : quantity.span.end - base]
        part = "denominator" if of_eyes else "count"
        if (size := quantity.integer(part)) is None:
            return None
        kind: Literal["eyes", "share"] = "eyes" if of_eyes and sentence.role in ("title", "methods") else "share"
        return PeopleCount(size, quantity.parts[part], quantity.span.start, quantity.span.end, kind)
    if quantity.kind == "number" and (size := quantity.integer("number")) is not None:
        end = quantity.span.end
        if words[: quantity.span.start - base].endswith(("-", "–", "/")) or is_year(size):
            return None  # part of a name (`STUDY-426`), or a year
        far = load_cues(_FILE)["far_people"][0].expression.match(words[end - base : end - base + REACH])
        if far:
            return PeopleCount(size, quantity.span, quantity.span.start, end + far.end(), "people")
        return PeopleCount(size, quantity.span, quantity.span.start, quantity.span.end, "bare")
    return None
