"""Time points: when an outcome was measured (`2-year`, `at week 12`, `within 8 weeks`, `at 9 a.m.`).

It does not find how long a treatment or a follow-up went on, nor the days on which a drug is given.

Measured on ctro (docs/extraction.md; time point: 139 values): precision 0.657, recall 0.676.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.cue import expression, load_cues
from kg.extract.reading import ReadSentence
from kg.model.document import Span

_FILE = "time_points"
_HYPHEN = re.compile(r"(?<=\w)[-–](?=[a-zA-Z])(?!(?:end|last|final|EO[ST])\b)")  # `week 8-end of study` is a range
_DANGLING = re.compile(r"(?<=\d)[-–](?=,|\s(?:and|or|to)\b)")  # `1-, 3- and 5-year`
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A time point in the text's words (`2-year` is written `2 years`)."""

    span: Span
    text: str


def find_time_points(sentence: ReadSentence, *, references: bool = False) -> tuple[TimePoint, ...]:
    """The time points of a sentence in order; `references` adds the visits that others are compared with (`from
    baseline`).
    """
    name = "time points and references" if references else "time points"
    known: tuple[TimePoint, ...] | None = sentence.remembered.get(name)
    if known is None:
        known = sentence.remembered[name] = tuple(_found(sentence, references=references))
    return known


def find_joined_times(sentence: ReadSentence) -> list[TimePoint]:
    """The time points that another one stands right before: `12 months` of `at 6 months and 12 months`."""
    words, base = sentence.words, sentence.span.start
    joined = expression(_FILE, "another time")
    behind = [joined.match(words, point.span.end - base) for point in find_time_points(sentence)]
    places = {match.start("when") + base for match in behind if match}
    return [point for point in find_time_points(sentence) if point.span.start in places]


def _found(sentence: ReadSentence, *, references: bool) -> list[TimePoint]:
    if not expression(_FILE, "may hold").search(sentence.words):
        return []
    found: list[TimePoint] = []
    base = sentence.span.start
    for group in ("measured", "reference") if references else ("measured",):
        for cue in load_cues("time_points")[group].within(sentence.words):
            for match in cue.expression.finditer(sentence.words):
                for one in (match, *_joined(sentence.words, match.end("when"))):
                    span = Span(base + one.start("when"), base + one.end("when"))
                    if not any(span.overlaps(other.span) for other in found):
                        found.append(TimePoint(span, _plain(one["when"])))
    return sorted(found, key=lambda t: t.span)


def _joined(words: str, end: int) -> Iterator[re.Match[str]]:
    """The time points that are joined to one that ends here: `at 6 months and 12 months`."""
    while match := expression(_FILE, "another time").match(words, end):
        yield match
        end = match.end()


def _plain(words: str) -> str:
    text = _SPACES.sub(" ", _HYPHEN.sub(" ", _DANGLING.sub("", words))).strip()
    match = expression(_FILE, "plain time").fullmatch(text)
    if match:
        one = match[1].lower() in ("1", "one")
        return f"{match[1].lower()} {match[2].lower()}{'' if one else 's'}"
    return text[0].lower() + text[1:] if text.startswith(("After ", "Following ", "Post ")) else text
