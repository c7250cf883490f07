"""Harms that are told more than once: what adds nothing to what has been reported goes."""

from __future__ import annotations

from kg.model.study import AdverseEvent


def without_repeats(events: list[AdverseEvent]) -> list[AdverseEvent]:
    """An event named again without a number adds nothing to one that has been reported."""
    kept: list[AdverseEvent] = []
    for event in events:
        alike = [e for e in kept if e.event == event.event]
        same = [e for e in alike if _adds_nothing(event, e) or _numbers(e) == _numbers(event)]
        if same and (_is_bare(event) or event.assertion == same[0].assertion):
            continue
        kept = [e for e in kept if not _is_said_better(e, event)]
        kept.append(event)
    return kept


def _adds_nothing(event: AdverseEvent, reported: AdverseEvent) -> bool:
    """Is this event without a number of an arm that it has been reported of?"""
    return _is_bare(event) and (event.arm is None or reported.arm in (None, event.arm))


def _is_bare(event: AdverseEvent) -> bool:
    return event.count is None and event.percent is None


def _numbers(event: AdverseEvent) -> tuple[object, ...]:
    return event.count, event.percent, event.grade, event.arm


def _is_said_better(bare: AdverseEvent, event: AdverseEvent) -> bool:
    """Does a later event give the numbers that an earlier mention lacks?"""
    return (
        _is_bare(bare)
        and not _is_bare(event)
        and (bare.event, bare.assertion) == (event.event, event.assertion)
        and bare.arm in (None, event.arm)
    )
