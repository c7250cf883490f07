"""Findings: statements without an effect size, such as what correlates with what, what confers resistance, what is concluded.

Finds subject, relation and object in the text's words, and grounds both where a term stands in them; a statement about several
markers gives a finding for each. Said as fact, hypothesis or aim is told apart. It does not read comparisons of arms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kg.extract.evidence import make_evidence
from kg.extract.quantity import expand, read_p
from kg.extract.reading import Reading, ReadSentence, Term
from kg.model.concept import Concept, ConceptType
from kg.model.document import Span
from kg.model.quantity import PValue
from kg.model.study import Finding, StatedAs
from kg.resources import data_path
from kg.text.number import parse_number

_SUBJECTS: tuple[ConceptType, ...] = ("target", "biomarker", "cell_population", "drug", "regimen")
_OBJECTS: tuple[ConceptType, ...] = ("cell_population", "outcome", "target", "biomarker", "disease", "adverse_event")
_LEADING = re.compile(r"^(?:in conclusion|in summary|however|moreover|furthermore|additionally|in addition|thus|therefore|overall|these (?:results|data|findings) (?:suggest|show|indicate)(?: that)?|we (?:found|conclude|observed|show|demonstrated?)(?: that)?|and|the|an?|that|although|while|interestingly|finally|importantly)[\s,]+", re.IGNORECASE)
_PATIENTS = re.compile(r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s){0,2}(?:patients|subjects|samples)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Relation:
    name: str
    expression: re.Pattern[str]
    in_conclusions: bool


@cache
def _cues() -> tuple[tuple[_Relation, ...], dict[str, re.Pattern[str]]]:
    loaded: dict[str, Any] = yaml.safe_load(data_path("patterns", "findings.yaml").read_text(encoding="utf-8"))
    relations = [_Relation(r["relation"], re.compile(expand(r["regex"], loaded["macros"]), re.IGNORECASE), False) for r in loaded["relations"]]
    relations += [_Relation(r["relation"], re.compile(expand(r["regex"], loaded["macros"]), re.IGNORECASE), True) for r in loaded["conclusions"]]
    return tuple(relations), {name: re.compile(loaded[name], re.IGNORECASE) for name in ("hypothesis", "aim", "denied")}


def find_findings(reading: Reading) -> list[Finding]:
    """The findings of a document in order of the text."""
    found: list[Finding] = []
    relations, _ = _cues()
    for sentence in reading.sentences:
        if sentence.role in ("title", "funding", "registration") or not sentence.terms:
            continue
        taken: list[Span] = []
        for relation in relations:
            if relation.in_conclusions and sentence.role != "conclusions":
                continue
            for match in relation.expression.finditer(sentence.words):
                span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
                if not relation.in_conclusions and any(span.overlaps(t) for t in taken):
                    continue
                made = _findings(sentence, relation, match)
                if made:
                    taken.append(span)
                    found += made
    return _once(found)


def _findings(sentence: ReadSentence, relation: _Relation, match: re.Match[str]) -> list[Finding]:
    _, cues = _cues()
    base = sentence.span.start
    if match["object"] is None and not relation.in_conclusions:
        return []
    subject_span = Span(base + match.start("subject"), base + match.end("subject"))
    object_span = Span(base + match.start("object"), base + match.end("object")) if match["object"] else None
    if object_span is not None and relation.name.startswith(("correlates", "associated")):
        object_span = _until_bracket(sentence, object_span)
    verb = sentence.words[match.end("subject") if match.end("subject") < (match.start("object") if match["object"] else match.end()) else match.end("object") : match.start("object") if match["object"] and match.start("object") > match.end("subject") else match.end()]
    if cues["denied"].search(verb) or re.search(r"\bnot\b|\bno\b", verb) or re.search(r"\b(?:no|neither|none of)\b\s?(?:\w+\s){0,2}$", sentence.words[max(0, match.start() - 20) : match.start("subject")], re.IGNORECASE):
        return []
    stated: StatedAs = "aim" if cues["aim"].search(sentence.words[: match.end()]) and sentence.role in ("background", "methods") and cues["aim"].search(sentence.words[: match.start() + 30]) else "hypothesis" if cues["hypothesis"].search(verb) or cues["hypothesis"].search(match["subject"][-20:]) else "fact"
    subjects = _terms(sentence, subject_span, _SUBJECTS)
    objects = _terms(sentence, object_span, _OBJECTS) if object_span else []
    if not subjects and not objects:
        return []
    if relation.in_conclusions and not subjects:
        return []
    subject_text = _tidy(sentence.words[subject_span.start - base : subject_span.end - base])
    object_text = _tidy(sentence.words[object_span.start - base : object_span.end - base]) if object_span else _default_object(sentence)
    if not object_text:
        return []
    p = _p_of(sentence, match.end())
    patients = _PATIENTS.search(sentence.words[: match.start("subject")]) if relation.name == "marks" else None
    words = Span(base + match.start(), base + match.end())
    evidence = make_evidence(sentence, words, f"finding/{relation.name.replace(' ', '-')}", "0.75")
    return [
        Finding(
            _with_marker(subject_text, s, subjects, sentence), relation.name, _with_marker(object_text, o, objects, sentence), evidence,
            s.concept if s else None, o.concept if o else None, p, _count(patients), stated,
        )
        for s in (subjects if not relation.in_conclusions else []) or [None]
        for o in (objects if not relation.in_conclusions else objects[:1]) or [None]
    ]


def _until_bracket(sentence: ReadSentence, span: Span) -> Span:
    """An object of several markers runs on to the bracket with the p-value or to the sentence's end."""
    base = sentence.span.start
    rest = sentence.words[span.start - base :]
    stop = re.search(r"\s?[\[(]\s?(?:all\s)?[pPrR]\s?[<=≤]|[;]|\.\s?$|,?\s(?:and|but|while|whereas)\s(?:was|were|is|had)\b|,\s(?:which|whereas|while|but)\b|\s(?:which|who)\b", rest)
    return Span(span.start, span.start + stop.start()) if stop and stop.start() > 3 else span


