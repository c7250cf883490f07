"""What the facts of a study tell of its numbers: how many it enrolled, how large its arms are, which numbers count
results and harms.

The words of a result are its number; those of a harm begin or end with its number, which is looked for in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.number.head_count import Sizes
from kg.extract.reading import Reading
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import AdverseEvent, Study


def sizes_of_study(reading: Reading, study: Study) -> Sizes:
    """The sizes of a study and of its arms, and what its facts say of the numbers that they were read from."""
    enrolled = study.characteristic("enrolled")
    harms = [(event, _number_of(reading, event)) for event in study.adverse_events]
    return Sizes(
        int(enrolled) if enrolled else None,
        frozenset(arm.size for arm in study.arms if arm.size) if len(study.arms) > 1 else frozenset(),
        {r.evidence.words: r.statistic for r in study.results} | {number: "count" for _, number in harms},
        frozenset(_compared(study, harms)),
    )


def _compared(study: Study, harms: list[tuple[AdverseEvent, Span]]) -> Iterator[Span]:
    """The words of results and harms beside which the same sentence gives the same of another arm."""
    told: list[tuple[Span, Concept, str, str | None, Span]] = [
        (r.evidence.sentence, r.outcome, r.statistic, r.arm, r.evidence.words) for r in study.results
    ]
    told += [(e.evidence.sentence, e.event, e.grade or "", e.arm, number) for e, number in harms]
    arms: dict[tuple[Span, Concept, str], set[str]] = {}
    for sentence, concept, kind, arm, _ in told:
        if arm:
            arms.setdefault((sentence, concept, kind), set()).add(arm)
    for sentence, concept, kind, arm, words in told:
        if arm and len(arms[sentence, concept, kind]) > 1:
            yield words


def _number_of(reading: Reading, event: AdverseEvent) -> Span:
    """Where a harm's count stands within its words: the number of that size at their end or beginning, else all."""
    words = event.evidence.words
    if event.count is None or event.percent is not None:
        return words
    for sentence in reading.sentences:
        if sentence.span.contains(words):
            at_end = (q for q in sentence.quantities if q.span.end == words.end or q.span.start == words.start)
            return next((q.span for q in at_end if q.integer("number") == event.count), words)
    return words
