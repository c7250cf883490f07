"""Which numbers of a sentence are sizes of groups of people, whatever the groups are called.

Among results a number counts a group where it is marked as one (`n = 20`), or where the sentence says who took part;
other numbers may count those to whom something happened. Those who left the study are no group.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.extract.cue import expression
from kg.extract.number.head_count import HeadCount, Sizes, find_head_counts
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_words = partial(expression, "sized_groups")
#: Kinds of quantities that say of how many something is told, so that a number of people beside them is a group's.
_SHARES = ("percent", "fraction", "count-percent")


def find_group_sizes(sentence: ReadSentence, arms: Iterable[Span]) -> list[HeadCount]:
    """The sizes of groups of a sentence; `arms` are the places where it names arms."""
    named = tuple(arms)
    known: list[HeadCount] | None = sentence.remembered.get(("sizes of groups", named))
    if known is None:
        known = sentence.remembered["sizes of groups", named] = _find_sizes(sentence, named)
    return known


def _find_sizes(sentence: ReadSentence, arms: tuple[Span, ...]) -> list[HeadCount]:
    counts = [c for c in find_head_counts(sentence, arms, Sizes()) if c.type == "participants_arm"]
    if sentence.role == "results" and not _words("allocates").search(sentence.words):
        # "80 (40%) patients had pain in group A": those to whom something happened
        counts = [c for c in counts if not _words("share-in-bracket").match(sentence.after(c.span.end, 12))]
    counts = [c for c in counts if not _words("left the study").search(sentence.before(c.span.start, 90))]
    if sentence.role != "results" or _words("takes-part").search(sentence.words):
        return counts
    if may_count_events(sentence):
        return []
    marked = {q.parts["count"] for q in sentence.quantities if q.kind == "n" and "count" in q.parts}
    called = {c.span for c in counts if _words("group-in-bracket").match(sentence.after(c.span.end, 60))}
    if len(called) > 1:
        marked |= called
    return [c for c in counts if c.span in marked]


def may_count_events(sentence: ReadSentence) -> bool:
    """`Rash was commoner with drug A (n = 9) than with drug B (n = 4)`: do numbers beside arms count those harmed?"""
    if sentence.role != "results" or not any(t.as_type("adverse_event") for t in sentence.terms):
        return False
    told_apart = any(q.kind in _SHARES for q in sentence.quantities) or _words("says groups").search(sentence.words)
    return not told_apart
