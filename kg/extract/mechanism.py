"""Mechanisms of action that a text states: a drug inhibits, antagonises, agonises, cleaves, binds … a target.

Finds appositions (`sorafenib (a FLT3-ITD inhibitor)`, `G-CSF (that cleaves SDF-1, CD44, and VLA4)`), copulas (`X is an inhibitor
of RAF, VEGFR-2 and KIT`) and noun groups (`the BCL2 inhibitor venetoclax`). It does not infer a drug from a target alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Mechanism
from kg.resources import data_path
from kg.vocabulary import ACTIONS

_LISTED = re.compile(r"^[\s)]*(?:\([^()]{1,30}\))?[\s,/-]*(?:,|and|or|/|and/or|as well as|\(|\))?[\s(]*(?:the\s|its\s|ligand\s|receptors?\s|kinases?\s|wild-type\s|mutant\s|mutated\s)*$")


@cache
def _cues() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]], re.Pattern[str]]:
    loaded: dict[str, Any] = yaml.safe_load(data_path("patterns", "mechanisms.yaml").read_text(encoding="utf-8"))
    unknown = (set(loaded["nouns"]) | set(loaded["verbs"])) - set(ACTIONS)
    if unknown:
        raise ValueError(f"mechanisms.yaml: unknown actions {sorted(unknown)}")
    nouns = {a: re.compile(rf"^[\s)-]*(?:\([^()]{{1,20}}\)\s)?{text}(?![\w])", re.IGNORECASE) for a, text in loaded["nouns"].items()}
    verbs = {a: re.compile(rf"(?<![\w-]){text}\s(?:the\s|both\s|human\s|multiple\s|several\s|wild-type\s|mutant\s|mutated\s|expression of\s|cell[- ]surface\s)*$", re.IGNORECASE) for a, text in loaded["verbs"].items()}
    return nouns, verbs, re.compile(loaded["apposition"])


def find_mechanisms(reading: Reading) -> list[Mechanism]:
    """The mechanisms of a document in order of the text, each drug, action and target once."""
    found: dict[tuple[Concept, str, Concept], Mechanism] = {}
    for sentence in reading.sentences:
        for mechanism in _of_sentence(sentence):
            found.setdefault((mechanism.drug, mechanism.action, mechanism.target), mechanism)
    return list(found.values())


def _of_sentence(sentence: ReadSentence) -> list[Mechanism]:
    drugs = [t for t in sentence.terms if t.type == "drug"]
    targets = [t for t in sentence.terms if _as_target(t)]
    if not drugs or not targets:
        return []
    found: list[Mechanism] = []
    for run in _target_runs(sentence, targets):
        action, cue = _action(sentence, run)
        if action is None or cue is None:
            continue
        drug = _drug_of(sentence, run, cue, drugs)
        if drug is None:
            continue
        concept = drug.as_type("drug")
        for term in run:
            target = _as_target(term)
            if concept and target and term.assertion != "absent":
                words = drug.span.to(cue).to(term.span)
                found.append(Mechanism(concept, action, target, make_evidence(sentence, words, f"mechanism/{action}", "0.9")))
    return found


def _as_target(term: Term) -> Concept | None:
    return term.as_type("biomarker") or term.as_type("target") if term.type in ("target", "biomarker") else None


def _target_runs(sentence: ReadSentence, targets: list[Term]) -> list[list[Term]]:
    """Targets listed one after the other: `SDF-1, CD44, and VLA4`, `SDF-1/CXCR4`."""
    runs: list[list[Term]] = []
    for term in targets:
        if runs and _LISTED.match(sentence.words[runs[-1][-1].span.end - sentence.span.start : term.span.start - sentence.span.start]):
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _action(sentence: ReadSentence, run: list[Term]) -> tuple[str | None, Span | None]:
    nouns, verbs, _ = _cues()
    words, base = sentence.words, sentence.span.start
    after = words[run[-1].span.end - base :]
    for action, pattern in nouns.items():
        if match := pattern.match(after):
            return action, Span(run[-1].span.end, run[-1].span.end + match.end())
    before = words[: run[0].span.start - base]
    for action, pattern in verbs.items():
        if match := pattern.search(before):
            return action, Span(base + match.start(), run[0].span.start)
    return None, None


def _drug_of(sentence: ReadSentence, run: list[Term], cue: Span, drugs: list[Term]) -> Term | None:
    _, _, apposition = _cues()
    words, base = sentence.words, sentence.span.start
    start = min(run[0].span.start, cue.start)
    end = max(run[-1].span.end, cue.end)
    before = [d for d in drugs if d.span.end <= start]
    if before and apposition.match(words[before[-1].span.end - base : start - base]):
        return before[-1]
    if before and cue.end <= run[0].span.start and re.match(r"^\s?(?:\([^()]{0,40}\)\s)?(?:also |selectively |potently |directly |specifically |is known to |has been shown to )?$", words[before[-1].span.end - base : cue.start - base]):
        return before[-1]
    behind = [d for d in drugs if d.span.start >= end]
    if behind and re.match(r"^[\s,(]*(?:(?:the|such as|drug|agent|,|named|called)\s)?$", words[end - base : behind[0].span.start - base]):
        return behind[0]
    return None
