"""What limited a dose: the events of dose-limiting toxicity, at which dose, in how many, or that there were none.

What is seen outside the window of observation limits nothing, nor does a definition of what would limit a dose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.cue import expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.given_drug import DosedDrug
from kg.extract.reading import ReadSentence, Term
from kg.extract.regime import Regime
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import DoseFinding
from kg.text.bracket import is_bracketed
from kg.text.number import parse_number

_FILE = "dose_findings"


def find_limiting_toxicities(
    sentence: ReadSentence, cue: re.Match[str], dosed: list[DosedDrug], drug: Concept | None
) -> list[DoseFinding]:
    """What a cue says that limited a dose; `drug` is the one whose dose is searched."""
    words, base = sentence.words, sentence.span.start
    span = Span(base + cue.start(), base + cue.end())
    if is_bracketed(words, cue.start(), cue.end()):
        return []
    if says(_FILE, "not_an_event", words[cue.end() :]) or says(_FILE, "planned", words[: cue.start()]):
        return []
    said = load_cues(_FILE)["window"][0].search(words)
    window = said["window"] if said else None
    if sentence.assertion(span) == "absent":
        return _absent(sentence, span, dosed, window, drug)
    events = [
        t for t in sentence.terms if _is_event(t) and not t.span.overlaps(span) and -100 < t.span.start - span.end < 160
    ]
    at_doses = [
        d
        for d in dosed
        if d.dose.start >= span.start and expression(_FILE, "dose is near").search(words[: d.dose.start - base])
    ]
    if at_doses:
        ends = [span.end, *(item.dose.end for item in at_doses)]
        return [
            finding
            for item, since in zip(at_doses, ends, strict=False)
            for finding in _at_dose(sentence, item, since, events, window, drug)
        ]
    made = []
    for term in events:
        place = span.to(term.span) if len(span.to(term.span)) < 200 else term.span
        evidence = make_evidence(sentence, place, "dose-finding/dlt", "0.8")
        made.append(DoseFinding("DLT", evidence, drug, window=window, event=term.as_type("adverse_event")))
    if made or not expression(_FILE, "toxicity was seen").search(words):
        return made
    return [DoseFinding("DLT", make_evidence(sentence, span, "dose-finding/dlt", "0.75"), drug, window=window)]


def _absent(
    sentence: ReadSentence, span: Span, dosed: list[DosedDrug], window: str | None, drug: Concept | None
) -> list[DoseFinding]:
    """No toxicity limited the dose: a certain one (`no DLT was seen at 20 mg`) or any."""
    behind = sentence.words[span.end - sentence.span.start :]
    at = expression(_FILE, "none at this dose").match(behind)
    item = next((d for d in dosed if at and d.dose.start == span.end + at.end()), None)
    evidence = make_evidence(sentence, span.to(item.dose) if item else span, "dose-finding/dlt", "0.9")
    given = (item.drug if item else None) or drug
    regime = item.regime if item else Regime()
    return [DoseFinding("DLT", evidence, given, regime.dose, regime.unit, regime.frequency, window, assertion="absent")]


def _at_dose(
    sentence: ReadSentence, item: DosedDrug, since: int, events: list[Term], window: str | None, drug: Concept | None
) -> Iterator[DoseFinding]:
    """What limited one dose: the events in the bracket behind it, else the last one named since the dose before, or
    none where `0/7 patients` had one. `since` is where that dose ends.
    """
    counted = expression(_FILE, "count behind a dose").match(sentence.after(item.dose.end)) or expression(
        _FILE, "count before a dose"
    ).search(sentence.before(item.dose.start, 60))
    count = int(parse_number(counted["n"]).value) if counted else None
    found: Sequence[Term | None] = _events_at(sentence, item, since, events)
    for term in found or (None,):
        place = item.dose.to(term.span) if term else item.dose
        evidence = make_evidence(sentence, place if len(place) < 120 else item.dose, "dose-finding/dlt-at-dose", "0.8")
        yield DoseFinding(
            "DLT", evidence, item.drug or drug, item.regime.dose, item.regime.unit, item.regime.frequency,
            window, term.as_type("adverse_event") if term else None, count, "absent" if count == 0 else "present",
        )  # fmt: skip


def _events_at(sentence: ReadSentence, item: DosedDrug, since: int, events: list[Term]) -> list[Term]:
    base = sentence.span.start
    bracket = expression(_FILE, "bracket behind a dose").match(sentence.words, item.dose.end - base)
    if bracket and (inside := [t for t in events if bracket.start() <= t.span.start - base < bracket.end()]):
        return inside
    last = expression(_FILE, "bracket behind a dose").match(sentence.words, since - base)
    start = last.end() + base if last else 0
    before = [t for t in events if start <= t.span.start and t.span.end <= item.dose.start]
    return before[-1:]


def _is_event(term: Term) -> bool:
    concept = term.as_type("adverse_event")
    if concept is None or term.type in ("drug", "regimen"):
        return False
    return not says(_FILE, "names_the_limit", concept.label)
