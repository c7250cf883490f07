"""Groups of patients that a sentence sets beside each other, each with its number.

Finds two groups before their numbers (`for low vs high risk was 61% vs 33%`) and numbers with a group behind each, of
which only the last says that people are meant (`61% in low-risk and 33% in high-risk patients`). Arms are no groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kg.extract.arm.arm_table import ArmTable
from kg.extract.cue import expression
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_words = partial(expression, "results")
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
        if _names_treatment(sentence, span, table):
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
        if _names_treatment(sentence, span, table):
            continue
        for match in _words("group-of-a-row").finditer(sentence.words, row.start()):
            if match.start() < row.end():
                name = Span(base + match.start("name"), base + match.end("name"))
                yield Subgroup(name, match["name"], Span(base + match.start("n"), name.start))


def _names_treatment(sentence: ReadSentence, span: Span, table: ArmTable) -> bool:
    """Does an arm or a drug stand among these words, which then part nobody but by treatment?"""
    is_drug = any(t.type == "drug" and span.overlaps(t.span) for t in sentence.terms)
    return is_drug or any(span.overlaps(m.span) for m in table.find(sentence))
