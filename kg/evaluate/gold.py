"""An annotated file: JSON lines, one document a line, with its facts, its mentions, or both.

    {"id": "d1", "text": "…", "facts": {"results": [{"outcome": "response rate", "value": "36", "unit": "%"}], …}}
    {"id": "d2", "text": "…", "mentions": [{"start": 0, "end": 12, "type": "drug"}]}

`facts` may hold `study` (one object) and lists of `conditions`, `arms`, `interventions`, `mechanisms`, `results`,
`adverse_events` and `dose_findings`. A kind that is left out is not scored for this document; an empty list says that
the text has none. A slot that is null is one that the text does not give; one that is left out is not scored. `id` may
be missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from kg.errors import ReadError
from kg.evaluate.slot import FACT_TYPES, SLOTS
from kg.model.document import Span
from kg.model.mention import MentionType

Fact = Mapping[str, Any]
_MENTION_TYPES = get_args(MentionType)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A stretch of the text of one of the types of `kg annotate`."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with what a reader found in it; None where facts or mentions were not annotated."""

    id: str
    text: str
    facts: Mapping[str, tuple[Fact, ...]] | None = None
    mentions: tuple[GoldMention, ...] | None = None


def read_gold(path: Path) -> list[GoldDocument]:
    """The documents of an annotated file.

    Raises:
        ReadError: the file cannot be read, or a line is not in the format; the message says which and why.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read as a UTF-8 file: {error}") from error
    documents = [_document(f"{path}:{n}", n, line) for n, line in enumerate(lines, 1) if line.strip()]
    if not documents:
        raise ReadError(str(path), "holds no document; expected JSON lines with 'text' and 'facts' or 'mentions'")
    return documents


def _document(where: str, number: int, line: str) -> GoldDocument:
    try:
        loaded = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(where, f"is no JSON ({error}); expected one object a line") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("text"), str) or not loaded["text"].strip():
        raise ReadError(where, "expected an object with a 'text'")
    if loaded.get("facts") is None and loaded.get("mentions") is None:
        raise ReadError(where, "has neither 'facts' nor 'mentions', so there is nothing to score")
    facts = _facts(where, loaded["facts"]) if loaded.get("facts") is not None else None
    mentions = _mentions(where, loaded["mentions"], loaded["text"]) if loaded.get("mentions") is not None else None
    return GoldDocument(str(loaded.get("id") or f"line {number}"), loaded["text"], facts, mentions)


def _facts(where: str, loaded: Any) -> dict[str, tuple[Fact, ...]]:
    if not isinstance(loaded, dict):
        raise ReadError(where, "'facts' is no object; expected {\"results\": [...], ...}")
    facts: dict[str, tuple[Fact, ...]] = {}
    for kind, listed in loaded.items():
        if kind not in FACT_TYPES:
            raise ReadError(where, f"unknown kind of facts {kind!r}; known are {', '.join(FACT_TYPES)}")
        rows = [listed] if kind == "study" and isinstance(listed, dict) else (listed or [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ReadError(
                where, f"{kind!r}: expected a list of objects{', or one object' if kind == 'study' else ''}"
            )
        unknown = sorted({slot for row in rows for slot in row} - set(SLOTS[kind]))
        if unknown:
            raise ReadError(where, f"{kind!r}: unknown slot {unknown[0]!r}; known are {', '.join(SLOTS[kind])}")
        facts[kind] = tuple(rows)
    return facts


def _mentions(where: str, loaded: Any, text: str) -> tuple[GoldMention, ...]:
    if not isinstance(loaded, list):
        raise ReadError(where, '\'mentions\' is no list; expected [{"start": 0, "end": 4, "type": "drug"}, ...]')
    found = []
    for row in loaded:
        if not isinstance(row, dict) or not all(isinstance(row.get(k), int) for k in ("start", "end")):
            raise ReadError(where, f"a mention needs whole numbers 'start' and 'end' and a 'type', got {row!r}")
        if row.get("type") not in _MENTION_TYPES:
            raise ReadError(where, f"unknown type {row.get('type')!r}; known are {', '.join(_MENTION_TYPES)}")
        if not 0 <= row["start"] < row["end"] <= len(text):
            raise ReadError(where, f"a mention at {row['start']}..{row['end']} in a text of {len(text)} characters")
        found.append(GoldMention(Span(row["start"], row["end"]), row["type"]))
    return tuple(found)
