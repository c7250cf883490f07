"""Who was studied: the disease with its line of treatment, required biomarkers and age group.

Finds the disease of the title and of the sentence that says who was enrolled. It does not take diseases of the background,
complications or exclusions for the disease under study.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from kg.extract.evidence import make_evidence
from kg.extract.reading import Reading, ReadSentence, Term
from kg.joined_vocabulary import vocabulary_in_use
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import Condition
from kg.resources import data_path
from kg.text.number import parse_number

_ENROLMENT = re.compile(r"\b(?:enrol\w+|randomi[sz]ed|randomly|eligib\w+|were (?:treated|included|recruited|entered|accrued|studied|registered)|patients (?:with|who)|in patients|subjects with|women with|men with|children with|adults with|treatment of|for patients)\b", re.IGNORECASE)
_NUMBERED_PART = re.compile(r"(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:patients\s)?(?:with|had)\s(?:an?\s|another\s)?$", re.IGNORECASE)


@cache
def _cues() -> dict[str, Any]:
    return yaml.safe_load(data_path("patterns", "population.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _listed(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["value"], re.compile(row["regex"], re.IGNORECASE)) for row in _cues()[name])


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_cues()[name], re.IGNORECASE)


def find_conditions(reading: Reading) -> list[Condition]:
    """The diseases under study, the most specific ones, in order of the text."""
    candidates: list[tuple[ReadSentence, Term]] = []
    for sentence in _population_sentences(reading):
        candidates += [(sentence, t) for t in sentence.terms if t.type == "disease" and _under_study(sentence, t)]
    if not candidates:
        candidates = _most_named(reading)
    conditions: list[Condition] = []
    for sentence, term in candidates:
        condition = Condition(
            term.concept,
            make_evidence(sentence, term.span, "population/disease"),
            tuple(_lines(sentence, term)),
            tuple(_biomarkers(sentence, term)),
            _age_group(sentence),
        )
        conditions.append(condition)
    return _merge(conditions)


def _population_sentences(reading: Reading) -> list[ReadSentence]:
    titles = reading.with_role("title")
    body = [s for s in reading.with_role("methods", "results") if _ENROLMENT.search(s.words)]
    aims = [s for s in reading.with_role("background", "methods") if re.search(r"\b(?:we|aim|purpose|objective|to (?:evaluate|assess|determine|compare|investigate|explore)|this (?:study|trial|phase))\b", s.words, re.IGNORECASE)]
    first = [s for s in titles if any(t.type == "disease" for t in s.terms)]
    chosen = first or [s for s in aims if any(t.type == "disease" for t in s.terms)][:1]
    return [*chosen, *[s for s in [*aims, *body] if s not in chosen][:5]]


def _under_study(sentence: ReadSentence, term: Term) -> bool:
    before = sentence.words[: term.span.start - sentence.span.start]
    if _compiled("not_under_study").search(before[-60:]):
        return False
    if term.assertion == "absent":
        return False
    if sentence.role == "title":
        return True
    if sentence.role == "results" and not re.search(r"\b(?:enrol\w+|randomi[sz]ed|included|treated|recruited|accrued)\b", sentence.words):
        return False
    near = before[-110:]
    return bool(re.search(r"\b(?:patients?|subjects|participants|women|men|children|adults|individuals|persons|people|volunteers|cases|recipients|eyes|treatment of|therapy (?:of|for|in)|treating|treat|(?:efficacy|activity|safety|effective\w*)\b.{0,60}\b(?:in|for))\b", near, re.IGNORECASE)) or bool(re.match(r"\S*\s(?:patients|subjects|adults|children|women|cases)\b", sentence.words[term.span.end - sentence.span.start :]))


def _most_named(reading: Reading) -> list[tuple[ReadSentence, Term]]:
    """Where no sentence says who was studied: the disease that the text names most, if it does so twice or in the title."""
    found = [(s, t) for s in reading.sentences for t in s.terms if t.type == "disease" and t.assertion == "present" and s.role != "funding"]
    counts = Counter(t.concept for _, t in found)
    if not counts:
        return []
    best = max(counts.values())
    if best < 2:
        return []
    concept = next(t.concept for _, t in found if counts[t.concept] == best)
    return [next((s, t) for s, t in found if t.concept == concept)]


def _lines(sentence: ReadSentence, term: Term) -> list[str]:
    """Lines of treatment said of this disease: before it in the same phrase, or behind it (`refractory to …`)."""
    words, base = sentence.words, sentence.span.start
    start, end = term.span.start - base, term.span.end - base
    found: dict[str, None] = {}
    for value, pattern in _listed("lines"):
        for match in pattern.finditer(words):
            if match.end() <= start:
                gap = words[match.end() : start]
                if len(gap) < 90 and not re.search(r"[.;:]|\b(?:who|that|in combination|plus|versus|compared|therapy|after|following|treatment)\b", gap) and not re.search(r"\b(?:not|no|without)\s$", words[max(0, match.start() - 8) : match.start()]):
                    found[value] = None
            elif match.start() >= end and re.match(r"^[\s,()\w-]{0,25}(?:who |that |which )?(?:had |were |was |is |are |in |not )?[\w\s]{0,12}$", words[end : match.start()]) and not re.search(r"[.;]", words[end : match.start()]):
                found[value] = None
            elif start <= match.start() and match.end() <= end:
                found[value] = None
    return list(found)


def _biomarkers(sentence: ReadSentence, term: Term) -> list[Concept]:
    words, base = sentence.words, sentence.span.start
    found: dict[Concept, None] = {}
    for other in sentence.terms:
        concept = other.as_type("biomarker")
        if concept is None or other.assertion == "absent":
            continue
        low, high = sorted((other.span, term.span))
        gap = words[low.end - base : high.start - base]
        if len(gap) < 60 and not re.search(r"[.;:]|\b(?:inhibitor|antagonist|antibod\w+|versus|compared|targeting|against|expression)\b", gap) and not re.match(r"[\s-]*(?:inhibitor|antagonist|kinase inhibitor)", words[other.span.end - base :]):
            found[concept] = None
    return list(found)


def _age_group(sentence: ReadSentence) -> str | None:
    return next((value for value, pattern in _listed("ages") if pattern.search(sentence.words)), None)


def _merge(conditions: list[Condition]) -> list[Condition]:
    """One condition per disease, with what all its sentences add; a disease that a more specific one covers is left out."""
    merged: dict[Concept, Condition] = {}
    for condition in conditions:
        known = merged.get(condition.disease)
        if known is None:
            merged[condition.disease] = condition
            continue
        merged[condition.disease] = replace(
            known,
            lines=tuple(dict.fromkeys((*known.lines, *condition.lines))),
            biomarkers=tuple(dict.fromkeys((*known.biomarkers, *condition.biomarkers))),
            age_group=known.age_group or condition.age_group,
        )
    covered = {a for c in merged for a in _ancestors(c) if a != c}
    kept = [c for c in merged.values() if c.disease.curie not in {a.curie for a in covered} or c.disease.curie is None]
    for broad in (c for c in merged.values() if c not in kept):
        kept = [
            replace(c, lines=tuple(dict.fromkeys((*c.lines, *broad.lines))), biomarkers=tuple(dict.fromkeys((*c.biomarkers, *broad.biomarkers))))
            if broad.disease in _ancestors(c.disease) and len(kept) == 1 else c
            for c in kept
        ]
    return kept


@cache
def _ancestors(concept: Concept) -> tuple[Concept, ...]:
    vocabulary = vocabulary_in_use()
    entry = vocabulary.entry(concept.curie, "disease") if concept.curie else None
    return tuple(e.concept for e in vocabulary.iter_with_ancestors(entry))[1:] if entry else ()


def sizes_of_parts(reading: Reading, conditions: list[Condition]) -> list[Condition]:
    """`17 with isolated CNSL, 7 with hematological relapse`: parts of the enrolled, each a condition with its size."""
    parts: list[Condition] = []
    for sentence in reading.with_role("results", "methods"):
        if not re.search(r"\b(?:enrolled|included|comprised|consist\w+)\b", sentence.words):
            continue
        for term in sentence.terms:
            concept = term.as_type("disease")
            if concept is None:
                continue
            before = sentence.words[: term.span.start - sentence.span.start]
            match = re.search(r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:patients\s|pts\s)?(?:with|had)\s(?:an?\s|another\s)?((?:[a-z-]+\s){0,2})$", before)
            if match:
                start = sentence.span.start + match.start(1)
                parts.append(Condition(concept, make_evidence(sentence, Span(start, term.span.end), "population/part"), size=int(parse_number(match[1]).value)))
    return parts if len(parts) > 1 else []