def _terms(sentence: ReadSentence, span: Span, types: tuple[ConceptType, ...]) -> list[Term]:
    found = [t for t in sentence.terms if span.contains(t.span) and any(t.type == wanted for wanted in types)]
    distinct: dict[Concept, Term] = {}
    for term in found:
        distinct.setdefault(term.concept, term)
    kinds = [t.type for t in distinct.values()]
    best = next((wanted for wanted in types if wanted in kinds), None)
    return [t for t in distinct.values() if t.type == best]


def _with_marker(text: str, term: Term | None, terms: list[Term], sentence: ReadSentence) -> str:
    """One finding of several markers speaks of one: `expression of CXCR4`."""
    if term is None or len(terms) < 2:
        return text
    base = sentence.span.start
    first = min(terms, key=lambda t: t.span)
    head = re.search(r"(?:\b(?:the\s)?(?P<head>\w+)\sof\s(?:the\s)?(?:\w+\s){0,3})$", sentence.words[: first.span.start - base])
    name = sentence.words[term.span.start - base : term.span.end - base]
    return f"{head['head'].lower()} of {name}" if head else name


def _default_object(sentence: ReadSentence) -> str:
    disease = next((t for t in sentence.terms if t.type == "disease"), None)
    return disease.concept.label if disease else ""


def _tidy(words: str) -> str:
    text = re.sub(r"\s+", " ", words).strip(" ,;:")
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    return text


def _p_of(sentence: ReadSentence, end: int) -> PValue | None:
    behind = [q for q in sentence.quantities if q.kind == "p" and -90 <= q.span.start - sentence.span.start - end < 60]
    return read_p(behind[0]) if behind else None


def _count(match: re.Match[str] | None) -> int | None:
    return int(parse_number(match[1]).value) if match else None


def _once(found: list[Finding]) -> list[Finding]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for finding in found:
        key = (finding.subject_concept or finding.subject, finding.relation, finding.object_concept or finding.object)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
