"""Groups of patients that a sentence sets beside each other, each with its number.

Finds two groups before their numbers (`for low vs high risk was 61% vs 33%`) and numbers with a group behind each, of
which only the last says that people are meant (`61% in low-risk and 33% in high-risk patients`). Arms are no groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.quantity import Quantity
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_words = partial(expression, "results")
_groups = partial(expression, "patient_groups")
_PARTS = re.compile(r",\s(?:and\s|versus\s)?|\s(?:and|versus|vs\.?)\s")
_ASIDE = re.compile(r"\s\([^()]*\)")
#: Kinds of numbers that tell of one of two groups that are compared.
VALUES = frozenset(
    {"percent", "count-percent", "fraction", "people", "n", "mean-sd", "measure", "not-reached", "number"}
)


@dataclass(frozen=True, slots=True)
class Subgroup:
    """Some of the patients where a sentence speaks of them.

    `scope` are the words that are of them alone, `rival` is the group that they are set against. They are `counted`
    where a number that says how many stands among the words (`in 4 patients with leukemia`).
    """

    span: Span
    name: str
    scope: Span | None = None
    rival: str | None = None
    counted: bool = False


def compared_groups(sentence: ReadSentence, table: ArmTable) -> Iterator[Subgroup]:
    """`for stage I vs stage II was 61% vs 33%`: both groups with the numbers that follow them."""
    base = sentence.span.start
    for match in _words("subgroup-vs").finditer(sentence.words):
        span = Span(base + match.start("first"), base + match.end("second"))
        if names_treatment(sentence, span, table):
            continue
        scope = Span(span.end, sentence.span.end)
        numbers = [q for q in sentence.quantities if q.span.start >= span.end and q.kind in VALUES]
        if numbers and len(numbers) % 2 == 0:
            shared = _words("shared-name").match(match["first"])
            is_short = shared is not None and match["second"][:1].isdigit()
            yield Subgroup(span, match["first"], scope, f"{shared[0] if shared and is_short else ''}{match['second']}")


def groups_in_a_row(sentence: ReadSentence, table: ArmTable) -> Iterator[Subgroup]:
    """`88% in low-risk, 64% in standard-risk and 42% in high-risk patients`: each number with the group behind it."""
    base = sentence.span.start
    for row in _words("groups-in-a-row").finditer(sentence.words):
        span = Span(base + row.start(), base + row.end())
        if names_treatment(sentence, span, table):
            continue
        for match in _words("group-of-a-row").finditer(sentence.words, row.start()):
            if match.start() < row.end():
                name = Span(base + match.start("name"), base + match.end("name"))
                yield Subgroup(name, match["name"], Span(base + match.start("n"), name.start))


def listed_groups(sentence: ReadSentence, table: ArmTable) -> Iterator[Subgroup]:
    """`3, 4 and 5 in low-, middle- and high-risk patients, respectively`: each number with the group in its place;
    numbers that are not as many as the groups are of some of them, but it is not told of which.
    """
    base = sentence.span.start
    for match in _groups("groups-listed").finditer(sentence.words):
        span = Span(base + match.start("names"), base + match.end("names"))
        if _groups("no-trait").search(match["names"]) or names_treatment(sentence, span, table):
            continue
        names = [n.strip() for n in _PARTS.split(_ASIDE.sub("", match["names"])) if n.strip()]
        if any(name.isupper() for name in names):
            continue  # short names may be those of arms
        names = [f"{n}{names[-1].rpartition('-')[2]}" if n.endswith("-") else n for n in names]
        end = base + match.end()
        values = [q.span for q in sentence.quantities if q.kind in VALUES and q.kind != "n"]
        if _groups("respectively-behind").match(sentence.after(end, 20)):
            values = [v for v in values if v.end <= base + match.start()][-len(names) :]
        elif told := _groups("numbers-respectively").match(sentence.after(end, 180)):
            values = [v for v in values if end <= v.start < end + told.end()]
        else:
            continue
        for place, value in enumerate(values):
            yield Subgroup(span if place == 0 else value, names[place] if len(values) == len(names) else "", value)


def group_in_turn(sentence: ReadSentence, estimate: Estimate, groups: list[Subgroup]) -> str | None:
    """`12% in women and 9% in men, and survival was 8 and 6 months, respectively`: each is of a group in its place."""
    values = [q.span for q in sentence.quantities if q.kind in VALUES]
    for first, second in pairwise(values):
        if estimate.span.start not in (first.start, second.start):
            continue
        is_pair = _groups("and-second").fullmatch(sentence.between(first.end, second.start))
        if not is_pair or not _groups("in-turn").match(sentence.after(second.end, 40)):
            continue
        before = [g.name for g in groups if g.name and g.scope is None and g.span.end <= first.start]
        if len(before) == 2:
            return before[0] if estimate.span.start == first.start else before[1]
    return None


def numbers_beside(
    sentence: ReadSentence, estimate: Estimate, group: Subgroup
) -> tuple[Quantity | None, Quantity | None]:
    """The last number between a group and an estimate, and the first behind the estimate."""
    values = [q for q in sentence.quantities if q.kind in VALUES and q.span.start >= group.span.end]
    before = max((q for q in values if q.span.end <= estimate.begin), key=lambda q: q.span, default=None)
    behind = min((q for q in values if q.span.start >= estimate.end), key=lambda q: q.span, default=None)
    return before, behind


def names_treatment(sentence: ReadSentence, span: Span, table: ArmTable) -> bool:
    """Does an arm or a drug stand among these words, which then part nobody but by treatment?"""
    is_drug = any(t.type == "drug" and span.overlaps(t.span) for t in sentence.terms)
    return is_drug or any(span.overlaps(m.span) for m in table.find(sentence))
