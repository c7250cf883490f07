"""The cohorts of a dose-finding study that gives one treatment: its dose levels, expansions, and parts by disease.

Finds dose levels whose size is told (`30 mg (n = 3)`, `20 mg: 1/6 patients`, `one of six patients at 20 mg`) or at
which something limited the dose or did not, numbered and ranked cohorts with their sizes, an expansion cohort with its
size, and patients counted by disease where the parts add up to everybody. It does not make a cohort of each dose of a
list, and it leaves studies that compare arms as they are. What happened in them is for
`cohort_fact.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.cue import expression, load_cues, says
from kg.extract.drug.given_drug import DosedDrug, find_dosed_drugs
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.extract.result.result import category_of
from kg.model.document import Span
from kg.model.study import Arm, ArmRole, Condition, DoseFinding
from kg.text.number import parse_number

_FILE = "cohorts"
_ROLES = ("methods", "results")
#: How far before a dose its number of patients may stand.
_NEAR = 90


def find_cohorts(
    reading: Reading,
    arms: Sequence[Arm],
    conditions: Sequence[Condition],
    findings: Sequence[DoseFinding],
    enrolled: int | None,
) -> list[Arm]:
    """The cohorts of a study in order of the text, each once; none if it has several arms or looks for no dose."""
    whole = _whole(arms)
    if whole is None or not any(says("dose_findings", "search", s.words) for s in reading.sentences):
        return []
    found = [
        cohort
        for sentence in reading.with_role(*_ROLES)
        for cohort in (
            *_levels(sentence, whole),
            *_named(sentence, whole, "named", "cohort"),
            *_named(sentence, whole, "expansion", "expansion"),
        )
    ]
    found += _limited(reading, whole, findings)
    found += _by_disease(reading, whole, conditions, enrolled)
    most = enrolled or whole.size
    kept: dict[str, Arm] = {}
    for cohort in sorted(found, key=lambda c: c.size is None):
        if cohort.size is None or (cohort.size > 0 and (most is None or cohort.size < most)):
            kept.setdefault(cohort.label.lower(), cohort)
    ordered = sorted(kept.values(), key=lambda c: c.evidence.words)
    return [replace(cohort, key=f"part-{number}") for number, cohort in enumerate(ordered, 1)]


def _whole(arms: Sequence[Arm]) -> Arm | None:
    """The only arm, or of a drug alone and with another the arm that is given both: none where drugs differ."""
    fullest = max(arms, key=lambda arm: len(arm.drugs), default=None)
    if fullest is None or any(arm.role != "experimental" or not set(arm.drugs) <= set(fullest.drugs) for arm in arms):
        return None
    return fullest if len(arms) < 3 and len({arm.drugs for arm in arms}) == len(arms) else None


def _levels(sentence: ReadSentence, whole: Arm) -> Iterator[Arm]:
    """The doses of a sentence that stand beside the number of those who were given them."""
    if not any(q.kind == "dose" for q in sentence.quantities):
        return
    for item in find_dosed_drugs(sentence):
        behind = sentence.after(item.dose.end)
        match = _first("size behind", behind)
        if match is None and not _tells_events(sentence, item.dose.start):
            match = _first("count behind", behind)
        start, end = item.dose.start, item.dose.end + (match.end() if match else 0)
        if match is None:
            before = sentence.before(item.dose.start, _NEAR)
            match = _first("size before", before)
            start -= len(before) - match.start() if match else 0
        label = _label(whole, item)
        if match is not None and label is not None:
            yield _cohort(sentence, Span(start, end), whole, label, _size(match), "dose level")


def _tells_events(sentence: ReadSentence, before: int) -> bool:
    """Does the sentence tell what happened before this place, so that a bare count may count events?"""
    return any(_is_event(t) and t.span.end <= before for t in sentence.terms)


def _is_event(term: Term) -> bool:
    is_response = term.type == "outcome" and term.concept is not None and category_of(term.concept) == "response"
    return term.type == "adverse_event" or is_response


def _named(sentence: ReadSentence, whole: Arm, group: str, role: ArmRole) -> Iterator[Arm]:
    for match in (m for cue in load_cues(_FILE)[group] for m in cue.finditer(sentence.words)):
        span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        label = expression(_FILE, "article").sub("", match["name"])
        is_level = expression(_FILE, "names a level").search(label) is not None
        yield _cohort(sentence, span, whole, label, _size(match), "dose level" if is_level else role)


def _limited(reading: Reading, whole: Arm, findings: Sequence[DoseFinding]) -> Iterator[Arm]:
    """The doses at which something limited the dose, or nothing did."""
    sentences = {s.span: s for s in reading.sentences}
    for finding in findings:
        if finding.kind != "DLT" or finding.dose is None or finding.drug not in whole.drugs:
            continue
        parts = (finding.drug.label if finding.drug else None, finding.dose, finding.unit)
        sentence = sentences[finding.evidence.sentence]
        label = " ".join(part for part in parts if part)
        yield _cohort(sentence, finding.evidence.words, whole, label, None, "dose level")


def _by_disease(reading: Reading, whole: Arm, conditions: Sequence[Condition], enrolled: int | None) -> Sequence[Arm]:
    """The patients of a sentence by their disease, where two or more diseases of the study add up to everybody."""
    studied = {c.disease for c in conditions}
    if enrolled is None or len(studied) < 2:
        return []
    for sentence in reading.with_role(*_ROLES):
        parts: dict[str, Arm] = {}
        for term in sentence.of_type("disease"):
            disease = term.as_type("disease")
            match = _first("disease before", sentence.before(term.span.start, 40))
            match = match or _first("disease behind", sentence.after(term.span.end, 15))
            if disease in studied and disease is not None and match is not None:
                parts.setdefault(
                    disease.label, _cohort(sentence, term.span, whole, disease.label, _size(match), "cohort")
                )
        if len(parts) > 1 and sum(part.size or 0 for part in parts.values()) == enrolled:
            return list(parts.values())
    return []


def _label(whole: Arm, item: DosedDrug) -> str | None:
    """`drug dose unit`; none where the drug is not the study's, or not told and there are several."""
    drug = item.drug or (whole.drugs[0] if len(whole.drugs) == 1 else None)
    if drug not in whole.drugs or drug is None or item.regime.dose is None or "-" in item.regime.dose:
        return None
    return " ".join(part for part in (drug.label, item.regime.dose, item.regime.unit) if part)


def _cohort(sentence: ReadSentence, span: Span, whole: Arm, label: str, size: int | None, role: ArmRole) -> Arm:
    rule = f"arm/{role.replace(' ', '-')}"
    return Arm("", label, role, make_evidence(sentence, span, rule, "0.85"), size=size, drugs=whole.drugs)


def _first(group: str, words: str) -> re.Match[str] | None:
    return next((m for cue in load_cues(_FILE)[group] if (m := cue.search(words))), None)


def _size(match: re.Match[str]) -> int | None:
    words = match["size"] or (match["size2"] if "size2" in match.re.groupindex else None)
    return int(parse_number(words).value) if words else None
