"""Time points: when an outcome was measured (`2-year`, `at week 12`, `within 8 weeks`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from kg.extract.quantity import expand
from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.resources import data_path


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A time point in the text's words (`2-year` is written `2 years`)."""

    span: Span
    text: str


@cache
def time_point_patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of `time_points.yaml`, in their order."""
    loaded = yaml.safe_load(data_path("patterns", "time_points.yaml").read_text(encoding="utf-8"))
    return tuple(re.compile(expand(row["regex"], loaded["macros"]), re.IGNORECASE) for row in loaded["patterns"])


def find_time_points(sentence: ReadSentence) -> list[TimePoint]:
    """The time points of a sentence in order."""
    found: list[TimePoint] = []
    base = sentence.span.start
    for pattern in time_point_patterns():
        for match in pattern.finditer(sentence.words):
            span = Span(base + match.start("when"), base + match.end("when"))
            if not any(span.overlaps(t.span) for t in found):
                found.append(TimePoint(span, _plain(match["when"])))
    return sorted(found, key=lambda t: t.span)


def _plain(words: str) -> str:
    text = re.sub(r"(?<=[\w])[-–](?=[a-zA-Z])", " ", words)
    text = re.sub(r"\s+", " ", text).strip()
    match = re.fullmatch(r"(\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?) (year|month|week|day|hour)s?", text, re.IGNORECASE)
    if match:
        one = match[1].lower() in ("1", "one")
        return f"{match[1].lower()} {match[2].lower()}{'' if one else 's'}"
    return text
