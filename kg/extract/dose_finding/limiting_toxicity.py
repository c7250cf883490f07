"""What limited a dose: the events of dose-limiting toxicity, at which dose, in how many, or that there were none.

What is seen outside the window of observation limits nothing, nor does a definition of what would limit a dose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.cue import expression, load_cues, says
from kg.extract.drug.given_drug import DosedDrug
from kg.extract.drug.regime import Regime
from kg.extract.evidence import make_evidence
from kg.extract.reading import ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import DoseFinding
from kg.text.bracket import is_bracketed
from kg.text.number import parse_number

_FILE = "dose_findings"
#: Behind a cue, or behind the last dose that it speaks of, an event is not further than this.
_FAR = 160


def find_limiting_toxicities(
    sentence: ReadSentence, cue: re.Match[str], dosed: list[DosedDrug], drug: Concept | None
) -> list[DoseFinding]:
    """What a cue says that limited a dose; `drug` is the one whose dose is searched."""
    words, base = sentence.words, sentence.span.start
    span = Span(base + cue.start(), base + cue.end())
    if is_bracketed(words, cue.start(), cue.end()):
        return []
    before = words[: cue.start()]
    if says(_FILE, "not_an_event", words[cue.end() :]) or says(_FILE, "planned", before) or says(_FILE, "who", before):
        return []
    said = load_cues(_FILE)["window"][0].search(words)
    window = said["window"] if said else None
    if sentence.assertion(span) == "absent" and not says(_FILE, "counted", words[cue.end() :]):
        return _absent(sentence, span, dosed, window, drug)
    events = [
        t
        for t in sentence.terms
        if _is_event(t) and not t.span.overlaps(span) and -100 < t.span.start - span.end < _FAR
    ]
    at_doses = [
        d
        for d in dosed
        if d.dose.start >= span.start and expression(_FILE, "dose is near").search(words[: d.dose.start - base])
    ]
    at_doses = [d for d in at_doses if not _is_of_others(sentence.between(span.end, d.dose.start))]
    if expression(_FILE, "said of an event").fullmatch(cue.group()):
        events = _joined([t for t in events if t.span.end <= span.start], sentence)
    if at_doses:
        last = at_doses[-1].dose.end
        events += [t for t in sentence.terms if _is_event(t) and span.end + _FAR <= t.span.start < last + _FAR]
        if in_order := _in_order(sentence, at_doses[0], dosed, events):
            return [_finding(sentence, item, term, None, window) for item, term in in_order]
        # what stands before the cue was seen at a dose named there, if there is one
        floor = span.end if any(d.dose.end <= span.start for d in dosed) else base
        since = [floor, *(item.dose.end for item in at_doses)]
        return [
            finding
            for item, place in zip(at_doses, since, strict=False)
            for finding in _at_dose(sentence, item, place, [t for t in events if t.span.start >= floor], window)
        ]
    at = _dose_before(sentence, span, dosed, drug)
    events = [t for t in events if not (at and t.span.end <= at.dose.start)]
    regime, given = (at.regime, at.drug) if at else (Regime(), drug)
    made = []
    for term in events:
        place = span.to(term.span) if len(span.to(term.span)) < 200 else term.span
        evidence = make_evidence(sentence, place, "dose-finding/dlt", "0.8")
        event = term.as_type("adverse_event")
        counted = expression(_FILE, "count behind an event").match(sentence.after(term.span.end, 60))
        count = int(parse_number(counted["n"]).value) if counted else None
        made.append(
            DoseFinding("DLT", evidence, given, regime.dose, regime.unit, regime.frequency, window, event, count)
        )
    if made or not expression(_FILE, "toxicity was seen").search(words):
        return made
    evidence = make_evidence(sentence, span, "dose-finding/dlt", "0.75")
    return [DoseFinding("DLT", evidence, given, regime.dose, regime.unit, regime.frequency, window)]


def _is_of_others(between: str) -> bool:
    """Is a dose that of people who are told of next, or the one that was chosen?"""
    return says(_FILE, "other level", between) or says(_FILE, "other kind", between)


def _dose_before(
    sentence: ReadSentence, span: Span, dosed: Sequence[DosedDrug], drug: Concept | None
) -> DosedDrug | None:
    """The dose of those who had what limited it: `Two of six patients given 40 mg had a DLT`.

    Of several drugs' doses only that of the one whose dose is searched.
    """
    before = [d for d in dosed if d.dose.end <= span.start]
    if not before or not expression(_FILE, "had at this dose").fullmatch(
        sentence.between(before[-1].dose.end, span.start)
    ):
        return None
    first = next(
        i for i, d in enumerate(before) if all(_stand_together(sentence, a, b) for a, b in pairwise(before[i:]))
    )
    together = before[first:]
    if not expression(_FILE, "people at a dose").search(sentence.before(together[0].dose.start, 120)):
        return None
    of_drug = [d for d in together if d.drug in (None, drug)] if len(together) > 1 else together
    return of_drug[0] if len(of_drug) == 1 else None


def _stand_together(sentence: ReadSentence, one: DosedDrug, other: DosedDrug) -> bool:
    return expression(_FILE, "joins doses").fullmatch(sentence.between(one.dose.end, other.dose.start)) is not None


def _absent(
    sentence: ReadSentence, span: Span, dosed: list[DosedDrug], window: str | None, drug: Concept | None
) -> list[DoseFinding]:
    """No toxicity limited the dose: a certain one (`no DLT was seen at 20 mg`) or any."""
    behind = sentence.words[span.end - sentence.span.start :]
    at = expression(_FILE, "none at this dose").match(behind)
    item = next((d for d in dosed if at and d.dose.start == span.end + at.end()), None)
    evidence = make_evidence(sentence, span.to(item.dose) if item else span, "dose-finding/dlt", "0.9")
    given = item.drug if item else drug
    regime = item.regime if item else Regime()
    return [DoseFinding("DLT", evidence, given, regime.dose, regime.unit, regime.frequency, window, assertion="absent")]


def _at_dose(
    sentence: ReadSentence, item: DosedDrug, since: int, events: list[Term], window: str | None
) -> Iterator[DoseFinding]:
    """What limited one dose: the events in the bracket behind it, else the last ones named since the dose before, or
    none where `0/7 patients` had one. `since` is where that dose ends.
    """
    counted = expression(_FILE, "count behind a dose").match(sentence.after(item.dose.end)) or expression(
        _FILE, "count before a dose"
    ).search(sentence.before(item.dose.start, 60))
    found = _events_at(sentence, item, since, events)
    # of several events each was seen in some of those who had any
    count = int(parse_number(counted["n"]).value) if counted and len(found) < 2 else None
    for term in found or (None,):
        yield _finding(sentence, item, term, count, window)


def _finding(
    sentence: ReadSentence, item: DosedDrug, term: Term | None, count: int | None, window: str | None
) -> DoseFinding:
    place = item.dose.to(term.span) if term else item.dose
    evidence = make_evidence(sentence, place if len(place) < 120 else item.dose, "dose-finding/dlt-at-dose", "0.8")
    return DoseFinding(
        "DLT", evidence, item.drug, item.regime.dose, item.regime.unit, item.regime.frequency,
        window, term.as_type("adverse_event") if term else None, count, "absent" if count == 0 else "present",
    )  # fmt: skip


def _in_order(
    sentence: ReadSentence, first: DosedDrug, dosed: Sequence[DosedDrug], events: list[Term]
) -> list[tuple[DosedDrug, Term]]:
    """Each dose with its event where both are listed: `rash and fever were seen at 20 and 30 mg, respectively`."""
    doses = [first]
    for item in dosed[dosed.index(first) + 1 :]:
        if _stand_together(sentence, doses[-1], item):
            doses.append(item)
    if not says(_FILE, "respectively", sentence.after(doses[-1].dose.end, 40)):
        return []
    named = _joined([t for t in events if t.span.end <= first.dose.start], sentence)
    return list(zip(doses, named, strict=True)) if len(doses) == len(named) > 1 else []


def _events_at(sentence: ReadSentence, item: DosedDrug, since: int, events: list[Term]) -> Sequence[Term | None]:
    base = sentence.span.start
    places = (
        expression(_FILE, row).match(sentence.words, item.dose.end - base)
        for row in ("bracket behind a dose", "list behind a dose")
    )
    bracket = next(filter(None, places), None)
    if bracket and (inside := [t for t in events if bracket.start() <= t.span.start - base < bracket.end()]):
        return inside
    if bracket and says(_FILE, "graded", bracket.group()):
        return (None,)  # what it names is not known
    last = expression(_FILE, "bracket behind a dose").match(sentence.words, since - base) if since > base else None
    start = last.end() + base if last else base
    start += sentence.between(start, item.dose.start).rfind(";") + 1
    before = [t for t in events if start <= t.span.start and t.span.end <= item.dose.start]
    # "rash in 2 at 20 mg and in 3 at 30 mg": what was seen at the dose before was seen at this one too
    return _joined([t for t in before if t.span.start >= since] or before, sentence)


def _joined(events: list[Term], sentence: ReadSentence) -> list[Term]:
    """The last event with those that it is joined to: `grade 3 nausea and vomiting`."""
    joined = events[-1:]
    for term in reversed(events[:-1]):
        if not expression(_FILE, "joins events").fullmatch(sentence.between(term.span.end, joined[0].span.start)):
            break
        joined.insert(0, term)
    return joined


def _is_event(term: Term) -> bool:
    concept = term.as_type("adverse_event")
    if concept is None or term.type in ("drug", "regimen"):
        return False
    return not (says(_FILE, "names_the_limit", concept.label) or says(_FILE, "done_about_it", concept.label))
