"""The doses that a dose-finding study ends or begins with: MTD, RP2D, the dose of an expansion, the starting dose.

Finds the doses that the words for such a dose govern, before and behind them, and that an MTD was not reached. A
planned search (`to determine the MTD`) is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from kg.errors import VocabularyError
from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.drug.drug_list import drug_of
from kg.extract.drug.given_drug import DosedDrug
from kg.extract.evidence import make_evidence
from kg.extract.reading import ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import DoseFinding, DoseFindingKind

_FILE = "dose_findings"


@cache
def cues_by_kind() -> dict[DoseFindingKind, tuple[Cue, ...]]:
    """The cues of each kind of dose finding.

    Raises:
        VocabularyError: if the pattern file lacks a kind of the model.
    """
    cues = load_cues(_FILE)
    missing = set(get_args(DoseFindingKind)) - set(cues)
    if missing:
        raise VocabularyError(f"{_FILE}.yaml: no group for {sorted(missing)}")
    return {kind: cues[kind] for kind in get_args(DoseFindingKind)}


def find_chosen_doses(
    sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str], dosed: list[DosedDrug], drug: Concept | None
) -> Iterator[DoseFinding]:
    """The doses of one kind that a cue speaks of, or that it says was not reached; `drug` is the one that is searched.

    A dose that is only searched for (`to determine the MTD`) is none.
    """
    words, base = sentence.words, sentence.span.start
    if says(_FILE, "planned", words[: cue.start()]):
        return
    governed = _governed(sentence, kind, cue, dosed)
    rule = f"dose-finding/{kind.replace(' ', '-').lower()}"
    for item in governed:
        if item.regime.words is None:
            continue
        evidence = make_evidence(sentence, item.regime.words, rule, "0.85")
        yield DoseFinding(kind, evidence, item.drug, item.regime.dose, item.regime.unit, item.regime.frequency)
    around = words[max(0, cue.start() - 20) : cue.end() + 45]
    if not governed and kind == "MTD" and says(_FILE, "denied", around) and not says(_FILE, "bounded", around):
        span = Span(base + cue.start(), base + cue.end())
        yield DoseFinding(kind, make_evidence(sentence, span, rule, "0.85"), drug, assertion="absent")


def _governed(
    sentence: ReadSentence, kind: DoseFindingKind, cue: re.Match[str], dosed: list[DosedDrug]
) -> list[DosedDrug]:
    """The doses that the cue speaks of: behind it as far as nothing else is told, else right before it."""
    words, base = sentence.words, sentence.span.start
    stop = load_cues(_FILE)["stop"][0].expression.search(words, cue.end())
    limit = stop.start() if stop else len(words)
    if kind == "MTD" and says(_FILE, "not_found", words[cue.end() : cue.end() + 60]):
        return []  # "... was tolerated, and an MTD was not reached", "was exceeded at 50 mg"
    behind = [d for d in dosed if cue.end() <= d.dose.start - base < limit]
    if behind and kind == "MTD" and says(_FILE, "denied", words[cue.end() : behind[0].dose.start - base]):
        return []  # "the MTD was not reached, and 120 mg was chosen"
    if behind and kind != "expansion dose" and says(_FILE, "chosen", words[cue.end() : behind[0].dose.start - base]):
        limit = _next_other(words, kind, behind[0].dose.end - base)
        if kind == "starting dose":
            later = expression(_FILE, "went up").search(words, behind[0].dose.end - base)
            limit = min(limit, later.start() if later else limit)
        near = [d for d in behind if d.dose.start - behind[0].dose.start < 160 and d.dose.start - base < limit]
        only = _only_drug(sentence, cue, behind[0])
        return [d for d in near if only in (None, d.drug)]
    if (
        kind == "expansion dose"
        and behind
        and says(_FILE, "expanded_at", words[cue.end() : behind[0].dose.start - base])
    ):
        return behind[:1]
    ahead = [d for d in dosed if d.dose.end - base <= cue.start()]
    if not ahead:
        return []
    between = words[ahead[-1].dose.end - base : cue.start()]
    is_close = len(between) < 90 and ";" not in between
    if not is_close or not (says(_FILE, "is_the", between + cue.group()) or _is_expanded(kind, cue, between)):
        return []
    partner = (
        behind[:1]
        if behind and expression(_FILE, "with a partner").match(words[cue.end() : behind[0].dose.start - base])
        else []
    )
    return _joined(sentence, ahead) + partner


def _only_drug(sentence: ReadSentence, cue: re.Match[str], first: DosedDrug) -> Concept | None:
    """The one drug whose dose the cue names: `the MTD of A was 9 mg with B 20 mg`."""
    start = sentence.span.start + cue.end()
    named = [t for t in sentence.terms if start <= t.span.start < first.dose.start and drug_of(t) is not None]
    if len(named) != 1 or not expression(_FILE, "of one drug").match(sentence.between(start, named[0].span.start)):
        return None
    return drug_of(named[0])


def _is_expanded(kind: DoseFindingKind, cue: re.Match[str], between: str) -> bool:
    """Was the dose before a cue taken on: `9 mg was chosen for expansion`, `the 9 mg expansion cohort`?"""
    return kind == "expansion dose" and (says(_FILE, "taken_on", cue.group()) or says(_FILE, "beside_it", between))


def _joined(sentence: ReadSentence, ahead: list[DosedDrug]) -> list[DosedDrug]:
    """The last dose with those that it is joined to: `5 mg of A and 9 mg of B`, `5 mg daily or 30 mg weekly`."""
    joined = ahead[-1:]
    for item in reversed(ahead[:-1]):
        gap = sentence.between(item.dose.end, joined[0].dose.start)
        if not expression(_FILE, "joins doses").fullmatch(gap):
            break
        joined.insert(0, item)
    return joined


def _next_other(words: str, kind: DoseFindingKind, start: int) -> int:
    """Where behind a place a dose of another kind is spoken of: `the MTD was 200 mg, and the RP2D 150 mg`."""
    others = (cue for other, cues in cues_by_kind().items() if other not in (kind, "DLT", "dose level") for cue in cues)
    places = [match.start() for cue in others for match in cue.finditer(words) if match.start() >= start]
    return min(places, default=len(words))
