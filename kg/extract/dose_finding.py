"""Dose finding: levels tried, MTD, RP2D, the dose chosen for an expansion, DLTs or their stated absence.

Finds doses that the words of dose finding govern, the levels of drugs that a dose-finding study gives in several
doses, and the events that limited a dose. A planned search (`to determine the MTD`) is no finding, and what is seen
outside the DLT window limits nothing.

Measured on gold (docs/extraction.md): precision 0.960, recall 0.873.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from kg.errors import VocabularyError
from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.evidence import make_evidence
from kg.extract.given_drug import DosedDrug, find_dosed_drugs
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.regime import Regime
from kg.extract.study_drug import principal_drug
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import DoseFinding, DoseFindingKind, Intervention
from kg.text.number import parse_number

_FILE = "dose_findings"
_ROLES = ("methods", "results", "conclusions")


@cache
def _kinds() -> dict[DoseFindingKind, tuple[Cue, ...]]:
    """The cues of each kind.

    Raises:
        VocabularyError: if the pattern file lacks a kind of the model.
    """
    cues = load_cues(_FILE)
    missing = set(get_args(DoseFindingKind)) - set(cues)
    if missing:
        raise VocabularyError(f"{_FILE}.yaml: no group for {sorted(missing)}")
    return {kind: cues[kind] for kind in get_args(DoseFindingKind)}


def find_dose_findings(reading: Reading, interventions: Sequence[Intervention]) -> list[DoseFinding]:
    """The dose findings of a document in order of the text; `interventions` tell the drugs and doses given."""
    if not any(says(_FILE, "search", s.words) for s in reading.sentences):
        return []
    levels = _levels(reading, interventions)
    escalated = list(dict.fromkeys(f.drug for f in levels if f.drug))
    if not escalated and (principal := principal_drug(reading, {i.drug for i in interventions})):
        escalated = [principal]
    found = list(levels)
    for sentence in reading.with_role(*_ROLES):
        dosed = find_dosed_drugs(sentence) if any(q.kind == "dose" for q in sentence.quantities) else []
        for kind, cues in _kinds().items():
            for match in (m for cue in cues for m in cue.finditer(sentence.words)):
                if kind == "DLT":
                    found += _toxicities(sentence, match, dosed, escalated)
                elif kind != "dose level":
                    found += _chosen_doses(sentence, kind, match, dosed, escalated)
    return sorted(_without_repeats(found), key=lambda f: (f.evidence.words, f.kind))


# -- levels ----------------------------------------------------------------------------------------


def _levels(reading: Reading, interventions: Sequence[Intervention]) -> list[DoseFinding]:
    """The doses of every drug that is given in several, where a sentence lists them or speaks of levels or limits."""
    sentences = {s.span: s for s in reading.sentences}
    by_drug: dict[tuple[Concept, str | None], list[Intervention]] = defaultdict(list)
    for given in interventions:
        if given.dose is not None:
            by_drug[given.drug, given.unit].append(given)
    levels: list[DoseFinding] = []
    for rows in by_drug.values():
        spoken_of = [r for r in rows if _speaks_of_levels(sentences[r.evidence.sentence])]
        is_list = len({r.dose for r in rows}) > 1
        if not spoken_of or not (is_list or "cohort" in sentences[spoken_of[0].evidence.sentence].words):
            continue
        for row in rows:
            evidence = make_evidence(
                sentences[row.evidence.sentence], row.evidence.words, "dose-finding/dose-level", "0.85"
            )
            levels.append(DoseFinding("dose level", evidence, row.drug, row.dose, row.unit, row.frequency))
    return levels


def _speaks_of_levels(sentence: ReadSentence) -> bool:
    listed = any(
        q.kind == "dose" and len(re.findall(r"\d+(?:\.\d+)?", q.words["doses"])) > 2 for q in sentence.quantities
    )
    return listed or says(_FILE, "dose level", sentence.words) or says(_FILE, "DLT", sentence.words)


# -- MTD, RP2D and other doses that were chosen ----------------------------------------------------


def _chosen_doses(
    sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str], dosed: list[DosedDrug], drugs: list[Concept]
) -> Iterator[DoseFinding]:
    words, base = sentence.words, sentence.span.start
    if says(_FILE, "planned", words[: cue.start()]):
        return
    governed = _governed(sentence, kind, cue, dosed)
    rule = f"dose-finding/{kind.replace(' ', '-').lower()}"
    for item in governed:
        if item.regime.words is None:
            continue
        drug = item.drug or (drugs[0] if len(drugs) == 1 else None)
        evidence = make_evidence(sentence, item.regime.words, rule, "0.85")
        yield DoseFinding(kind, evidence, drug, item.regime.dose, item.regime.unit, item.regime.frequency)
    around = words[max(0, cue.start() - 20) : cue.end() + 45]
    if not governed and kind == "MTD" and says(_FILE, "denied", around) and "exceed" not in around:
        span = Span(base + cue.start(), base + cue.end())
        yield DoseFinding(kind, make_evidence(sentence, span, rule, "0.85"), _only(drugs), assertion="absent")


def _governed(
    sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str], dosed: list[DosedDrug]
) -> list[DosedDrug]:
    """The doses that the cue speaks of: behind it as far as nothing else is told, else right before it."""
    words, base = sentence.words, sentence.span.start
    stop = load_cues(_FILE)["stop"][0].expression.search(words, cue.end())
    limit = stop.start() if stop else len(words)
    behind = [d for d in dosed if cue.end() <= d.dose.start - base < limit]
    if behind and kind == "MTD" and says(_FILE, "denied", words[cue.end() : behind[0].dose.start - base]):
        return []  # "the MTD was not reached, and 120 mg was chosen"
    if behind and kind != "expansion dose" and says(_FILE, "chosen", words[cue.end() : behind[0].dose.start - base]):
        other = _next_other(words, kind, behind[0].dose.end - base)
        return [d for d in behind if d.dose.start - behind[0].dose.start < 160 and d.dose.start - base < other]
    ahead = [d for d in dosed if d.dose.end - base <= cue.start()]
    if not ahead:
        return behind[:1] if kind == "expansion dose" else []
    between = words[ahead[-1].dose.end - base : cue.start()]
    is_close = len(between) < 90 and ";" not in between
    if not is_close or not (says(_FILE, "is_the", between + cue.group()) or kind == "expansion dose"):
        return []
    partner = (
        behind[:1]
        if behind and expression(_FILE, "with a partner").match(words[cue.end() : behind[0].dose.start - base])
        else []
    )
    return ahead[-1:] + partner


def _next_other(words: str, kind: DoseFindingKind, start: int) -> int:
    """Where behind a place a dose of another kind is spoken of: `the MTD was 200 mg, and the RP2D 150 mg`."""
    others = (cue for other, cues in _kinds().items() if other not in (kind, "DLT", "dose level") for cue in cues)
    places = [match.start() for cue in others for match in cue.finditer(words) if match.start() >= start]
    return min(places, default=len(words))


# -- what limited the dose -------------------------------------------------------------------------


def _toxicities(
    sentence: ReadSentence, cue: re.Match[str], dosed: list[DosedDrug], drugs: list[Concept]
) -> list[DoseFinding]:
    words, base = sentence.words, sentence.span.start
    span = Span(base + cue.start(), base + cue.end())
    is_gloss = bool(re.search(r"[\[(]\s?$", words[: cue.start()]) and re.match(r"\s?[\])]", words[cue.end() :]))
    if is_gloss or says(_FILE, "not_an_event", words[cue.end() :]) or says(_FILE, "planned", words[: cue.start()]):
        return []
    window = load_cues(_FILE)["window"][0].expression.search(words)
    frame = window["window"] if window else None
    if sentence.assertion(span) == "absent":
        return _absent(sentence, span, dosed, frame, drugs)
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
            for finding in _at_dose(sentence, item, since, events, frame, drugs)
        ]
    made = []
    for term in events:
        place = span.to(term.span) if len(span.to(term.span)) < 200 else term.span
        evidence = make_evidence(sentence, place, "dose-finding/dlt", "0.8")
        made.append(DoseFinding("DLT", evidence, _only(drugs), window=frame, event=term.as_type("adverse_event")))
    if made or not expression(_FILE, "toxicity was seen").search(words):
        return made
    return [DoseFinding("DLT", make_evidence(sentence, span, "dose-finding/dlt", "0.75"), _only(drugs), window=frame)]


def _absent(
    sentence: ReadSentence, span: Span, dosed: list[DosedDrug], frame: str | None, drugs: list[Concept]
) -> list[DoseFinding]:
    """No toxicity limited the dose: a certain one (`no DLT was seen at 20 mg`) or any."""
    behind = sentence.words[span.end - sentence.span.start :]
    at = expression(_FILE, "none at this dose").match(behind)
    item = next((d for d in dosed if at and d.dose.start == span.end + at.end()), None)
    evidence = make_evidence(sentence, span.to(item.dose) if item else span, "dose-finding/dlt", "0.9")
    drug = (item.drug if item else None) or _only(drugs)
    regime = item.regime if item else Regime()
    return [DoseFinding("DLT", evidence, drug, regime.dose, regime.unit, regime.frequency, frame, assertion="absent")]


def _at_dose(
    sentence: ReadSentence, item: DosedDrug, since: int, events: list[Term], frame: str | None, drugs: list[Concept]
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
            "DLT", evidence, item.drug or _only(drugs), item.regime.dose, item.regime.unit, item.regime.frequency,
            frame, term.as_type("adverse_event") if term else None, count, "absent" if count == 0 else "present",
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
    return concept is not None and "limiting" not in concept.label and term.type not in ("drug", "regimen")


def _only(drugs: Sequence[Concept]) -> Concept | None:
    return drugs[0] if len(drugs) == 1 else None


def _without_repeats(found: Sequence[DoseFinding]) -> list[DoseFinding]:
    """Each finding once; a bare one goes where a fuller one of its kind is found."""
    kept: list[DoseFinding] = []
    seen: set[tuple[object, ...]] = set()
    detailed = {f.kind for f in found if f.dose or f.event or f.assertion == "absent"}
    for finding in found:
        key = (finding.kind, finding.drug, finding.dose, finding.unit, finding.event, finding.assertion)
        is_bare = finding.dose is None and finding.event is None and finding.assertion == "present"
        if key not in seen and not (is_bare and finding.kind in detailed):
            seen.add(key)
            kept.append(finding)
    return kept
