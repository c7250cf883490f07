"""What one sentence says of how a drug is given, and which of several such statements count.

Keeps the fullest statement of each dose, arm and frequency, and fills in routes and frequencies that all others agree
on. A range goes where its ends are listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.cue import expression
from kg.extract.drug.regime import Regime
from kg.extract.reading import ReadSentence, Term


@dataclass(frozen=True, slots=True)
class DosingStatement:
    """How one sentence says that a drug is given, and in which arm if it tells.

    It `is_name` of its arm if that is called by the dose or time that it tells, so that no other arm is given it.
    """

    sentence: ReadSentence
    term: Term
    regime: Regime
    arm: str | None
    is_name: bool = False


def choose(statements: list[DosingStatement]) -> list[DosingStatement]:
    """One statement a dose, arm and frequency: the fullest; without any dose the fullest statement alone."""
    ordered = sorted(statements, key=lambda s: (-s.regime.fullness, s.sentence.role == "conclusions", s.term.span))
    dosed = [s for s in ordered if s.regime.dose is not None]
    if not dosed:
        return _complete(ordered[:1], ordered)
    reported = [s for s in dosed if s.sentence.role != "conclusions"] or dosed
    chosen: list[DosingStatement] = []
    for statement in reported:
        if not any(_is_said(statement, other) for other in chosen):
            chosen.append(statement)
    return _complete(_without_ranges(chosen), ordered)


def _is_said(statement: DosingStatement, other: DosingStatement) -> bool:
    """Does the other, fuller statement give this dose too?"""
    a, b = statement.regime, other.regime
    if None not in (statement.arm, other.arm) and statement.arm != other.arm:
        return False
    return (a.dose, a.unit) == (b.dose, b.unit) and (
        a.frequency in (None, b.frequency) or statement.sentence is not other.sentence
    )


def _without_ranges(statements: list[DosingStatement]) -> list[DosingStatement]:
    """A range (`30-60`) goes where its ends are listed as doses."""
    doses = {s.regime.dose for s in statements}
    return [
        s for s in statements if not ("-" in (s.regime.dose or "") and set((s.regime.dose or "").split("-")) <= doses)
    ]


def _complete(chosen: list[DosingStatement], all_: list[DosingStatement]) -> list[DosingStatement]:
    """Routes and frequencies that a statement lacks, or that others say in full, where all others agree on one."""
    routes = {s.regime.route for s in all_ if s.regime.route}
    completed = []
    for statement in chosen:
        regime = statement.regime
        others = [o.regime.frequency for o in all_ if o.regime.frequency and _may_share(statement, o)]
        frequency = regime.frequency if regime.is_first else _fullest(regime.frequency, list(dict.fromkeys(others)))
        route = regime.route or next((r for r in routes if len(routes) == 1 and not _excludes(statement, r)), None)
        completed.append(replace(statement, regime=replace(regime, route=route, frequency=frequency)))
    return completed


def _excludes(statement: DosingStatement, route: str) -> bool:
    """Does a sentence that tells of injections speak of another way than by mouth?"""
    return (
        route == "oral" and expression("interventions", "given by needle").search(statement.sentence.words) is not None
    )


def _may_share(statement: DosingStatement, other: DosingStatement) -> bool:
    """Can the other statement speak of this dose: it gives none, the same, or a range that holds it?"""
    if statement is other or (None not in (statement.arm, other.arm) and statement.arm != other.arm):
        return False
    mine, its = statement.regime.dose, other.regime.dose
    return mine is None or its is None or mine == its or "-" in its


def _fullest(own: str | None, others: list[str]) -> str | None:
    """A frequency in full: the only one there is, one that holds this one, or the days on which a rate holds."""
    if own is None:
        return others[0] if len(others) == 1 else None
    longer = [o for o in others if o != own and re.search(rf"(?<![\w-]){re.escape(own)}(?![\w-])", o)]
    if len(longer) == 1:
        return longer[0]
    days = [o for o in others if expression("interventions", "days of a course").fullmatch(o)]
    return f"{own} on {days[0]}" if own in ("daily", "once daily", "twice daily") and len(days) == 1 else own
