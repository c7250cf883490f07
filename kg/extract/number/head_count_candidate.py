"""Numbers that may count people, before anything is known of what they count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from kg.extract.cue import expression, says
from kg.extract.number.scale_score import with_scores
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.mention import MentionType
from kg.text.number import is_year

_FILE = "counted_people"
_words = partial(expression, _FILE)
#: Kinds of quantities that may count people.
COUNTING = ("people", "n", "fraction", "count-percent", "number", "labelled")
#: Concepts whose names may hold numbers.
_NAMED = ("drug", "regimen", "drug_class", "target", "biomarker")


@dataclass(slots=True)
class Candidate:
    """A number that may count people, `span` counted from the start of the sentence."""

    span: Span
    quantity: Quantity
    value: int
    type: MentionType | Literal["none"] | None = None
    rule: str = ""

    @property
    def kind(self) -> str:
        return self.quantity.kind


def find_candidates(sentence: ReadSentence) -> list[Candidate]:
    """The numbers of a sentence that may count people, in order; none inside the names of drugs and markers."""
    base = sentence.span.start
    named = [t.span for t in sentence.terms if t.type in _NAMED]
    found = []
    for quantity in with_scores(sentence):
        part = "number" if quantity.kind == "number" else "count"
        if quantity.kind not in COUNTING or part not in quantity.parts:
            continue
        value = None if _words("all and both").match(quantity.words[part]) else quantity.integer(part)
        span = quantity.parts[part]
        if value is None or any(span.overlaps(n) for n in named):
            continue
        candidate = Candidate(Span(span.start - base, span.end - base), quantity, value)
        if _may_count(sentence.words, candidate):
            found.append(candidate)
    return found


def _may_count(words: str, candidate: Candidate) -> bool:
    """May a number count people? No year, no rank or grade, no bound of a range, no count of other things."""
    before, behind = words[max(0, candidate.span.start - 20) : candidate.span.start], words[candidate.span.end :][:60]
    if candidate.kind == "people":
        return not says(_FILE, "no_people_before", _words("than or from").sub("", before))
    if candidate.kind == "n" and _words("range").match(behind):
        return False
    if is_year(candidate.value) and candidate.kind == "number" and not _words("no year").match(behind):
        return False
    if candidate.kind == "fraction":
        denominator = candidate.quantity.integer("denominator")
        if denominator is None or candidate.value > denominator:
            return False
        return not says(_FILE, "one_of_several", behind)
    return candidate.kind != "number" or not any(
        says(_FILE, group, side)
        for group, side in (("no_people_before", before), ("no_people_behind", behind), ("one_of_several", behind))
    )
