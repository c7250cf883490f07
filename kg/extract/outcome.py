"""Outcomes: what the study set out to measure, primary or secondary, and within which time."""

from __future__ import annotations

import re

from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading
from kg.extract.time_point import find_time_points
from kg.lexicon.load import matcher_in_use
from kg.model.concept import Concept
from kg.model.study import Outcome

_DECLARED = re.compile(
    r"\b(?:(?P<primary>primary|main|principal|co-primary)|(?P<secondary>secondary|other|additional|exploratory|key secondary))\s"
    r"(?:\w+\s){0,2}?(?:end[- ]?points?|outcomes?(?: measures?)?|objectives?|variables?|efficacy (?:variable|measure|parameter)s?|aims?|outcome parameters?|efficacy end ?points?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:end[- ]?points?|outcome measures?)\b", re.IGNORECASE)


def find_outcomes(reading: Reading) -> list[Outcome]:
    """The outcomes that a sentence on end points names, in order of the text, each concept once."""
    found: dict[Concept, Outcome] = {}
    for sentence in reading.sentences:
        if sentence.role in ("funding", "registration"):
            continue
        declared = list(_DECLARED.finditer(sentence.words))
        bare = None if declared else _BARE.search(sentence.words)
        if not declared and (bare is None or sentence.role == "conclusions"):
            continue
        times = find_time_points(sentence)
        for term in sentence.terms:
            if term.type not in ("outcome", "adverse_event"):
                continue
            concept = term.as_type("outcome") or _rate_of(term.concept)
            place = term.span.start - sentence.span.start
            before = [m for m in declared if m.start() <= place]
            after = [m for m in declared if m.start() > place]
            # "The primary end point was X" and "X was the primary end point"
            governing = before[-1] if before else (after[0] if after else None)
            is_primary = bool(governing["primary"]) if governing else None
            near = [t for t in times if -15 <= t.span.start - term.span.end < 40 or -2 <= term.span.start - t.span.end < 15]
            found.setdefault(
                concept,
                Outcome(concept, make_evidence(sentence, term.span, "outcome/declared"), is_primary, near[0].text if near else None),
            )
    return list(found.values())


def _rate_of(event: Concept) -> Concept:
    """What is measured of a harm: how often it occurs."""
    label = f"{event.label} rate"
    known = {entry.concept for entry in matcher_in_use().lookup(label) if entry.concept.type == "outcome"}
    return min(known, default=Concept("outcome", label))
