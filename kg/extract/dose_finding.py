"""Dose finding: levels tried, MTD, RP2D, the dose chosen for an expansion, DLTs or their stated absence.

Finds doses that the words of dose finding govern. A planned search (`to determine the MTD`) is no finding.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

import yaml

from kg.extract.arm import ArmTable
from kg.extract.evidence import make_evidence
from kg.extract.intervention import dose_levels, frequency_pattern, unit_text
from kg.extract.quantity import Quantity
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import DoseFinding, DoseFindingKind
from kg.resources import data_path

_PLANNED = re.compile(r"\b(?:to (?:determine|establish|define|identify|find|assess|evaluate|investigate|explore)|objectives?|aims?|purpose|primary end ?points?|secondary|endpoint)\b", re.IGNORECASE)


@cache
def _cues() -> dict[str, Any]:
    loaded = yaml.safe_load(data_path("patterns", "dose_findings.yaml").read_text(encoding="utf-8"))
    unknown = {row["value"] for row in loaded["kinds"]} - set(get_args(DoseFindingKind))
    if unknown:
        raise ValueError(f"dose_findings.yaml: unknown kinds {sorted(unknown)}")
    return {
        "kinds": [(row["value"], re.compile(row["regex"], re.IGNORECASE)) for row in loaded["kinds"]],
        **{name: re.compile(loaded[name], re.IGNORECASE) for name in ("not_reached", "chosen", "window")},
    }


def find_dose_findings(reading: Reading, table: ArmTable, study_drugs: list[Term]) -> list[DoseFinding]:
    """The dose findings of a document in order of the text."""
    found: list[DoseFinding] = []
    drugs = list(dict.fromkeys(c for t in study_drugs if (c := t.as_type("drug"))))
    for sentence in reading.sentences:
        if sentence.role in ("title", "background", "funding", "registration"):
            continue
        for kind, pattern in _cues()["kinds"]:
            for cue in pattern.finditer(sentence.words):
                found += _findings(sentence, kind, cue, drugs)
    return _without_repeats(found)


def _findings(sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str], drugs: list[Concept]) -> list[DoseFinding]:
    words, base = sentence.words, sentence.span.start
    span = Span(base + cue.start(), base + cue.end())
    if _PLANNED.search(words[max(0, cue.start() - 60) : cue.start()]):
        return []
    if kind == "DLT":
        return _toxicity(sentence, cue, span)
    doses = _governed(sentence, kind, cue)
    denied = _cues()["not_reached"].search(words[max(0, cue.start() - 20) : cue.end() + 45])
    if not doses:
        if kind == "MTD" and denied and not re.search(r"\bexceed", words):
            return [DoseFinding(kind, make_evidence(sentence, span, "dose-finding/mtd", "0.85"), assertion="absent")]
        return []
    made = []
    for quantity in doses:
        drug = _drug_of(sentence, quantity, drugs)
        levels = dose_levels(quantity)
        frequency = _frequency_behind(sentence, quantity)
        for text, place in levels if kind == "dose level" or len(levels) == 1 else levels[:1]:
            evidence = make_evidence(sentence, Span(place.start, max(place.end, quantity.span.end)), f"dose-finding/{kind.replace(' ', '-').lower()}", "0.85")
            made.append(DoseFinding(kind, evidence, drug, text, unit_text(quantity.words["unit"]), frequency))
    return made


def _governed(sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str]) -> list[Quantity]:
    """The doses that the cue speaks of: behind it up to a stop, or for a chosen dose also before it."""
    words, base = sentence.words, sentence.span.start
    doses = [q for q in sentence.quantities if q.kind == "dose"]
    stop = re.search(r"[.;]\s|\b(?:because|since|while|whereas|but|however|toxicit\w+)\b", words[cue.end() :])
    limit = cue.end() + (stop.start() if stop else len(words))
    behind = [q for q in doses if cue.end() <= q.span.start - base < limit]
    ahead = [q for q in doses if q.span.end - base <= cue.start()]
    if kind == "dose level":
        if re.search(r"\b(?:two|three|four|five|six|seven|eight|\d+|these|different|escalating|following)\s(?:\w+\s)?$", words[max(0, cue.start() - 25) : cue.start()]) or cue.group().lower().startswith("escalat"):
            first = behind[:1]
            for quantity in behind[1:]:
                if first and re.match(r"^[\s,]*(?:and|or|,|to|then)?\s*(?:\w+\s)?$", words[first[-1].span.end - base : quantity.span.start - base]):
                    first.append(quantity)
            return first
        return []
    if kind == "expansion dose":
        near = [q for q in ahead if not re.search(r"[.;]", words[q.span.end - base : cue.start()])]
        return near[-1:] or behind[:1]
    if behind and re.search(_cues()["chosen"], words[cue.end() : behind[0].span.start - base]):
        return [q for q in behind if len(words[cue.end() : q.span.start - base]) < 160]
    near = [q for q in ahead if re.search(r"\b(?:was|were|is|as|recommend\w*|be|the|defined|considered|declared|established|determined|selected)\b", words[q.span.end - base : cue.start()]) and len(words[q.span.end - base : cue.start()]) < 90]
    return near[-1:]


def _toxicity(sentence: ReadSentence, cue: re.Match[str], span: Span) -> list[DoseFinding]:
    words, base = sentence.words, sentence.span.start
    if re.match(r"\s(?:window|period|evaluation|assessment|was defined|were defined)", words[cue.end() :]):
        return []
    assertion = sentence.assertion(span)
    window = _cues()["window"].search(words)
    frame = window["window"] if window else None
    if assertion == "absent":
        return [DoseFinding("DLT", make_evidence(sentence, span, "dose-finding/dlt", "0.9"), window=frame, assertion="absent")]
    events = [t for t in sentence.terms if (c := t.as_type("adverse_event")) and "limiting" not in c.label and t.type != "drug"]
    if not events and not re.search(r"\b(?:occurred|observed|seen|experienced|reported|were|was|developed|had|encountered)\b", words):
        return []
    made = []
    listed = [t for t in events if abs(t.span.start - base - cue.end()) < 160]
    for term in listed:
        made.append(DoseFinding("DLT", make_evidence(sentence, span.to(term.span) if len(span.to(term.span)) < 200 else term.span, "dose-finding/dlt", "0.8"), window=frame, event=term.as_type("adverse_event")))
    return made or [DoseFinding("DLT", make_evidence(sentence, span, "dose-finding/dlt", "0.75"), window=frame)]


def _drug_of(sentence: ReadSentence, quantity: Quantity, drugs: list[Concept]) -> Concept | None:
    """The drug of a dose: named right behind it (`800 mg of sorafenib`), right before it, nearest before, or the only one."""
    terms = [t for t in sentence.terms if t.as_type("drug") and t.type == "drug"]
    words, base = sentence.words, sentence.span.start
    behind = [t for t in terms if t.span.start >= quantity.span.end and re.match(r"^[^,;.]{0,40}\b(?:of|for)\s$|^\s$|^[^,;.]{0,30}\sof\s(?:oral\s)?$", words[quantity.span.end - base : t.span.start - base])]
    if behind:
        return behind[0].as_type("drug")
    before = [t for t in terms if t.span.end <= quantity.span.start]
    if before:
        return before[-1].as_type("drug")
    if len(drugs) == 1:
        return drugs[0]
    return terms[0].as_type("drug") if terms else None


def _frequency_behind(sentence: ReadSentence, quantity: Quantity) -> str | None:
    rest = sentence.words[quantity.span.end - sentence.span.start :]
    match = frequency_pattern().search(rest)
    return match.group() if match and match.start() < 12 else None


def _without_repeats(found: list[DoseFinding]) -> list[DoseFinding]:
    kept: list[DoseFinding] = []
    seen: set[tuple[object, ...]] = set()
    dosed = {f.kind for f in found if f.dose} | {"DLT" for f in found if f.kind == "DLT" and (f.event or f.assertion == "absent")}
    for finding in found:
        key = (finding.kind, finding.drug, finding.dose, finding.unit, finding.event, finding.assertion)
        if key in seen or (finding.kind in dosed and finding.dose is None and finding.event is None and finding.assertion == "present"):
            continue
        if finding.kind == "DLT" and finding.assertion == "present" and finding.event is None and any(f.kind == "DLT" for f in kept):
            continue
        seen.add(key)
        kept.append(finding)
    return kept
