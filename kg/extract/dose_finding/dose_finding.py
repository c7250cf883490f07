"""Dose finding: levels tried, MTD, RP2D, the dose chosen for an expansion, DLTs or their stated absence.

Puts together the levels of drugs that a dose-finding study gives in several doses (`dose_level.py`), the doses that the
words of dose finding govern (`chosen_dose.py`), and the events that limited a dose (`limiting_toxicity.py`). A study
that looks for no dose has none.

Measured on gold (docs/extraction.md): precision 0.960, recall 0.873.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.cue import says
from kg.extract.dose_finding.chosen_dose import cues_by_kind, find_chosen_doses
from kg.extract.dose_finding.dose_level import find_levels
from kg.extract.dose_finding.limiting_toxicity import find_limiting_toxicities
from kg.extract.drug.given_drug import DosedDrug, find_dosed_drugs
from kg.extract.drug.study_drug import principal_drug
from kg.extract.reading import Reading
from kg.model.concept import Concept
from kg.model.study import DoseFinding, Intervention

_ROLES = ("methods", "results", "conclusions")


def find_dose_findings(reading: Reading, interventions: Sequence[Intervention]) -> list[DoseFinding]:
    """The dose findings of a document in order of the text; `interventions` tell the drugs and doses given."""
    if not any(says("dose_findings", "search", s.words) for s in reading.sentences):
        return []
    levels = find_levels(reading, interventions)
    drug = _escalated(reading, interventions, levels)
    found = list(levels)
    drugs = _drugs_by_unit(interventions)
    for sentence in reading.with_role(*_ROLES):
        dosed = find_dosed_drugs(sentence) if any(q.kind == "dose" for q in sentence.quantities) else []
        dosed = [_with_drug(item, drugs, drug) for item in dosed]
        for kind, cues in cues_by_kind().items():
            for match in (m for cue in cues for m in cue.finditer(sentence.words)):
                if kind == "DLT":
                    found += find_limiting_toxicities(sentence, match, dosed, drug)
                elif kind != "dose level":
                    found += find_chosen_doses(sentence, kind, match, dosed, drug)
    return sorted(_without_repeats(found), key=lambda f: (f.evidence.words, f.kind))


def _escalated(
    reading: Reading, interventions: Sequence[Intervention], levels: Sequence[DoseFinding]
) -> Concept | None:
    """The drug whose dose is searched: the one with levels, or the one that the text is about; None of several."""
    drugs = {f.drug for f in levels if f.drug}
    if not drugs:
        return principal_drug(reading, {i.drug for i in interventions})
    return next(iter(drugs)) if len(drugs) == 1 else None


def _drugs_by_unit(interventions: Sequence[Intervention]) -> dict[str | None, set[tuple[Concept, str | None]]]:
    """The drugs that are given in each unit, with their doses."""
    found: dict[str | None, set[tuple[Concept, str | None]]] = defaultdict(set)
    for given in interventions:
        if given.dose is not None:
            found[given.unit].add((given.drug, given.dose))
    return found


def _with_drug(
    item: DosedDrug, drugs: dict[str | None, set[tuple[Concept, str | None]]], escalated: Concept | None
) -> DosedDrug:
    """A dose without a drug is of the only one that is given at it, else of the only one with levels in its unit, else
    of the one whose dose is searched, unless that has other units only. Nor is a dose of a drug that is given at none
    (a metabolite named beside the drug), if one drug is given at it.
    """
    own = drugs.get(item.regime.unit, set())
    at_it = {drug for drug, dose in own if dose == item.regime.dose}
    if item.drug is not None:
        is_given = any(drug == item.drug for doses in drugs.values() for drug, _ in doses)
        return replace(item, drug=next(iter(at_it))) if not is_given and len(at_it) == 1 else item
    in_unit = {drug for drug, _ in own}
    with_levels = {drug for drug in in_unit if sum(other == drug for other, _ in own) > 1}
    for fit in (at_it, with_levels):
        if len(fit) == 1:
            return replace(item, drug=next(iter(fit)))
    has_others = any(drug == escalated for doses in drugs.values() for drug, _ in doses)
    return item if has_others and escalated not in in_unit else replace(item, drug=escalated)


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
