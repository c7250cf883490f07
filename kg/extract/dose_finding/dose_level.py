"""The doses that a dose-finding study tries: those of a drug that it gives in several, or to cohorts.

Takes the doses that the interventions have; a study that speaks neither of levels nor of what limited a dose, nor lists
three doses or more, has no levels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.extract.cue import says
from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.study import DoseFinding, Intervention

_FILE = "dose_findings"


def find_levels(reading: Reading, interventions: Sequence[Intervention]) -> list[DoseFinding]:
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
        if not spoken_of or not (is_list or says(_FILE, "in_cohorts", sentences[spoken_of[0].evidence.sentence].words)):
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
