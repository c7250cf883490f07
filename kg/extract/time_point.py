"""Time points: when an outcome was measured (`2-year`, `at week 12`, `within 8 weeks`, `at 9 a.m.`).

It does not find how long a treatment or a follow-up went on, nor the days on which a drug is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.cue import load_cues
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.text.expression import Expression

#: One of these stands in every time point.
_MAY_HOLD = Expression(
    r"year|month|week|day|hour|cycle|course|visit|end|base|discharge|last|\d\s?[hymw]|[ap]\.?m|:\d\d|noon|fast|lunch|"
    r"supper|dinner|yr|mos|wk|EOT|screen|random|admission",
    re.IGNORECASE,
)  # fmt: skip
_HYPHEN = re.compile(r"(?<=\w)[-–](?=[a-zA-Z])")
_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"(\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?) (year|month|week|day|hour)s?", re.IGNORECASE)


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


def _found(sentence: ReadSentence, *, references: bool) -> list[TimePoint]:
    if not _MAY_HOLD.search(sentence.words):
        return []
    found: list[TimePoint] = []
    base = sentence.span.start
    for group in ("measured", "reference") if references else ("measured",):
        for cue in load_cues("time_points")[group].within(sentence.words):
            for match in cue.expression.finditer(sentence.words):
                span = Span(base + match.start("when"), base + match.end("when"))
                if not any(span.overlaps(other.span) for other in found):
                    found.append(TimePoint(span, _plain(match["when"])))
    return sorted(found, key=lambda t: t.span)


def _plain(words: str) -> str:
    text = _SPACES.sub(" ", _HYPHEN.sub(" ", words)).strip()
    match = _PLAIN.fullmatch(text)
    if match:
        one = match[1].lower() in ("1", "one")
        return f"{match[1].lower()} {match[2].lower()}{'' if one else 's'}"
    return text
